import type { Context } from '../_kernel/context'
import { type AuditedChange, settle } from '../_kernel/operation'
import { endRun } from '../_kernel/sound'
import { type Doc, findSound, is } from '../_kernel/store'
import { PublishedSheets } from '../_shared/published-sheet'
import type { ServiceSheet, SheetContent } from '../_shared/service-sheet'
import { sheetHash } from '../_shared/sheet-hash'
import type { WindowChange } from '../_shared/window-change'
import { takeWindowChanges } from '../_shared/window-change-event'
import { SheetDrafts, SheetVersions } from './collections'
import { draftFacts } from './sheet/desk'
import type { SheetDraft } from './sheet/draft'
import { remindOfLeaflets } from './sheet/todos'
import { frozen, sheetFacts } from './sheet/version'

/** Windows that a sheet may name. */
const MOST_WINDOWS = 12
/** Sheets that one transaction takes, each with its version and its draft. */
const AT_ONCE = 15
const MOST_SHEETS = 1000

/** The windows of a sheet with one more or less; nothing where it names it so already. */
const windowsFollowing = (
  windows: readonly string[],
  windowId: string,
  takesIt: boolean,
): string[] | undefined => {
  if (windows.includes(windowId) === takesIt) return undefined
  if (!takesIt) return windows.filter((one) => one !== windowId)
  return windows.length >= MOST_WINDOWS ? undefined : [...windows, windowId]
}

/** The sheet's next version with a window more or less; nothing where it names it so already. */
export const sheetFollowing = (
  sheet: ServiceSheet,
  windowId: string,
  takesIt: boolean,
): ServiceSheet | undefined => {
  const windows = windowsFollowing(sheet.windows, windowId, takesIt)
  if (windows === undefined) return undefined
  const { version, hash: _hash, ...said } = sheet
  const content = { ...said, windows } as SheetContent
  return { ...content, version: version + 1, hash: sheetHash(content) }
}

/**
 * The work on a sheet after such a version: it counts on from there, and whatever is being written names the windows
 * that there are, so that its publication doesn't undo the change.
 */
export const draftFollowing = (
  draft: SheetDraft,
  windowId: string,
  takesIt: boolean,
  version: number,
  now: Date,
): SheetDraft => ({
  ...draft,
  content: {
    ...draft.content,
    windows: windowsFollowing(draft.content.windows, windowId, takesIt) ?? draft.content.windows,
  },
  version,
  updatedAt: now,
  v: draft.v + 1,
})

type Published = Doc<typeof PublishedSheets>

/** What becomes of one sheet: what everybody reads, its frozen version, and the work on it. */
interface Following {
  readonly code: string
  readonly version: number
  readonly changes: readonly AuditedChange[]
}

const followingOf = (
  one: Published,
  draft: SheetDraft | undefined,
  { windowId, change }: WindowChange,
  now: Date,
): Following[] => {
  const takesIt = change === 'open' || change === 'add'
  const sheet = sheetFollowing(one.sheet, windowId, takesIt)
  if (sheet === undefined) return []
  const { version } = sheet
  const read = { ...one, sheet, updatedAt: now, v: one.v + 1 }
  const changes: AuditedChange[] = [
    { of: PublishedSheets, replace: read, before: sheetFacts(one.sheet), after: sheetFacts(sheet) },
    { of: SheetVersions, insert: frozen(sheet, now), before: {}, after: sheetFacts(sheet) },
  ]
  if (draft !== undefined) {
    const next = draftFollowing(draft, windowId, takesIt, version, now)
    changes.push({ of: SheetDrafts, replace: next, before: draftFacts(draft), after: draftFacts(next) })
  }
  return [{ code: one._id, version, changes }]
}

const draftsOf = (codes: readonly string[]) =>
  codes.length === 0
    ? { sound: [], broken: [] }
    : findSound(SheetDrafts, { _id: is.in(codes) }, { limit: MOST_SHEETS })

const follow = async (change: WindowChange, context: Context): Promise<void> => {
  const { now } = context
  const where =
    change.change === 'close' ? { 'sheet.windows': change.windowId } : { _id: is.in(change.services) }
  const published = await findSound(PublishedSheets, where, { limit: MOST_SHEETS })
  const codes = published.sound.map(({ _id }) => _id)
  const drafts = await draftsOf(codes)
  const byCode = new Map(drafts.sound.map((draft) => [draft._id, draft]))
  // A draft that no longer fits can't be written on; its sheet waits with it.
  const stuck = new Set(drafts.broken.map(({ id }) => id))
  const all = published.sound
    .filter(({ _id }) => !stuck.has(_id))
    .flatMap((one) => followingOf(one, byCode.get(one._id), change, now))
  const broken = [...published.broken, ...drafts.broken]
  const settleSome = (some: readonly Following[], as: Context): Promise<null> =>
    settle(
      as,
      null,
      some.flatMap(({ changes }) => changes),
    )
  // The last part carries the event's name; what came before it stands, should this die between, and is not due again.
  let from = 0
  for (; all.length - from > AT_ONCE; from += AT_ONCE)
    await settleSome(all.slice(from, from + AT_ONCE), { ...context, opId: '' })
  // Where one is broken the others follow, and the event stays until it is mended and follows too.
  await settleSome(all.slice(from), broken.length === 0 ? context : { ...context, opId: '' })
  for (const { code, version } of all) await remindOfLeaflets(code, version, now)
  endRun(broken)
}

/** Sheets follow the windows that take them or don't any more: a new version each, frozen like every other (§7 §17). */
export const followWindows = (context: Context): Promise<void> =>
  takeWindowChanges('sheetsChange', 'guidance', follow, context)
