import type { Context } from '../../_kernel/context'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { get, insert } from '../../_kernel/store'
import { Events } from '../../_shared/event'
import type { Line } from '../../_shared/line'
import { projectBoard } from '../board'
import { type StoredTicket, Tickets } from '../collections'
import { type Configuration, configuration } from '../configuration'
import { atOwnDesk } from './desk'
import { settleDesk } from './desk-moves'
import type { Queue } from '../door'
import { lineHours } from '../line/hours'
import { issue } from '../issue'
import { hasMoved, move } from '../move'
import { publishSlip } from '../slip/publish-slip'
import { refuse } from '../refusals'
import type { TicketAt } from '../ticket'

const hopsOf = (ticket: StoredTicket): number => (ticket.parent?.hops ?? 0) + 1

/** Tells `guidance` that a visitor was led on (§18); said twice it counts once. */
const tellReferral = async (
  ticket: StoredTicket,
  target: { lineId: string; service: string; op: string },
  went: 'moved' | 'closed',
  context: Context,
): Promise<void> => {
  if (!('desk' in ticket) || ticket.desk === undefined) return
  await insert(Events, {
    _id: `tickets:${ticket._id}:${target.op}:${went}`,
    kind: 'ticketTransferred',
    takenBy: [],
    pending: true,
    facts: {
      ticketId: ticket._id,
      number: ticket.number,
      visitor: ticket.visitor,
      fromWindowId: ticket.desk.windowId,
      fromWindowNo: ticket.desk.windowNo,
      toLineId: target.lineId,
      service: target.service,
      hops: hopsOf(ticket),
      moved: went === 'moved',
      at: context.now.getTime(),
    },
    at: context.now,
    updatedAt: context.now,
  })
}

/**
 * Brings a half-done transfer to its end: the number on the target line through the ring, like any other,
 * then the source's end. Anyone may finish it, the timer too; each step may be repeated.
 */
export const handOver = async (
  source: TicketAt<'transferring'>,
  line: Line,
  known: Configuration,
  context: Context,
): Promise<StoredTicket | Refusal | undefined> => {
  const visitorContext = { ...context, operation: source.target.op, inputHash: source.target.op }
  const next = await issue(
    {
      lineId: source.target.lineId,
      visitor: source.visitor,
      cap: 999,
      arrivedAt: source.arrivedAt,
      // Who is led to a line where they have a number keeps what this one brings.
      joinAs: ({ service, pass }) =>
        Promise.resolve(
          source.pass !== undefined && pass === undefined && service === source.target.service
            ? { priority: source.priority, pass: source.pass }
            : undefined,
        ),
      describe: () =>
        Promise.resolve({
          service: source.target.service,
          priority: source.priority,
          told: source.told,
          ...(source.slip === undefined ? {} : { slip: source.slip }),
          ...(source.pass === undefined ? {} : { pass: source.pass }),
          ...(source.addressed === undefined ? {} : { addressed: source.addressed }),
          ...(source.audience === undefined ? {} : { audience: source.audience }),
          parent: {
            ticketId: source._id,
            number: source.number,
            arrivedAt: source.arrivedAt,
            windowNo: source.desk.windowNo,
            windowId: source.desk.windowId,
            hops: hopsOf(source),
          },
        }),
    },
    visitorContext,
  )
  if (isRefusal(next)) return next
  // Told before the source ends: nobody looks again at one that has.
  await tellReferral(source, source.target, 'moved', context)
  await publishSlip(next, known)
  const moved = await move(source, 'handOver', context, { next: next._id, endedAt: source.desk.endedAt })
  await projectBoard(line, context.day, known, () => new Date())
  return moved === 'duplicate' ? undefined : moved
}

/** 转窗口: the visitor is led on with number and arrival; the window is free at once (§18). */
export const transfer: Queue['transfer'] = async ({ ticketId, lineId, service }, context) => {
  const known = await configuration()
  const line = known.lines.get(lineId)
  if (line === undefined) return refuse('LINE_UNKNOWN', {})
  if (!line.services.includes(service)) return refuse('SERVICE_NOT_HERE', {})
  const at = await atOwnDesk(ticketId, context)
  if (isRefusal(at)) return at
  let { ticket } = at
  const isAgain = hasMoved(ticket, context)
  if (!isAgain) {
    if (ticket.status !== 'called' && ticket.status !== 'serving') {
      return refuse('MOVE_NOT_POSSIBLE', { status: ticket.status })
    }
    if (ticket.lineId === lineId) return refuse('SAME_LINE', {})
    const target = { lineId, service, op: context.operation }
    const hours = lineHours(line, known, context.now)
    if (hours.kind !== 'open') {
      await tellReferral(ticket, target, 'closed', context)
      const unit = known.units.get(line.unitId)
      const english = context.language === 'en'
      return refuse('TARGET_CLOSED', {
        unitName: (english ? unit?.nameEn : unit?.name) ?? line.name,
        office: (english ? unit?.officeEn : unit?.office) ?? '',
        phone: unit?.phone ?? '',
        ...(hours.kind === 'closed' && hours.next !== undefined ? { opens: hours.next } : {}),
      })
    }
    const moved = await move(
      ticket,
      'transfer',
      context,
      { target, desk: { endedAt: context.now } },
      { at: at.session._id },
    )
    const current = moved === undefined || moved === 'duplicate' ? await get(Tickets, ticketId) : moved
    if (current === undefined || !hasMoved(current, context)) {
      return refuse('MOVE_NOT_POSSIBLE', { status: current?.status ?? ticket.status })
    }
    ticket = current
  }
  if (ticket.status === 'transferring') {
    const ended = await handOver(ticket, line, known, context)
    if (ended !== undefined && !isRefusal(ended)) ticket = ended
  }
  return settleDesk(at, ticket, known, context, isAgain)
}
