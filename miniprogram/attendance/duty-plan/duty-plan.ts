import { attempt } from '../../api/attempt'
import { call, type Output } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { dateText, dayAfter, dayAt } from '../../i18n/time'
import { failed, type Failed } from '../../live/failed'
import { entryRow, type Filing, periodText, standingChip } from '../duty-words'
import { t, words } from './words'

type Period = Output<'attendance', 'dutyPlan'>['periods'][number]

const filedIn = ({ units }: Period): number =>
  units.filter(({ state }) => state === 'filed' || state === 'none').length

/** A period with its units, those that haven't filed first. */
const periodShown = (period: Period, today: string) => {
  const { periodId, name, from, fileBy, daysOff, units } = period
  const rank = { missing: 0, awaited: 1, filed: 2, none: 3 } as const
  return {
    periodId,
    name,
    when: periodText(period),
    note: t('days', { n: daysOff, by: dateText(fileBy) }),
    sum: t('sum', { filed: filedIn(period), all: units.length }),
    canDrop: filedIn(period) === 0 && from > today,
    units: [...units]
      .sort((one, other) => rank[one.state] - rank[other.state])
      .map(({ unitId, name: title, state, isLate, people }) => ({
        unitId,
        title,
        caption: people === 0 ? '' : t('people', { n: people }),
        ...standingChip(state, isLate),
      })),
  }
}
type Shown = ReturnType<typeof periodShown>

const filingShown = (unitName: string, filing: Filing | undefined) => ({
  title: unitName,
  text: filing === undefined ? t('nothing') : filing.entries.length === 0 ? t('noDuty') : '',
  filedOn:
    filing === undefined ? '' : t('filedOn', { day: dateText(filing.filedOn), changes: filing.changes }),
  rows: (filing?.entries ?? []).map(entryRow),
})

/** 值班备案 (§22): the centre announces a holiday and sees which unit has filed. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    periods: [] as Shown[],
    /** Whose units are unfolded. */
    open: '',
    filing: null as ReturnType<typeof filingShown> | null,
    isAnnouncing: false,
    name: '',
    nameError: '',
    from: '',
    fromText: '',
    to: '',
    toText: '',
    fileBy: '',
    fileByText: '',
    today: '',
    isBusy: false,
    failed: null as Failed | null,
  },

  onPullDownRefresh() {
    void this.fetch()
  },
  async fetch() {
    const answer = await call('attendance', 'dutyPlan', {})
    void wx.stopPullDownRefresh()
    if (!answer.ok) {
      this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
      return
    }
    const today = dayAt(Date.parse(answer.value.seenAt))
    const periods = answer.value.periods.map((one) => periodShown(one, today))
    const { open } = this.data
    this.setData({ blank: '', today, periods, open: open === '' ? (periods.at(-1)?.periodId ?? '') : open })
  },
  fold({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    this.setData({ open: this.data.open === id ? 'none' : id })
  },
  async look({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { period, unit } = currentTarget.dataset as { period: string; unit: string }
    const answer = await call('attendance', 'dutyFiling', { periodId: period, unitId: unit })
    if (answer.ok) this.setData({ filing: filingShown(answer.value.unitName, answer.value.filing) })
    else this.setData({ failed: failed(answer.error) })
  },
  close() {
    this.setData({ filing: null, isAnnouncing: false, failed: null })
  },
  async drop({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    const answer = await attempt(this, 'attendance', 'dropDuty', { periodId: id })
    this.setData({ failed: answer.ok ? null : failed(answer.error) })
    void this.fetch()
  },

  /** Days that can be announced, to begin with: a week that starts a month from now. */
  announce() {
    const { today } = this.data
    this.setData({ isAnnouncing: true, name: '', nameError: '', failed: null })
    this.set({ from: dayAfter(today, 30), to: dayAfter(today, 36), fileBy: dayAfter(today, 25) })
  },
  set(days: { from?: string; to?: string; fileBy?: string }) {
    const { from, to, fileBy } = { ...this.data, ...days }
    const last = to < from ? from : to
    this.setData({
      from,
      to: last,
      fileBy,
      fromText: dateText(from),
      toText: dateText(last),
      fileByText: dateText(fileBy),
    })
  },
  pick({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = currentTarget.dataset as { field: 'from' | 'to' | 'fileBy' }
    this.set({ [field]: detail.value })
  },
  type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ name: detail.value, nameError: '' })
  },
  async send() {
    const { from, to, fileBy, isBusy } = this.data
    const name = this.data.name.trim()
    if (name === '') this.setData({ nameError: t('needName') })
    if (name === '' || isBusy) return
    this.setData({ isBusy: true, failed: null })
    const days = { from: from as never, to: to as never, fileBy: fileBy as never }
    const answer = await attempt(this, 'attendance', 'announceDuty', { name, ...days })
    this.setData({ isBusy: false })
    if (!answer.ok) {
      this.setData({ failed: failed(answer.error) })
      return
    }
    this.setData({ isAnnouncing: false, open: answer.value.periodId })
    void this.fetch()
  },
})
