import * as v from 'valibot'
import type { Context } from '../../_kernel/context'
import { find, findFields, insertMissing, is } from '../../_kernel/store'
import { Events } from '../../_shared/event'
import { tellingEvent } from '../../_shared/telling'
import { type StoredTicket, Tickets } from '../collections'
import type { Configuration } from '../configuration'
import type { LiveLine } from '../line/live'
import { NEAR, turnNews } from './turn-news'

const MOST = 200
const Known = v.object({ _id: v.string() })

/** Numbers of a line whose holders may have to be told something, with how many are ahead of each. */
const nearIn = ({ tickets, waiting }: LiveLine): [id: string, ahead: number][] => [
  ...tickets.filter(({ status }) => status === 'called').map((one): [string, number] => [one._id, 0]),
  ...waiting.slice(0, NEAR + 1).map((one, ahead): [string, number] => [one._id, ahead]),
]

const newsOf = (ticket: StoredTicket, ahead: number, { services }: Configuration, context: Context) => {
  const news = turnNews(ticket, ahead)
  if (news === undefined) return []
  const service = services.get(ticket.service)
  const told = {
    ...news.told,
    reader: ticket.visitor,
    page: `/pages/ticket/ticket?id=${ticket._id}`,
    ...(service === undefined ? {} : { subjectZh: service.name, subjectEn: service.nameEn }),
  }
  return [tellingEvent({ of: 'tickets', id: ticket._id, v: news.round, kind: news.kind }, told, context)]
}

/**
 * Tells those who asked that their turn comes near, that they are called or were missed (domain 2). Read from the lines
 * as the minute timer has just seen them, so that neither taking a number nor calling one costs a trip more. An event
 * a number, round and kind: whoever runs twice tells once.
 */
export const tellTurns = async (
  lines: readonly LiveLine[],
  known: Configuration,
  context: Context,
): Promise<void> => {
  const asked = new Set(
    lines.flatMap(({ tickets }) =>
      tickets.filter(({ remindFrom }) => remindFrom !== undefined).map(({ _id }) => _id),
    ),
  )
  const near = new Map(lines.flatMap(nearIn).filter(([id]) => asked.has(id)))
  const ids = [...near.keys()].slice(0, MOST)
  const missed = { day: context.day, status: 'missed', remindFrom: is.gte(0) }
  const tickets = [
    ...(ids.length === 0 ? [] : await find(Tickets, { _id: is.in(ids) }, { limit: MOST })),
    ...(await find(Tickets, missed, { limit: MOST })),
  ]
  const events = tickets.flatMap((ticket) => newsOf(ticket, near.get(ticket._id) ?? 0, known, context))
  if (events.length === 0) return
  const wanted = is.in(events.map(({ _id }) => _id))
  const told = new Set(
    (await findFields(Events, Known, ['_id'], { _id: wanted }, { limit: events.length })).map(
      ({ _id }) => _id,
    ),
  )
  const news = events.filter(({ _id }) => !told.has(_id))
  if (news.length > 0) await insertMissing(Events, news)
}
