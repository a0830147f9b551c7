import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import type { KernelCode } from '../../_kernel/kernel-refusals'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { find, is, type Write } from '../../_kernel/store'
import { attach } from '../../_kernel/upload/upload'
import { namesOf } from '../../_shared/post-holder'
import { Leaves } from '../collections'
import { type Commitment, halfDaysTaken, lessened, promised, withChanged } from '../commitment'
import type { contract } from '../contract'
import { finishLeave } from './finish-leave'
import { daysOf, type Leave, MOST_FILES } from './leave'
import { fellOut, type LeaveMove, moved, ownMovable, tellOf } from './change'
import { minutesOf } from './piece'
import { isLong, sumOf } from './quota'
import { proofFiles, written } from './shape'
import { objectionView } from './view'
import { windowsById } from '../person-day'
import { hasOtherLead, type LeavePlan, planLeave, quotas, type WishCode } from './plan-leave'
import { refuse } from '../refusals'

type Try = (typeof contract)['tryLeave']
type Ask = (typeof contract)['askLeave']
type AskCode = WishCode | 'ALTERNATE_CANT' | 'PROOF_MISSING' | 'LEAVE_MOVED_ON' | 'TOO_MANY_FILES'

/** Half days of a type that are left in the years of a plan, as far as there is a limit. */
const leftOf = async (personId: string, type: InputOf<Try>['type'], { halfDaysIn, known }: LeavePlan) => {
  const quota = (await quotas())[type]
  if (quota === undefined) return []
  const taken = halfDaysTaken(known, personId, type)
  return [...halfDaysIn.keys()].map((year) => ({
    year,
    halfDays: Math.max(0, quota - (taken.get(year) ?? 0)),
  }))
}

/** 请假试算: what the phone shows while somebody chooses. */
export const tryLeave = async (
  input: InputOf<Try>,
  context: Context,
): Promise<OutputOf<Try> | Refusal<WishCode | KernelCode>> => {
  const personId = (await context.account())?.personId ?? ''
  const plan = await planLeave(personId, input, context)
  if (isRefusal(plan)) return plan
  const { alternate, fallsOut, pieces } = plan
  const windows = await windowsById()
  const somebody = typeof alternate === 'object' ? alternate : undefined
  const name =
    somebody === undefined ? undefined : (await namesOf([somebody.personId])).get(somebody.personId)
  const objection = alternate === 'nobody' ? ({ kind: 'noAlternate' } as const) : somebody?.objection
  return {
    pieces: written(pieces),
    minutes: minutesOf(pieces),
    halfDays: sumOf(plan.halfDaysIn),
    isLong: isLong(sumOf(plan.halfDaysIn)),
    isLate: plan.isLate,
    left: await leftOf(personId, input.type, plan),
    windowNo: windows.get(plan.post.windowId)?.no ?? 0,
    needsAlternate: alternate !== undefined,
    ...(name === undefined ? {} : { alternate: name }),
    ...(objection === undefined ? {} : { objection: await objectionView(objection) }),
    fallsOutAt: fallsOut.map(({ windowId }) => windows.get(windowId ?? '')?.no ?? 0),
  }
}

/** Whether somebody else has to stand in for the plan and can't: then only the centre can help. */
const alternateCant = (
  { alternate }: LeavePlan,
  wantsOrder: boolean,
): Refusal<'ALTERNATE_CANT'> | undefined => {
  if (wantsOrder || alternate === undefined) return undefined
  if (alternate === 'nobody') return refuse('ALTERNATE_CANT', { why: 'noAlternate' })
  return alternate.objection === undefined
    ? undefined
    : refuse('ALTERNATE_CANT', { why: alternate.objection.kind })
}

/** What was uploaded for a request, beside what it has. */
const filesOf = async (
  known: readonly Leave['files'][number][],
  uploads: readonly string[],
  leaveId: string,
  context: Context,
): Promise<Leave['files'][number][] | Refusal<'TOO_MANY_FILES' | KernelCode>> => {
  const wanted = [...new Set(uploads)]
  if (known.length + wanted.length > MOST_FILES) return refuse('TOO_MANY_FILES', { most: MOST_FILES })
  const files = [...known]
  for (const uploadId of wanted) {
    const file = await attach(uploadId, `leaves/${leaveId}`, TAKEN, context)
    if (isRefusal(file)) return file
    files.push(file)
  }
  return files
}
const TAKEN = { kinds: proofFiles, mostBytes: 10 * 1024 * 1024 } as const

