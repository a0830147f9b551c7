import * as v from 'valibot'
import { Day } from '../_kernel/time'
import { Id, stamps, text } from '../_kernel/values'

/** What an opinion is about: the window itself and its place, its hours, or what is done there. */
export const opinionSubjects = ['window', 'hours', 'services'] as const
type OpinionSubject = (typeof opinionSubjects)[number]

/** Fewer than these would tell who (§19 does the same with ratings). */
const FEWEST = 5

/**
 * 师生意见 (§8): a suggestion about a window. Nobody's name, account or moment stands in it, so there is nothing by
 * which its author could be found.
 */
export const Opinion = v.strictObject({
  _id: Id,
  windowId: Id,
  about: v.picklist(opinionSubjects),
  words: text(300),
  /** Whether the words may be shown: WeChat's text check has passed them, or a person has. */
  wordsState: v.picklist(['passed', 'pendingReview', 'stopped']),
  /** The place among words that wait until a person has looked at them (0.3): by week, in an order of chance. */
  held: v.optional(v.string()),
  /** Monday of the week in which it was given; its stamps say no more than that. */
  week: Day,
  ...stamps,
})
export type Opinion = v.InferOutput<typeof Opinion>

type Counted = Pick<Opinion, 'about' | 'words' | 'wordsState' | 'week'>

/** The opinions of weeks that are over, those of a week with too few only together with the next ones. */
const shownOf = (opinions: readonly Counted[], monday: Day): Counted[] => {
  const closed = opinions.filter(({ week }) => week < monday)
  const weeks = [...new Set(closed.map(({ week }) => week))].sort()
  const shown: Counted[] = []
  let waiting: Counted[] = []
  for (const week of weeks) {
    waiting.push(...closed.filter((one) => one.week === week))
    if (waiting.length < FEWEST) continue
    shown.push(...waiting)
    waiting = []
  }
  return shown
}

/**
 * What the quarterly sheet says of opinions (§8): how many by subject, and the words that passed the text check in an
 * order that says nothing of when they came. Nothing while there are too few.
 */
export const opinionFigures = (
  opinions: readonly Counted[],
  monday: Day,
): { subject: OpinionSubject; count: number; words: string[] }[] => {
  const shown = shownOf(opinions, monday)
  return opinionSubjects.flatMap((subject) => {
    const about = shown.filter((one) => one.about === subject)
    const words = about.filter(({ wordsState }) => wordsState === 'passed').map((one) => one.words)
    return about.length === 0 ? [] : [{ subject, count: about.length, words: words.sort() }]
  })
}
