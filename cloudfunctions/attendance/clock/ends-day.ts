import type { PersonDay } from '../person-day'
import { type Punch, slotIndexFor } from './punch'

/** Whether an out ends the day: only then must everything be brought to its end (§21). What follows may be leave. */
export const endsDay = (punch: Punch, known: Pick<PersonDay, 'slots'>): boolean => {
  const slots = known.slots.map(({ slot }) => slot)
  const rest = known.slots.slice(slotIndexFor(punch, slots) + 1)
  return punch.direction === 'out' && rest.every(({ due, isRequired }) => isRequired && due.length === 0)
}
