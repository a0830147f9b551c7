import type { Context } from '../../_kernel/context'
import { get } from '../../_kernel/store'
import { addDays, type Day, minuteOf } from '../../_kernel/time'
import { type Closing, closingId } from '../../_shared/closing'
import { type AtWindow, seenOn } from '../../_shared/presence'
import { closingDay, presenceAt } from './rule'
import { Closings } from '../collections'

/** One window, or the hall, on the day that is being ended there. */
export interface ClosingPlace {
  readonly place: string
  readonly day: Day
  readonly presence: AtWindow
  readonly closing: Closing | undefined
}

/** How a place stands in the evening; after midnight that may still be the evening before. */
export const placeNow = async (place: string, { day, now }: Context): Promise<ClosingPlace> => {
  const today = presenceAt(place, await seenOn(day))
  const before = addDays(day, -1)
  const yesterday = today.lastIn === undefined ? presenceAt(place, await seenOn(before)) : undefined
  const on = yesterday === undefined ? day : closingDay({ day, before, minute: minuteOf(now) }, yesterday)
  return {
    place,
    day: on,
    presence: on === day || yesterday === undefined ? today : yesterday,
    closing: await get(Closings, closingId(on, place)),
  }
}
