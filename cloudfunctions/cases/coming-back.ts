import type { ServiceWindow } from '../_shared/service-window'
import type { Case } from './case'

/**
 * Where a case goes on for whoever comes back to a window with its papers (§20): at its own window; at another one that
 * takes this service, to which it moves; or elsewhere, because that window may not take it. A joint matter stays with
 * the unit that leads it. Nothing of a case that waits for papers was promised by a unit yet.
 */
export type BackAt = 'here' | 'moves' | 'elsewhere'

export const backAt = (
  known: Pick<Case, 'state' | 'kind' | 'windowId' | 'unitId'>,
  place: Pick<ServiceWindow, '_id' | 'unitId' | 'state'> | undefined,
  /** The windows that take the service by its sheet of today. */
  takenAt: readonly string[],
): BackAt => {
  if (known.windowId === place?._id) return 'here'
  const isTaken = place?.state === 'open' && takenAt.includes(place._id)
  const keepsLead = known.kind !== 'joint' || known.unitId === place?.unitId
  return isTaken && keepsLead && known.state === 'awaitingMaterials' ? 'moves' : 'elsewhere'
}
