import { serverNow } from '../../api/clock'
import { call, type Output } from '../../api/call'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { dateText, dayAt } from '../../i18n/time'
import { fetchMe, me } from '../../live/me'
import { t, words } from './words'

type Told = Output<'people', 'standIn'>
const DAY_MS = 86_400_000

/** Who stands in, or why nobody does and whom to ask, in one sentence and a second one. */
const answerOf = ({ expected, primaryName, isOwn, leads }: Told) => {
  if (expected.kind === 'closed') return { icon: 'calendar', ink: '', title: t('closed'), caption: '' }
  if (expected.kind === 'nobody') {
    const ask = leads.length === 0 ? t('askCentre') : t('ask', { names: leads.join('、') })
    return { icon: 'triangle', ink: 'warning', title: t('nobody'), caption: `${t(expected.why)}${ask}` }
  }
  const { name } = expected
  if (expected.kind === 'duty')
    return { icon: 'swap', ink: 'brand', title: t('onDuty', { name }), caption: '' }
  const title = isOwn
    ? t('own', { name })
    : primaryName === undefined
      ? t('vacant', { name })
      : t('other', { primary: primaryName, name })
  return { icon: 'swap', ink: 'brand', title, caption: '' }
}

interface Row extends ReturnType<typeof answerOf> {
  readonly windowId: string
  readonly heading: string
}

/** A clerk's own windows: pick a day, see who stands in at each (§10). */
Page({
  behaviors: [page({ words })],
  data: {
    blank: 'loading',
    blankText: '',
    day: '',
    date: '',
    today: '',
    isChosen: false,
    rows: [] as Row[],
  },

  onLoad() {
    this.tomorrow()
    void this.fetch()
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  onLanguage() {
    void this.fetch()
  },
  tomorrow() {
    this.setData({ day: dayAt(serverNow() + DAY_MS), today: dayAt(serverNow()) })
  },
  retry() {
    this.setData({ blank: 'loading' })
    void this.fetch()
  },
  pick({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ day: detail.value, isChosen: true })
    void this.fetch()
  },

  async fetch() {
    const { day } = this.data
    this.setData({ date: dateText(day) })
    if (me() === undefined) await fetchMe()
    const own = (me()?.workspaces ?? []).flatMap(({ role, windowId, windowNo = 0 }) =>
      role === 'windowStaff' && windowId !== undefined ? [{ windowId, windowNo }] : [],
    )
    const answers = await Promise.all(
      own.map(async (at) => ({
        at,
        answer: await call('people', 'standIn', { windowId: at.windowId, day: day }),
      })),
    )
    void wx.stopPullDownRefresh()
    if (day !== this.data.day) return
    const rows: Row[] = []
    for (const { at, answer } of answers) {
      if (!answer.ok) {
        this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
        return
      }
      const heading = t('window', { no: at.windowNo })
      rows.push({ windowId: at.windowId, heading, ...answerOf(answer.value) })
    }
    // The centre's day: the phone's own clock counts until the first answer only.
    if (!this.data.isChosen && dayAt(serverNow() + DAY_MS) !== day) {
      this.tomorrow()
      void this.fetch()
      return
    }
    this.setData({ blank: '', rows })
  },
})
