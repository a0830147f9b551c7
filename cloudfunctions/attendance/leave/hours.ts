import type { Context } from '../../_kernel/context'
import type { Span } from '../../_kernel/span'
import { find, is } from '../../_kernel/store'
import { addDays, type Day, dayOf, minuteOf } from '../../_kernel/time'
import { hours } from '../../_shared/hall-hours'
import { PunchRecords } from '../collections'
import type { Moment, Piece } from './piece'
import { halfDaysByYear } from './quota'
import { pairsOf } from '../clock/punch'
import { slotsOn } from '../slot'

const MOST = 1000

/** The moment that it is. */
export const momentOf = (now: Date): Moment => ({ day: dayOf(now), minute: minuteOf(now) })

/** The hours of a day, or that its year isn't covered. */
export type HoursOn = (day: Day) => ReturnType<typeof slotsOn>

/** The timetable's hours of a day: leave is taken from these; duty on a day off is filed anew without somebody (§22). */
export const workHours = async (): Promise<HoursOn> => {
  const basis = await hours()
  return (day) => slotsOn(day, basis)
}

/** When somebody was there up to now, by what they clocked: no leave lies where they worked. */
export const presentSince = async (
  personId: string,
  from: Day,
  hoursOn: HoursOn,
  { now, day: today }: Pick<Context, 'now' | 'day'>,
): Promise<Piece[]> => {
  const punches = await find(
    PunchRecords,
    { personId, day: is.gte(from).and(is.lte(today)) },
    { limit: MOST },
  )
  const present: Piece[] = []
  for (let day = from; day <= today; day = addDays(day, 1)) {
    const slots = hoursOn(day)
    if ('covered' in slots) continue
    const pairs = pairsOf(
      punches.filter((one) => one.day === day),
      slots,
    )
    const spans = pairs.flatMap((pair, index): Span[] => {
      const last = slots[index]?.to ?? 0
      const out = pair.out ?? (day === today ? Math.min(minuteOf(now), last) : pair.in)
      return pair.in === undefined || out === undefined || out <= pair.in ? [] : [{ from: pair.in, to: out }]
    })
    if (spans.length > 0) present.push({ day, spans })
  }
  return present
}

/** Half days by the year, counted by these hours; a year that no calendar covers has none. */
export const countedBy =
  (hoursOn: HoursOn) =>
  (pieces: readonly Piece[]): ReadonlyMap<number, number> =>
    halfDaysByYear(pieces, (day) => {
      const known = hoursOn(day)
      return 'covered' in known ? [] : known
    })

/** Counts the half days of some of a leave's hours. */
export const counter = async () => countedBy(await workHours())
