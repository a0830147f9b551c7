import * as v from 'valibot'
import { findFields, get, insert, is, update } from '../../_kernel/store'
import { type Slip, Slips, type slipStates } from '../../_shared/slip'
import type { StoredTicket } from '../collections'
import type { Configuration } from '../configuration'
import { MISSED_BY_TIMER_SECONDS, returnUntil, type TicketStatus } from '../ticket'

const states: Record<TicketStatus, (typeof slipStates)[number]> = {
  waiting: 'waiting',
  called: 'called',
  serving: 'serving',
  missed: 'missed',
  done: 'done',
  cancelled: 'gone',
  lapsed: 'gone',
  transferring: 'waiting',
  transferred: 'gone',
}

const untilOf = (ticket: StoredTicket): Date | undefined => {
  if (ticket.status === 'called')
    return new Date(ticket.desk.calledAt.getTime() + MISSED_BY_TIMER_SECONDS * 1000)
  return ticket.status === 'missed' ? returnUntil(ticket.missedAt) : undefined
}

/**
 * Shows a printed number's state to whoever holds the paper. Only for tickets with a slip, so that nobody
 * else's moves cost a trip. A ticket that was led on speaks through the one that goes on.
 */
export const publishSlip = async (ticket: StoredTicket, configuration: Configuration): Promise<void> => {
  if (ticket.slip === undefined || ticket.status === 'transferred') return
  const line = configuration.lines.get(ticket.lineId)
  const windowNo =
    ticket.status === 'called' || ticket.status === 'serving' ? ticket.desk.windowNo : undefined
  const until = untilOf(ticket)
  const slip = {
    _id: ticket.slip,
    ticketId: ticket._id,
    number: ticket.number,
    lineId: ticket.lineId,
    day: ticket.day,
    unitName: configuration.units.get(line?.unitId ?? '')?.name ?? '',
    serviceName: configuration.services.get(ticket.service)?.name ?? ticket.service,
    state: states[ticket.status],
    ...(windowNo === undefined ? {} : { windowNo }),
    ...(until === undefined ? {} : { until }),
    bring: [...(configuration.services.get(ticket.service)?.bring ?? [])].slice(0, 12),
    takenAt: ticket.takenAt,
    ...standingOf(ticket),
    updatedAt: ticket.updatedAt,
  }
  if ((await insert(Slips, slip)) === 'inserted') return
  const { _id, ...rest } = slip
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const known = await get(Slips, _id)
    // A later move's projection must not be undone by an earlier one that was slow.
    if (known === undefined || !isBehind(known, slip)) return
    const { hops, version, updatedAt } = known
    const asRead = { _id, updatedAt, ...(version === 0 ? {} : { hops, version }) }
    if ((await update(Slips, asRead, withoutMissing(rest))) === 1) return
  }
}
/** Who shows at the same moment is seen at once; what is still behind then is shown within a minute. */
const ATTEMPTS = 3

type Standing = Pick<Slip, 'hops' | 'version'>
/**
 * What of a paper's numbers a ticket is: of those that somebody was led on with the last, and of that one's moves. By
 * clocks alone a number that was given in a run begun earlier would seem older than the one that it follows.
 */
const standingOf = ({ parent, v: version }: StoredTicket): Standing => ({ hops: parent?.hops ?? 0, version })

const isBehind = (shown: Standing, paper: Standing): boolean =>
  shown.hops < paper.hops || (shown.hops === paper.hops && shown.version < paper.version)

/** Fields that a new state no longer has must go, or a served number would still show a window to go to. */
const withoutMissing = (slip: { windowNo?: number; until?: Date }): Record<string, unknown> => ({
  ...slip,
  windowNo: slip.windowNo ?? is.remove(),
  until: slip.until ?? is.remove(),
})

const Shown = v.object({
  _id: v.string(),
  hops: v.optional(v.number(), 0),
  version: v.optional(v.number(), 0),
})

/** Shows those numbers anew whose papers say something older. */
export const publishSlips = async (
  tickets: readonly StoredTicket[],
  configuration: Configuration,
): Promise<void> => {
  const printed = tickets.flatMap((ticket) =>
    ticket.slip === undefined ? [] : [{ ticket, slip: ticket.slip }],
  )
  if (printed.length === 0) return
  const wanted = { _id: is.in(printed.map(({ slip }) => slip)) }
  const fields = ['hops', 'version']
  const shown = await findFields(Slips, Shown, fields, wanted, { limit: printed.length })
  const byId = new Map(shown.map((one) => [one._id, one]))
  for (const { ticket, slip } of printed) {
    const known = byId.get(slip)
    if (known === undefined || isBehind(known, standingOf(ticket))) await publishSlip(ticket, configuration)
  }
}
