import type { Context } from '../_kernel/context'
import type { KernelCode } from '../_kernel/kernel-refusals'
import { isRefusal, type Refusal } from '../_kernel/refusal'
import { type Case, commonOf } from './case'
import type { Doors } from './door'
import type { Hall } from './hall'
import { onCentreCase, onStaffCase } from './on-case'
import { movedOn } from './joint/part'
import { type CasePromise, dueOf, extensionStanding, type Stop } from './promise'
import { refuse } from './refusals'
import { uncovered } from '../_shared/uncovered-year'

type Running = Extract<Case, { promise: CasePromise }>

const MOST_STOPS = 20

/** A promise with its date worked out again. */
const dated = async (
  promise: CasePromise,
  context: Context,
  { calendar }: Hall,
): Promise<CasePromise | Refusal<KernelCode>> => {
  const due = dueOf(promise, calendar, context.day)
  return due.covered
    ? { ...promise, dueOn: due.day, isProvisional: due.provisional }
    : uncovered(due, context)
}

/**
 * 中止计时: for a named reason only; the date moves when the clock runs again. Past its date a case has no clock to
 * stop: it would only vanish from those who watch over what is late.
 */
export const suspendCase: Doors['suspendCase'] = ({ caseId, reason, words }, context) =>
  onStaffCase<'OVERDUE_ALREADY'>(caseId, 'suspend', context, (known) => {
    const running = known as Running
    const { dueOn } = running.promise
    if (context.day > dueOn) return refuse('OVERDUE_ALREADY', { dueOn })
    const stop: Stop = { reason, words, from: context.day }
    return {
      next: {
        ...commonOf(known),
        state: 'suspended',
        acceptedAt: running.acceptedAt,
        promise: { ...running.promise, stops: [...running.promise.stops, stop].slice(-MOST_STOPS) },
      },
      words,
      ...(reason === 'waitingForApplicant' ? { tell: { kind: 'waitsForYou' as const } } : {}),
    }
  })

/** 恢复计时 */
export const resumeCase: Doors['resumeCase'] = ({ caseId }, context) =>
  onStaffCase(caseId, 'resume', context, async (known, hall) => {
    const running = known as Running
    const stops = running.promise.stops.map((stop): Stop => ({ ...stop, to: stop.to ?? context.day }))
    const promise = await dated({ ...running.promise, stops }, context, hall)
    if (isRefusal(promise)) return promise
    const parts = movedOn(known.parts, promise, hall.calendar, context.day)
    if ('covered' in parts) return uncovered(parts, context)
    const hasMoved = promise.dueOn !== running.promise.dueOn
    return {
      next: { ...commonOf(known), state: 'inProgress', acceptedAt: running.acceptedAt, promise, parts },
      day: promise.dueOn,
      ...(hasMoved ? { tell: { kind: 'dateMoved' as const, day: promise.dueOn } } : {}),
    }
  })

/** 申请延期: once, and before the date. */
export const askExtension: Doors['askExtension'] = ({ caseId, days, reason }, context) =>
  onStaffCase<'EXTENSION_TOO_LATE' | 'EXTENSION_USED'>(caseId, 'askExtension', context, (known) => {
    const running = known as Running
    const standing = extensionStanding(running.promise, context.day)
    if (standing === 'overdue') return refuse('EXTENSION_TOO_LATE', { dueOn: running.promise.dueOn })
    if (standing !== 'open') return refuse('EXTENSION_USED', {})
    const extension = { state: 'asked' as const, days, reason, askedOn: context.day }
    return { next: { ...running, promise: { ...running.promise, extension } }, words: reason }
  })

/** 批复延期 */
export const decideExtension: Doors['decideExtension'] = ({ caseId, isGranted, words }, context) =>
  onCentreCase<'EXTENSION_NONE'>(caseId, 'decideExtension', context, async (known, hall) => {
    const running = known as Running
    const asked = running.promise.extension
    if (asked?.state !== 'asked') return refuse('EXTENSION_NONE', {})
    const extension = {
      ...asked,
      state: isGranted ? ('granted' as const) : ('declined' as const),
      decidedOn: context.day,
      words,
    }
    const promise = await dated({ ...running.promise, extension }, context, hall)
    if (isRefusal(promise)) return promise
    return {
      next: { ...running, promise },
      words,
      day: promise.dueOn,
      ...(isGranted ? { tell: { kind: 'dateMoved' as const, day: promise.dueOn } } : {}),
    }
  })
