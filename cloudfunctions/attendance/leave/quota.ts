import { intersect, type Span } from '../../_kernel/span'
import type { Day } from '../../_kernel/time'
import type { Piece } from './piece'

export const leaveTypes = ['personal', 'sick', 'official', 'annual', 'family', 'other'] as const
/** 事假 病假 公假 年假 婚产丧假 其他 (§23). */
export type LeaveType = (typeof leaveTypes)[number]

/** Half days are what leave is counted in (§23): each slot that a piece touches is one. */
export const halfDaysOf = ({ day, spans }: Piece, slotsOn: (day: Day) => readonly Span[]): number =>
  slotsOn(day).filter((slot) => intersect([slot], spans).length > 0).length

/** Half days by the year that they lie in: a leave over New Year's Eve takes of both years. */
export const halfDaysByYear = (
  pieces: readonly Piece[],
  slotsOn: (day: Day) => readonly Span[],
): ReadonlyMap<number, number> => {
  const years = new Map<number, number>()
  for (const piece of pieces) {
    const year = Number(piece.day.slice(0, 4))
    years.set(year, (years.get(year) ?? 0) + halfDaysOf(piece, slotsOn))
  }
  return years
}

/** Half days of a type that somebody has in a year; nothing = as many as are approved. */
export type Quotas = Readonly<Partial<Record<LeaveType, number>>>

export interface Shortage {
  readonly year: number
  readonly asked: number
  readonly left: number
}

/** The first year in which a request asks for more than is left of its type, or nothing. */
export const shortageOf = (
  type: LeaveType,
  asked: ReadonlyMap<number, number>,
  taken: ReadonlyMap<number, number>,
  quotas: Quotas,
): Shortage | undefined => {
  const quota = quotas[type]
  if (quota === undefined) return undefined
  return [...asked]
    .sort(([one], [other]) => one - other)
    .map(([year, halves]) => ({ year, asked: halves, left: Math.max(0, quota - (taken.get(year) ?? 0)) }))
    .find(({ asked: wanted, left }) => wanted > left)
}

/** Half days of all years together. */
export const sumOf = (byYear: ReadonlyMap<number, number>): number =>
  [...byYear.values()].reduce((sum, halves) => sum + halves, 0)

/** Over this many half days the centre's head decides (§23: three days). */
const LONG_LEAVE_HALF_DAYS = 6

export const isLong = (halfDays: number): boolean => halfDays > LONG_LEAVE_HALF_DAYS
