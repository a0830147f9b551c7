import * as v from 'valibot'
import type { Contract } from '../../_kernel/contract'
import { Day } from '../../_kernel/time'
import { Count, Empty, Id, Instant, text } from '../../_kernel/values'
import { ServiceCode } from '../../_shared/service-sheet'
import { About } from '../about'
import { aboutView, Told } from '../part/shape'
import {
  channels,
  complainantButtons,
  desks,
  evidenceKinds,
  filedTopics,
  findings,
  MOST_EVIDENCE,
  MOST_EVIDENCE_BYTES,
  MOST_ISSUES,
  MOST_PIECES,
  MOST_WORDS,
  PIECE_BYTES,
  reviewers,
  reviewOutcomes,
  speakers,
  states,
  topics,
} from '../complaint-shape'

const front = ['centreStaff', 'centreAdmin'] as const
/** A name that a phone made up for a photo, and the key under which it sends it: 16 random bytes or more. */
const Secret = v.pipe(v.string(), v.regex(/^[\w-]{22,64}$/))
const Receipt = v.pipe(v.string(), v.regex(/^\d{16}$/))
const onReceipt = { receipt: Receipt }
const PieceCount = v.pipe(Count, v.minValue(1), v.maxValue(MOST_PIECES))
/** Four characters for three bytes. */
const PIECE_CHARACTERS = Math.ceil(PIECE_BYTES / 3) * 4

const Issue = v.strictObject({
  about: About,
  topic: v.picklist(filedTopics),
  words: text(MOST_WORDS),
  evidence: v.optional(v.pipe(v.array(Secret), v.maxLength(MOST_EVIDENCE))),
})
export type Issue = v.InferOutput<typeof Issue>
const Issues = v.pipe(v.array(Issue), v.minLength(1), v.maxLength(MOST_ISSUES))

/** One matter as whoever complained sees it. */
const OwnPart = v.strictObject({
  n: Count,
  ...aboutView,
  topic: v.picklist(topics),
  words: v.string(),
  files: Count,
  state: v.picklist(states),
  /** Who handles it, in words. */
  desk: v.picklist(desks),
  deskName: v.string(),
  acceptBy: Day,
  findBy: v.optional(Day),
  extension: v.optional(Told.entries.words),
  talk: v.array(v.strictObject({ from: v.picklist(speakers), words: v.string(), on: Day })),
  declined: v.optional(Told),
  finding: v.optional(v.picklist(findings)),
  reply: v.optional(Told),
  reviewUntil: v.optional(Day),
  review: v.optional(
    v.strictObject({
      by: v.picklist(reviewers),
      on: Day,
      reviewBy: Day,
      outcome: v.optional(v.picklist(reviewOutcomes)),
      words: v.optional(v.string()),
      finding: v.optional(v.picklist(findings)),
    }),
  ),
  buttons: v.array(v.picklist(complainantButtons)),
})

/** 一件投诉, as whoever complained sees it, however many matters it is. */
export const OwnComplaint = v.strictObject({
  filedOn: Day,
  channel: v.picklist(channels),
  isNamed: v.boolean(),
  withdrawnOn: v.optional(Day),
  parts: v.array(OwnPart),
  /** When and why the custodian looked who it is. */
  openings: v.array(v.strictObject({ on: Day, reason: v.string() })),
  seenAt: Instant,
})

const anonymousCommand = {
  who: 'anyone',
  kind: 'command',
  retry: 'document',
  anonymous: true,
} as const

