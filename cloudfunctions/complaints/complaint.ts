import * as v from 'valibot'
import { Day } from '../_kernel/time'
import { Count, Id, StoredFile, stamps, text } from '../_kernel/values'
import { About } from './about'
import {
  channels,
  desks,
  evidenceKinds,
  findings,
  MOST_EVIDENCE,
  MOST_WORDS,
  reviewers,
  reviewOutcomes,
  speakers,
  states,
  topics,
} from './complaint-shape'
import { Chain } from './part/route'

/** 投诉: what one person brought at one time, however many matters it is. Its moment is a day (§33). */
export const Complaint = v.strictObject({
  _id: Id,
  /** HMAC of the receipt. */
  receiptMac: v.string(),
  filedOn: Day,
  channel: v.picklist(channels),
  /** By name: who it is lies sealed with the custodian. */
  isNamed: v.boolean(),
  partCount: Count,
  withdrawnOn: v.optional(Day),
  ...stamps,
})
export type Complaint = v.InferOutput<typeof Complaint>

/** 投诉人: who filed by name, under the function's key, and who opened it. */
export const Complainant = v.strictObject({
  /** The complaint's. */
  _id: Id,
  /** HMAC of the person's id; of whoever came to the desk the complaint's own id. */
  ownerMac: v.string(),
  /** Name, number and contact, sealed. */
  sealed: v.pipe(v.string(), v.maxLength(2000)),
  openings: v.pipe(
    v.array(v.strictObject({ on: Day, by: Id, reason: text(200), operation: v.string() })),
    v.maxLength(50),
  ),
  ...stamps,
})
export type Complainant = v.InferOutput<typeof Complainant>

/** A photo without anything in it but the picture. */
export const EvidenceFile = v.strictObject({
  file: StoredFile,
  kind: v.picklist(evidenceKinds),
  bytes: Count,
})
export type EvidenceFile = v.InferOutput<typeof EvidenceFile>

const said = (longest: number) => v.strictObject({ words: text(longest), on: Day, by: Id })

/** 听取被反映人: what the desk asks in its own words, and what the respondent answers. */
const Hearing = v.strictObject({
  hearingId: Id,
  personId: Id,
  asked: text(1000),
  askedOn: Day,
  answerBy: Day,
  answer: v.optional(v.strictObject({ words: text(2000), on: Day })),
})
export type Hearing = v.InferOutput<typeof Hearing>

/** 投诉中的一件事: one matter, about one respondent, with one desk (§33). */
export const ComplaintPart = v.strictObject({
  _id: Id,
  complaintId: Id,
  n: v.pipe(Count, v.minValue(1)),
  about: About,
  topic: v.picklist(topics),
  words: text(MOST_WORDS),
  evidence: v.pipe(v.array(EvidenceFile), v.maxLength(MOST_EVIDENCE)),
  /** Whom it counts for: unit, window and person as far as they are known. */
  unitId: v.optional(Id),
  windowId: v.optional(Id),
  personId: v.optional(Id),
  isLead: v.boolean(),
  chain: Chain,
  desk: v.picklist(desks),
  /** The unit whose desk it is. */
  deskUnitId: v.optional(Id),
  state: v.picklist(states),
  isLive: v.boolean(),
  isNamed: v.boolean(),
  channel: v.picklist(channels),
  filedOn: Day,
  acceptBy: Day,
  findBy: v.optional(Day),
  extension: v.optional(v.strictObject({ reason: text(300), on: Day })),
  /** It goes on although whoever complained takes it back. */
  isSerious: v.boolean(),
  withdrawnOn: v.optional(Day),
  talk: v.pipe(
    v.array(v.strictObject({ from: v.picklist(speakers), words: text(1000), on: Day })),
    v.maxLength(40),
  ),
  hearings: v.pipe(v.array(Hearing), v.maxLength(6)),
  declined: v.optional(said(300)),
  finding: v.optional(v.strictObject({ ...said(1000).entries, finding: v.picklist(findings) })),
  decision: v.optional(v.strictObject({ ...said(1000).entries, isMajor: v.boolean() })),
  reply: v.optional(said(1000)),
  reviewUntil: v.optional(Day),
  review: v.optional(
    v.strictObject({
      by: v.picklist(reviewers),
      words: text(1000),
      on: Day,
      reviewBy: Day,
      outcome: v.optional(
        v.strictObject({
          ...said(1000).entries,
          outcome: v.picklist(reviewOutcomes),
          finding: v.optional(v.picklist(findings)),
          isMajor: v.boolean(),
        }),
      ),
    }),
  ),
  /** What became of the unit's accountability for a major matter (§34). */
  accountability: v.optional(said(1000)),
  /** It waits for the steering office's word on accountability; under an index. */
  awaitsAccountability: v.boolean(),
  /** Why it came to this desk, where another one sent it. */
  note: v.optional(said(300)),
  /** When it went to the discipline office: with its number all that others keep of it. */
  referredOn: v.optional(Day),
  /** How often assessment was told; its latest word counts. */
  assessedVersion: Count,
  /** The complainant's last command, so that sending it again changes nothing. */
  lastOperation: v.string(),
  /** For the audit's hashes of what was written. */
  salt: v.string(),
  ...stamps,
})
export type ComplaintPart = v.InferOutput<typeof ComplaintPart>
