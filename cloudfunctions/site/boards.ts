import * as v from 'valibot'
import { cached } from '../_kernel/cached'
import { find, findFields } from '../_kernel/store'
import { type Day, dayOf } from '../_kernel/time'
import { type Board, Boards, latestCalls, waitingCountOf } from '../_shared/board'
import { ServiceWindow, ServiceWindows } from '../_shared/service-window'

const Place = v.object({ no: ServiceWindow.entries.no, place: v.string(), placeEn: v.string() })
export type Places = ReadonlyMap<number, v.InferOutput<typeof Place>>

/** One line as a hall screen shows it: the board, and where each window stands. */
const publicBoard = (board: Board, places: Places) => ({
  lineId: board.lineId,
  name: board.name,
  nameEn: board.nameEn,
  windows: Object.values(board.windows)
    .sort((a, b) => a.windowNo - b.windowNo)
    .map((at) => ({
      windowNo: at.windowNo,
      state: at.state,
      ...(at.number === undefined ? {} : { number: at.number }),
      place: places.get(at.windowNo)?.place ?? '',
      placeEn: places.get(at.windowNo)?.placeEn ?? '',
    })),
  /** Newest first. */
  calls: latestCalls(board).map((call) => ({ ...call, at: call.at.toISOString() })),
  waiting: board.waiting,
  waitingCount: waitingCountOf(board),
  wait: board.wait,
  minutesEach: board.minutesEach,
  opening: board.opening,
})
type PublicBoard = ReturnType<typeof publicBoard>

/** Where each window stands, by its number. */
export const places = cached(30, async (): Promise<Places> => {
  const all = await findFields(ServiceWindows, Place, ['no', 'place', 'placeEn'], {}, { limit: 100 })
  return new Map(all.map((place) => [place.no, place]))
})

interface Today {
  readonly day: Day
  readonly boards: readonly Board[]
}

// Many screens ask every two seconds: half a second of memory makes one read of it and delays no call noticeably.
const today = cached(0.5, async (): Promise<Today> => {
  const day = dayOf(new Date())
  return { day, boards: await find(Boards, { day }, { order: [['lineId', 1]], limit: 100 }) }
})

/** The one hall that there is; an address that names another one is a mistake that must show. */
export const HALL = 'main'

/** Today's boards in the order of their letters, at most half a second old. */
export const boardsOfToday = async (): Promise<{
  day: Day
  hall: string
  boards: readonly PublicBoard[]
}> => {
  const [{ day, boards }, known] = await Promise.all([today(), places()])
  return { day, hall: HALL, boards: boards.map((board) => publicBoard(board, known)) }
}

/** Today's board of one line, if there is one yet. */
export const boardOf = async (lineId: string): Promise<Board | undefined> =>
  (await today()).boards.find((board) => board.lineId === lineId)
