import { keepNewest } from '../../_kernel/cached'
import { type Board, waitingCountOf, type WindowNow } from '../../_shared/board'

/** What a cut-off, an estimate and a new ticket's view need of a line; kept in the instance between calls. */
export interface LineState {
  readonly waitingCount: number
  /** Windows that call, and how many of them have nobody. */
  readonly calling: number
  readonly idle: number
  /** As on the board: cells by window id, numbers in the order in which they will be called. */
  readonly windows: Readonly<Record<string, WindowNow>>
  readonly waiting: readonly string[]
  /** Milliseconds: when it was read. */
  readonly at: number
}

const states = new Map<string, LineState>()
const KEPT = 60

/** The state of a line and day that this instance saw last. */
export const keptState = (id: string): LineState | undefined => states.get(id)

/** Keeps a state under `LINE:DAY`. */
export const keepState = (id: string, state: LineState): LineState => keepNewest(states, id, state, KEPT)

/** Keeps what a board says, or is about to say. */
export const keepBoard = (
  id: string,
  board: Pick<Board, 'windows' | 'waiting' | 'unlisted'>,
  now: Date,
): LineState => {
  const { windows, waiting } = board
  const cells = Object.values(windows)
  return keepState(id, {
    waitingCount: waitingCountOf(board),
    calling: cells.filter((cell) => cell.state !== 'closed' && cell.state !== 'paused').length,
    idle: cells.filter((cell) => cell.state === 'idle').length,
    windows,
    waiting,
    at: now.getTime(),
  })
}

/** Adds a number that this instance has just given to what it keeps. */
export const noteTaken = (id: string, number: string): void => {
  const known = states.get(id)
  if (known === undefined) return
  // Of a long line only the first are listed: one more at its end is not among them.
  const isListed = known.waiting.length === known.waitingCount
  const waiting = isListed ? [...known.waiting, number] : known.waiting
  states.set(id, { ...known, waiting, waitingCount: known.waitingCount + 1 })
}
