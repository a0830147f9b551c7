import { type Board, waitWords } from '../boards'
import { dateWords } from '../shanghai'
import { type Announcer, callsOf, type HallCall } from './announcer'

/** The plate's colour: being called, being served, or over. */
export type CallState = 'called' | 'serving' | 'past'

export interface LineCell {
  readonly lineId: string
  readonly name: string
  readonly words: string
}

/** Everything the screen shows, as values. */
export interface HallView {
  readonly newest: (HallCall & { readonly state: CallState }) | undefined
  readonly earlier: readonly HallCall[]
  readonly lines: readonly LineCell[]
  /** What holds for the lines that aren't listed; empty = nothing to say. */
  readonly rest: string
  readonly page: number
  readonly pages: number
}

const EARLIER = 4
const CELLS = 10

const stateOf = (call: HallCall, boards: readonly Board[]): CallState => {
  const at = boards
    .flatMap(({ windows }) => windows)
    .find(({ windowNo, number }) => windowNo === call.windowNo && number === call.number)
  return at?.state === 'called' || at?.state === 'serving' ? at.state : 'past'
}

const isClosed = ({ opening }: Board): boolean => opening.kind === 'opens'

/** A line with nobody waiting is listed only when it doesn't call: the others are summed up in one cell. */
const isListed = ({ waitingCount, wait }: Board): boolean => waitingCount > 0 || wait.kind === 'paused'

const isInUse = (board: Board): boolean =>
  board.waitingCount > 0 || (!isClosed(board) && board.windows.some(({ state }) => state !== 'closed'))

/** 14:00 开; on another day 11月30日 8:00 开. */
const openingWords = (day: string, at: string, now: number): string => {
  const isToday = dateWords(now) === dateWords(Date.parse(`${day}T12:00:00+08:00`))
  return `${isToday ? '' : `${dateWords(Date.parse(`${day}T12:00:00+08:00`))} `}${at} 开`
}

const cell = (board: Board, now: number): LineCell => {
  const { lineId, name, waitingCount, wait, opening } = board
  const when = opening.kind === 'opens' ? openingWords(opening.day, opening.at, now) : waitWords(wait, '分')
  return { lineId, name, words: waitingCount === 0 ? when : `${String(waitingCount)} 人  ${when}` }
}

/** What holds for the lines that aren't listed. */
const restWords = (boards: readonly Board[], others: number, listed: number, now: number): string => {
  const [next] = boards
    .flatMap(({ opening }) => (opening.kind === 'opens' ? [opening] : []))
    .sort((a, b) => (`${a.day}${a.at}` < `${b.day}${b.at}` ? -1 : 1))
  if (next !== undefined && boards.every(isClosed)) return `现在休息，${openingWords(next.day, next.at, now)}`
  if (others === 0) return ''
  return listed === 0 ? '现在都不用等' : '其他窗口不用等'
}

/**
 * The screen at one moment: the call whose turn it is, or the newest one, with the four before it; the lines
 * where people wait, ten cells a page.
 * @param turnOfPages how many pages were turned so far.   @param now milliseconds, by the server's clock
 */
export const hallView = (
  boards: readonly Board[],
  announcer: Announcer,
  turnOfPages: number,
  now: number,
): HallView => {
  const calls = callsOf(boards)
  const current = announcer.current?.call
  const newest = current ?? calls[0]
  const at = calls.findIndex(({ key }) => key === newest?.key)
  const before = calls.slice(at + 1).filter(({ number }) => number !== newest?.number)

  const inUse = boards.filter(isInUse)
  const listed = inUse.filter(isListed)
  const others = inUse.length - listed.length
  const rest = restWords(boards, others, listed.length, now)
  const cells = listed.length + (rest === '' ? 0 : 1)
  const pages = Math.max(1, Math.ceil(cells / CELLS))
  const page = turnOfPages % pages
  return {
    newest:
      newest === undefined
        ? undefined
        : { ...newest, state: current === undefined ? stateOf(newest, boards) : 'called' },
    earlier: before.slice(0, EARLIER),
    lines: listed.slice(page * CELLS, (page + 1) * CELLS).map((board) => cell(board, now)),
    // Last of all: before, it would speak of lines that come on the next page.
    rest: page === pages - 1 ? rest : '',
    page,
    pages,
  }
}
