import { type Board, type Wait, waitingCountOf } from '../_shared/board'

interface PlaceInLine {
  readonly ahead: number
  readonly wait: Wait
}

const STEP = 5
const stepsDown = (minutes: number): number => Math.max(0, Math.floor(minutes / STEP) * STEP)
const stepsUp = (minutes: number): number => Math.max(STEP, Math.ceil(minutes / STEP) * STEP)

/**
 * How many are called before a waiting number, and how long that takes: what a newcomer is told, less those who
 * stand behind. A number that the board doesn't list yet, or lists no more past its 80, counts as last.
 */
export const placeInLine = (
  number: string,
  board: Pick<Board, 'waiting' | 'unlisted' | 'wait' | 'minutesEach'>,
): PlaceInLine => {
  const listed = board.waiting.indexOf(number)
  const waitingCount = waitingCountOf(board)
  const ahead = listed >= 0 ? listed : waitingCount
  if (board.wait.kind === 'paused') return { ahead, wait: board.wait }
  if (board.wait.kind === 'none') return { ahead, wait: { kind: 'range', from: 0, to: STEP } }
  const spared = Math.max(0, waitingCount - ahead) * board.minutesEach
  return {
    ahead,
    wait: { kind: 'range', from: stepsDown(board.wait.from - spared), to: stepsUp(board.wait.to - spared) },
  }
}
