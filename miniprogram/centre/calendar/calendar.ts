import { attempt } from '../../api/attempt'
import { call } from '../../api/call'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { dateText, dayAt } from '../../i18n/time'
import { serverNow } from '../../api/clock'
import { go } from '../../live/go'
import { failed, type Failed } from '../../live/failed'
import { type Cell, cells, dayWords, type Entry, entries, legend, type Month, weekdayKeys } from './shown'
import { t, words } from './words'

/** The month that is shown, for what a tap on a day has to know. */
let month: Month | undefined

Page({
  behaviors: [page({ words })],
  data: {
    blank: 'loading',
    blankText: '',
    heading: '',
    coverage: '',
    weekdays: [] as string[],
    cells: [] as Cell[],
    legend: [] as { look: string; mark: string; words: string }[],
    entries: [] as Entry[],
    mayEdit: false,
    panel: '',
    panelTitle: '',
    dayFacts: [] as string[],
    day: '',
    mark: '',
    reason: '',
    acts: [] as { key: string; label: string }[],
    actsAs: '5',
    canClose: false,
    canOpen: false,
    canAct: false,
    isPast: false,
    entryId: '',
    canRemove: false,
    name: '',
    from: '',
    to: '',
    fromText: '',
    toText: '',
    isBusy: false,
    failed: null as Failed | null,
  },

  onLoad({ day = '' }: Record<string, string | undefined>) {
    this.setData({ day: day === '' ? dayAt(serverNow()) : day })
    void this.fetch(this.data.day)
  },
  onShow() {
    if (this.data.blank === '') void this.fetch(month?.days[0]?.day ?? this.data.day)
  },
  onPullDownRefresh() {
    void this.fetch(month?.days[0]?.day ?? this.data.day)
  },
  onLanguage() {
    void this.fetch(month?.days[0]?.day ?? this.data.day)
  },

  async fetch(day: string) {
    const answer = await call('centre', 'calendarMonth', { day: day })
    void wx.stopPullDownRefresh()
    if (answer.ok) this.show(answer.value)
    else this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
  },
  retry() {
    this.setData({ blank: 'loading' })
    void this.fetch(this.data.day)
  },
  show(shown: Month) {
    month = shown
    this.setData({
      blank: '',
      heading: t('month', { year: shown.year, month: shown.month }),
      coverage: shown.coverage,
      weekdays: weekdayKeys.map((key) => t(key)),
      cells: cells(shown),
      legend: legend(),
      entries: entries(shown),
      mayEdit: shown.mayEdit,
    })
  },
  turn({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { by } = currentTarget.dataset as { by: 'before' | 'after' }
    if (month !== undefined) void this.fetch(month[by])
  },

  pick({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { day = '' } = currentTarget.dataset as { day?: string }
    const one = month?.days.find((known) => known.day === day)
    if (one === undefined || month === undefined) return
    const isPast = day < month.today
    const may = month.mayEdit && !isPast
    this.setData({
      panel: 'day',
      panelTitle: dateText(day),
      dayFacts: dayWords(one),
      day,
      isPast: isPast && month.mayEdit,
      canClose: may && one.kind !== 'closed',
      canOpen: may && one.endsEarly,
      canAct: may && one.isMakeUp,
      acts: weekdayKeys.slice(0, 5).map((key, at) => ({ key: String(at + 1), label: t(key) })),
      failed: null,
    })
  },
  shut() {
    this.setData({ panel: '', failed: null })
  },
  ask({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { mark } = currentTarget.dataset as { mark: string }
    this.setData({ mark, reason: '', panel: mark === 'actsAs' ? 'acts' : 'reason' })
  },
  write({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ reason: detail.value })
  },
  weekday({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
    this.setData({ actsAs: detail.key })
  },
  async confirm() {
    const { mark, reason, actsAs, isBusy } = this.data
    const day = this.data.day as never
    if (isBusy || (mark !== 'actsAs' && reason.trim() === '')) return
    this.setData({ isBusy: true, failed: null })
    const wish =
      mark === 'actsAs'
        ? { kind: 'actsAs' as const, day, weekday: Number(actsAs) as never }
        : { kind: mark as 'closing' | 'fridayOpen', day, reason: reason.trim() }
    const answer = await attempt(this, 'centre', 'markDay', { mark: wish })
    this.ended(answer)
  },
  ended(answer: { ok: true; value: Month } | { ok: false; error: { code: string; message: string } }) {
    this.setData({ isBusy: false })
    if (!answer.ok) {
      this.setData({ failed: failed(answer.error) })
      return
    }
    this.setData({ panel: '' })
    this.show(answer.value)
  },

  openEntry({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    const one = this.data.entries.find(({ entryId }) => entryId === id)
    if (one === undefined || !(one.mayEdit || one.mayRemove)) return
    this.setData({
      panel: 'vacation',
      panelTitle: one.title,
      entryId: id,
      mark: one.isVacation ? 'vacation' : 'other',
      canRemove: one.mayRemove,
      name: one.words,
      from: one.from,
      to: one.to,
      fromText: dateText(one.from),
      toText: dateText(one.to),
      failed: null,
    })
  },
  addVacation() {
    this.setData({
      panel: 'vacation',
      panelTitle: t('vacationTitle'),
      entryId: '',
      mark: 'vacation',
      canRemove: false,
      name: '',
      from: '',
      to: '',
      fromText: t('choose'),
      toText: t('choose'),
      failed: null,
    })
  },
  nameIt({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ name: detail.value })
  },
  begins({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ from: detail.value, fromText: dateText(detail.value) })
  },
  ends({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ to: detail.value, toText: dateText(detail.value) })
  },
  async save() {
    const { entryId, from, to, name, isBusy } = this.data
    if (isBusy || from === '' || to === '' || name.trim() === '') return
    this.setData({ isBusy: true, failed: null })
    const input = {
      ...(entryId === '' ? {} : { entryId }),
      from: from as never,
      to: to as never,
      name: name.trim(),
    }
    this.ended(await attempt(this, 'centre', 'saveVacation', input))
  },
  async remove() {
    const { entryId, isBusy } = this.data
    if (isBusy) return
    this.setData({ isBusy: true, failed: null })
    this.ended(await attempt(this, 'centre', 'removeEntry', { entryId }))
  },
  openNotice() {
    go('/centre/notice/notice')
  },
  openTimetables() {
    go('/centre/timetables/timetables')
  },
})
