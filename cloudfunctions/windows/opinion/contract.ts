import * as v from 'valibot'
import type { Contract } from '../../_kernel/contract'
import { Day } from '../../_kernel/time'
import { Count, Cursor, Id, text, words } from '../../_kernel/values'
import { answerTo, opinionSubjects } from './shape'

/** A phone's own key to an opinion: nobody else has it, and nothing in it says whose phone. */
const Receipt = v.pipe(v.string(), v.regex(/^[\w-]{22}$/))
const MOST_RECEIPTS = 20

const about = v.picklist(opinionSubjects)
const Answer = v.strictObject({ words: v.string(), by: v.picklist(['unit', 'centre']), on: Day })
const told = { windowNo: Count, unitName: v.string(), about, words: v.string() }

const Listed = v.strictObject({
  opinionId: Id,
  ...told,
  /** Monday of the week in which it came onto the list. */
  listedOn: Day,
  votes: Count,
  hasVoted: v.boolean(),
  answer: v.optional(Answer),
})

const AtDesk = v.strictObject({
  opinionId: Id,
  ...told,
  listedOn: Day,
  votes: Count,
  answers: v.array(v.strictObject({ ...Answer.entries, to: v.picklist(answerTo) })),
  /** Its author kept a receipt, and reads what is answered to them alone. */
  hasReceipt: v.boolean(),
  mayTakeOff: v.boolean(),
})

const desk = ['unitHead', 'centreStaff', 'centreAdmin'] as const
const centre = ['centreStaff', 'centreAdmin'] as const

export const opinionContract = {
  giveOpinion: {
    summary: '提意见 (§8): about a window, its hours or services; kept without who and when',
    who: 'anyone',
    kind: 'command',
    input: v.strictObject({
      windowId: Id,
      about,
      words: text(300),
      /** Made by the phone, which alone keeps it, to read what is answered. */
      receipt: v.optional(Receipt),
    }),
    output: v.strictObject({}),
    refuses: ['OPINION_WINDOW_GONE', 'OPINION_STOPPED'],
  },
  opinions: {
    summary: '师生意见: what people wish for, with votes and answers, the newest weeks first (§8)',
    who: 'anyone',
    kind: 'query',
    input: v.strictObject({ windowId: v.optional(Id), cursor: v.optional(Cursor) }),
    output: v.strictObject({ opinions: v.array(Listed), cursor: v.optional(Cursor) }),
    refuses: [],
  },
  voteOpinion: {
    summary: '赞同意见: one vote a WeChat user, which may be taken back (§8)',
    who: 'anyone',
    kind: 'command',
    input: v.strictObject({ opinionId: Id, isFor: v.boolean() }),
    output: v.strictObject({ votes: Count, hasVoted: v.boolean() }),
    refuses: ['OPINION_UNKNOWN'],
  },
  myOpinions: {
    summary: '我提的意见: what became of them, by the receipts that the phone keeps (§8)',
    who: 'anyone',
    kind: 'query',
    input: v.strictObject({ receipts: v.pipe(v.array(Receipt), v.minLength(1), v.maxLength(MOST_RECEIPTS)) }),
    output: v.strictObject({
      opinions: v.array(
        v.strictObject({
          receipt: Receipt,
          ...told,
          /** `waiting`: not on the list yet. */
          state: v.picklist(['waiting', 'listed', 'off']),
          offReason: v.optional(v.string()),
          votes: Count,
          answers: v.array(v.strictObject({ ...Answer.entries, to: v.picklist(answerTo) })),
        }),
      ),
    }),
    refuses: [],
  },
  opinionDesk: {
    summary:
      '答复意见清单: of my units or of the whole hall, those that wait or those that were answered (§8)',
    who: desk,
    kind: 'query',
    input: v.strictObject({ which: v.picklist(['waiting', 'answered']), cursor: v.optional(Cursor) }),
    output: v.strictObject({ opinions: v.array(AtDesk), cursor: v.optional(Cursor) }),
    refuses: [],
  },
  answerOpinion: {
    summary: '答复意见: to everybody, or to its author alone (§8)',
    who: desk,
    kind: 'command',
    input: v.strictObject({ opinionId: Id, to: v.picklist(answerTo), words: words(500) }),
    output: AtDesk,
    refuses: ['OPINION_UNKNOWN', 'OPINION_WITHOUT_RECEIPT'],
  },
  takeOffOpinion: {
    summary: '撤下意见: off the list, with a reason that its author reads (0.3)',
    who: centre,
    kind: 'command',
    input: v.strictObject({ opinionId: Id, reason: words(200) }),
    output: v.strictObject({ opinionId: Id }),
    refuses: ['OPINION_UNKNOWN'],
  },
  heldOpinions: {
    summary: '待审核的意见: what WeChat’s check could not decide, by week; whose they are nobody knows (0.3)',
    who: centre,
    kind: 'query',
    input: v.strictObject({ cursor: v.optional(Cursor) }),
    output: v.strictObject({
      opinions: v.array(
        v.strictObject({ opinionId: Id, windowNo: Count, about, words: v.string(), week: Day }),
      ),
      cursor: v.optional(Cursor),
    }),
    refuses: [],
  },
  reviewOpinion: {
    summary: '审核意见: a person passes or stops its words (0.3)',
    who: centre,
    kind: 'command',
    input: v.strictObject({ opinionId: Id, isPassed: v.boolean() }),
    output: v.strictObject({ state: v.picklist(['passed', 'stopped']) }),
    refuses: ['OPINION_REVIEWED'],
  },
} as const satisfies Contract