export const complaintContract = {
  complaintForm: {
    summary: '投诉谁: windows and units to choose from, and the service that one comes from (§33)',
    who: 'anyone',
    kind: 'query',
    anonymous: true,
    input: v.strictObject({ service: v.optional(ServiceCode) }),
    output: v.strictObject({
      windows: v.array(v.strictObject({ windowId: Id, no: Count, unitName: v.string() })),
      units: v.array(v.strictObject({ unitId: Id, name: v.string() })),
      service: v.optional(v.strictObject({ code: ServiceCode, name: v.string() })),
    }),
    refuses: [],
  },
  sendEvidence: {
    summary:
      '传一段照片: a piece of a photo in the call, which bears no owner; kept under a key of the phone (§33)',
    ...anonymousCommand,
    input: v.strictObject({
      evidenceId: Secret,
      secret: Secret,
      at: v.pipe(Count, v.maxValue(MOST_PIECES - 1)),
      data: v.pipe(v.string(), v.base64(), v.minLength(4), v.maxLength(PIECE_CHARACTERS)),
    }),
    output: v.strictObject({ at: Count }),
    refuses: [],
  },
  finishEvidence: {
    summary: '收齐照片: puts the pieces together and takes everything out but the picture (§33)',
    ...anonymousCommand,
    input: v.strictObject({ evidenceId: Secret, secret: Secret, pieces: PieceCount }),
    output: v.strictObject({
      evidenceId: Secret,
      kind: v.picklist(evidenceKinds),
      bytes: v.pipe(Count, v.maxValue(MOST_EVIDENCE_BYTES)),
    }),
    refuses: ['PHOTO_BROKEN'],
  },
  fileAnonymously: {
    summary: '匿名投诉: stores nothing of who files it; the receipt of 16 digits is told once (§33)',
    ...anonymousCommand,
    input: v.strictObject({ issues: Issues }),
    output: v.strictObject({ receipt: Receipt }),
    refuses: ['ABOUT_UNKNOWN'],
  },
  fileByName: {
    summary: '实名投诉: who it is lies sealed with the custodian, away from whoever handles it (§33)',
    who: 'member',
    kind: 'command',
    retry: 'document',
    account: 'fresh',
    input: v.strictObject({ issues: Issues, contact: v.optional(text(60)) }),
    output: v.strictObject({ receipt: Receipt, complaintId: Id }),
    refuses: ['ABOUT_UNKNOWN'],
  },
  takeDown: {
    summary:
      '代录投诉: of somebody at the desk or on the phone, by name or not; they are given the receipt (§33)',
    who: front,
    kind: 'command',
    retry: 'document',
    account: 'fresh',
    input: v.strictObject({
      channel: v.picklist(['desk', 'phone']),
      issues: Issues,
      /** Whose it is; nothing: they don't want to say. */
      complainant: v.optional(v.strictObject({ name: text(40), contact: v.optional(text(60)) })),
    }),
    output: v.strictObject({ receipt: Receipt }),
    refuses: ['ABOUT_UNKNOWN'],
  },
  followReceipt: {
    summary: '查投诉: by the receipt; wrong ones are counted, and then nothing is told till tomorrow (§33)',
    ...anonymousCommand,
    input: v.strictObject(onReceipt),
    output: OwnComplaint,
    refuses: ['RECEIPT_UNKNOWN', 'RECEIPT_LOCKED'],
  },
  myComplaints: {
    summary: '我的投诉: those that I filed by name, newest first, with their receipts (§33)',
    who: 'member',
    kind: 'query',
    input: Empty,
    output: v.strictObject({
      complaints: v.array(
        v.strictObject({
          complaintId: Id,
          receipt: Receipt,
          filedOn: Day,
          label: v.string(),
          parts: Count,
          state: v.picklist(states),
          isReplied: v.boolean(),
        }),
      ),
    }),
    refuses: [],
  },
  addToComplaint: {
    summary: '补充投诉: adds words to one matter, or answers what was asked (§33)',
    ...anonymousCommand,
    input: v.strictObject({
      ...onReceipt,
      n: v.pipe(Count, v.minValue(1)),
      words: text(1000),
    }),
    output: OwnComplaint,
    refuses: ['RECEIPT_UNKNOWN', 'RECEIPT_LOCKED', 'COMPLAINT_OVER', 'TALK_FULL'],
  },
  withdrawComplaint: {
    summary: '撤回投诉: what is serious goes on all the same (§33)',
    ...anonymousCommand,
    input: v.strictObject(onReceipt),
    output: OwnComplaint,
    refuses: ['RECEIPT_UNKNOWN', 'RECEIPT_LOCKED', 'COMPLAINT_OVER'],
  },
  askReview: {
    summary: '申请复查: within thirty days of what was told (§33)',
    ...anonymousCommand,
    input: v.strictObject({ ...onReceipt, n: v.pipe(Count, v.minValue(1)), words: text(1000) }),
    output: OwnComplaint,
    refuses: ['RECEIPT_UNKNOWN', 'RECEIPT_LOCKED', 'REVIEW_PAST'],
  },
  reportRetaliation: {
    summary: '反映打击报复: on the same receipt, about the same people; always looked into (§33)',
    ...anonymousCommand,
    input: v.strictObject({ ...onReceipt, n: v.pipe(Count, v.minValue(1)), words: text(1000) }),
    output: OwnComplaint,
    refuses: ['RECEIPT_UNKNOWN', 'RECEIPT_LOCKED', 'PARTS_FULL'],
  },
} as const satisfies Contract
