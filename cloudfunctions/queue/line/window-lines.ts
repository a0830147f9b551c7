import type { Line } from '../../_shared/line'
import type { WindowChange } from '../../_shared/window-change'

/** Letters that lines may have, in the order in which new ones get them. */
export const lineLetters = 'A B C D E F G H J K L M N P R S T U V W X Y Z'.split(' ')

type LineFacts = Pick<Line, '_id' | 'unitId' | 'windowIds' | 'services' | 'state'>

/** What becomes of the lines: those that change, and a new one for the window where it has to have its own. */
export interface LinesAfter {
  readonly changed: readonly LineFacts[]
  readonly fresh: Pick<LineFacts, 'windowIds' | 'services'> | undefined
}

const without = (all: readonly string[], gone: readonly string[]): string[] =>
  all.filter((one) => !gone.includes(one))
const together = (...lists: readonly (readonly string[])[]): string[] => [...new Set(lists.flat())]

/** The window leaves a line; the last one to leave closes it. What waited in it stays with the others. */
const left = (line: LineFacts, windowId: string): LineFacts =>
  line.windowIds.length === 1
    ? { ...line, state: 'closed' }
    : { ...line, windowIds: without(line.windowIds, [windowId]) }

/** Gives services to the line that the window has to itself, to `join`, or to a new one. */
const give = (
  lines: readonly LineFacts[],
  { windowId, lineId }: Pick<WindowChange, 'windowId' | 'lineId'>,
  services: readonly string[],
): LinesAfter => {
  const isOwn = ({ state, windowIds }: LineFacts) => state === 'open' && windowIds.includes(windowId)
  const own =
    lines.find(({ _id, state }) => state === 'open' && _id === lineId) ??
    lines.find((line) => isOwn(line) && line.windowIds.length === 1) ??
    lines.find(isOwn)
  if (own === undefined) return { changed: [], fresh: { windowIds: [windowId], services: [...services] } }
  const next = {
    ...own,
    windowIds: together(own.windowIds, [windowId]),
    services: together(own.services, services),
  }
  const isSame =
    next.windowIds.length === own.windowIds.length && next.services.length === own.services.length
  return { changed: isSame ? [] : [next], fresh: undefined }
}

/** A line is for all its windows alike: one that takes less than the others goes on with a line of its own. */
const takeAway = (lines: readonly LineFacts[], windowId: string, services: readonly string[]): LinesAfter => {
  const concerned = lines.filter(
    ({ state, windowIds, services: here }) =>
      state === 'open' && windowIds.includes(windowId) && here.some((one) => services.includes(one)),
  )
  const rest = concerned
    .filter(({ windowIds }) => windowIds.length > 1)
    .flatMap((line) => without(line.services, services))
  const changed = concerned.map((line) => {
    if (line.windowIds.length > 1) return left(line, windowId)
    const kept = together(without(line.services, services), rest)
    return kept.length === 0 ? left(line, windowId) : { ...line, services: kept }
  })
  const hasOwn = changed.some(({ state, windowIds }) => state === 'open' && windowIds.includes(windowId))
  if (rest.length === 0 || hasOwn) return { changed, fresh: undefined }
  const after = lines.map((line) => changed.find(({ _id }) => _id === line._id) ?? line)
  const given = give(after, { windowId }, rest)
  return { changed: [...changed, ...given.changed], fresh: given.fresh }
}

/** How the lines follow a window's change (§7). Asked again of lines that have followed, it changes nothing. */
export const linesAfter = (
  lines: readonly LineFacts[],
  change: Pick<WindowChange, 'change' | 'windowId' | 'services' | 'lineId'>,
): LinesAfter => {
  if (change.change === 'open' || change.change === 'add') return give(lines, change, change.services)
  if (change.change === 'reduce') return takeAway(lines, change.windowId, change.services)
  const concerned = lines.filter(
    ({ state, windowIds }) => state === 'open' && windowIds.includes(change.windowId),
  )
  return { changed: concerned.map((line) => left(line, change.windowId)), fresh: undefined }
}

/** The first letter that no line has ever had here; nothing when all are taken. */
export const freeLetter = (lines: readonly Pick<Line, '_id'>[]): string | undefined =>
  lineLetters.find((letter) => !lines.some(({ _id }) => _id === letter))
