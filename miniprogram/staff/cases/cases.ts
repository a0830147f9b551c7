import { call, type Output } from '../../api/call'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { dotted } from '../../i18n/phrases'
import { dateText } from '../../i18n/time'
import { chipOf } from '../../live/case-look'
import { go } from '../../live/go'
import { fetchMore } from '../../live/more'
import { begin, end, retryWhenBack } from '../../live/open'
import { t, words } from './words'

type Case = Output<'cases', 'windowCases'>['cases'][number]
type Which = 'open' | 'parts' | 'ended'

const rowOf = (one: Case) => ({
  caseId: one.caseId,
  title: one.serviceName,
  caption: dotted(one.no, one.dueOn === undefined ? '' : t('due', { day: dateText(one.dueOn) })),
  chip: chipOf(one.state, one.colour),
  chipText: one.stateText,
})
type Row = ReturnType<typeof rowOf>

const options = () => (['open', 'parts', 'ended'] as const).map((key) => ({ key, label: t(key) }))

/** Which list is shown first. */
const first = (): Which => 'open'

Page({
  behaviors: [page({ words })],
  data: {
    windowId: '',
    which: first(),
    options: options(),
    blank: 'loading',
    blankText: '',
    rows: [] as Row[],
    cursor: '',
    isMore: false,
    hasFailedMore: false,
  },

  onLoad({ windowId = '' }: Record<string, string | undefined>) {
    this.setData({ windowId: decodeURIComponent(windowId) })
  },
  onShow() {
    begin(this, retryWhenBack(this))
    void this.fetch()
  },
  onHide() {
    end(this)
  },
  onUnload() {
    end(this)
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  onReachBottom() {
    void fetchMore(
      this,
      (cursor) => this.part(cursor),
      (rows) => {
        const at = this.data.rows.length
        this.setData(Object.fromEntries(rows.map((row, index) => [`rows[${at + index}]`, row])))
      },
    )
  },
  onLanguage() {
    this.setData({ options: options() })
    void this.fetch()
  },

  asked(cursor?: string) {
    const { windowId, which } = this.data
    const more = cursor === undefined ? {} : { cursor }
    return which === 'parts'
      ? call('cases', 'partsForWindow', { windowId, ...more })
      : call('cases', 'windowCases', { windowId, which, ...more })
  },
  async part(cursor: string) {
    const answer = await this.asked(cursor)
    if (!answer.ok) return answer
    return { ok: true, value: { rows: answer.value.cases.map(rowOf), cursor: answer.value.cursor } } as const
  },
  async fetch() {
    const { which } = this.data
    const answer = await this.asked()
    void wx.stopPullDownRefresh()
    // Another list was chosen meanwhile: its own answer comes.
    if (which !== this.data.which) return
    if (answer.ok) {
      const { cases, cursor = '' } = answer.value
      this.setData({ blank: '', rows: cases.map(rowOf), cursor, hasFailedMore: false })
    } else this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
  },
  choose({ detail }: WechatMiniprogram.CustomEvent<{ key: Which }>) {
    this.setData({ which: detail.key, blank: 'loading' })
    void this.fetch()
  },
  retry() {
    this.setData({ blank: 'loading' })
    void this.fetch()
  },
  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    go(`/staff/case/case?caseId=${id}`)
  },
})
