import { find, get, is } from '../_kernel/store'
import { addDays } from '../_kernel/time'
import { RatingWeeks } from '../_shared/rating-week'
import { WindowDays } from '../_shared/window-day'
import { sheetsAt } from './application/basis'
import { Opinions, ServiceWindows, Units } from './collections'
import type { Windows } from './door'
import { opinionFigures } from './opinion/opinion'
import { quarterBefore, quarterDays, quarterFigures, quarterOf } from './quarter'
import { refuse } from './refusals'

const MOST_DAYS = 100
const MOST_WEEKS = 14
const MOST_OPINIONS = 500

/** 季度窗口表 (§8). Of ratings only what staff may see, closed weeks with enough of them (§19); of opinions what everybody reads. */
export const quarterSheet: Windows['quarterSheet'] = async (input, { language, day }) => {
  const { windowId } = input
  const quarter = input.quarter ?? quarterOf(day)
  const { from, to } = quarterDays(quarter)
  const inQuarter = is.gte(from).and(is.lte(to))
  const [place, days, weeks, opinions, sheets] = await Promise.all([
    get(ServiceWindows, windowId),
    find(WindowDays, { windowId, day: inQuarter }, { order: [['day', 1]], limit: MOST_DAYS }),
    find(
      RatingWeeks,
      { windowId, isShown: true, week: inQuarter },
      { order: [['week', -1]], limit: MOST_WEEKS },
    ),
    find(
      Opinions,
      { windowId, listed: is.gt(from).and(is.lt(addDays(to, 1))) },
      { order: [['listed', -1]], limit: MOST_OPINIONS },
    ),
    sheetsAt(windowId),
  ])
  if (place === undefined) return refuse('WINDOW_UNKNOWN', {})
  const unit = await get(Units, place.unitId)
  const after = quarterOf(addDays(to, 1))
  return {
    windowId,
    windowNo: place.no,
    unitId: place.unitId,
    unitName: (language === 'en' ? unit?.nameEn : unit?.name) ?? place.unitId,
    place: language === 'en' ? place.placeEn : place.place,
    quarter,
    before: quarterBefore(quarter),
    ...(after <= quarterOf(day) ? { after } : {}),
    from,
    to,
    ...quarterFigures(days, weeks),
    opinions: opinionFigures(opinions),
    services: [...sheets.values()]
      .sort((a, b) => (a.code < b.code ? -1 : 1))
      .map(({ code, name, nameEn }) => ({ code, name: language === 'en' ? nameEn : name })),
  }
}
