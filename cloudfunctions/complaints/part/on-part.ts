import type { Context } from '../../_kernel/context'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { type AuditedChange, settle } from '../../_kernel/operation'
import type { Refusal } from '../../_kernel/refusal'
import { get, type Write } from '../../_kernel/store'
import type { Role } from '../../_kernel/role'
import { grantFor } from '../../_kernel/role'
import { ComplaintParts } from '../collections'
import type { ComplaintPart } from '../complaint'
import { canMove, type ComplaintMove, complaintMoves } from '../complaint-moves'
import { renewPartTodos } from '../complaint-todos'
import { handlerOf, nextPart, type Part, partChange } from './change'
import { refuse } from '../refusals'
import { type Access, accessOf, type Viewer } from './route'

/** Whoever calls, as far as it decides what they see. */
export const viewerOf = async ({ account }: Context): Promise<Viewer> => {
  const known = await account()
  return { personId: known?.personId ?? '', unitId: known?.unitId, grants: known?.grants ?? [] }
}

export interface HeldPart {
  readonly part: Part
  readonly access: Access
  readonly viewer: Viewer
}

const rolesOfDesk: Record<ComplaintPart['desk'], readonly Role[]> = {
  centre: ['centreStaff', 'centreAdmin'],
  unit: ['unitHead'],
  steeringOffice: ['steeringOffice'],
  discipline: ['discipline'],
}

/** The context as the grant's that lets somebody act here: the audit names the role that they did it in. */
export const inRoleOf = ({ part, access, viewer }: HeldPart, context: Context): Context => {
  const roles = access.isHandler ? rolesOfDesk[part.desk] : rolesOfDesk.centre
  const scope = access.isHandler && part.deskUnitId !== undefined ? { unitId: part.deskUnitId } : {}
  return { ...context, acting: grantFor(viewer.grants, roles, scope, context.day) ?? context.acting }
}

/**
 * A matter for somebody whose desk has it. To everybody else, and to whoever is of the respondent's chain, there is none:
 * the answer is the same as for one that never was.
 */
export const heldPart = async (
  partId: string,
  context: Context,
  as: 'sees' | 'isHandler' | 'isDecider',
): Promise<HeldPart | Refusal<KernelCode>> => {
  const [part, viewer] = await Promise.all([get(ComplaintParts, partId), viewerOf(context)])
  if (part === undefined) return refuseAny('NOT_FOUND', { what: 'complaint' })
  const access = accessOf(viewer, handlerOf(part), part.chain, context.day)
  return access[as] ? { part, access, viewer } : refuseAny('NOT_FOUND', { what: 'complaint' })
}

/** Refuses a step that isn't possible where a matter stands. */
export const movedOn = (
  { state }: Pick<ComplaintPart, 'state'>,
  move: ComplaintMove,
): Refusal<'MOVED_ON'> | undefined => (canMove(move, state) ? undefined : refuse('MOVED_ON', { state }))

/** A matter after a step of the table. */
export const after = (
  part: Part,
  move: ComplaintMove,
  change: Partial<ComplaintPart>,
  context: Context,
): Part => nextPart(part, { ...change, state: complaintMoves[move].to }, context)

/** Ends a desk's step; its answer says where the matter stands and nothing of what it is about. */
export const settlePart = async (
  held: HeldPart,
  next: Part,
  context: Context,
  also: readonly Write[] = [],
  more: readonly AuditedChange[] = [],
): Promise<{ partId: string; state: Part['state'] }> => {
  const answer = await settle(
    inRoleOf(held, context),
    { partId: next._id, state: next.state },
    [partChange(held.part, next), ...more],
    also,
  )
  await renewPartTodos(next, context)
  return answer
}
