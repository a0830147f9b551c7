import type { Output } from '../api/call'
import type { BoardNow } from './board'

export type Ticket = Output<'queue', 'ticket'>

const shown = 5

/**
 * A ticket where the board now shows it: who is before me, who is served. What depends on rules (wait, moves,
 * state) stays as the function said it.
 */
export const placed = (ticket: Ticket, board: BoardNow): Ticket => {
  const cells = Object.values(board.windows)
  const serving = cells.flatMap(({ number, windowNo }) =>
    number === undefined ? [] : [{ number, windowNo }],
  )
  const windows = ticket.windows.map((place) => ({
    ...place,
    state: board.windows[place.windowId]?.state ?? place.state,
  }))
  const ahead = board.waiting.indexOf(ticket.number)
  if (ticket.state !== 'waiting' || ahead === -1) return { ...ticket, serving, windows }
  const before = board.waiting.slice(0, ahead + 1)
  const upToMe = before.length <= shown ? before : [before[0] ?? '', ...before.slice(-3)]
  return { ...ticket, ahead, upToMe, serving, windows }
}

/** What the board says of the ticket: called so many times, at a window, in the line, or not there. */
export const trace = (number: string, board: BoardNow): string => {
  const cell = Object.values(board.windows).find((one) => one.number === number)
  if (cell !== undefined) {
    const times = board.calls[number]?.times ?? 0
    return `${cell.state} ${String(cell.windowNo)} ${String(times)}`
  }
  return board.waiting.includes(number) ? 'waiting' : 'gone'
}
