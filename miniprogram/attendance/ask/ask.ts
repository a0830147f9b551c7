import { attempt } from '../../api/attempt'
import { call, type Input, type Output } from '../../api/call'
import { serverNow } from '../../api/clock'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { listed } from '../../i18n/phrases'
import { clockAt, clockOf, dateText, minuteOf } from '../../i18n/time'
import { type Attached, attachFile } from '../../live/attached'
import { failed, type Failed, whyOf } from '../../live/failed'
import {
  type Leave,
  type LeaveType,
  leaveTypes,
  hoursText,
  lengthText,
  objectionText,
  typeText,
} from '../leave-words'
import { firstHalf, type Half, NOON } from './first-half'
import { t, words } from './words'

type Plan = Output<'attendance', 'tryLeave'>
type Length = 'half' | 'whole' | 'hours'
const lengths: readonly Length[] = ['half', 'whole', 'hours']

const END_OF_DAY = 1440

const usualLength = (): Length => 'half'
const usualHalf = (): Half => 'morning'
const usualType = (): LeaveType => 'personal'

/** What a plan says, line by line. */
const planOf = (plan: Plan) => {
  const { alternate = '', objection, needsAlternate, windowNo } = plan
  return {
    sum: lengthText(plan.halfDays),
    lines: plan.pieces
      .slice(0, 6)
      .map(({ day, spans }) => ({ day, title: dateText(day), hours: hoursText(spans) })),
    left: plan.left.map(({ year, halfDays }) => t('left', { year, days: lengthText(halfDays) })),
    isLong: plan.isLong,
    isLate: plan.isLate,
    needsAlternate,
    windowNo: String(windowNo),
    canStandIn: needsAlternate && objection === undefined,
    stands: !needsAlternate
      ? t('alone')
      : objection === undefined
        ? t('alternate', { name: alternate })
        : t('cant', { name: alternate, why: objectionText(objection) }),
    fallsOut:
      plan.fallsOutAt.length === 0 ? '' : t('fallsOut', { windows: listed(plan.fallsOutAt.map(String)) }),
  }
}
const orderItems = (checked: boolean) => [{ key: 'order', text: t('order'), note: t('orderNote'), checked }]
const noPlan = (): ReturnType<typeof planOf> | null => null

