import * as v from 'valibot'
import { addWorkingDays, type CalendarEntry, type UncoveredDay } from '../../_kernel/calendar'
import { isPossible, type Moves, movesOf } from '../../_kernel/moves'
import { addDays, Day } from '../../_kernel/time'
import { Count, Id, stamps, text } from '../../_kernel/values'
import { wordsStates } from '../rating/rating'

export const followUpStates = [
  'opened',
  'atUnit',
  'answered',
  'settled',
  'unsettled',
  'unfounded',
  'unjudged',
  'dropped',
] as const
export type FollowUpState = (typeof followUpStates)[number]
type FollowUpActor = 'centre' | 'unit' | 'rater' | 'timer'

/** 差评整改 (§19): the centre verifies, the unit answers, the rater says whether it is settled. */
export const followUpMoves = {
  verify: { from: ['opened'], to: 'atUnit', by: ['centre'] },
  findUnfounded: { from: ['opened'], to: 'unfounded', by: ['centre'] },
  answer: { from: ['atUnit'], to: 'answered', by: ['unit'] },
  settle: { from: ['answered'], to: 'settled', by: ['rater'] },
  contest: { from: ['answered'], to: 'unsettled', by: ['rater'] },
  /** The rater said nothing in time. */
  lapse: { from: ['answered'], to: 'unjudged', by: ['timer'] },
  /** The rating was changed to a good one within its day. */
  drop: { from: ['opened'], to: 'dropped', by: ['rater'] },
} as const satisfies Moves<FollowUpState, FollowUpActor>
export type FollowUpMove = keyof typeof followUpMoves

export const canFollow = (move: FollowUpMove, state: FollowUpState): boolean =>
  isPossible(followUpMoves[move], state)
export const followUpMovesFrom = (state: FollowUpState, actor: FollowUpActor): FollowUpMove[] =>
  movesOf(followUpMoves, state, [actor])

/** One question of the centre's to a rater, and the answer where there is one. */
const Asked = v.strictObject({
  asked: text(150),
  said: v.optional(v.pipe(v.string(), v.maxLength(300))),
  saidState: v.picklist(wordsStates),
})
type Asked = v.InferOutput<typeof Asked>

/** Whose name a rating has that came on paper: nobody's. */
export const ON_PAPER = 'paper'

/**
 * A low rating that is looked into. The unit learns the centre's words and its own deadline, nothing of the rating:
 * `_id` is made with the rating's salt, so that nobody finds the visit by trying ids.
 */
export const FollowUp = v.strictObject({
  _id: Id,
  ratingId: Id,
  /** Visitor id of the rater: for messages, never in an answer. */
  visitor: v.string(),
  windowId: Id,
  windowNo: Count,
  unitId: Id,
  level: v.picklist([1, 2]),
  state: v.picklist(followUpStates),
  openedOn: Day,
  /** 1, 5 and 15 working days (§19); of an answer that came late, as long as the rater may judge it. */
  verifyBy: Day,
  answerBy: v.optional(Day),
  settleBy: Day,
  /** The centre's words to the unit. */
  finding: v.optional(text(300)),
  answer: v.optional(text(300)),
  /** What the centre asked the rater and what came back, for the centre alone. */
  talk: v.array(Asked),
  /** The place of an answer among words that wait until a person has looked at them (0.3). */
  held: v.optional(v.string()),
  live: v.boolean(),
  dueKey: v.string(),
  ...stamps,
})
export type FollowUp = v.InferOutput<typeof FollowUp>

export const VERIFY_DAYS = 1
export const ANSWER_DAYS = 5
export const SETTLE_DAYS = 15
const LOW = 2

/** Whether a rating opens a follow-up. */
export const isLow = (level: number): level is 1 | 2 => level <= LOW

/** By when the centre has verified and all is settled, when it opened on a day. */
export const followUpDates = (
  openedOn: Day,
  entries: readonly CalendarEntry[],
): { covered: true; verifyBy: Day; settleBy: Day } | UncoveredDay => {
  const verify = addWorkingDays(openedOn, VERIFY_DAYS, entries)
  if (!verify.covered) return verify
  const settle = addWorkingDays(openedOn, SETTLE_DAYS, entries)
  return settle.covered ? { covered: true, verifyBy: verify.day, settleBy: settle.day } : settle
}

/** Working days that the rater has at least to say whether it is settled, however late the unit answered. */
const JUDGE_DAYS = 5
/** The same in days, where no calendar says which of them are worked. */
const JUDGE_DAYS_UNCOVERED = 14

/**
 * By when the rater says whether it is settled, once the unit has answered: within the 15 working days, or some days
 * after an answer that came late. Where no calendar covers them it is a fortnight: it is no promise, and no judgement
 * may be lost for that.
 */
export const judgeBy = (settleBy: Day, answeredOn: Day, entries: readonly CalendarEntry[]): Day => {
  const due = addWorkingDays(answeredOn, JUDGE_DAYS, entries)
  const least = due.covered ? due.day : addDays(answeredOn, JUDGE_DAYS_UNCOVERED)
  return settleBy > least ? settleBy : least
}

const isLive: Record<FollowUpState, boolean> = {
  opened: true,
  atUnit: true,
  answered: true,
  settled: false,
  unsettled: false,
  unfounded: false,
  unjudged: false,
  dropped: false,
}

/** The day by which the next step has to be taken. */
export const stepDue = (known: Pick<FollowUp, 'state' | 'verifyBy' | 'answerBy' | 'settleBy'>): Day =>
  known.state === 'opened'
    ? known.verifyBy
    : known.state === 'atUnit'
      ? (known.answerBy ?? known.settleBy)
      : known.settleBy

/** A follow-up with what follows from its state. */
export const placedFollowUp = (next: FollowUp): FollowUp => ({
  ...next,
  live: isLive[next.state],
  dueKey: `${stepDue(next)}:${next._id}`,
})

/** Whether there is somebody whom the centre can ask, and who can say whether it is settled. */
export const hasRater = ({ visitor }: Pick<FollowUp, 'visitor'>): boolean => visitor !== ON_PAPER

/** Where the unit's answer leads: before the rater, or to the end where nobody can judge it. */
export const answeredState = (known: Pick<FollowUp, 'visitor'>): 'answered' | 'unjudged' =>
  hasRater(known) ? followUpMoves.answer.to : followUpMoves.lapse.to

/** The question that the rater may answer now: the last one, until it has an answer that was not stopped. */
export const openQuestion = ({ live, talk }: Pick<FollowUp, 'live' | 'talk'>): Asked | undefined => {
  const last = talk.at(-1)
  return live && (last?.saidState === 'none' || last?.saidState === 'stopped') ? last : undefined
}

/** The talk after another question. One that was never answered gives way to it. */
export const asking = (talk: readonly Asked[], asked: string): Asked[] => [
  ...(talk.at(-1)?.saidState === 'none' ? talk.slice(0, -1) : talk),
  { asked, saidState: 'none' },
]

/** The talk with the answer to its last question, or with what became of that answer. */
export const answering = (
  talk: readonly Asked[],
  saidState: Asked['saidState'],
  said = talk.at(-1)?.said,
): Asked[] => [
  ...talk.slice(0, -1),
  ...talk.slice(-1).map(({ asked }) => ({ asked, saidState, ...(said === undefined ? {} : { said }) })),
]
