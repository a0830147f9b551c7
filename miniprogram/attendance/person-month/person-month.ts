import { attempt } from '../../api/attempt'
import { call, type Failure, type Input } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { dotted } from '../../i18n/phrases'
import { clockOf, dateText, minuteOf, monthText } from '../../i18n/time'
import { failed, type Failed } from '../../live/failed'
import { answerChip, hoursText, type PersonMonth, sumsText } from '../month-words'
import { slotRow } from '../slot-words'
import { t, words } from './words'

type Amendment = Input<'attendance', 'amendMonth'>['amendments'][number]
type Sheet = '' | 'object' | 'amend' | 'dismiss'

const quiet: readonly string[] = ['normal', 'duty', 'exempt']
const dayRows = ({ day, slots }: PersonMonth['days'][number]) => ({
  day,
  title: dateText(day),
  isOdd: slots.some(
    ({ status, isCorrected }) => isCorrected || (status !== undefined && !quiet.includes(status)),
  ),
  rows: slots.map(slotRow),
})
type DayRows = ReturnType<typeof dayRows>

const amendmentRow = ({ day, direction, minute }: Amendment) => ({
  key: `${day} ${direction} ${String(minute)}`,
  title: dotted(dateText(day), t(direction), clockOf(minute)),
})

const none = (): readonly PersonMonth['days'][number][] => []
const noSheet = (): Sheet => ''
const coming = (): Amendment['direction'] => 'in'

/** 一个人的月度考勤 (§25): one's own, to confirm or to object; somebody's, for the centre to mend. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    title: '',
    facts: '',
    chip: '',
    chipText: '',
    due: '',
    present: '',
    sums: '',
    older: '',
    checkBy: '',
    answered: '',
    objection: '',
    decision: '',
    days: [] as DayRows[],
    odd: [] as DayRows[],
    showsAll: false,
    canConfirm: false,
    canObject: false,
    canAmend: false,
    canDismiss: false,
    sheet: noSheet(),
    reason: '',
    reasonError: '',
    dayNames: [] as string[],
    dayIndex: 0,
    directions: [] as { key: 'in' | 'out'; label: string }[],
    direction: coming(),
    time: '08:00',
    amendments: [] as (ReturnType<typeof amendmentRow> & { one: Amendment })[],
    isBusy: false,
    failed: null as Failed | null,
  },
  month: '',
  personId: '',
  known: none(),
  onLoad({ month = '', personId = '' }: Record<string, string | undefined>) {
    this.month = month
    this.personId = personId
    const directions = (['in', 'out'] as const).map((key) => ({ key, label: t(key) }))
    this.setData({ directions })
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  async fetch() {
    const { month, personId } = this
    const answer =
      personId === ''
        ? await call('attendance', 'myMonth', { month })
        : await call('attendance', 'personMonth', { month, personId })
    void wx.stopPullDownRefresh()
    if (answer.ok) this.show(answer.value)
    else this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
  },
  show(value: PersonMonth) {
    const { name, windowNo, post, sums, answer, buttons, respondBy } = value
    this.known = value.days
    const days = value.days.map(dayRows)
    const canConfirm = buttons.includes('confirm')
    this.setData({
      blank: '',
      title: monthText(value.month),
      facts: dotted(name, t('window', { no: windowNo }), t(post === 'primary' ? 'byA' : 'byB')),
      ...answerChip(answer),
      due: hoursText(sums.dueMinutes),
      present: hoursText(sums.presentMinutes),
      sums: sumsText(sums),
      checkBy: canConfirm ? t('checkBy', { day: dateText(respondBy) }) : '',
      objection: answer?.reason ?? '',
      decision: answer?.decision ?? '',
      days,
      odd: days.filter(({ isOdd }) => isOdd),
      canConfirm,
      canObject: buttons.includes('object'),
      canAmend: buttons.includes('amend'),
      canDismiss: buttons.includes('dismiss'),
      dayNames: days.map((one) => one.title),
    })
  },
  fold() {
    this.setData({ showsAll: !this.data.showsAll })
  },
  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { sheet } = currentTarget.dataset as { sheet: Sheet }
    this.setData({ sheet, reason: '', reasonError: '', amendments: [], failed: null })
  },
  close() {
    this.setData({ sheet: '' })
  },
  type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ reason: detail.value, reasonError: '' })
  },
  pickDay({ detail }: WechatMiniprogram.CustomEvent<{ value: string | number }>) {
    this.setData({ dayIndex: Number(detail.value) })
  },
  turn({ detail }: WechatMiniprogram.CustomEvent<{ key: 'in' | 'out' }>) {
    this.setData({ direction: detail.key })
  },
  pickTime({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ time: detail.value })
  },
  add() {
    const { dayIndex, direction, time, amendments } = this.data
    const day = this.known[dayIndex]?.day
    if (day === undefined) return
    const one = { day, direction, minute: minuteOf(time) }
    const row = amendmentRow(one)
    if (!amendments.some(({ key }) => key === row.key))
      this.setData({ amendments: [...amendments, { ...row, one }] })
  },
  drop({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    this.setData({ amendments: this.data.amendments.filter(({ key }) => key !== id) })
  },
  async confirm() {
    if (this.data.isBusy) return
    this.setData({ isBusy: true, failed: null })
    const answer = await attempt(this, 'attendance', 'confirmMonth', { month: this.month })
    this.setData({ isBusy: false })
    if (answer.ok) {
      void wx.vibrateShort({ type: 'light' })
      this.setData({ answered: t('confirmed') })
      this.show(answer.value)
    } else this.fail(answer.error)
  },
  /** What is typed, or nothing and a word at the field. */
  typed(missing: string): string | undefined {
    const reason = this.data.reason.trim()
    if (reason === '') this.setData({ reasonError: missing })
    return reason === '' || this.data.isBusy ? undefined : reason
  },
  async sendObjection() {
    const reason = this.typed(t('needReason'))
    if (reason === undefined) return
    this.setData({ isBusy: true, failed: null })
    const answer = await attempt(this, 'attendance', 'objectMonth', { month: this.month, reason })
    this.setData({ isBusy: false })
    if (answer.ok) {
      this.setData({ sheet: '', answered: t('objected') })
      this.show(answer.value)
    } else this.fail(answer.error)
  },
  async sendAmendment() {
    const reason = this.typed(t('needWhy'))
    if (reason === undefined) return
    this.setData({ isBusy: true, failed: null })
    const { month, personId } = this
    const amendments = this.data.amendments.map(({ one }) => one)
    const answer = await attempt(this, 'attendance', 'amendMonth', { month, personId, amendments, reason })
    this.decided(answer)
  },
  async sendDismissal() {
    const decision = this.typed(t('needWhy'))
    if (decision === undefined) return
    this.setData({ isBusy: true, failed: null })
    const { month, personId } = this
    this.decided(await attempt(this, 'attendance', 'dismissObjection', { month, personId, decision }))
  },
  decided(answer: { readonly ok: true } | { readonly ok: false; readonly error: Failure }) {
    this.setData({ isBusy: false })
    if (!answer.ok) {
      this.fail(answer.error)
      return
    }
    this.setData({ sheet: '', answered: t('done') })
    void this.fetch()
  },
  fail(error: Failure) {
    this.setData({ failed: failed(error) })
  },
})