/** 请假 (§23): when, why, and at once what it comes to and whether B is free. */
Page({
  behaviors: [page({ words })],
  data: {
    blank: 'loading',
    blankText: '',
    draftId: '',
    type: usualType(),
    typeName: '',
    typeNames: [] as string[],
    typeAt: 0,
    length: usualLength(),
    lengths: [] as { key: Length; label: string }[],
    half: usualHalf(),
    halves: [] as { key: Half; label: string }[],
    from: '',
    fromText: '',
    to: '',
    toText: '',
    fromTime: '08:00',
    toTime: '12:00',
    plan: noPlan(),
    planError: '',
    wantsOrder: false,
    orderItems: orderItems(false),
    reason: '',
    reasonError: '',
    uploads: [] as readonly Attached[],
    isUploading: false,
    fileError: '',
    isBusy: false,
    failed: null as Failed | null,
  },

  /** The newest look at what it comes to: an older answer that arrives late is dropped. */
  asked: 0,

  onLoad({ leaveId = '' }: Record<string, string | undefined>) {
    this.setData({ draftId: leaveId })
    this.name()
    void this.begin()
  },
  onLanguage() {
    this.name()
    void this.plan()
  },
  name() {
    const { type, from, to } = this.data
    this.setData({
      typeNames: leaveTypes.map(typeText),
      typeName: typeText(type),
      typeAt: leaveTypes.indexOf(type),
      lengths: lengths.map((key) => ({ key, label: t(key) })),
      halves: (['morning', 'afternoon'] as const).map((key) => ({ key, label: t(key) })),
      fromText: from === '' ? '' : dateText(from),
      toText: to === '' ? '' : dateText(to),
    })
  },
  /** The day is the centre's, not the phone's; one that came back is changed as it was. */
  async begin() {
    const { draftId } = this.data
    this.setData({ blank: 'loading' })
    const day = await call('attendance', 'myDay', {})
    const answer =
      draftId === '' || !day.ok ? undefined : await call('attendance', 'leave', { leaveId: draftId })
    const missed = !day.ok ? day : answer?.ok === false ? answer : undefined
    if (missed !== undefined) {
      this.setData({ blank: kindOf(missed.error.code), blankText: missed.error.message })
      return
    }
    if (day.ok) {
      const { day: from, half } = firstHalf(day.value.day, minuteOf(clockAt(serverNow())), day.value.slots)
      this.setData({ blank: '', from, to: from, half })
    }
    if (answer?.ok === true) this.take(answer.value)
    this.name()
    void this.plan()
  },
  take(leave: Leave) {
    const { pieces, type = 'personal', reason = '' } = leave
    const [first] = pieces
    const last = pieces.at(-1)
    this.setData({
      type,
      reason,
      length: 'hours',
      from: first?.day ?? this.data.from,
      to: last?.day ?? this.data.to,
      fromTime: clockOf(first?.spans[0]?.from ?? 480),
      toTime: clockOf(last?.spans.at(-1)?.to ?? NOON),
    })
  },
  retry() {
    void this.begin()
  },

  /** What is chosen, as the hall counts it. */
  wish(): Input<'attendance', 'tryLeave'> {
    const { type, length, half, from, to, fromTime, toTime } = this.data
    if (length === 'half')
      return {
        type,
        from: { day: from, minute: half === 'morning' ? 0 : NOON },
        to: { day: from, minute: half === 'morning' ? NOON : END_OF_DAY },
      }
    return length === 'whole'
      ? { type, from: { day: from, minute: 0 }, to: { day: to, minute: END_OF_DAY } }
      : {
          type,
          from: { day: from, minute: minuteOf(fromTime) },
          to: { day: to, minute: minuteOf(toTime) },
        }
  },
  async plan() {
    const asked = ++this.asked
    const answer = await call('attendance', 'tryLeave', this.wish())
    if (asked !== this.asked) return
    if (!answer.ok) {
      this.setData({ plan: null, planError: whyOf(answer.error) })
      return
    }
    const plan = planOf(answer.value)
    const wantsOrder = this.data.wantsOrder && plan.needsAlternate && !plan.canStandIn
    this.setData({ plan, planError: '', wantsOrder, orderItems: orderItems(wantsOrder) })
  },

  pickType({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const type = leaveTypes[Number(detail.value)] ?? 'personal'
    this.setData({ type, typeName: typeText(type), typeAt: leaveTypes.indexOf(type) })
    void this.plan()
  },
  turnLength({ detail }: WechatMiniprogram.CustomEvent<{ key: Length }>) {
    this.setData({ length: detail.key })
    void this.plan()
  },
  turnHalf({ detail }: WechatMiniprogram.CustomEvent<{ key: Half }>) {
    this.setData({ half: detail.key })
    void this.plan()
  },
  pickDay({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = currentTarget.dataset as { field: 'from' | 'to' }
    const from = field === 'from' ? detail.value : this.data.from
    // The end goes along: nobody goes back before they went.
    const to = field === 'to' ? detail.value : this.data.to < from ? from : this.data.to
    this.setData({ from, to, fromText: dateText(from), toText: dateText(to) })
    void this.plan()
  },
  pickTime({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = currentTarget.dataset as { field: 'fromTime' | 'toTime' }
    this.setData({ [field]: detail.value })
    void this.plan()
  },
  toggleOrder() {
    const wantsOrder = !this.data.wantsOrder
    this.setData({ wantsOrder, orderItems: orderItems(wantsOrder) })
  },
  typeReason({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ reason: detail.value, reasonError: '' })
  },
  addFile() {
    void attachFile(this, { nameOf: (n) => t('file', { n }), notSent: t('notSent') })
  },
  dropFile({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    this.setData({ uploads: this.data.uploads.filter((one) => one.id !== id) })
  },

  async send() {
    const { draftId, reason, uploads, wantsOrder, isBusy } = this.data
    const said = reason.trim()
    if (said === '') {
      this.setData({ reasonError: t('needReason') })
      return
    }
    if (isBusy) return
    this.setData({ isBusy: true, failed: null })
    const answer = await attempt(this, 'attendance', 'askLeave', {
      ...this.wish(),
      reason: said,
      wantsOrder,
      ...(draftId === '' ? {} : { draftId }),
      ...(uploads.length === 0 ? {} : { uploads: uploads.map(({ id }) => id) }),
    })
    this.setData({ isBusy: false })
    if (answer.ok) {
      void wx.redirectTo({ url: `/attendance/leave/leave?leaveId=${answer.value.leaveId}` })
      return
    }
    this.setData({ failed: failed(answer.error) })
    void wx.pageScrollTo({ scrollTop: 0 })
    void this.plan()
  },
})
