import type { InputOf, OutputOf } from '../../_kernel/contract'
import { find } from '../../_kernel/store'
import { RatingWeeks } from '../collections'
import type { contract } from '../contract'
import { aspects } from './rating'

type WindowRatings = (typeof contract)['windowRatings']

const SHOWN = 26
const levels = [1, 2, 3, 4, 5] as const

/** 评价汇总: what has closed with five ratings or more, newest first. */
export const windowRatings = async ({
  windowId,
}: InputOf<WindowRatings>): Promise<OutputOf<WindowRatings>> => {
  const closed = await find(RatingWeeks, { windowId, isShown: true }, { order: [['week', -1]], limit: SHOWN })
  return {
    weeks: closed.map((weeks) => ({
      from: weeks.from,
      to: weeks.to,
      visits: weeks.visits,
      ratings: weeks.ratings,
      byLevel: levels.map((level) => ({ level, count: weeks.byLevel[level - 1] ?? 0 })),
      byAspect: aspects.map((aspect) => ({ aspect, count: weeks.byAspect[aspect] })),
    })),
  }
}
