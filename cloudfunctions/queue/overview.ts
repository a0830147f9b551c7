import type { Context } from '../_kernel/context'
import { nextCursor, numberKey } from '../_kernel/cursor'
import { inLanguage, isRefusal } from '../_kernel/refusal'
import { cached } from '../_kernel/cached'
import { find, is } from '../_kernel/store'
import { Boards, waitingCountOf } from '../_shared/board'
import { isCurrent, publicNotices } from '../_shared/notice'
import { type StoredTicket, Tickets } from './collections'
import { type Configuration, configuration } from './configuration'
import type { Queue } from './door'
import { earliestOpening, lineOpening } from './line/opening'
import { isOver } from './ticket'
import { servingNow, serviceName, ticketView, unitName, windowPlaces } from './ticket-view'

const MOST_LINES = 60
const PAGE = 20

/** A rateable visit stays on the first page for an hour. */
const isOfInterest = (ticket: StoredTicket, now: Date): boolean =>
  !isOver[ticket.status] || (ticket.status === 'done' && now.getTime() - ticket.endedAt.getTime() < 3_600_000)

const COMMON = 4

/** 常办: the most asked for; before there is a history, the first service of each line. */
const commonOf = (known: Configuration): string[] => {
  const first = [...known.lines.values()].flatMap((line) => line.services.slice(0, 1))
  return [...new Set([...known.popular, ...first])]
    .filter((code) => known.services.has(code))
    .slice(0, COMMON)
}

/** What was published for everybody; at most 20 seconds old, so that the first page costs no further trip. */
const news = cached(20, publicNotices)

/** The newest notice of a day, for the quiet line on the first page. */
const noticeOf = async ({ day, language }: Context) => {
  const newest = (await news()).find((one) => isCurrent(one, day))
  if (newest === undefined) return {}
  return { notice: { noticeId: newest._id, title: inLanguage(language, newest.title, newest.titleEn) } }
}

/** 大厅一览: three reads: the boards of today, my tickets of today, who I am. */
export const overview: Queue['overview'] = async (_input, context) => {
  const known = await configuration()
  const [boards, mine, account, notice] = await Promise.all([
    find(Boards, { day: context.day }, { limit: MOST_LINES }),
    find(Tickets, { visitor: context.visitor, day: context.day }),
    context.account(),
    noticeOf(context),
  ])
  const boardOf = (lineId: string) => boards.find((board) => board.lineId === lineId)
  const lines = [...known.lines.values()]
    .filter((line) => line.state === 'open')
    .sort((a, b) => (a._id < b._id ? -1 : 1))
    .map((line) => {
      const board = boardOf(line._id)
      return {
        lineId: line._id,
        name: context.language === 'en' ? line.nameEn : line.name,
        unitName: unitName(line.unitId, known, context),
        windows: windowPlaces(line.windowIds, board, known, context),
        opening: lineOpening(line._id, known, context.now),
        waitingCount: board === undefined ? 0 : waitingCountOf(board),
        wait: board?.wait ?? ({ kind: 'paused' } as const),
        serving: servingNow(board),
        guests: line.guests,
        services: line.services,
      }
    })
  const shown = mine
    .filter((one) => isOfInterest(one, context.now))
    .sort((a, b) => b.takenAt.getTime() - a.takenAt.getTime())
  return {
    tickets: await Promise.all(
      shown.map((one) => ticketView(one, known, context, { board: boardOf(one.lineId) })),
    ),
    lines,
    opening: earliestOpening(
      lines.map((line) => line.opening),
      context.day,
    ),
    common: commonOf(known),
    indexVersion: known.indexVersion,
    ...notice,
    isBound: account !== undefined,
    seenAt: context.now.toISOString(),
  }
}

/** 我的号: newest first; the cursor is the time of the last row shown. */
export const myTickets: Queue['myTickets'] = async ({ cursor }, context) => {
  const known = await configuration()
  const before = numberKey(cursor)
  if (isRefusal(before)) return before
  const found = await find(
    Tickets,
    { visitor: context.visitor, ...(before === undefined ? {} : { takenAt: is.lt(new Date(before)) }) },
    { order: [['takenAt', -1]], limit: PAGE },
  )
  const views = await Promise.all(found.map((one) => ticketView(one, known, context, { ahead: 0 })))
  return {
    tickets: found.map((one, at) => ({
      ticketId: one._id,
      number: one.number,
      state: views[at]?.state ?? 'done',
      serviceName: serviceName(one.service, known, context),
      unitName: views[at]?.unitName ?? '',
      day: one.day,
      takenAt: one.takenAt.toISOString(),
      moves: views[at]?.moves ?? [],
    })),
    ...nextCursor(found, PAGE, (last) => last.takenAt.getTime()),
  }
}
