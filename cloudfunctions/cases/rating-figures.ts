import { count, is } from '../_kernel/store'
import { addDays } from '../_kernel/time'
import { Visits } from '../_shared/visit'
import { Cases, FollowUps, Ratings, Reminders } from './collections'
import type { Doors } from './door'
import { figuresOf } from './figures'
import { mondayOf } from './rating'

const WEEKS = 12

/** 评价数据: each figure by itself, over twelve closed weeks. For the centre; units see closed weeks of five or more. */
export const ratingFigures: Doors['ratingFigures'] = async ({ windowId }, { day }) => {
  const monday = mondayOf(day)
  const from = addDays(monday, -7 * WEEKS)
  const to = addDays(monday, -1)
  const weeks = Array.from({ length: WEEKS }, (_none, n) => addDays(from, 7 * n))
  const given = { windowId, week: is.in(weeks), 'setAside.reason': is.eq(null) }
  const ofDay = is.gte(from).and(is.lte(to))
  const opened = { windowId, openedOn: ofDay }
  const [visits, results, reminded, all, good, low, verified, answered, judged, settled] = await Promise.all([
    count(Visits, { windowId, day: ofDay }),
    count(Cases, { windowId, ratedAs: ofDay }),
    count(Reminders, { windowId, week: is.in(weeks) }),
    count(Ratings, given),
    count(Ratings, { ...given, level: is.gte(4) }),
    count(FollowUps, { ...opened, state: is.neq('dropped') }),
    count(FollowUps, { ...opened, finding: is.gt('') }),
    count(FollowUps, { ...opened, answer: is.gt('') }),
    count(FollowUps, { ...opened, state: is.in(['settled', 'unsettled']) }),
    count(FollowUps, { ...opened, state: 'settled' }),
  ])
  const rateable = visits + results
  const counted = { rateable, reminded, given: all, good, low, verified, answered, judged, settled }
  const figures = Object.fromEntries(
    Object.entries(figuresOf(counted)).filter(([, figure]) => figure !== undefined),
  ) as ReturnType<typeof figuresOf>
  return { from, to, rateable, given: all, low, figures }
}
