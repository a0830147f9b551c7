import { attempt } from '../../api/attempt'
import { call, type Output } from '../../api/call'
import { page } from '../../behaviors/page'
import type { Item } from '../../components/checklist/checklist'
import { kindOf } from '../../components/state-view/state-view'
import { clockOf, dateText, dayAt, minuteOf } from '../../i18n/time'
import { withTick } from '../../live/checked'
import { failed, type Failed } from '../../live/failed'
import { type Draft, draftRow, draftsOf, givenOf, numbersIn, ordered, type Period } from './shown'
import { t, words } from './words'

type UnitDuty = Output<'attendance', 'unitDuty'>

const noPeriod = (): Period | undefined => undefined
const noUnit = (): UnitDuty | undefined => undefined
const noDrafts = (): readonly Draft[] => []

/** 报值班 (§22): which window is kept on which day off, and by whom; all of it is filed at once. */
Page({
  behaviors: [page({ words })],
  data: {
    blank: 'loading',
    blankText: '',
    name: '',
    note: '',
    isLate: false,
    state: '',
    rows: [] as ReturnType<typeof draftRow>[],
    canFile: true,
    /** Which entry the form is about: a new one is -1, none -2. */
    editing: -2,
    first: '',
    last: '',
    from: '',
    fromText: '',
    to: '',
    toText: '',
    windows: [] as { key: string; label: string }[],
    windowId: '',
    begins: '09:00',
    ends: '12:00',
    items: [] as Item[],
    others: '',
    error: '',
    isBusy: false,
    failed: null as Failed | null,
  },

  unitId: '',
  periodId: '',
  unit: noUnit(),
  period: noPeriod(),
  drafts: noDrafts(),

  onLoad({ unitId = '', periodId = '' }: Record<string, string | undefined>) {
    this.unitId = unitId
    this.periodId = periodId
    void this.fetch()
  },
  onLanguage() {
    this.show()
  },
  retry() {
    this.setData({ blank: 'loading' })
    void this.fetch()
  },
  async fetch() {
    const answer = await call('attendance', 'unitDuty', { unitId: this.unitId })
    if (!answer.ok) {
      this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
      return
    }
    const period = answer.value.periods.find(({ periodId }) => periodId === this.periodId)
    if (period === undefined) {
      this.setData({ blank: 'empty', blankText: t('gone') })
      return
    }
    this.unit = answer.value
    this.period = period
    this.drafts = draftsOf(period)
    this.setData({ blank: '', state: period.filing === undefined ? '' : 'filed' })
    this.show()
  },
  show() {
    const { unit, period } = this
    if (unit === undefined || period === undefined) return
    const today = dayAt(Date.parse(unit.seenAt))
    const { filing, fileBy, name, to } = period
    this.setData({
      name,
      note: t('deadline', { by: dateText(fileBy) }),
      isLate: filing?.isLate ?? today > fileBy,
      rows: this.drafts.map(draftRow),
      canFile: today <= to,
      first: period.daysOff[0] ?? '',
      last: period.daysOff.at(-1) ?? '',
      windows: unit.windows.map(({ windowId, windowNo }) => ({
        key: windowId,
        label: t('windowNo', { no: windowNo }),
      })),
    })
  },

  add() {
    const { unit, period, drafts } = this
    const last = drafts.at(-1)
    const [segment] = unit?.segments ?? []
    this.edit(-1, {
      windowId: last?.windowId ?? unit?.windows[0]?.windowId ?? '',
      windowNo: 0,
      day: period?.daysOff[0] ?? '',
      span: last?.span ?? segment ?? { from: 540, to: 720 },
      people: [],
      nos: [],
    })
    this.setData({ to: period?.daysOff.at(-1) ?? '', toText: dateText(period?.daysOff.at(-1) ?? '') })
  },
  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { at } = currentTarget.dataset as { at: number }
    const draft = this.drafts[at]
    if (draft !== undefined) this.edit(at, draft)
  },
  edit(editing: number, { windowId, day, span, people, nos }: Draft) {
    const posted = this.unit?.people ?? []
    const others = people.filter((one) => !posted.some(({ personId }) => personId === one.personId))
    const items = [
      ...posted.map(({ personId, name, windowNo }) => ({ personId, name, note: t('at', { no: windowNo }) })),
      ...others.map(({ personId, name }) => ({ personId, name, note: '' })),
    ]
    this.setData({
      editing,
      from: day,
      fromText: dateText(day),
      to: day,
      toText: dateText(day),
      windowId,
      begins: clockOf(span.from),
      ends: clockOf(span.to),
      items: items.map(({ personId, name, note }) => ({
        key: personId,
        text: name,
        note,
        checked: people.some((one) => one.personId === personId),
      })),
      others: nos.join('，'),
      error: '',
    })
  },
  close() {
    this.setData({ editing: -2 })
  },
  pickDay({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = currentTarget.dataset as { field: 'from' | 'to' }
    const from = field === 'from' ? detail.value : this.data.from
    const wanted = field === 'to' ? detail.value : this.data.to
    const to = this.data.editing >= 0 || wanted < from ? from : wanted
    this.setData({ from, to, fromText: dateText(from), toText: dateText(to), error: '' })
  },
  pickTime({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = currentTarget.dataset as { field: 'begins' | 'ends' }
    this.setData({ [field]: detail.value, error: '' })
  },
  turn({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
    this.setData({ windowId: detail.key })
  },
  choose({ detail }: WechatMiniprogram.CustomEvent<{ key: string; checked: boolean }>) {
    this.setData({
      items: withTick(this.data.items, detail),
      error: '',
    })
  },
  type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ others: detail.value, error: '' })
  },
  /** One draft for each day off of the stretch that was chosen. */
  keep() {
    const { editing, from, to, begins, ends, windowId, items } = this.data
    const span = { from: minuteOf(begins), to: minuteOf(ends) }
    const people = items.flatMap(({ key, text, checked }) =>
      checked === true ? [{ personId: key, name: text }] : [],
    )
    const nos = numbersIn(this.data.others)
    const days = (this.period?.daysOff ?? []).filter((day) => from <= day && day <= to)
    const error =
      span.to <= span.from
        ? t('needHours')
        : people.length + nos.length === 0
          ? t('needPeople')
          : days.length === 0
            ? t('noDayOff')
            : ''
    this.setData({ error })
    if (error !== '') return
    const windowNo = this.unit?.windows.find((one) => one.windowId === windowId)?.windowNo ?? 0
    const added = days.map((day) => ({ windowId, windowNo, day, span, people, nos }))
    this.changed([...this.drafts.filter((_one, at) => at !== editing), ...added])
  },
  remove() {
    const { editing } = this.data
    this.changed(this.drafts.filter((_one, at) => at !== editing))
  },
  changed(drafts: readonly Draft[]) {
    this.drafts = ordered(drafts)
    this.setData({ editing: -2, state: 'changed', failed: null, rows: this.drafts.map(draftRow) })
  },

  async send() {
    const { period } = this
    if (period === undefined || this.data.isBusy) return
    this.setData({ isBusy: true, failed: null })
    const answer = await attempt(this, 'attendance', 'fileDuty', {
      unitId: this.unitId,
      periodId: this.periodId,
      ...(period.filing === undefined ? {} : { changes: period.filing.changes }),
      entries: this.drafts.map(givenOf),
    })
    this.setData({ isBusy: false })
    if (!answer.ok) {
      this.setData({ failed: failed(answer.error) })
      return
    }
    this.period = { ...period, filing: answer.value }
    this.drafts = draftsOf(this.period)
    this.setData({ state: 'filed' })
    this.show()
  },
})
