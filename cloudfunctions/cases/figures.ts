/** What a window's ratings and follow-ups of a time came to. */
export interface Counted {
  /** Visits that reached the window and case results, all of which may be rated. */
  readonly rateable: number
  /** At how many of them staff reminded. */
  readonly reminded: number
  readonly given: number
  /** Levels 4 and 5. */
  readonly good: number
  /** Levels 1 and 2, on paper too: each opened a follow-up. */
  readonly low: number
  /** Those of them that have a rater whom the centre can ask, and of whose raters it did ask. */
  readonly reachable: number
  readonly contacted: number
  /** Follow-ups that the unit answered, that the rater judged and settled. */
  readonly answered: number
  readonly judged: number
  readonly settled: number
}

/** In whole per mille; nothing where there is nothing to divide by. */
export type Rate = number | undefined

const rate = (part: number, whole: number): Rate =>
  whole === 0 ? undefined : Math.round((Math.min(part, whole) / whole) * 1000)

export const figureNames = [
  'ratingRate',
  'goodRate',
  'unratedRate',
  'replyRate',
  'returnVisitRate',
  'settledRate',
  'reminderRate',
] as const
export type FigureName = (typeof figureNames)[number]

/**
 * The figures apart (§19): 评价率, 主动好评率 (good ÷ given), 未评率, 差评回复率, 回访率, 整改满意率 and how often staff
 * reminded. Who gave no rating is nowhere counted as satisfied.
 *
 * 回访率 is of raters whom the centre itself asked, out of the low ratings that somebody can be asked about: a rating on
 * paper has nobody, and the message that every rater gets once the centre has verified asks nothing. 差评回复率 is of all
 * low ratings, those on paper too.
 */
export const figuresOf = (counted: Counted): Record<FigureName, Rate> => {
  const ratingRate = rate(counted.given, counted.rateable)
  return {
    ratingRate,
    goodRate: rate(counted.good, counted.given),
    unratedRate: ratingRate === undefined ? undefined : 1000 - ratingRate,
    replyRate: rate(counted.answered, counted.low),
    returnVisitRate: rate(counted.contacted, counted.reachable),
    settledRate: rate(counted.settled, counted.judged),
    reminderRate: rate(counted.reminded, counted.rateable),
  }
}
