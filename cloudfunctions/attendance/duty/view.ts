import type { OutputOf } from '../../_kernel/contract'
import { namesOf } from '../../_shared/post-holder'
import type { contract } from '../contract'
import { type DutyFiling, peopleIn } from './filing'
import { windowsById } from '../person-day'

/** A filing as its unit and the centre see it, in the order of days and windows. */
export const filingView = async ({
  entries,
  isLate,
  filedOn,
  changes,
}: DutyFiling): Promise<OutputOf<(typeof contract)['fileDuty']>> => {
  const [names, windows] = await Promise.all([namesOf(peopleIn(entries)), windowsById()])
  const shown = entries.map(({ windowId, day, span, personIds }) => ({
    windowId,
    windowNo: windows.get(windowId)?.no ?? 0,
    day,
    span,
    people: personIds.map((personId) => ({ personId, name: names.get(personId) ?? '' })),
  }))
  return {
    entries: shown.sort(
      (one, other) =>
        (one.day < other.day ? -1 : one.day > other.day ? 1 : 0) ||
        one.windowNo - other.windowNo ||
        one.span.from - other.span.from,
    ),
    isLate,
    filedOn,
    changes,
  }
}

/** Units with a window that is open to the public, by id, with the windows. */
export const unitsAtWork = async (): Promise<
  ReadonlyMap<string, { windowId: string; windowNo: number }[]>
> => {
  const units = new Map<string, { windowId: string; windowNo: number }[]>()
  const open = [...(await windowsById()).values()].filter(({ state }) => state !== 'closed')
  for (const { _id: windowId, no: windowNo, unitId } of open)
    units.set(unitId, [...(units.get(unitId) ?? []), { windowId, windowNo }])
  return units
}
