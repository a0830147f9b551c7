import { type Day, dayOf } from '../_kernel/time'
import type { ServiceWindow } from '../_shared/service-window'
import { type DaySlot, ownPost, type PersonDay } from './person-day'
import { slotIndexFor } from './clock/punch'

/** Where somebody was while a slot of their day ran: where they clocked in or out, or else at the window of their own. */
export const windowDuring = (
  { slot, pair }: DaySlot,
  { posts, punches, slots, facts: { corrections } }: PersonDay,
): string | undefined => {
  const hoursOf = slots.map((one) => one.slot)
  const index = hoursOf.indexOf(slot)
  const clocked = [...punches, ...corrections].filter(
    (one) => one.windowId !== undefined && slotIndexFor(one, hoursOf) === index,
  )
  const used =
    clocked.find(({ direction, minute }) => direction === 'in' && minute === pair.in) ??
    clocked.find(({ direction, minute }) => direction === 'out' && minute === pair.out)
  return used?.windowId ?? ownPost(posts)?.windowId
}

/** Whether a window was there on a day: from when it was set up, and after its end while somebody is posted. */
export const wasThere = ({ createdAt, state }: ServiceWindow, day: Day, isPosted: boolean): boolean =>
  day >= dayOf(createdAt) && (state !== 'closed' || isPosted)
