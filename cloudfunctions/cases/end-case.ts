import type { Context } from '../_kernel/context'
import { spend } from '../_kernel/rate-limit'
import { refuse as refuseAny } from '../_kernel/kernel-refusals'
import type { Refusal } from '../_kernel/refusal'
import { addDays } from '../_kernel/time'
import { slipIdOf } from '../_shared/slip'
import { type Case, commonOf } from './case'
import { isOfSlip } from './case-actors'
import { faultsOf } from './checklist'
import { UNCLAIMED_DAYS } from './deadline'
import type { Doors } from './door'
import { onHeldCase, onStaffCase } from './on-case'
import { get } from '../_kernel/store'
import { Cases } from './collections'
import type { Delivery } from './outcome'
import { areSettled } from './joint/part'
import { caseKey, opensPickup, pickupCodeOf, pickupMac } from './pickup'
import { refuse } from './refusals'

type Way = 'handedOver' | 'pickup' | 'posted' | 'electronic'

const deliveryOf = (
  known: Case,
  way: Way,
  trackingNo: string | undefined,
  { now, day }: Context,
): Delivery | Refusal<'TRACKING_NEEDED'> => {
  if (way === 'handedOver' || way === 'electronic') return { state: way, at: now }
  if (way === 'posted') {
    return trackingNo === undefined ? refuse('TRACKING_NEEDED', {}) : { state: 'posted', at: now, trackingNo }
  }
  const key = caseKey()
  return {
    state: 'waiting',
    mac: pickupMac(key, known._id, pickupCodeOf(key, known._id)),
    unclaimedOn: addDays(day, UNCLAIMED_DAYS),
  }
}

/** What keeps a case from being finished now. */
const unfinished = (known: Case): Refusal<'NOT_DIRECT' | 'PAPERS_INCOMPLETE' | 'PARTS_OPEN'> | undefined => {
  if (known.state === 'received') {
    if (known.sheet.kind !== 'direct') return refuse('NOT_DIRECT', {})
    const faults = new Set(faultsOf(known.papers).map(({ n }) => n))
    const papers = known.papers.filter(({ n }) => faults.has(n)).map(({ name }) => name)
    return papers.length === 0 ? undefined : refuse('PAPERS_INCOMPLETE', { papers })
  }
  if (areSettled(known.parts)) return undefined
  const open = known.parts.filter((part) => !areSettled([part]))
  return refuse('PARTS_OPEN', { units: open.map(({ unitName }) => unitName) })
}

/** Promised and joint matters have a result that is rated by itself, once they were accepted (§19). */
const ratedAs = (known: Case, { day }: Context) =>
  known.kind === 'direct' || known.promise === undefined ? {} : { ratedAs: day }

/** 办结: at once for a direct matter, otherwise after acceptance. */
export const finishCase: Doors['finishCase'] = async (
  { caseId, delivery: way, trackingNo, result },
  context,
) => {
  // Two rows of the table lead to the same end; which one it is, the state says.
  const before = await get(Cases, caseId)
  const move = before?.state === 'received' ? 'finishAtOnce' : 'finish'
  return onStaffCase<'NOT_DIRECT' | 'PAPERS_INCOMPLETE' | 'PARTS_OPEN' | 'TRACKING_NEEDED'>(
    caseId,
    move,
    context,
    (known) => {
      const problem = unfinished(known)
      if (problem !== undefined) return problem
      const delivery = deliveryOf(known, way, trackingNo, context)
      if ('refused' in delivery) return delivery
      return {
        next: {
          ...commonOf(known),
          state: 'done',
          doneAt: context.now,
          doneOn: context.day,
          result: result ?? known.sheet.result,
          delivery,
          ...ratedAs(known, context),
        },
        ...(result === undefined ? {} : { words: result }),
        tell: { kind: 'done' },
      }
    },
  )
}

/** 不予办理: the answer is clear, and says on what it stands and where to appeal (§20). */
export const denyCase: Doors['denyCase'] = ({ caseId, basis, ground, clause, appeal }, context) =>
  onStaffCase(caseId, 'deny', context, (known) => ({
    next: {
      ...commonOf(known),
      state: 'refused',
      refusedAt: context.now,
      denial: { basis, ground, clause, appeal },
      ...ratedAs(known, context),
    },
    words: `${ground}（${clause}）`,
    tell: { kind: 'refused' },
  }))

/** 撤回 */
export const withdrawCase: Doors['withdrawCase'] = (input, context) =>
  onHeldCase(input, 'withdraw', context, (known) => ({
    next: { ...commonOf(known), state: 'withdrawn', withdrawnAt: context.now, by: 'holder' },
  }))

const TRIES = { times: 5, minutes: 10 } as const

/**
 * 取件: against the code on the applicant's phone, or that of the printed slip for whoever has no phone: the window
 * knows the slip, so that of anybody else it proves nothing. A result in the archive is still theirs.
 */
export const handOver: Doors['handOver'] = ({ caseId, code }, context) =>
  onStaffCase<'PICKUP_CODE_WRONG' | 'DELIVERED_ALREADY'>(caseId, 'handOver', context, async (known) => {
    if (known.state !== 'done' || (known.delivery.state !== 'waiting' && known.delivery.state !== 'archived'))
      return refuse('DELIVERED_ALREADY', {})
    const wait = await spend(`${known._id}:pickup`, TRIES, context.now)
    if (wait !== undefined) return refuseAny('TOO_OFTEN', { retryInSeconds: wait })
    const key = caseKey()
    const mac =
      known.delivery.state === 'waiting'
        ? known.delivery.mac
        : pickupMac(key, known._id, pickupCodeOf(key, known._id))
    const isSlip = isOfSlip(known) && slipIdOf(code) === known.slip
    if (!isSlip && !opensPickup(key, known._id, code, mac)) return refuse('PICKUP_CODE_WRONG', {})
    return { next: { ...known, delivery: { state: 'handedOver', at: context.now } } }
  })
