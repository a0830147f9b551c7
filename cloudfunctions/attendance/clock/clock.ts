import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { settle } from '../../_kernel/operation'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { get } from '../../_kernel/store'
import { addDays, type Day, DAY_MINUTES, minuteOf } from '../../_kernel/time'
import { Clockers, PunchRecords } from '../collections'
import { stepFrom, usedStep } from './brought-code'
import type { contract } from '../contract'
import { bucketOf, distance, fenceOf } from './geofence'
import { endsDay } from './ends-day'
import { keepsHere } from './keeps-here'
import { dayView } from '../my-day'
import { type PersonDay, personDay, withPunch } from '../person-day'
import { clockPolicy } from './read-policy'
import { type Proofs, verdictOf } from './proof'
import { endsDayBefore, type Punch } from './punch'
import type { PunchRecord } from './punch-record'
import { refuse } from '../refusals'

type Clock = (typeof contract)['clock']
type Input = InputOf<Clock>
type Policy = Awaited<ReturnType<typeof clockPolicy>>
type Code = 'NO_HOURS_TODAY' | 'NO_POST' | 'NOT_IN_HALL' | 'CODE_PAST' | 'MUST_STAY'

/** What the phone's Wi-Fi says: another base station than the hall's speaks against, none says nothing. */
const byWifi = (bssid: string | undefined, { bssids }: Policy): Proofs['wifi'] =>
  bssid === undefined || bssids.length === 0 ? 'nothing' : bssids.includes(bssid) ? 'here' : 'notHere'

const byLocation = ({ located }: Input, { fence }: Policy): Proofs['location'] => {
  if (located === undefined || fence === undefined) return 'nothing'
  const where = fenceOf(located, fence)
  return where === 'vague' ? 'nothing' : where === 'inside' ? 'here' : 'notHere'
}

/** What is kept of a position: how far, coarsely, and how sure the phone was; never where (§21). */
const traceOf = ({ located }: Input, { fence }: Policy): Pick<PunchRecord, 'bucket' | 'accuracy'> =>
  located === undefined || fence === undefined
    ? {}
    : { bucket: bucketOf(distance(located, fence)), accuracy: Math.round(located.accuracy) }

interface Place {
  readonly day: Day
  readonly punch: Punch
  readonly known: PersonDay
}

/** The day that a press belongs to: an out soon after midnight ends the one before. */
const placeOf = async (
  personId: string,
  direction: Punch['direction'],
  grace: number,
  { now, day }: Context,
): Promise<Place | Refusal<KernelCode>> => {
  const minute = minuteOf(now)
  const today = await personDay(personId, day, minute, grace)
  if (!today.covered) return refuseAny('CALENDAR_UNCOVERED', { year: today.year })
  const here = { day, punch: { direction, minute }, known: today }
  if (direction === 'in' || today.punches.length > 0) return here
  const yesterday = addDays(day, -1)
  const before = await personDay(personId, yesterday, DAY_MINUTES, grace)
  const pairs = before.covered ? before.slots.map(({ pair }) => pair) : []
  return before.covered && endsDayBefore(here.punch, pairs, today.punches)
    ? { day: yesterday, punch: { direction, minute: minute + DAY_MINUTES }, known: before }
    : here
}

/** 打卡 (§21): server time; proofs by the centre's policy; a disagreement of proofs is flagged and marks nobody absent. */
export const clock = async (
  input: Input,
  context: Context,
): Promise<OutputOf<Clock> | Refusal<Code | KernelCode>> => {
  const personId = (await context.account())?.personId ?? ''
  const policy = await clockPolicy()
  const place = await placeOf(personId, input.direction, policy.graceMinutes, context)
  if (isRefusal(place)) return place
  const { known, punch, day } = place
  if (known.posts.length === 0) return refuse('NO_POST', {})
  if (known.slots.length === 0) return refuse('NO_HOURS_TODAY', {})
  const { windowId } = input
  if (!known.posts.some((one) => one.windowId === windowId))
    return refuseAny('NOT_ALLOWED', { needs: ['windowStaff'] })
  if (endsDay(punch, known)) {
    const blockers = await keepsHere(personId, place, known, context)
    if (blockers.length > 0) return refuse('MUST_STAY', { blockers: blockers.map(({ kind }) => kind) })
  }
  const clocker = await get(Clockers, personId)
  const step = await stepFrom(input.code, clocker, context)
  const proofs: Proofs = {
    code: step === undefined ? 'nothing' : 'here',
    wifi: byWifi(input.bssid, policy),
    location: byLocation(input, policy),
  }
  const verdict = verdictOf(proofs, policy)
  if (verdict.kind === 'refused')
    return input.code === undefined
      ? refuse('NOT_IN_HALL', { missing: verdict.missing })
      : refuse('CODE_PAST', {})
  const against = verdict.kind === 'flagged' ? [...verdict.against] : []
  const record: PunchRecord = {
    _id: context.operation,
    personId,
    windowId,
    day,
    ...punch,
    at: context.now,
    by: [...verdict.by],
    against,
    ...traceOf(input, policy),
    flag: against.length === 0 ? 'none' : 'open',
    createdAt: context.now,
    updatedAt: context.now,
    v: 1,
  }
  const after = {
    day,
    minute: punch.minute,
    direction: punch.direction,
    by: verdict.by.join(' '),
    against: against.join(' '),
  }
  const view = await dayView(personId, withPunch(known, record), policy, context)
  const answer = { ...view, isFlagged: against.length > 0 }
  return settle(context, answer, [
    { of: PunchRecords, insert: record, before: {}, after },
    ...(step === undefined ? [] : [usedStep(personId, step, clocker, context.now)]),
  ])
}
