import * as v from 'valibot'
import type { Contract } from '../../_kernel/contract'
import { Day } from '../../_kernel/time'
import { Count, Cursor, Empty, Id, Instant, words } from '../../_kernel/values'
import { evidenceFiles, MOST_EVIDENCE, MOST_TIMES, proposalStates, subjectKinds } from '../assessment-shape'
import { Code } from '../rules/shape'

const centre = ['centreStaff', 'centreAdmin'] as const
const onProposal = { proposalId: Id }

/** Something proposed for the ledger, as the centre sees it. */
export const ProposalView = v.strictObject({
  ...onProposal,
  rule: Code,
  ruleName: v.string(),
  points: v.number(),
  times: Count,
  kind: v.picklist(subjectKinds),
  subjectId: Id,
  name: v.string(),
  on: Day,
  evidence: v.string(),
  files: v.array(v.strictObject({ kind: v.picklist(evidenceFiles), at: Count })),
  writtenBy: v.string(),
  decidedBy: v.optional(v.string()),
  refusal: v.optional(v.string()),
  state: v.picklist(proposalStates),
  buttons: v.array(v.picklist(['confirm', 'refuse', 'withdraw'])),
  at: Instant,
})

export const entryContract = {
  entryForm: {
    summary: '人工记录要填的: whom it can be about and by which rows of the table (§14)',
    who: centre,
    kind: 'query',
    input: Empty,
    output: v.strictObject({
      people: v.array(v.strictObject({ id: Id, name: v.string(), unitName: v.string(), windowNo: Count })),
      windows: v.array(v.strictObject({ id: Id, windowNo: Count, unitName: v.string() })),
      units: v.array(v.strictObject({ id: Id, unitName: v.string() })),
      rules: v.array(
        v.strictObject({
          code: Code,
          name: v.string(),
          points: v.number(),
          to: v.array(v.picklist(subjectKinds)),
          needsFile: v.boolean(),
        }),
      ),
      today: Day,
    }),
    refuses: [],
  },
  proposeEntry: {
    summary: '提一条人工记录: with evidence; it counts once a second person has confirmed it (§14)',
    who: centre,
    kind: 'command',
    input: v.strictObject({
      rule: Code,
      times: v.pipe(Count, v.minValue(1), v.maxValue(MOST_TIMES)),
      kind: v.picklist(subjectKinds),
      subjectId: Id,
      on: Day,
      evidence: words(300),
      uploads: v.optional(v.pipe(v.array(Id), v.maxLength(MOST_EVIDENCE))),
    }),
    output: ProposalView,
    refuses: ['ENTRY_WRONG', 'OWN_ENTRY'],
  },
  proposals: {
    summary: '人工记录: those that wait for a second person, or all of them, newest first (§14)',
    who: centre,
    kind: 'query',
    input: v.strictObject({ isWaiting: v.boolean(), cursor: v.optional(Cursor) }),
    output: v.strictObject({ proposals: v.array(ProposalView), cursor: v.optional(Cursor) }),
    refuses: [],
  },
  decideEntry: {
    summary: '确认人工记录: by a second person, who makes it count or says why not (§14)',
    who: centre,
    kind: 'command',
    input: v.strictObject({ ...onProposal, refusal: v.optional(words(300)) }),
    output: ProposalView,
    refuses: ['ENTRY_DECIDED', 'SAME_PERSON', 'OWN_ENTRY'],
  },
  withdrawEntry: {
    summary: '撤回人工记录: by whoever proposed it, before it is decided (§14)',
    who: centre,
    kind: 'command',
    input: v.strictObject(onProposal),
    output: ProposalView,
    refuses: ['ENTRY_DECIDED'],
  },
  proposalFile: {
    summary: '看凭据: a link for five minutes, for the centre (§14)',
    who: centre,
    kind: 'query',
    input: v.strictObject({ ...onProposal, at: Count }),
    output: v.strictObject({ link: v.string(), kind: v.picklist(evidenceFiles) }),
    refuses: [],
  },
  reverseEntry: {
    summary: '冲回一条: takes an entry back by another one, with a reason; never about oneself (§14)',
    who: ['centreAdmin'],
    kind: 'command',
    input: v.strictObject({ entryId: Id, reason: words(300) }),
    output: v.strictObject({ entryId: Id }),
    refuses: ['REVERSED_ALREADY', 'OWN_ENTRY'],
  },
} as const satisfies Contract
