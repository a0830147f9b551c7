import type { InferOutput } from 'valibot'
import type { Context } from '../_kernel/context'
import { inLanguage } from '../_kernel/refusal'
import { count, get, is } from '../_kernel/store'
import { type Board, Boards, type Wait } from '../_shared/board'
import { ratingEnd } from '../_shared/visit'
import { Tickets, type StoredTicket } from './collections'
import type { Configuration } from './configuration'
import type { TicketView } from './views'
import { waitFor } from './line/estimate'
import { paceOf } from './line/pace'
import { isOver, lineDayId, MISSED_BY_TIMER_SECONDS, RETURN_AFTER_NUMBERS, returnUntil } from './ticket'

export type TicketView = InferOutput<typeof TicketView>
type WindowPlace = TicketView['windows'][number]

export const unitName = (unitId: string, configuration: Configuration, context: Context): string => {
  const unit = configuration.units.get(unitId)
  return unit === undefined ? '' : inLanguage(context.language, unit.name, unit.nameEn)
}

export const serviceName = (service: string, configuration: Configuration, context: Context): string => {
  const facts = configuration.services.get(service)
  return facts === undefined ? service : inLanguage(context.language, facts.name, facts.nameEn)
}

/** What must be brought for a service, by name. */
export const bringFor = (service: string, configuration: Configuration, context: Context): string[] => {
  const facts = configuration.services.get(service)
  return [...((context.language === 'en' ? facts?.bringEn : facts?.bring) ?? [])]
}

/** What a view needs of a board: the board itself, or what an instance keeps of it. */
export interface Shown {
  readonly windows: Readonly<Board['windows']>
  readonly waiting: readonly string[]
}

/** A line's windows in words, with their state on the board. */
export const windowPlaces = (
  windowIds: readonly string[],
  board: Shown | undefined,
  configuration: Configuration,
  context: Context,
): WindowPlace[] =>
  windowIds.flatMap((windowId) => {
    const known = configuration.windows.get(windowId)
    if (known === undefined) return []
    return [
      {
        windowId,
        windowNo: known.no,
        unitName: unitName(known.unitId, configuration, context),
        place: inLanguage(context.language, known.place, known.placeEn),
        state: board?.windows[windowId]?.state ?? 'closed',
      },
    ]
  })

/** Numbers at the windows now. */
export const servingNow = (board: Shown | undefined): { number: string; windowNo: number }[] =>
  Object.values(board?.windows ?? {}).flatMap((cell) =>
    cell.number === undefined ? [] : [{ number: cell.number, windowNo: cell.windowNo }],
  )

const SHOWN = 5

/** First, then the nearest, me last: a long line is not a list to read. */
export const upToMe = (waiting: readonly string[], number: string): string[] => {
  const place = waiting.indexOf(number)
  if (place === -1) return [number]
  const before = waiting.slice(0, place + 1)
  return before.length <= SHOWN ? [...before] : [before[0] ?? '', ...before.slice(-3)]
}

/** How many are before a ticket: by its board, or counted where the board's list is too short. */
export const aheadOf = async (ticket: StoredTicket, board: Shown | undefined): Promise<number> => {
  if (ticket.status !== 'waiting') return 0
  const place = board?.waiting.indexOf(ticket.number) ?? -1
  if (place !== -1) return place
  const { lineId, day, rank } = ticket
  return count(Tickets, { lineId, day, live: true, rank: is.lt(rank), status: 'waiting' })
}

/** Which buttons the holder has: the table of moves, and what follows an ended ticket. */
const movesOf = (ticket: StoredTicket, context: Context): TicketView['moves'] => {
  if (ticket.status === 'waiting') {
    // Nobody could be told who has only a slip.
    return ticket.remindFrom === undefined && ticket.slip === undefined ? ['remind', 'cancel'] : ['cancel']
  }
  if (ticket.status === 'called') return ['arrive', 'cancel']
  if (ticket.status === 'missed') {
    const mayReturn = ticket.requeuedAt === undefined && returnUntil(ticket.missedAt) > context.now
    return [mayReturn ? 'requeue' : 'takeAgain', 'cancel']
  }
  // Whoever was led on was at a window too, and may rate that visit (§19).
  if (ticket.status === 'done' || ticket.status === 'transferred')
    return context.now < ratingEnd(ticket.day) ? ['rate'] : []
  return ticket.status === 'cancelled' || ticket.status === 'lapsed' ? ['takeAgain'] : []
}

const stateOf = (ticket: StoredTicket): TicketView['state'] =>
  ticket.status === 'transferring' ? 'transferred' : ticket.status

/** What a reader has already; whatever is missing is read. */
interface Known {
  readonly board?: Shown | undefined
  readonly ahead?: number
}

/** A ticket as its holder sees it. One read (the board) beside the ticket, none where it is known. */
export const ticketView = async (
  ticket: StoredTicket,
  configuration: Configuration,
  context: Context,
  known: Known = {},
): Promise<TicketView> => {
  const line = configuration.lines.get(ticket.lineId)
  const board: Shown | undefined =
    known.board ??
    (isOver[ticket.status] ? undefined : await get(Boards, lineDayId(ticket.lineId, ticket.day)))
  const ahead = known.ahead ?? (await aheadOf(ticket, board))
  const windowIds =
    'desk' in ticket && ticket.desk !== undefined ? [ticket.desk.windowId] : (line?.windowIds ?? [])
  const cells = Object.values(board?.windows ?? {})
  const calling = cells.filter((cell) => cell.state !== 'closed' && cell.state !== 'paused').length
  const idle = cells.filter((cell) => cell.state === 'idle').length
  const wait: Wait =
    ticket.status !== 'waiting' || line === undefined
      ? { kind: 'none' }
      : waitFor(ahead, calling, idle, await paceOf(line, context.now))
  const desk = 'desk' in ticket ? ticket.desk : undefined
  return {
    ticketId: ticket._id,
    number: ticket.number,
    state: stateOf(ticket),
    lineId: ticket.lineId,
    unitName: unitName(line?.unitId ?? '', configuration, context),
    service: ticket.service,
    serviceName: serviceName(ticket.service, configuration, context),
    day: ticket.day,
    takenAt: ticket.takenAt.toISOString(),
    arrivedAt: ticket.arrivedAt.toISOString(),
    priority: ticket.priority,
    ahead,
    wait,
    promised: ticket.told,
    upToMe: ticket.status === 'waiting' ? upToMe(board?.waiting ?? [], ticket.number) : [],
    serving: servingNow(board),
    windows: windowPlaces(windowIds, board, configuration, context),
    ...(desk === undefined ? {} : { calledAt: desk.calledAt.toISOString() }),
    calls: desk?.calls ?? 0,
    ...(ticket.status === 'called'
      ? { until: new Date(ticket.desk.calledAt.getTime() + MISSED_BY_TIMER_SECONDS * 1000).toISOString() }
      : {}),
    ...(ticket.status === 'missed'
      ? { until: returnUntil(ticket.missedAt).toISOString(), after: RETURN_AFTER_NUMBERS }
      : {}),
    bring: bringFor(ticket.service, configuration, context),
    moves: movesOf(ticket, context),
    ...(ticket.remindFrom === undefined ? {} : { reminds: true as const }),
    ...(ticket.status === 'transferred' ? { next: ticket.next } : {}),
    ...(ticket.parent === undefined ? {} : { sentFrom: ticket.parent.windowNo }),
    ...(ticket.status === 'done' ? { outcome: ticket.outcome } : {}),
    seenAt: context.now.toISOString(),
  }
}
