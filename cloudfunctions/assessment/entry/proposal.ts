import * as v from 'valibot'
import type { Moves } from '../../_kernel/moves'
import { addDays, Day } from '../../_kernel/time'
import { Attachment } from '../../_kernel/upload/upload'
import { Count, Id, stamps, text } from '../../_kernel/values'
import {
  evidenceFiles,
  MOST_EVIDENCE,
  MOST_TIMES,
  proposalStates,
  type ProposalState,
  subjectKinds,
  type SubjectKind,
} from '../assessment-shape'
import { Code, type Rule } from '../rules/shape'

/** How far back something is entered by hand. */
const BACK_DAYS = 366

const File = v.strictObject({ ...Attachment.entries, kind: v.picklist(evidenceFiles) })

/** 人工记录: an entry that somebody proposes with evidence; a second person makes it count. */
export const Proposal = v.strictObject({
  _id: Id,
  rule: Code,
  times: v.pipe(Count, v.minValue(1), v.maxValue(MOST_TIMES)),
  kind: v.picklist(subjectKinds),
  subjectId: Id,
  unitId: Id,
  windowId: v.optional(Id),
  on: Day,
  evidence: text(300),
  files: v.pipe(v.array(File), v.maxLength(MOST_EVIDENCE)),
  writtenBy: Id,
  state: v.picklist(proposalStates),
  decidedBy: v.optional(Id),
  refusal: v.optional(text(300)),
  ...stamps,
})
export type Proposal = v.InferOutput<typeof Proposal>

export const proposalMoves = {
  confirm: { from: ['proposed'], to: 'confirmed', by: ['second'] },
  refuse: { from: ['proposed'], to: 'refused', by: ['second'] },
  withdraw: { from: ['proposed'], to: 'withdrawn', by: ['author'] },
} as const satisfies Moves<ProposalState, 'second' | 'author'>

export type ProposalFault = 'noSuchRule' | 'notForThis' | 'unknownSubject' | 'ahead' | 'tooOld' | 'needsFile'

/** All that is wrong with what somebody wants to enter, at once. */
export const proposalFaults = (
  wanted: { readonly kind: SubjectKind; readonly on: Day; readonly files: number },
  rule: Rule | undefined,
  isKnown: boolean,
  today: Day,
): ProposalFault[] => [
  ...(rule === undefined ? (['noSuchRule'] as const) : []),
  ...(rule !== undefined && !rule.to.includes(wanted.kind) ? (['notForThis'] as const) : []),
  ...(isKnown ? [] : (['unknownSubject'] as const)),
  ...(wanted.on > today ? (['ahead'] as const) : []),
  ...(wanted.on < addDays(today, -BACK_DAYS) ? (['tooOld'] as const) : []),
  ...(rule?.needsFile === true && wanted.files === 0 ? (['needsFile'] as const) : []),
]

/** Who may decide about it: neither whoever wrote it nor whom it is about. */
export const isSecond = ({ writtenBy, kind, subjectId }: Proposal, personId: string): boolean =>
  writtenBy !== personId && !(kind === 'person' && subjectId === personId)
