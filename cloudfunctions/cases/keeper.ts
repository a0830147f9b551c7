import type { ServiceWindow } from '../_shared/service-window'
import type { Case } from './case'

type Place = Pick<ServiceWindow, '_id' | 'no' | 'unitId' | 'state'>
type Windows = ReadonlyMap<string, Place>

/** Whether the window of a case is gone for good. One that somebody broke isn't. */
export const isGone = ({ windowId }: Pick<Case, 'windowId'>, windows: Windows): boolean =>
  windows.get(windowId)?.state === 'closed'

/** Windows that keep what an ended case of a closed window left: the open ones of that window's unit (§7 §20). */
export const keepersOf = (known: Pick<Case, 'windowId'>, windows: Windows): readonly Place[] => {
  const own = windows.get(known.windowId)
  if (own?.state !== 'closed') return []
  const open = [...windows.values()].filter((one) => one.unitId === own.unitId && one.state === 'open')
  return open.sort((one, other) => one.no - other.no)
}

/** Windows of this window's unit that are closed: what they left is kept here. */
export const leftTo = (windowId: string, windows: Windows): readonly string[] => {
  const own = windows.get(windowId)
  if (own?.state !== 'open') return []
  const closed = [...windows.values()].filter((one) => one.unitId === own.unitId && one.state === 'closed')
  return closed.map(({ _id }) => _id)
}

/**
 * The number of the window where an ended case is asked about and its result is fetched: its own; once that is closed,
 * the first of its unit's; nothing where the unit has none left, so that the centre's desk does it.
 */
export const keptAt = (known: Pick<Case, 'windowId' | 'windowNo'>, windows: Windows): number | undefined =>
  isGone(known, windows) ? keepersOf(known, windows)[0]?.no : known.windowNo
