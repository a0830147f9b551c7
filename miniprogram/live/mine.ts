import { call, type Answer } from '../api/call'
import { dayAt } from '../i18n/time'
import { watchBoard, type BoardNow } from './board'
import { tellCalled } from './called'
import { serverNow } from '../api/clock'
import { placed, trace, type Ticket } from './place'

/** A ticket of mine, kept in step with its board as long as it is not over. */
export interface Followed {
  readonly ticket: Ticket
  /** Code of the printed slip that stands for me. */
  readonly slipCode: string | undefined
  /** Whether changes come by themselves; otherwise `seenAt` of the ticket says how old it is. */
  readonly isLive: boolean
  /** When a function last answered about it. */
  readonly answeredAt: string
}

type Listener = (followed: Followed) => void
const listeners = new Set<Listener>()
const mine = new Map<string, Followed>()
const boards = new Map<string, () => void>()
const traces = new Map<string, string>()
/** Boards whose changes come by themselves now. */
const live = new Set<string>()
const asked = new Map<string, { at: number; running: Promise<Answer<'queue', 'ticket'>> | undefined }>()

/** Between two readings of a ticket for its estimate alone; a call is read at once. */
const estimateMs = 10_000

const isWatched: Record<Ticket['state'], boolean> = {
  waiting: true,
  called: true,
  serving: true,
  missed: true,
  done: false,
  cancelled: false,
  transferred: false,
  lapsed: false,
}

const boardOf = ({ lineId, day }: Pick<Ticket, 'lineId' | 'day'>): string => `${lineId}:${day}`

const tellBar = (): void => {
  const one = [...mine.values()].find(({ ticket }) => ticket.state === 'called')?.ticket
  const place = one?.windows[0]
  tellCalled(
    one === undefined || place === undefined
      ? undefined
      : { ticketId: one.ticketId, number: one.number, windowNo: place.windowNo, calls: one.calls },
  )
}

const put = (next: Followed): void => {
  mine.set(next.ticket.ticketId, next)
  for (const listener of listeners) listener(next)
}

/** Reads a ticket again; while under way, joins. */
export const readTicket = (ticketId: string, slipCode?: string): Promise<Answer<'queue', 'ticket'>> => {
  const before = asked.get(ticketId)
  if (before?.running !== undefined) return before.running
  const code = slipCode ?? mine.get(ticketId)?.slipCode
  const running = call('queue', 'ticket', { ticketId, ...(code === undefined ? {} : { slipCode: code }) })
    .then((answer) => {
      if (answer.ok) follow(answer.value, code)
      return answer
    })
    .finally(() => {
      asked.set(ticketId, { at: Date.now(), running: undefined })
    })
  asked.set(ticketId, { at: Date.now(), running })
  return running
}

const onBoard = (id: string, board: BoardNow): void => {
  for (const followed of mine.values()) {
    const { ticket } = followed
    if (boardOf(ticket) !== id || !isWatched[ticket.state]) continue
    const seen = trace(ticket.number, board)
    const before = traces.get(ticket.ticketId)
    traces.set(ticket.ticketId, seen)
    const next = placed(ticket, board)
    put({ ...followed, ticket: { ...next, seenAt: new Date(serverNow()).toISOString() } })
    const isMoved = before !== seen && !(before === undefined && seen === ticket.state)
    const isNearer = next.ahead !== ticket.ahead
    const last = asked.get(ticket.ticketId)?.at ?? 0
    if (isMoved || (isNearer && Date.now() - last > estimateMs)) void readTicket(ticket.ticketId)
  }
}

const onLive = (id: string, isLive: boolean): void => {
  if (isLive) live.add(id)
  else live.delete(id)
  for (const followed of mine.values()) {
    if (boardOf(followed.ticket) === id && followed.isLive !== isLive) put({ ...followed, isLive })
  }
}

const watch = (): void => {
  const wanted = new Set(
    [...mine.values()].flatMap(({ ticket }) => (isWatched[ticket.state] ? [boardOf(ticket)] : [])),
  )
  for (const [id, stop] of boards) {
    if (wanted.has(id)) continue
    stop()
    boards.delete(id)
    live.delete(id)
  }
  for (const id of wanted) {
    if (boards.has(id)) continue
    // Set first: a watch may answer before it returns.
    boards.set(id, () => undefined)
    boards.set(
      id,
      watchBoard(id, {
        onBoard: (board) => {
          onBoard(id, board)
        },
        onLive: (isLive) => {
          onLive(id, isLive)
        },
      }),
    )
  }
}

/** Keeps a ticket that a function answered with, and watches its board while it is not over. */
export const follow = (ticket: Ticket, slipCode?: string): void => {
  const before = mine.get(ticket.ticketId)
  // Of two answers that overtake each other the later one counts.
  if (before !== undefined && before.answeredAt > ticket.seenAt) return
  put({
    ticket,
    slipCode: slipCode ?? before?.slipCode,
    isLive: live.has(boardOf(ticket)),
    answeredAt: ticket.seenAt,
  })
  watch()
  tellBar()
}

/** Shows a ticket of today as an earlier start of the program saw it, until it is read again. */
export const recall = (ticket: Ticket): void => {
  if (mine.has(ticket.ticketId) || ticket.day !== dayAt(serverNow())) return
  put({ ticket, slipCode: undefined, isLive: false, answeredAt: ticket.seenAt })
  watch()
}

/** A ticket as it was last seen. */
export const followed = (ticketId: string): Followed | undefined => mine.get(ticketId)

/** Tickets that are not over, the one that needs me most first. */
export const liveTickets = (): Followed[] => {
  const order: readonly Ticket['state'][] = ['called', 'serving', 'waiting', 'missed']
  return [...mine.values()]
    .filter(({ ticket }) => isWatched[ticket.state])
    .sort((a, b) => order.indexOf(a.ticket.state) - order.indexOf(b.ticket.state))
}

/** Calls back whenever a ticket of mine changes; returns how to stop. */
export const onTicket = (listener: Listener): (() => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
