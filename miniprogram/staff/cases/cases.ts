import { call, type Output } from '../../api/call'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { dotted } from '../../i18n/phrases'
import { dateText } from '../../i18n/time'
import { chipOf } from '../../live/case-look'
import { go } from '../../live/go'
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
    void this.fetchMore()
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
  async fetchMore() {
    const { cursor, isMore, which } = this.data
    if (cursor === '' || isMore) return
    this.setData({ isMore: true, hasFailedMore: false })
    const answer = await this.asked(cursor)
    if (which !== this.data.which) return
    if (!answer.ok) {
      this.setData({ isMore: false, hasFailedMore: true })
      return
    }
    const at = this.data.rows.length
    const added = Object.fromEntries(
      answer.value.cases.map((one, index) => [`rows[${at + index}]`, rowOf(one)]),
    )
    this.setData({ ...added, isMore: false, cursor: answer.value.cursor ?? '' })
  },
  choose({ detail }: WechatMiniprogram.CustomEvent<{ key: Which }>) {
    this.setData({ which: detail.key, blank: 'loading', isMore: false })
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
