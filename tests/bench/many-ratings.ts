import { visitorOf } from '../../cloudfunctions/_kernel/account'
import { addDays, type Day, instantOf } from '../../cloudfunctions/_kernel/time'
import { type FollowUp, followUpStates, placedFollowUp } from '../../cloudfunctions/cases/follow-up/follow-up'
import { type Rating, weekOf } from '../../cloudfunctions/cases/rating/rating'
import type { Random } from '../../local/seed/random'
import { unitOfWindow, windowIds } from './many-cases'

const RECENT_DAYS = 40

/** A visit, with what was said of it and what came of that. */
export interface Said {
  readonly visit: object
  readonly reminder?: object
  readonly rating?: Rating
  readonly followUp?: FollowUp
}

/** The nth of many visits; ratings, reminders and follow-ups go back as far as they are kept. */
export const manySaid = (n: number, today: Day, random: Random): Said => {
  const windowNo = Math.min(random.below(windowIds.length), random.below(windowIds.length))
  // Some weeks were busy: of them the unit still owes answers.
  const day = addDays(today, -random.below(random.chance(0.3) ? RECENT_DAYS : 390))
  const endedAt = instantOf(day, 480 + random.below(500))
  const id = `v${String(n).padStart(7, '0')}`
  const visitor = visitorOf(`o-guest-${String(random.below(5000))}`)
  const place = {
    windowId: windowIds[windowNo] ?? '',
    windowNo: windowNo + 1,
    unitId: unitOfWindow(windowNo),
    number: `A${String(n % 999)}`,
  }
  const stamps = { createdAt: endedAt, updatedAt: endedAt }
  const visit = {
    _id: id,
    visitor,
    day,
    ...place,
    service: 'JW-001',
    outcome: 'completed',
    servedBy: ['s-1'],
    endedAt,
    updatedAt: endedAt,
  }
  const reminder = { _id: id, windowId: place.windowId, week: weekOf(endedAt), ...stamps }
  if (!random.chance(0.5)) return random.chance(0.5) ? { visit } : { visit, reminder }
  const level = random.weighted({ 5: 70, 4: 15, 3: 8, 2: 4, 1: 3 })
  const rating: Rating = {
    _id: id,
    visitor,
    ...place,
    level: Number(level) as Rating['level'],
    aspects: ['waiting'],
    words: '',
    wordsState: 'none',
    salt: 'salt',
    ratedAt: endedAt,
    isChanged: false,
    week: weekOf(endedAt),
    ...(random.chance(0.02)
      ? { setAside: { reason: 'burst', key: `${endedAt.toISOString()}:${id}` } as const }
      : {}),
    ...stamps,
    v: 1,
  }
  if (rating.level > 2 || rating.setAside !== undefined) return { visit, reminder, rating }
  const state = day > addDays(today, -RECENT_DAYS) ? random.pick(followUpStates) : 'settled'
  const followUp = placedFollowUp({
    _id: `f${String(n)}`,
    ratingId: id,
    visitor,
    windowId: place.windowId,
    windowNo: place.windowNo,
    unitId: place.unitId,
    level: rating.level === 1 ? 1 : 2,
    state,
    openedOn: day,
    verifyBy: addDays(day, 1),
    answerBy: addDays(day, 8),
    settleBy: addDays(day, 21),
    talk: [],
    ...(state === 'opened' ? {} : { finding: '已核实' }),
    live: true,
    dueKey: '',
    ...stamps,
    v: 1,
  })
  return { visit, reminder, rating, followUp }
}

/** A window's closed weeks of a year and a half, every fourth of them with too few ratings to be shown. */
export const weeksOf = (windowId: string, monday: Day): object[] =>
  Array.from({ length: 78 }, (_none, n) => {
    const week = addDays(monday, -7 * (n + 1))
    return {
      _id: `${windowId}:${week}`,
      windowId,
      week,
      from: week,
      to: addDays(week, 6),
      visits: 40,
      ratings: n % 4 === 3 ? 3 : 12,
      byLevel: [0, 1, 1, 2, n % 4 === 3 ? 0 : 8],
      byAspect: { waiting: 3, attitude: 2, papers: 1, outcome: 4, guidance: 0 },
      isShown: n % 4 !== 3,
      updatedAt: instantOf(addDays(week, 7), 60),
    }
  })
