import * as v from 'valibot'
import type { Contract } from '../../_kernel/contract'
import { Id, words } from '../../_kernel/values'
import { About } from '../about'
import { filedTopics, findings, MOST_WORDS, reviewOutcomes } from '../complaint-shape'
import { handlers, Moved, onPart } from './shape'

/** A step of the desk that has a matter. */
const step = { who: handlers, kind: 'command' } as const

export const stepContract = {
  acceptComplaint: {
    summary: '受理投诉: within five working days, fifteen days at most (§33)',
    ...step,
    input: v.strictObject({ ...onPart, isSerious: v.boolean() }),
    output: Moved,
    refuses: ['MOVED_ON'],
  },
  declineComplaint: {
    summary: '不予受理: with the reason, which whoever complained reads (§33)',
    ...step,
    input: v.strictObject({ ...onPart, words: words(300) }),
    output: Moved,
    refuses: ['MOVED_ON'],
  },
  investigateComplaint: {
    summary: '开始核查 (§33)',
    ...step,
    input: v.strictObject(onPart),
    output: Moved,
    refuses: ['MOVED_ON'],
  },
  askComplainant: {
    summary: '问投诉人: they find it under their receipt; who they are stays unknown (§33)',
    ...step,
    input: v.strictObject({ ...onPart, words: words(1000) }),
    output: Moved,
    refuses: ['MOVED_ON', 'TALK_FULL'],
  },
  nameRespondent: {
    summary: '确定被反映人: their own chain is out from then on, and it goes to the desk above them (§33)',
    ...step,
    input: v.strictObject({ ...onPart, personId: Id }),
    output: Moved,
    refuses: ['MOVED_ON', 'PERSON_UNKNOWN'],
  },
  hearRespondent: {
    summary: '听取说明: asks somebody in the words of the desk, never in those of the complaint (§33)',
    ...step,
    input: v.strictObject({ ...onPart, personId: Id, words: words(1000) }),
    output: Moved,
    refuses: ['MOVED_ON', 'PERSON_UNKNOWN', 'HEARINGS_FULL'],
  },
  splitComplaint: {
    summary: '拆分投诉: another matter of the same complaint goes its own way (§33)',
    ...step,
    input: v.strictObject({
      ...onPart,
      about: About,
      topic: v.picklist(filedTopics),
      words: words(MOST_WORDS),
    }),
    output: Moved,
    refuses: ['MOVED_ON', 'ABOUT_UNKNOWN', 'PARTS_FULL'],
  },
  extendComplaint: {
    summary: '延期: once, by thirty days, asked for before it is due, with the reason (§33)',
    ...step,
    input: v.strictObject({ ...onPart, words: words(300) }),
    output: Moved,
    refuses: ['MOVED_ON', 'EXTENSION_REFUSED'],
  },
  referComplaint: {
    summary: '移交纪检监察: it is sealed, and the centre keeps number and date (§33)',
    ...step,
    input: v.strictObject({ ...onPart, words: words(300) }),
    output: Moved,
    refuses: ['MOVED_ON'],
  },
  handBackComplaint: {
    summary: '退回中心: no breach of discipline, so it goes to the desk whose it is (§33)',
    who: ['discipline'],
    kind: 'command',
    input: v.strictObject({ ...onPart, words: words(300) }),
    output: Moved,
    refuses: ['MOVED_ON'],
  },
  findComplaint: {
    summary: '认定: whether it is so, after the respondent was heard (§33 §34)',
    ...step,
    input: v.strictObject({ ...onPart, finding: v.picklist(findings), words: words(1000) }),
    output: Moved,
    refuses: ['MOVED_ON', 'NOT_HEARD'],
  },
  decideComplaint: {
    summary: '处理: what follows; what was found so counts in the assessment, what is major goes on (§34)',
    ...step,
    input: v.strictObject({ ...onPart, words: words(1000), isMajor: v.boolean() }),
    output: Moved,
    refuses: ['MOVED_ON', 'NOT_SUBSTANTIATED'],
  },
  replyComplaint: {
    summary: '答复投诉人: under their receipt, and the respondent reads what was found (§33)',
    ...step,
    input: v.strictObject({ ...onPart, words: words(1000) }),
    output: Moved,
    refuses: ['MOVED_ON'],
  },
  judgeReview: {
    summary: '复查: by somebody else; another finding takes back what was counted (§33 §34)',
    ...step,
    input: v.strictObject({
      ...onPart,
      outcome: v.picklist(reviewOutcomes),
      finding: v.optional(v.picklist(findings)),
      isMajor: v.optional(v.boolean()),
      words: words(1000),
    }),
    output: Moved,
    refuses: ['MOVED_ON', 'OWN_DECISION', 'OUTCOME_WRONG', 'NOT_SUBSTANTIATED'],
  },
} as const satisfies Contract
