import * as v from 'valibot'
import { CalendarEntry } from '../../cloudfunctions/_kernel/calendar'
import { Day } from '../../cloudfunctions/_kernel/time'

export const day = (text: string): Day => v.parse(Day, text)

const stamps = { createdAt: new Date(0), updatedAt: new Date(0), v: 1 }
let last = 0

/** A calendar document, checked as the stored ones are. */
export const entry = (facts: Record<string, unknown>): CalendarEntry =>
  v.parse(CalendarEntry, { _id: `c${String(++last)}`, ...facts, ...stamps })

export const year2027 = entry({
  kind: 'year',
  year: 2027,
  provisional: true,
  days: [{ date: '2027-01-01', name: '元旦', isOffDay: true }],
})
export const winterVacation = entry({
  kind: 'vacation',
  from: '2026-01-19',
  to: '2026-03-01',
  name: '寒假',
})
