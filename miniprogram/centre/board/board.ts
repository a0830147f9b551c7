import { call, type Output } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'

import { dotted, waitText } from '../../i18n/phrases'
import { momentText } from '../../i18n/time'
import { go } from '../../live/go'
import { fetchMe, me } from '../../live/me'
import { begin, every } from '../../live/open'
import { t, words } from './words'

type Now = Output<'centre', 'hallNow'>
type WindowNow = Now['lines'][number]['windows'][number]
type Vacancy = Now['vacancies'][number]

const refreshSeconds = 20

const cellOf = ({ windowId, windowNo, state }: WindowNow) => ({
  windowId,
  windowNo,
  state,
  word: t(state),
  label: t('cell', { no: windowNo, word: t(state) }),
})
const vacancyOf = (one: Vacancy) => ({
  windowId: one.windowId,
  title: t('vacancy', { no: one.windowNo, minutes: one.emptyMinutes }),
  text: dotted(one.unitName, one.waiting === 0 ? '' : t('waitingThere', { n: one.waiting })),
})
const lineOf = (line: Now['lines'][number]) => ({
  lineId: line.lineId,
  name: line.name,
  caption: dotted(line.waiting === 0 ? '' : t('people', { n: line.waiting }), waitText(line.wait)),
  cells: line.windows.map(cellOf),
})

/** 大厅实况: the hall at a glance, what is wrong first. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    blank: 'loading',
    manned: '',
    open: '',
    waiting: '',
    longest: '',
    vacancies: [] as ReturnType<typeof vacancyOf>[],
    lines: [] as ReturnType<typeof lineOf>[],
    others: [] as (ReturnType<typeof cellOf> & { unitName: string })[],
    overdue: [] as { whose: string; value: string; caption: string }[],
    worst: '',
    worstId: '',
    /** Works at the centre, and so writes notices. */
    isCentre: false,
  },

  onShow() {
    begin(
      this,
      every(refreshSeconds, () => void this.fetch()),
    )
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  async fetch() {
    if (me() === undefined) await fetchMe()
    const answer = await call('centre', 'hallNow', {})
    void wx.stopPullDownRefresh()
    if (answer.ok) this.show(answer.value)
    else if (this.data.blank !== '')
      this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
  },
  show(now: Now) {
    const [worst] = now.vacancies
    this.setData({
      blank: '',
      manned: String(now.manned),
      open: t('ofOpen', { n: now.open }),
      waiting: String(now.waiting),
      longest: String(now.longestWaitMinutes),
      vacancies: now.vacancies.slice(0, 3).map(vacancyOf),
      lines: now.lines.map(lineOf),
      others: now.others.map((one) => ({ ...cellOf(one), unitName: one.unitName })),
      overdue: now.overdue.map(({ whose, count, oldest }) => ({
        whose,
        value: t('things', { n: count }),
        caption: t('since', { at: momentText(oldest) }),
      })),
      worst: worst === undefined ? '' : t('seeWorst', { no: worst.windowNo }),
      worstId: worst?.windowId ?? '',
      isCentre:
        me()?.workspaces.some(({ role }) => role === 'centreStaff' || role === 'centreAdmin') === true,
    })
  },
  openWindow({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    go(`/centre/day/day?windowId=${id}`)
  },
  openWorst() {
    go(`/centre/day/day?windowId=${this.data.worstId}`)
  },
  openPage({ currentTarget }: WechatMiniprogram.TouchEvent) {
    go((currentTarget.dataset as { url: string }).url)
  },
})
