import type { InferOutput } from 'valibot'
import type { Context } from '../../_kernel/context'
import { minutesBetween } from '../../_kernel/time'
import { find } from '../../_kernel/store'
import { Sessions, type StoredSession, type StoredTicket, Tickets } from '../collections'
import type { Configuration } from '../configuration'
import type { AtWindow, CounterView } from '../views'
import { earliestOpening, lineOpening } from '../line/opening'
import { endOf, lastEndedAt } from './last-ended'
import { inOrder, type LiveLine, type LiveTicket, readLine } from '../line/live'
import {
  CALL_AGAIN_AFTER_SECONDS,
  isAtWindow,
  MISS_AFTER_SECONDS,
  MOST_CALLS,
  MOST_UNDOS,
  UNDO_SECONDS,
} from '../ticket'
import { bringFor, serviceName, unitName } from '../ticket-view'

type Counter = InferOutput<typeof CounterView>
type TicketAtWindow = InferOutput<typeof AtWindow>

const NEXT_SHOWN = 3
const after = (at: Date, seconds: number): Date => new Date(at.getTime() + seconds * 1000)

/** The lines that a window serves, by letter. */
export const linesOfWindow = (windowId: string, configuration: Configuration): string[] =>
  [...configuration.lines.values()]
    .filter((line) => line.windowIds.includes(windowId) && line.state === 'open')
    .map((line) => line._id)
    .sort()

const atWindowView = (
  ticket: StoredTicket & { status: 'called' | 'serving' },
  configuration: Configuration,
  context: Context,
): TicketAtWindow => {
  const { desk } = ticket
  return {
    ticketId: ticket._id,
    number: ticket.number,
    state: ticket.status,
    service: ticket.service,
    serviceName: serviceName(ticket.service, configuration, context),
    addressed: ticket.addressed ?? '',
    audience: ticket.audience ?? '',
    priority: ticket.priority,
    arrivedAt: ticket.arrivedAt.toISOString(),
    waitedMinutes: Math.max(0, minutesBetween(ticket.arrivedAt, desk.calledAt)),
    calledAt: desk.calledAt.toISOString(),
    calls: desk.calls,
    ...('startedAt' in desk ? { startedAt: desk.startedAt.toISOString() } : {}),
    ...(ticket.status === 'called' && desk.calls < MOST_CALLS
      ? { callAgainAt: after(desk.lastCallAt, CALL_AGAIN_AFTER_SECONDS).toISOString() }
      : {}),
    ...(ticket.status === 'called' && desk.calls >= MOST_CALLS
      ? { missAt: after(desk.calledAt, MISS_AFTER_SECONDS).toISOString() }
      : {}),
    look: bringFor(ticket.service, configuration, context),
    ...(ticket.parent === undefined ? {} : { sentFrom: ticket.parent.windowNo }),
    ...(ticket.printState === 'failed' ? { isUnprinted: true as const } : {}),
  }
}

const nextView = (
  ticket: LiveTicket,
  configuration: Configuration,
  context: Context,
): Counter['next'][number] => ({
  number: ticket.number,
  serviceName: serviceName(ticket.service, configuration, context),
  waitedMinutes: Math.max(0, minutesBetween(ticket.arrivedAt, context.now)),
  priority: ticket.priority,
  ...(ticket.parent === undefined ? {} : { sentFrom: ticket.parent.windowNo }),
})

/** The last one that ended here, while it can be taken back. */
const lastEnded = async (windowId: string, sessionId: string, context: Context): Promise<Counter['last']> => {
  const last = await lastEndedAt(windowId, context)
  if (last === undefined) return undefined
  const undoUntil = after(endOf(last), UNDO_SECONDS)
  const isOpen = undoUntil > context.now && last.desk.sessionId === sessionId && last.undone < MOST_UNDOS
  if (!isOpen || ('sealed' in last && last.sealed === true)) return undefined
  return { ticketId: last._id, number: last.number, state: last.status, undoUntil: undoUntil.toISOString() }
}

/** What a verb knows already, so that it isn't read again. */
export interface CounterKnown {
  readonly session?: StoredSession | undefined
  readonly lines?: ReadonlyMap<string, LiveLine>
  /** The ticket at the window; `null`: it is known that there is none. */
  readonly ticket?: StoredTicket | null
  readonly did?: Pick<StoredTicket, '_id' | 'number'>
}

const readTicket = async (session: StoredSession | undefined): Promise<StoredTicket | undefined> =>
  session === undefined ? undefined : (await find(Tickets, { at: session._id }, { limit: 1 }))[0]

/** 柜台: everything the clerk at a window needs now. */
export const counterView = async (
  windowId: string,
  configuration: Configuration,
  context: Context,
  known: CounterKnown = {},
): Promise<Counter> => {
  const session =
    known.session ??
    (await find(Sessions, { holdsWindow: windowId }, { limit: 1 })).find((one) => one.state !== 'closed')
  const current = session?.state === 'closed' ? undefined : session
  const lineIds = current?.lineIds ?? linesOfWindow(windowId, configuration)
  const lines =
    known.lines ??
    new Map(await Promise.all(lineIds.map(async (id) => [id, await readLine(id, context.day)] as const)))
  const ticket = known.ticket === null ? undefined : (known.ticket ?? (await readTicket(current)))
  const busy = ticket !== undefined && isAtWindow[ticket.status] ? ticket : undefined
  const waiting = [...lines.values()].flatMap((line) => line.waiting).sort(inOrder)
  const place = configuration.windows.get(windowId)
  const isBusy = busy?.status === 'called' || busy?.status === 'serving'
  const last = current === undefined || isBusy ? undefined : await lastEnded(windowId, current._id, context)
  const oldest = waiting.reduce(
    (longest, one) => Math.max(longest, minutesBetween(one.arrivedAt, context.now)),
    0,
  )
  return {
    windowId,
    windowNo: place?.no ?? 0,
    unitName: unitName(place?.unitId ?? '', configuration, context),
    ...(current === undefined
      ? {}
      : {
          session: {
            sessionId: current._id,
            state: current.state,
            lineIds: current.lineIds,
            openedAt: current.openedAt.toISOString(),
            ...(current.state === 'paused' ? { pausedFor: current.pausedFor } : {}),
            isMine: current.visitor === context.visitor,
          },
        }),
    lines: lineIds.map((lineId) => ({
      lineId,
      name: configuration.lines.get(lineId)?.name ?? lineId,
      waitingCount: lines.get(lineId)?.waitingCount ?? 0,
    })),
    ...(busy?.status === 'called' || busy?.status === 'serving'
      ? { ticket: atWindowView(busy, configuration, context) }
      : {}),
    waitingCount: [...lines.values()].reduce((sum, line) => sum + line.waitingCount, 0),
    longestMinutes: oldest,
    next: waiting.slice(0, NEXT_SHOWN).map((one) => nextView(one, configuration, context)),
    ...(last === undefined ? {} : { last }),
    opening: earliestOpening(
      lineIds.map((lineId) => lineOpening(lineId, configuration, context.now)),
      context.day,
    ),
    moves: busy === undefined ? (last === undefined ? [] : ['undo']) : movesAt(busy),
    ...(known.did === undefined ? {} : { did: { ticketId: known.did._id, number: known.did.number } }),
    seenAt: context.now.toISOString(),
  }
}

const movesAt = (ticket: StoredTicket): Counter['moves'] => {
  if (ticket.status === 'serving') return ['finish', 'transfer']
  if (ticket.status !== 'called') return []
  return ticket.desk.calls < MOST_CALLS ? ['start', 'callAgain', 'transfer'] : ['start', 'miss', 'transfer']
}
