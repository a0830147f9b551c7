import { inLanguage } from '../../_kernel/refusal'
import { get } from '../../_kernel/store'
import { PublishedSheets } from '../../_shared/published-sheet'
import type { Doors } from '../door'
import { hall } from '../names'

/** 投诉谁: windows and units to choose from; nobody has to know a name. */
export const complaintForm: Doors['complaintForm'] = async ({ service }, { language }) => {
  const [{ windows, units }, published] = await Promise.all([
    hall(),
    service === undefined ? undefined : get(PublishedSheets, service),
  ])
  const nameOf = (unitId: string) => {
    const unit = units.get(unitId)
    return unit === undefined ? '' : inLanguage(language, unit.name, unit.nameEn)
  }
  return {
    windows: [...windows.values()]
      .filter(({ state }) => state !== 'closed')
      .sort((one, other) => one.no - other.no)
      .map(({ _id, no, unitId }) => ({ windowId: _id, no, unitName: nameOf(unitId) })),
    units: [...units.keys()].map((unitId) => ({ unitId, name: nameOf(unitId) })),
    ...(published === undefined
      ? {}
      : {
          service: {
            code: published.sheet.code,
            name: inLanguage(language, published.sheet.name, published.sheet.nameEn),
          },
        }),
  }
}
