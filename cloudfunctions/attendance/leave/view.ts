import type * as v from 'valibot'
import { actingAs } from '../../_kernel/acting'
import type { Context } from '../../_kernel/context'
import { movesOf } from '../../_kernel/moves'
import { namesOf } from '../../_shared/post-holder'
import { endsAt, beginsAt, type Leave } from './leave'
import type { LeaveRow, LeaveView, ObjectionView } from './contract'
import { momentOf } from './hours'
import { type LeaveActor, leaveMoves } from './moves'
import { isBefore } from './piece'
import { isLong } from './quota'
import { written } from './shape'
import { windowsById } from '../person-day'
import type { Objection } from './standing-in'

type View = v.InferOutput<typeof LeaveView>
type Row = v.InferOutput<typeof LeaveRow>

/** What somebody is to a leave (§14: nobody does another's step, nor one of their own). */
export const partsIn = async (leave: Leave, context: Context): Promise<LeaveActor[]> => {
  const me = (await context.account())?.personId
  const [lead, centre] = await Promise.all([
    actingAs(context, ['unitHead'], { unitId: leave.unitId }),
    actingAs(context, ['centreStaff', 'centreAdmin']),
  ])
  const isApplicant = me !== undefined && me === leave.personId
  return [
    ...(isApplicant ? (['applicant'] as const) : []),
    ...(me !== undefined && me === leave.alternateId ? (['alternate'] as const) : []),
    ...(lead === undefined || isApplicant ? [] : (['lead'] as const)),
    ...(centre === undefined || isApplicant ? [] : (['centre'] as const)),
  ]
}

/** Who may read why somebody is away: not who stands in for them. */
export const seesWhy = (parts: readonly LeaveActor[]): boolean =>
  parts.some((part) => part === 'applicant' || part === 'lead' || part === 'centre')

export const hasBegun = (leave: Leave, now: Date): boolean => !isBefore(momentOf(now), beginsAt(leave))

/** States in which the centre can assign whoever stands in. */
export const canBeOrdered = ({ windowId, state }: Leave): boolean =>
  windowId !== undefined &&
  (['awaitingAlternate', 'awaitingLead', 'awaitingCentre', 'approved', 'active'] as const).some(
    (one) => one === state,
  )

const buttonsOf = async (leave: Leave, parts: readonly LeaveActor[], context: Context): Promise<string[]> => {
  const isBegun = hasBegun(leave, context.now)
  const mayDecide = !isLong(leave.halfDays) || (await actingAs(context, ['centreAdmin'])) !== undefined
  const moves = movesOf(leaveMoves, leave.state, parts).filter((move) => {
    if (move === 'withdraw') return !(isBegun && leave.state === 'approved')
    if (move === 'returnFromLeave') return isBegun
    if (move === 'approve') return mayDecide && !leave.isUncovered
    return move === 'refuse' ? mayDecide : true
  })
  return [...moves, ...(parts.includes('centre') && canBeOrdered(leave) ? ['order'] : [])]
}

/** A leave as somebody may see it. */
export const leaveView = async (leave: Leave, context: Context): Promise<View> => {
  const parts = await partsIn(leave, context)
  const people = [leave.personId, ...(leave.alternateId === undefined ? [] : [leave.alternateId])]
  const [names, windows] = await Promise.all([namesOf(people), windowsById()])
  const windowNo = windows.get(leave.windowId ?? '')?.no
  const alternate = names.get(leave.alternateId ?? '')
  const { type, reason, files } = leave
  return {
    leaveId: leave._id,
    name: names.get(leave.personId) ?? '',
    isMine: parts.includes('applicant'),
    buttons: await buttonsOf(leave, parts, context),
    ...(windowNo === undefined ? {} : { windowNo }),
    ...(seesWhy(parts) ? { type, reason, files: files.map(({ kind }, at) => ({ kind, at })) } : {}),
    pieces: written(leave.pieces),
    halfDays: leave.halfDays,
    isLong: isLong(leave.halfDays),
    isLate: leave.isLate,
    state: leave.state,
    ...(alternate === undefined ? {} : { alternate }),
    isOrdered: leave.order !== undefined,
    isUncovered: leave.isUncovered,
    ...(leave.refusal === undefined ? {} : { refusal: leave.refusal }),
    ...(leave.ended === undefined ? {} : { ended: leave.ended }),
    steps: leave.steps.map(({ move, at }) => ({ move, at: at.toISOString() })),
    seenAt: context.now.toISOString(),
  }
}

/** The lines of a list. `waiting`: which of them wait for whoever asks; `isPrivate`: why is not told. */
export const leaveRows = async (
  leaves: readonly Leave[],
  { isWaiting, isPrivate = false }: { isWaiting: (leave: Leave) => boolean; isPrivate?: boolean },
): Promise<Row[]> => {
  const [names, windows] = await Promise.all([namesOf(leaves.map(({ personId }) => personId)), windowsById()])
  return leaves.map((leave) => {
    const windowNo = windows.get(leave.windowId ?? '')?.no
    return {
      leaveId: leave._id,
      name: names.get(leave.personId) ?? '',
      ...(windowNo === undefined ? {} : { windowNo }),
      ...(isPrivate ? {} : { type: leave.type }),
      from: beginsAt(leave),
      to: leave.ended ?? endsAt(leave),
      halfDays: leave.halfDays,
      state: leave.state,
      isUncovered: leave.isUncovered,
      isWaiting: isWaiting(leave),
    }
  })
}

/** An objection as a phone words it. */
export const objectionView = async (objection: Objection): Promise<v.InferOutput<typeof ObjectionView>> => {
  if (objection.kind === 'hasOwnWindow') {
    const windowNo = (await windowsById()).get(objection.windowId)?.no
    return { kind: objection.kind, ...(windowNo === undefined ? {} : { windowNo }) }
  }
  return objection.kind === 'notTrained' && objection.nextCourseOn !== undefined
    ? { kind: objection.kind, nextCourseOn: objection.nextCourseOn }
    : { kind: objection.kind }
}
