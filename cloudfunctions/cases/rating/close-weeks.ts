import type { Context } from '../../_kernel/context'
import { eachAlone, endRun } from '../../_kernel/sound'
import { count, find, findSound, insert, is } from '../../_kernel/store'
import { addDays, type Day } from '../../_kernel/time'
import { ServiceWindows } from '../../_shared/service-window'
import type { RatingWeek } from '../../_shared/rating-week'
import { Visits } from '../../_shared/visit'
import { Cases, Ratings, RatingWeeks } from '../collections'
import { mondayOf } from './rating'
import { closeWeek, tally } from './week'

const MOST = 1000
const weekdays = [0, 1, 2, 3, 4, 5, 6] as const

/** Where closing goes on: after the last closed week, or with the week of the window's first visit. */
const nextWeek = async (windowId: string, last: RatingWeek | undefined): Promise<Day | undefined> => {
  if (last !== undefined) return addDays(last.week, 7)
  const [first] = await find(Visits, { windowId }, { order: [['day', 1]], limit: 1 })
  return first === undefined ? undefined : mondayOf(first.day)
}

const closeWindow = async (windowId: string, { now, day }: Context): Promise<void> => {
  let [last] = await find(RatingWeeks, { windowId }, { order: [['week', -1]], limit: 1 })
  let week = await nextWeek(windowId, last)
  while (week !== undefined && week < mondayOf(day)) {
    const monday = week
    const days = weekdays.map((later) => addDays(monday, later))
    const [visits, results, ratings] = await Promise.all([
      count(Visits, { windowId, day: is.in(days) }),
      count(Cases, { windowId, ratedAs: is.in(days) }),
      find(Ratings, { windowId, week }, { limit: MOST }),
    ])
    const counting = ratings.filter((rating) => rating.setAside === undefined)
    const closed = closeWeek(last, week, tally(visits + results, counting))
    last = { _id: `${windowId}:${week}`, windowId, week, ...closed, updatedAt: now }
    await insert(RatingWeeks, last)
    week = addDays(week, 7)
  }
}

/**
 * Closes the weeks that have ended, once and for all; a week that was closed before stays as it is. A window whose
 * ratings can't all be read waits until they can: what is closed without one is so for good.
 */
export const closeWeeks = async (context: Context): Promise<void> => {
  const { sound, broken } = await findSound(ServiceWindows, {}, { limit: MOST })
  endRun([...broken, ...(await eachAlone(sound, ({ _id }) => closeWindow(_id, context)))])
}
