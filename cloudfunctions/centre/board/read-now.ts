import * as v from 'valibot'
import { readFrom } from '../../_kernel/collection'
import type { Context } from '../../_kernel/context'
import { publicHours } from '../../_kernel/public-hours'
import { inLanguage, type Language } from '../../_kernel/refusal'
import { covers } from '../../_kernel/span'
import { find, findSoundFields } from '../../_kernel/store'
import { minuteOf, minutesBetween } from '../../_kernel/time'
import { Id } from '../../_kernel/values'
import { type Board, Boards, waitingCountOf } from '../../_shared/board'
import { hours } from '../../_shared/hall-hours'
import { Lines } from '../../_shared/line'
import { holdersOn } from '../../_shared/post-holder'
import { type ServiceWindow, ServiceWindows } from '../../_shared/service-window'
import { type Unit, Units } from '../../_shared/unit'
import type { CentreDoor } from '../door'
import { presenceOf, windowNow } from './hall-now'
import { overdueByDesk } from './overdue'

const purpose = 'read to show the hall as it is now'
const Press = v.object({
  personId: Id,
  windowId: v.optional(Id),
  direction: v.picklist(['in', 'out']),
  minute: v.number(),
})
/** `attendance` alone writes it. */
const punches = readFrom('punches', Press, purpose)

const Arrived = v.object({ arrivedAt: v.date() })
/** `queue` alone writes it. */
const tickets = readFrom('tickets', Arrived, purpose)

const MOST = 1000

const fieldsOf = (schema: { readonly entries: object }): string[] => Object.keys(schema.entries)

/** What the counter of a window says, on whichever of its lines: an open one goes before a closed one. */
const counterOf = (windowId: string, boards: readonly Board[]) => {
  const cells = boards.flatMap(({ windows }) => windows[windowId] ?? [])
  const state = cells.find((cell) => cell.state !== 'closed')?.state
  return state === 'closed' ? undefined : state
}

const nameIn = (unit: Unit | undefined, language: Language): string =>
  unit === undefined ? '' : inLanguage(language, unit.name, unit.nameEn)

const facts = async ({ day }: Context) => {
  const [boards, lines, windows, units, basis, presses, holders, waiting] = await Promise.all([
    find(Boards, { day }, { limit: MOST }),
    find(Lines, { state: 'open' }, { limit: MOST }),
    find(ServiceWindows, {}, { order: [['no', 1]], limit: MOST }),
    find(Units, {}, { limit: MOST }),
    hours(),
    findSoundFields(punches, Press, fieldsOf(Press), { day }, { order: [['at', 1]], limit: MOST }),
    holdersOn(day),
    findSoundFields(tickets, Arrived, ['arrivedAt'], { day, status: 'waiting' }, { limit: MOST }),
  ])
  return { boards, lines, windows, units, basis, presses, holders, waiting }
}

/** 大厅实况 */
export const hallNow: CentreDoor['hallNow'] = async (_input, context) => {
  const { now, day, language } = context
  const minute = minuteOf(now)
  const known = await facts(context)
  const { boards, lines, units, basis, holders, waiting } = known
  const windows = known.windows.filter(({ state }) => state !== 'closed')
  const unitOf = new Map(units.map((unit) => [unit._id, unit]))
  const own = new Map(
    holders.flatMap(({ personId, windowId, kind }) => (kind === 'primary' ? [[personId, windowId]] : [])),
  )
  const presence = presenceOf(known.presses, (personId) => own.get(personId))
  const spansOf = (place: ServiceWindow) => {
    const open = publicHours(day, basis, place)
    return open.covered ? open.spans : []
  }
  const states = windows.map((place) => {
    const spans = spansOf(place)
    const seen = {
      spans,
      counter: counterOf(place._id, boards),
      isStaffed: presence.isStaffed(place._id),
      lastOut: presence.lastOut(place._id),
    }
    return { place, isOpen: covers(spans, minute), ...windowNow(seen, minute) }
  })
  const boardOf = new Map(boards.map((board) => [board.lineId, board]))
  const waitingOn = (lineId: string): number => {
    const board = boardOf.get(lineId)
    return board === undefined ? 0 : waitingCountOf(board)
  }
  const waitingAt = (windowId: string): number =>
    lines
      .filter(({ windowIds }) => windowIds.includes(windowId))
      .reduce((sum, { _id }) => sum + waitingOn(_id), 0)
  const cellOf = ({ place, state }: (typeof states)[number]) => ({
    windowId: place._id,
    windowNo: place.no,
    state,
  })
  const inLines = new Set(lines.flatMap(({ windowIds }) => windowIds))
  const open = states.filter(({ isOpen }) => isOpen)
  return {
    day,
    open: open.length,
    manned: open.filter(({ state }) => state !== 'empty').length,
    waiting: lines.reduce((sum, { _id }) => sum + waitingOn(_id), 0),
    longestWaitMinutes: Math.max(0, ...waiting.map(({ arrivedAt }) => minutesBetween(arrivedAt, now))),
    vacancies: states
      .filter(({ state }) => state === 'empty')
      .map(({ place, emptyMinutes }) => ({
        windowId: place._id,
        windowNo: place.no,
        unitName: nameIn(unitOf.get(place.unitId), language),
        emptyMinutes,
        waiting: waitingAt(place._id),
      }))
      .sort((one, other) => other.waiting - one.waiting || other.emptyMinutes - one.emptyMinutes),
    lines: lines
      .sort((one, other) => (one._id < other._id ? -1 : 1))
      .map((line) => ({
        lineId: line._id,
        name: inLanguage(language, line.name, line.nameEn),
        waiting: waitingOn(line._id),
        wait: boardOf.get(line._id)?.wait ?? ({ kind: 'paused' } as const),
        windows: states.filter(({ place }) => line.windowIds.includes(place._id)).map(cellOf),
      })),
    others: states
      .filter(({ place }) => !inLines.has(place._id))
      .map((one) => ({ ...cellOf(one), unitName: nameIn(unitOf.get(one.place.unitId), language) })),
    overdue: await overdueByDesk(now, language, unitOf, known.windows),
    seenAt: now.toISOString(),
  }
}
