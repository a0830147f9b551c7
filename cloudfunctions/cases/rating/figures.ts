import * as v from 'valibot'
import { count, findFields, is } from '../../_kernel/store'
import { addDays, type Day } from '../../_kernel/time'
import { Visits } from '../../_shared/visit'
import { Cases, FollowUps, Ratings, Reminders } from '../collections'
import type { Doors } from '../door'
import { figuresOf } from '../figures'
import { FollowUp, hasRater } from '../follow-up/follow-up'
import { mondayOf } from './rating'

const WEEKS = 12
/** Low ratings that one window can have in that time. */
const MOST = 1000

const Followed = v.object({
  state: FollowUp.entries.state,
  visitor: FollowUp.entries.visitor,
  talk: FollowUp.entries.talk,
  answer: FollowUp.entries.answer,
})

/** What became of the window's low ratings, counted out of one look. */
const followed = async (windowId: string, from: Day, to: Day) => {
  const opened = { windowId, openedOn: is.gte(from).and(is.lte(to)) }
  const all = await findFields(FollowUps, Followed, Object.keys(Followed.entries), opened, { limit: MOST })
  const settled = all.filter(({ state }) => state === 'settled').length
  const low = all.filter(({ state }) => state !== 'dropped')
  const reachable = low.filter(hasRater)
  return {
    low: low.length,
    reachable: reachable.length,
    contacted: reachable.filter(({ talk }) => talk.length > 0).length,
    answered: all.filter(({ answer }) => answer !== undefined).length,
    judged: settled + all.filter(({ state }) => state === 'unsettled').length,
    settled,
  }
}
/** Of fewer ratings than this nobody reads how good they were: it would tell who gave them. */
const ENOUGH = 5

/** 评价数据: each figure by itself, over twelve closed weeks. For the centre; units see closed weeks of five or more. */
export const ratingFigures: Doors['ratingFigures'] = async ({ windowId }, { day }) => {
  const monday = mondayOf(day)
  const from = addDays(monday, -7 * WEEKS)
  const to = addDays(monday, -1)
  const weeks = Array.from({ length: WEEKS }, (_none, n) => addDays(from, 7 * n))
  const given = { windowId, week: is.in(weeks), 'setAside.reason': is.eq(null) }
  const ofDay = is.gte(from).and(is.lte(to))
  const [visits, results, reminded, all, good, lows] = await Promise.all([
    count(Visits, { windowId, day: ofDay }),
    count(Cases, { windowId, ratedAs: ofDay }),
    count(Reminders, { windowId, week: is.in(weeks) }),
    count(Ratings, given),
    count(Ratings, { ...given, level: is.gte(4) }),
    followed(windowId, from, to),
  ])
  const rateable = visits + results
  const counted = { rateable, reminded, given: all, good, ...lows }
  const figures = Object.fromEntries(
    Object.entries(figuresOf(counted)).filter(([, figure]) => figure !== undefined),
  ) as Partial<ReturnType<typeof figuresOf>>
  const isFew = all > 0 && all < ENOUGH
  if (isFew) delete figures.goodRate
  return { from, to, rateable, given: all, ...(isFew ? {} : { low: lows.low }), figures, isFew }
}
