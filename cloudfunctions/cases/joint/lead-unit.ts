import type { ServiceSheet } from '../../_shared/service-sheet'
import type { ServiceWindow } from '../../_shared/service-window'
import type { Unit } from '../../_shared/unit'

type Place = Pick<ServiceWindow, 'no' | 'unitId' | 'state'> & { readonly _id: string }
type Named = Pick<Unit, 'name' | 'nameEn'> & { readonly _id: string }

/** What of the hall the lead of a case depends on. */
export interface LeadHall {
  readonly windows: ReadonlyMap<string, Place>
  readonly units: ReadonlyMap<string, Named>
  readonly unitsByName: ReadonlyMap<string, Named>
}

/**
 * Which unit leads a case taken at this window (§20): that of the window, for a joint matter the one that its sheet
 * names, which takes it for all. It is taken at the lead's own windows, or at one that the sheet is entrusted to; where
 * the lead has no window that is open, at whichever takes it. Otherwise the numbers of the windows to go to.
 */
export const leadAt = (
  sheet: ServiceSheet,
  place: Place,
  { windows, units, unitsByName }: LeadHall,
): { readonly unitId: string } | { readonly lead: Named; readonly windowNos: readonly number[] } => {
  const lead = sheet.kind === 'joint' ? unitsByName.get(sheet.leadUnit) : undefined
  if (lead === undefined || lead._id === place.unitId) return { unitId: place.unitId }
  const own = sheet.windows.flatMap((id) => {
    const one = windows.get(id)
    return one?.state === 'open' && one.unitId === lead._id ? [one.no] : []
  })
  const isEntrusted = sheet.entrustedTo !== undefined && units.get(place.unitId)?.name === sheet.entrustedTo
  return isEntrusted || own.length === 0 ? { unitId: lead._id } : { lead, windowNos: own }
}
