import { call, type Output } from '../../api/call'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { dateText, weekdayText } from '../../i18n/time'
import { go } from '../../live/go'
import { standInText, vacancyRows, type WindowRow, windowRows } from './shown'
import { words } from './words'

type Days = Output<'people', 'roster'>['days']
const SHOWN_DAYS = 5

/** What was fetched last; the page shows one day of it. */
const fetched = new WeakMap<object, Days>()

Page({
  behaviors: [page({ words })],
  data: {
    blank: 'loading',
    blankText: '',
    unitId: '',
    /** The first of the days to choose from; '' = today. */
    from: '',
    days: [] as { key: string; label: string }[],
    day: '',
    date: '',
    isProvisional: false,
    rows: [] as WindowRow[],
    vacancies: [] as ReturnType<typeof vacancyRows>,
    openId: '',
    answerText: '',
  },

  onLoad({ unitId = '' }: { unitId?: string }) {
    this.setData({ unitId })
  },
  onShow() {
    void this.fetch()
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  onLanguage() {
    void this.fetch()
  },

  async fetch() {
    const { unitId, from } = this.data
    const span = { days: SHOWN_DAYS, ...(from === '' ? {} : { day: from as never }) }
    const [answer, empty] = await Promise.all([
      unitId === '' ? call('people', 'roster', span) : call('people', 'unitRoster', { unitId, ...span }),
      unitId === '' ? call('people', 'vacancies', {}) : call('people', 'unitVacancies', { unitId }),
    ])
    void wx.stopPullDownRefresh()
    if (!answer.ok || !empty.ok) {
      const error = answer.ok ? (empty.ok ? undefined : empty.error) : answer.error
      this.setData({ blank: kindOf(error?.code ?? ''), blankText: error?.message ?? '' })
      return
    }
    fetched.set(this, answer.value.days)
    this.setData({
      blank: '',
      days: answer.value.days.map(({ day }) => ({ key: day, label: weekdayText(day) })),
      vacancies: vacancyRows(empty.value.vacancies),
    })
    this.show(this.data.day || (answer.value.days[0]?.day ?? ''))
  },
  retry() {
    this.setData({ blank: 'loading' })
    void this.fetch()
  },
  show(day: string) {
    const one = fetched.get(this)?.find((known) => known.day === day)
    this.setData({
      day,
      date: day === '' ? '' : dateText(day),
      isProvisional: one?.provisional === true,
      rows: one === undefined ? [] : windowRows(one),
      openId: '',
      answerText: '',
    })
  },
  /** Another day than those of this week: next Tuesday, or in the vacation. */
  pick({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ from: detail.value, day: detail.value })
    void this.fetch()
  },
  turn({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
    this.show(detail.key)
  },
  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    go((currentTarget.dataset as { url: string }).url)
  },
  /** If her A were away that day, who would stand in? */
  async ask({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    if (this.data.openId === id) {
      this.setData({ openId: '' })
      return
    }
    this.setData({ openId: id, answerText: '' })
    const answer = await call('people', 'standIn', { windowId: id, day: this.data.day })
    if (this.data.openId !== id) return
    this.setData({ answerText: answer.ok ? standInText(answer.value.expected) : answer.error.message })
  },
})
