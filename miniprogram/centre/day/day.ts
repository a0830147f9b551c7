import { call, type Output } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'

import { dotted } from '../../i18n/phrases'
import { clockOf, dateText, dayAfter } from '../../i18n/time'
import { t, words } from './words'

type Day = Output<'attendance', 'mannedDay'>
type OfWindow = Day['windows'][number]
type Person = OfWindow['people'][number]

const spanText = ({ from, to }: { from: number; to: number }): string =>
  t('span', { from: clockOf(from), to: clockOf(to) })

const rowOf = (one: OfWindow) => ({
  windowId: one.windowId,
  no: String(one.windowNo),
  label: t('rowLabel', { no: one.windowNo, minutes: one.emptyMinutes }),
  empty: one.emptyMinutes === 0 ? '' : t('minutes', { n: one.emptyMinutes }),
  cells: one.cells.map(({ hour, state }) => ({ hour, state })),
})

const personOf = (person: Person, key: number) => ({
  key,
  title: dotted(t(person.post), person.name),
  caption: dotted(
    person.present.length === 0 ? t('notCome') : person.present.map(spanText).join(' '),
    person.leave.length === 0 ? '' : t('leave', { spans: person.leave.map(spanText).join(' ') }),
  ),
  chip: person.isIn ? 'ok' : '',
  chipText: person.isIn ? t('isIn') : '',
})

const detailOf = (one: OfWindow) => ({
  title: dotted(t('window', { no: one.windowNo }), one.unitName),
  empty: one.empty.map(spanText).join('  '),
  isClosed: one.openMinutes === 0,
  people: one.people.map(personOf),
})

const none = (): Day | undefined => undefined

/** 一天各窗口 (§21): whoever wants to know which window was empty on Tuesday at ten reads it here. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    asked: '',
    day: '',
    dayText: '',
    latest: '',
    isToday: true,
    hours: [] as number[],
    rows: [] as ReturnType<typeof rowOf>[],
    legend: [] as { state: string; text: string }[],
    summary: '',
    isOpen: false,
    detail: null as ReturnType<typeof detailOf> | null,
    wanted: '',
  },

  known: none(),

  onLoad({ windowId = '', day = '' }: Record<string, string | undefined>) {
    this.setData({ wanted: windowId, asked: day })
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  async fetch() {
    const { asked } = this.data
    const answer = await call('attendance', 'mannedDay', asked === '' ? {} : { day: asked })
    void wx.stopPullDownRefresh()
    if (answer.ok) this.show(answer.value)
    else this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
  },
  show(day: Day) {
    this.known = day
    const empty = day.windows.filter(({ emptyMinutes }) => emptyMinutes > 0)
    this.setData({
      blank: '',
      day: day.day,
      dayText: dateText(day.day),
      isToday: day.isToday,
      ...(day.isToday ? { latest: day.day } : {}),
      hours: day.hours,
      rows: day.windows.map(rowOf),
      legend: (['manned', 'partly', 'empty', 'closed'] as const).map((state) => ({ state, text: t(state) })),
      summary: empty.length === 0 ? t('noneEmpty') : t('someEmpty', { n: empty.length }),
    })
    const { wanted } = this.data
    if (wanted !== '') {
      this.setData({ wanted: '' })
      this.open(wanted)
    }
  },
  open(windowId: string) {
    const one = this.known?.windows.find((each) => each.windowId === windowId)
    if (one !== undefined) this.setData({ isOpen: true, detail: detailOf(one) })
  },
  pick({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.open((currentTarget.dataset as { id: string }).id)
  },
  close() {
    this.setData({ isOpen: false })
  },
  turn({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { by } = currentTarget.dataset as { by: number }
    if (by > 0 && this.data.isToday) return
    this.ask(dayAfter(this.data.day, by))
  },
  pickDay({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.ask(detail.value)
  },
  ask(day: string) {
    this.setData({ asked: day })
    void this.fetch()
  },
})
