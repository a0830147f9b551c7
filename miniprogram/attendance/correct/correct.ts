import { attempt } from '../../api/attempt'
import { call, type Output } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { clockAt, clockOf, dateText, dayAt, minuteOf } from '../../i18n/time'
import { type Attached, attachFile } from '../../live/attached'
import { failed, type Failed } from '../../live/failed'
import { correctionRow } from '../correction-words'
import { slotRow } from '../slot-words'
import { t, words } from './words'

type Answer = Output<'attendance', 'correctable'>
type Day = Answer['days'][number]
type Direction = 'in' | 'out'

/** A slot as a row; one that went as it should, or has not begun, needs no correction. */
const dayShown =
  (seenAt: string) =>
  ({ day, until, left, slots }: Day) => ({
    day,
    title: dateText(day),
    note: t('dayNote', { until: dateText(until), left }),
    rows: slots.map((slot) => ({
      ...slotRow(slot),
      canAsk:
        left > 0 &&
        slot.status !== 'normal' &&
        (day < dayAt(Date.parse(seenAt)) || clockOf(slot.from) < clockAt(seenAt)),
    })),
  })

const noDays = (): readonly Day[] => []
const usual = (): Direction => 'in'

/** 补卡 (§21): a slot is tapped, the time is said, and what shows it. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    days: [] as ReturnType<ReturnType<typeof dayShown>>[],
    mine: [] as ReturnType<typeof correctionRow>[],
    done: '',
    /** Whose slot is being corrected. */
    day: '',
    dayText: '',
    direction: usual(),
    directions: [] as { key: Direction; label: string }[],
    time: '',
    reason: '',
    reasonError: '',
    evidence: '',
    evidenceError: '',
    uploads: [] as readonly Attached[],
    fileError: '',
    isUploading: false,
    /** One of mine that is looked at. */
    opened: null as ReturnType<typeof correctionRow> | null,
    isBusy: false,
    failed: null as Failed | null,
  },

  known: noDays(),

  onPullDownRefresh() {
    void this.fetch()
  },
  async fetch() {
    const answer = await call('attendance', 'correctable', {})
    void wx.stopPullDownRefresh()
    if (!answer.ok) {
      this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
      return
    }
    this.known = answer.value.days
    this.setData({
      blank: '',
      days: answer.value.days.map(dayShown(answer.value.seenAt)),
      mine: answer.value.corrections.map(correctionRow),
      directions: (['in', 'out'] as const).map((key) => ({ key, label: t(key) })),
    })
  },

  /** A slot that lacks its out is most likely corrected there. */
  ask({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { day, key } = currentTarget.dataset as { day: string; key: string }
    const slot = this.known.find((one) => one.day === day)?.slots.find(({ from }) => String(from) === key)
    if (slot === undefined) return
    const direction: Direction = slot.in !== undefined && slot.out === undefined ? 'out' : 'in'
    this.setData({
      day,
      dayText: dateText(day),
      direction,
      time: clockOf(direction === 'in' ? slot.from : slot.to),
      reason: '',
      reasonError: '',
      evidence: '',
      evidenceError: '',
      uploads: [],
      fileError: '',
      failed: null,
      done: '',
    })
  },
  close() {
    this.setData({ day: '', opened: null })
  },
  turn({ detail }: WechatMiniprogram.CustomEvent<{ key: Direction }>) {
    this.setData({ direction: detail.key })
  },
  pickTime({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ time: detail.value })
  },
  type({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = currentTarget.dataset as { field: 'reason' | 'evidence' }
    this.setData({ [field]: detail.value, [`${field}Error`]: '' })
  },
  addFile() {
    void attachFile(this, { nameOf: (n) => t('file', { n }), notSent: t('notSent') })
  },
  dropFile({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    this.setData({ uploads: this.data.uploads.filter((one) => one.id !== id) })
  },
  async send() {
    const { day, direction, time, uploads, isBusy } = this.data
    const [reason, evidence] = [this.data.reason.trim(), this.data.evidence.trim()]
    if (reason === '') this.setData({ reasonError: t('needReason') })
    if (evidence === '') this.setData({ evidenceError: t('needEvidence') })
    if (reason === '' || evidence === '' || isBusy) return
    this.setData({ isBusy: true, failed: null })
    const answer = await attempt(this, 'attendance', 'askCorrection', {
      day: day,
      direction,
      minute: minuteOf(time),
      reason,
      evidence,
      ...(uploads.length === 0 ? {} : { uploads: uploads.map(({ id }) => id) }),
    })
    this.setData({ isBusy: false })
    if (!answer.ok) {
      this.setData({ failed: failed(answer.error) })
      return
    }
    this.setData({ day: '', done: t('sent') })
    void this.fetch()
  },

  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    this.setData({ opened: this.data.mine.find((one) => one.correctionId === id) ?? null, failed: null })
  },
  async withdraw() {
    const { opened, isBusy } = this.data
    if (opened === null || isBusy) return
    this.setData({ isBusy: true, failed: null })
    const { correctionId } = opened
    const answer = await attempt(this, 'attendance', 'withdrawCorrection', { correctionId })
    this.setData({ isBusy: false })
    if (answer.ok) this.setData({ opened: null })
    else this.setData({ failed: failed(answer.error) })
    void this.fetch()
  },
})
