import { stamps } from '../centre'

let pressed = 0
/** One press of the clock as it is stored. */
export const punch = (
  name: string,
  windowId: string,
  day: string,
  direction: 'in' | 'out',
  minute: number,
) => ({
  _id: `punch-${String(pressed++)}`,
  personId: `p-${name}`,
  windowId,
  day,
  minute,
  direction,
  at: new Date(`${day}T00:00:00Z`),
  by: ['code'],
  against: [],
  flag: 'none',
  ...stamps,
})
/** Clocked both halves of a day, exactly as the winter's hours are. */
export const whole = (name: string, windowId: string, day: string) => [
  punch(name, windowId, day, 'in', 480),
  punch(name, windowId, day, 'out', 720),
  punch(name, windowId, day, 'in', 840),
  punch(name, windowId, day, 'out', 1050),
]
/** Days of November 2026 that are worked. */
export const workdays = Array.from(
  { length: 30 },
  (_, at_) => `2026-11-${String(at_ + 1).padStart(2, '0')}`,
).filter((day) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()))
export const lateDay = '2026-11-24'
const goneDay = '2026-11-26'

/** wang kept window 1 all month, but for a late morning and a day on which li was there without leave; zhao never came. */
export const clockedMonth = (): object[] =>
  workdays.flatMap((day) => {
    if (day === goneDay) return whole('li', 'w1', day)
    if (day !== lateDay) return whole('wang', 'w1', day)
    const [, ...rest] = whole('wang', 'w1', day)
    return [punch('wang', 'w1', day, 'in', 490), ...rest]
  })
