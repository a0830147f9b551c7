import * as v from 'valibot'
import { Day } from '../../_kernel/time'
import { Count, Id, stamps, text } from '../../_kernel/values'
import { answerTo, opinionSubjects } from './shape'

type OpinionSubject = (typeof opinionSubjects)[number]

/** Fewer than these would tell who (§19 does the same with ratings). */
const FEWEST = 5
const MOST_WORDS = 500

/** 答复: to everybody who reads the list, or to the author alone; whose office answered, never who. */
const OpinionAnswer = v.strictObject({
  to: v.picklist(answerTo),
  words: text(MOST_WORDS),
  by: v.picklist(['unit', 'centre']),
  on: Day,
})
export type OpinionAnswer = v.InferOutput<typeof OpinionAnswer>

/**
 * 师生意见 (§8): a suggestion about a window. Nobody's name, account or moment stands in it, so there is nothing by
 * which its author could be found; who keeps the receipt reads what is answered to them alone.
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
  /** Hash of the receipt that its author's phone keeps. */
  receipt: v.optional(v.string()),
  /** Its place in the list that everybody reads: Monday of the week in which it came there, in an order of chance. */
  listed: v.optional(v.string()),
  /** Whose window it was then, and whether it waits for an answer. */
  unitId: v.optional(Id),
  waits: v.optional(v.boolean()),
  votes: v.optional(Count),
  answers: v.optional(v.pipe(v.array(OpinionAnswer), v.maxLength(answerTo.length))),
  /** Why the centre took it off the list. */
  offReason: v.optional(text(200)),
  ...stamps,
})
export type Opinion = v.InferOutput<typeof Opinion>

/** One person's vote for an opinion; whose it is can't be read from it. */
export const OpinionVote = v.strictObject({
  /** Hash of opinion and visitor together. */
  _id: Id,
  opinionId: Id,
  updatedAt: v.date(),
})

/** The week in which an opinion came onto the list. */
export const listedOn = (listed: string): Day => listed.slice(0, 10) as Day

/**
 * Opinions that come onto the list now: those of weeks that are over, whose words may be read, once there are enough
 * of them in the whole hall that nobody can tell whose one is.
 */
export const toList = <One extends Pick<Opinion, 'wordsState' | 'week' | 'listed' | 'offReason'>>(
  opinions: readonly One[],
  monday: Day,
): One[] => {
  const ready = opinions.filter(
    ({ wordsState, week, listed, offReason }) =>
      wordsState === 'passed' && week < monday && listed === undefined && offReason === undefined,
  )
  return ready.length < FEWEST ? [] : ready
}

/** An opinion with an answer; a later one to the same readers takes the place of the one before. */
export const answered = (known: Opinion, answer: OpinionAnswer): Opinion => ({
  ...known,
  waits: false,
  answers: [...(known.answers ?? []).filter(({ to }) => to !== answer.to), answer],
})

/**
 * What the quarterly sheet says of opinions (§8): by subject how many are on the list, how many people stand behind
 * them, and their words, those that most people want first.
 */
export const opinionFigures = (
  listed: readonly Pick<Opinion, 'about' | 'words' | 'votes'>[],
): {
  subject: OpinionSubject
  count: number
  votes: number
  said: { words: string; votes: number }[]
}[] =>
  opinionSubjects.flatMap((subject) => {
    const said = listed
      .filter(({ about }) => about === subject)
      .map(({ words, votes = 0 }) => ({ words, votes }))
      .sort((one, other) => other.votes - one.votes || (one.words < other.words ? -1 : 1))
    const votes = said.reduce((sum, one) => sum + one.votes, 0)
    return said.length === 0 ? [] : [{ subject, count: said.length, votes, said }]
  })
