import type { Context } from '../_kernel/context'
import { type AuditedChange, settle } from '../_kernel/operation'
import { type Doc, find, is } from '../_kernel/store'
import { PublishedSheets } from '../_shared/published-sheet'
import type { ServiceSheet, SheetContent } from '../_shared/service-sheet'
import { sheetHash } from '../_shared/sheet-hash'
import type { WindowChange } from '../_shared/window-change'
import { takeWindowChanges } from '../_shared/window-change-event'

/** Windows that a sheet may name. */
const MOST_WINDOWS = 12
/** Sheets that one transaction takes. */
const AT_ONCE = 30
const MOST_SHEETS = 1000

/** The sheet's next version with a window more or less; nothing where it names it so already. */
export const sheetFollowing = (
  sheet: ServiceSheet,
  windowId: string,
  takesIt: boolean,
): ServiceSheet | undefined => {
  if (sheet.windows.includes(windowId) === takesIt) return undefined
  if (takesIt && sheet.windows.length >= MOST_WINDOWS) return undefined
  const windows = takesIt ? [...sheet.windows, windowId] : sheet.windows.filter((one) => one !== windowId)
  const { version, hash: _hash, ...said } = sheet
  const content = { ...said, windows } as SheetContent
  return { ...content, version: version + 1, hash: sheetHash(content) }
}

const sheetFacts = ({ version, hash, windows }: ServiceSheet) => ({
  version,
  hash,
  windows: windows.join(' '),
})

type Published = Doc<typeof PublishedSheets>

const changesFor = (
  published: readonly Published[],
  { windowId, change }: WindowChange,
  now: Date,
): AuditedChange[] =>
  published.flatMap((one): AuditedChange[] => {
    const sheet = sheetFollowing(one.sheet, windowId, change === 'open' || change === 'add')
    if (sheet === undefined) return []
    const next = { ...one, sheet, updatedAt: now, v: one.v + 1 }
    return [{ of: PublishedSheets, replace: next, before: sheetFacts(one.sheet), after: sheetFacts(sheet) }]
  })

const follow = async (change: WindowChange, context: Context): Promise<void> => {
  const where =
    change.change === 'close' ? { 'sheet.windows': change.windowId } : { _id: is.in(change.services) }
  const published = await find(PublishedSheets, where, { limit: MOST_SHEETS })
  const changes = changesFor(published, change, context.now)
  // The last part carries the event's name; what came before it stands, should this die between, and is not due again.
  while (changes.length > AT_ONCE) await settle({ ...context, opId: '' }, null, changes.splice(0, AT_ONCE))
  await settle(context, null, changes)
}

/** Sheets follow the windows that take them or don't any more: a new version each, frozen like every other (§7 §17). */
export const followWindows = (context: Context): Promise<void> =>
  takeWindowChanges('sheetsChange', 'guidance', follow, context)
