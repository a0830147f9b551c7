import { call, type Output } from '../../api/call'
import { serverNow } from '../../api/clock'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { dateText, dayAfter, dayAt, weekdayText } from '../../i18n/time'
import { whyOf } from '../../live/failed'
import { go } from '../../live/go'
import { standInText, vacancyRows, type WindowRow, windowRows } from './shown'
import { mondayOf, openDays, type WeekRow, weekHead, weekRows } from './week'
import { t, words } from './words'

type Days = Output<'people', 'roster'>['days']
const WEEK = 7
/** More days than these don't fit side by side: then the week is the way to choose one. */
const MOST_SIDE_BY_SIDE = 5
type Span = 'day' | 'week'

/** The week that was fetched last; the page shows it, or one day of it. */
const fetched = new WeakMap<object, Days>()

Page({
  behaviors: [page({ words }), fetching],
  data: {
    unitId: '',
    span: 'day',
    spans: [] as { key: Span; label: string }[],
    /** Nobody has chosen another day. */
    isToday: true,
    /** Any day of the week that is shown. */
    from: '',
    weekText: '',
    head: [] as ReturnType<typeof weekHead>,
    week: [] as WeekRow[],
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
    this.today()
  },
  onPullDownRefresh() {
    void this.fetch()
  },

  /** Today by the centre's clock; what the phone says of it counts until the first answer only. */
  today() {
    const today = dayAt(serverNow())
    this.setData({ from: today, day: today, isToday: true })
  },
  async fetch() {
    const { unitId, from } = this.data
    const span = { days: WEEK, day: mondayOf(from) as never }
    const [answer, empty] = await Promise.all([
      unitId === '' ? call('people', 'roster', span) : call('people', 'unitRoster', { unitId, ...span }),
      unitId === '' ? call('people', 'vacancies', {}) : call('people', 'unitVacancies', { unitId }),
    ])
    void wx.stopPullDownRefresh()
    // Another week was asked for meanwhile.
    if (from !== this.data.from) return
    if (!answer.ok || !empty.ok) {
      const error = answer.ok ? (empty.ok ? undefined : empty.error) : answer.error
      this.setData({ blank: kindOf(error?.code ?? ''), blankText: error?.message ?? '' })
      return
    }
    if (this.data.isToday && dayAt(Date.parse(answer.value.seenAt)) !== from) {
      this.today()
      void this.fetch()
      return
    }
    fetched.set(this, answer.value.days)
    const open = openDays(answer.value.days)
    const monday = mondayOf(from)
    this.setData({
      blank: '',
      spans: (['day', 'week'] as const).map((key) => ({ key, label: t(key) })),
      days:
        open.length > MOST_SIDE_BY_SIDE ? [] : open.map(({ day }) => ({ key: day, label: weekdayText(day) })),
      weekText: t('weekOf', { from: dateText(monday), to: dateText(dayAfter(monday, WEEK - 1)) }),
      head: weekHead(open),
      week: weekRows(open),
      vacancies: vacancyRows(empty.value.vacancies),
    })
    this.show(this.data.day)
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
    this.setData({ from: detail.value, day: detail.value, isToday: false })
    void this.fetch()
  },
  turnSpan({ detail }: WechatMiniprogram.CustomEvent<{ key: Span }>) {
    this.setData({ span: detail.key })
  },
  turnWeek({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { days } = currentTarget.dataset as { days: number }
    const day = dayAfter(mondayOf(this.data.from), days)
    this.setData({ from: day, day, isToday: false })
    void this.fetch()
  },
  /** A day of the week's table: who is where that day. */
  openDay({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.setData({ span: 'day' })
    this.show((currentTarget.dataset as { day: string }).day)
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
    this.setData({ answerText: answer.ok ? standInText(answer.value.expected) : whyOf(answer.error) })
  },
})
