import { actingAs } from '../../_kernel/acting'
import type { Context } from '../../_kernel/context'
import { refuse as refuseAny, type KernelCode } from '../../_kernel/kernel-refusals'
import { isPossible } from '../../_kernel/moves'
import type { Refusal } from '../../_kernel/refusal'
import type { Role } from '../../_kernel/role'
import { get } from '../../_kernel/store'
import { type MoveName, moves, partsOf } from './moves'
import { Applications, type StoredApplication } from '../collections'
import { refuse } from '../refusals'

export const personOf = async (context: Context): Promise<string> =>
  (await context.account())?.personId ?? context.visitor

/** The application for somebody who may read it: its unit's head, the centre, the steering office. */
export const readable = async (
  applicationId: string,
  context: Context,
): Promise<StoredApplication | Refusal<'APPLICATION_UNKNOWN'> | Refusal<KernelCode>> => {
  const application = await get(Applications, applicationId)
  if (application === undefined) return refuse('APPLICATION_UNKNOWN', {})
  const isHead = (await actingAs(context, ['unitHead'], { unitId: application.unitId })) !== undefined
  const isOverall = (await actingAs(context, ['centreAdmin', 'steeringOffice'])) !== undefined
  if (isHead) return application
  // A draft is the unit's own until it is handed in.
  if (isOverall && application.isListed) return application
  return refuseAny('NOT_ALLOWED', { needs: ['unitHead'] satisfies Role[] })
}

/** The application for somebody who may make this move now; the table and the grants decide. */
export const movable = async (
  applicationId: string,
  name: MoveName,
  context: Context,
): Promise<
  StoredApplication | Refusal<'APPLICATION_UNKNOWN' | 'NOT_AT_THIS_POINT'> | Refusal<KernelCode>
> => {
  const application = await readable(applicationId, context)
  if ('refused' in application) return application
  const [head, centre] = await Promise.all([
    actingAs(context, ['unitHead'], { unitId: application.unitId }),
    actingAs(context, ['centreAdmin']),
  ])
  const parts = partsOf(application.origin, { isHead: head !== undefined, isCentre: centre !== undefined })
  const move = moves[name]
  const mayEver = (move.by as readonly string[]).some((actor) => (parts as readonly string[]).includes(actor))
  if (!mayEver) return refuseAny('NOT_ALLOWED', { needs: ['unitHead', 'centreAdmin'] satisfies Role[] })
  if (!isPossible(move, application.state)) {
    return refuse('NOT_AT_THIS_POINT', { state: application.state })
  }
  return application
}
