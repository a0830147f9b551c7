import type { Span } from '../../_kernel/span'

export const directions = ['in', 'out'] as const
export type Direction = (typeof directions)[number]

/** One press of the clock. `minute` counts from the midnight that its day begins with: after the next it is ≥ 1440. */
export interface Punch {
  readonly direction: Direction
  readonly minute: number
}

/** What a slot's punches come to: the first in and the last out (§21); one of them may be missing. */
export interface Pair {
  readonly in?: number
  readonly out?: number
}

/** Whether somebody with these punches of a day is there: they came and have not gone since. */
export const isPresent = (punches: readonly Punch[]): boolean =>
  [...punches].sort((one, other) => one.minute - other.minute).at(-1)?.direction === 'in'

/** Which slot a punch belongs to: coming in, the one that runs or comes next; going, the last that had begun. */
export const slotIndexFor = ({ direction, minute }: Punch, slots: readonly Span[]): number =>
  direction === 'in'
    ? slots.findIndex(({ to }) => minute < to)
    : slots.filter(({ from }) => from < minute).length - 1

/**
 * The pair of each slot. Pressing twice changes nothing. Who came in again after the last time out is in: that slot's
 * out is missing, and no earlier one stands for it.
 */
export const pairsOf = (punches: readonly Punch[], slots: readonly Span[]): Pair[] =>
  slots.map((_slot, index) => {
    const own = punches.filter((one) => slotIndexFor(one, slots) === index)
    const minutesOf = (direction: Direction) =>
      own.filter((one) => one.direction === direction).map(({ minute }) => minute)
    const ins = minutesOf('in')
    const outs = minutesOf('out')
    const firstIn = ins.length === 0 ? undefined : Math.min(...ins)
    const lastOut = outs.length === 0 ? undefined : Math.max(...outs)
    const isInAgain = lastOut !== undefined && ins.some((minute) => minute > lastOut)
    return {
      ...(firstIn === undefined ? {} : { in: firstIn }),
      ...(lastOut === undefined || isInAgain ? {} : { out: lastOut }),
    }
  })

/** Who worked past midnight goes out on the day before: until this minute, and only where an out is missing there. */
const LATEST_AFTER_MIDNIGHT = 240

/** Whether an out soon after midnight ends the day before. */
export const endsDayBefore = (
  { direction, minute }: Punch,
  pairsBefore: readonly Pair[],
  punchesToday: readonly Punch[],
): boolean => {
  const last = pairsBefore.at(-1)
  return (
    direction === 'out' &&
    minute < LATEST_AFTER_MIDNIGHT &&
    punchesToday.length === 0 &&
    last?.in !== undefined &&
    last.out === undefined
  )
}

/** What somebody would press next: out while they are in, in where a slot runs or comes, nothing when the day is over. */
export const nextDirection = (
  punches: readonly Punch[],
  slots: readonly Span[],
  minute: number,
): Direction | undefined => {
  const pairs = pairsOf(punches, slots)
  const isIn = ({ in: from, out }: Pair = {}): boolean => from !== undefined && out === undefined
  const coming = slotIndexFor({ direction: 'in', minute }, slots)
  const begun = slotIndexFor({ direction: 'out', minute: minute + 1 }, slots)
  // Early birds are in before their slot begins.
  if (isIn(pairs[begun]) || isIn(pairs[coming])) return 'out'
  return coming === -1 ? undefined : 'in'
}