/** The leaves at which somebody was going to stand in and, being ill, can't: flagged, in the same transaction. */
const fallenOut = async ({ fallsOut }: LeavePlan, context: Context) => {
  const wanted = fallsOut.map(({ leaveId }) => leaveId)
  const leaves = wanted.length === 0 ? [] : await find(Leaves, { _id: is.in(wanted) })
  return leaves.map((leave) => ({ leave, ...fellOut(leave, context) }))
}
const askWords = (no: number) => ({
  zh: `${String(no)} 号窗口的 A 角请假，请您顶岗，请回复。`,
  en: `The A of window ${String(no)} asks for leave and needs you to stand in. Please answer.`,
})

/** What the years of a plan are promised to, once this leave holds its hours. */
const promisedYears = (plan: LeavePlan, leave: Leave, now: Date): Commitment[] => {
  const { personId, _id: leaveId, type } = leave
  const draft = {
    kind: 'leave' as const,
    sourceId: leaveId,
    type,
    isSet: false,
    pieces: plan.pieces,
    halfDaysIn: plan.halfDaysIn,
  }
  const own = promised(plan.known, personId, draft, now)
  const mine = (known: readonly Commitment[]) => known.filter((one) => one.personId === personId)
  return plan.fallsOut.reduce(
    (changed, { leaveId: other, pieces }) =>
      withChanged(changed, lessened(withChanged(mine(plan.known), changed), other, pieces, now)),
    own,
  )
}

/** 请假 (§23): holds the hours at once, so that two requests never want the same ones. */
export const askLeave = async (
  input: InputOf<Ask>,
  context: Context,
): Promise<OutputOf<Ask> | Refusal<AskCode | KernelCode>> => {
  const { now } = context
  const personId = (await context.account())?.personId ?? ''
  const draft = input.draftId === undefined ? undefined : await ownMovable(input.draftId, 'submit', context)
  if (isRefusal(draft)) return draft
  const plan = await planLeave(personId, input, context, draft?._id)
  if (isRefusal(plan)) return plan
  const cant = alternateCant(plan, input.wantsOrder)
  if (cant !== undefined) return cant
  const leaveId = draft?._id ?? context.operation
  const uploads = input.uploads ?? []
  if (plan.isLate && (draft?.files.length ?? 0) + uploads.length === 0) return refuse('PROOF_MISSING', {})
  const files = await filesOf(draft?.files ?? [], uploads, leaveId, context)
  if (isRefusal(files)) return files

  const asks = typeof plan.alternate === 'object' && !input.wantsOrder ? plan.alternate : undefined
  const move: LeaveMove =
    asks !== undefined
      ? 'submit'
      : (await hasOtherLead(plan.post.unitId, personId, context))
        ? 'submitAlone'
        : 'submitAsLead'
  const pieces = written(plan.pieces)
  const fresh: Leave = {
    _id: leaveId,
    personId,
    unitId: plan.post.unitId,
    ...(plan.alternate === undefined ? {} : { windowId: plan.post.windowId }),
    type: input.type,
    reason: input.reason,
    pieces,
    ...daysOf(pieces),
    halfDays: sumOf(plan.halfDaysIn),
    isLate: plan.isLate,
    files,
    state: 'draft',
    ...(asks === undefined ? {} : { alternateId: asks.personId }),
    isUncovered: plan.alternate !== undefined && asks === undefined,
    steps: draft?.steps ?? [],
    ...(draft?.partOf === undefined ? {} : { partOf: draft.partOf }),
    createdAt: draft?.createdAt ?? now,
    updatedAt: now,
    v: draft?.v ?? 0,
  }
  const next = moved(fresh, move, now)
  const fallen = await fallenOut(plan, context)
  const windowNo = (await windowsById()).get(plan.post.windowId)?.no ?? 0
  const told: Write[] =
    asks === undefined ? [] : [tellOf(next, 'asked', asks.personId, askWords(windowNo), context)]
  return finishLeave(
    context,
    [[draft, next], ...fallen.map(({ leave, next: flagged }) => [leave, flagged] as const)],
    { known: plan.known, changed: promisedYears(plan, next, now) },
    [...told, ...fallen.map((one) => one.told)],
  )
}
