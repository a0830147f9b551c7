import type { Context } from '../../_kernel/context'
import { type AuditedChange, settle } from '../../_kernel/operation'
import { type Doc, find } from '../../_kernel/store'
import { type Line, Lines } from '../../_shared/line'
import type { WindowChange } from '../../_shared/window-change'
import { takeWindowChanges } from '../../_shared/window-change-event'
import { freeLetter, linesAfter } from './window-lines'

/** What a new line starts with, until it has a history of its own. */
const DAILY_CAP = 200
const DEFAULT_MINUTES = 8

const lineFacts = ({ windowIds, services, state }: Pick<Line, 'windowIds' | 'services' | 'state'>) => ({
  windows: windowIds.join(' '),
  services: services.join(' '),
  state,
})

/** A line of its own for a window; its letter is held by the `_id`. Throws when there is none left. */
const freshLine = (
  { windowIds, services }: Pick<Line, 'windowIds' | 'services'>,
  { unitId, lineName, lineNameEn, guests }: WindowChange,
  lines: readonly Line[],
  now: Date,
): Doc<typeof Lines> => {
  const letter = freeLetter(lines)
  if (letter === undefined) throw new Error('no letter is left for another line')
  return {
    _id: letter,
    name: lineName,
    nameEn: lineNameEn,
    unitId,
    windowIds,
    services,
    state: 'open',
    guests,
    dailyCap: DAILY_CAP,
    defaultMinutes: DEFAULT_MINUTES,
    createdAt: now,
    updatedAt: now,
    v: 1,
  }
}

const follow = async (change: WindowChange, context: Context): Promise<void> => {
  const { now } = context
  const lines = await find(Lines, {})
  const after = linesAfter(lines, change)
  const changed = after.changed.flatMap((facts): AuditedChange[] => {
    const line = lines.find(({ _id }) => _id === facts._id)
    if (line === undefined) return []
    const next = { ...line, ...facts, updatedAt: now, v: line.v + 1 }
    return [{ of: Lines, replace: next, before: lineFacts(line), after: lineFacts(next) }]
  })
  const fresh = after.fresh === undefined ? undefined : freshLine(after.fresh, change, lines, now)
  const opened: AuditedChange[] =
    fresh === undefined ? [] : [{ of: Lines, insert: fresh, before: {}, after: lineFacts(fresh) }]
  await settle(context, null, [...changed, ...opened])
}

/** Lines follow the windows that were opened, changed or closed (§7). */
export const followWindows = (context: Context): Promise<void> =>
  takeWindowChanges('linesChange', 'queue', follow, context)
