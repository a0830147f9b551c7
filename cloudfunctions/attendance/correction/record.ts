import * as v from 'valibot'
import type { Moves } from '../../_kernel/moves'
import { Day } from '../../_kernel/time'
import { Attachment } from '../../_kernel/upload/upload'
import { Count, Id, stamps, text } from '../../_kernel/values'
import { correctionStates } from './shape'
import { proofFiles } from '../leave/shape'
import { directions } from '../clock/punch'

export const MOST_CORRECTION_FILES = 3

/** 补卡的流转: asked, decided by the centre once; who asked may take it back before. */
export const correctionMoves = {
  approve: { from: ['asked'], to: 'approved', by: ['centre'] },
  refuse: { from: ['asked'], to: 'refused', by: ['centre'] },
  withdraw: { from: ['asked'], to: 'withdrawn', by: ['applicant'] },
} as const satisfies Moves<(typeof correctionStates)[number], 'applicant' | 'centre'>

/** 补卡: when somebody says that they came or went, and what shows it. The raw punches stay as they are (§21). */
export const CorrectionRecord = v.strictObject({
  _id: Id,
  personId: Id,
  windowId: Id,
  day: Day,
  direction: v.picklist(directions),
  minute: v.pipe(Count, v.maxValue(1440)),
  reason: text(300),
  evidence: text(300),
  files: v.pipe(
    v.array(v.strictObject({ ...Attachment.entries, kind: v.picklist(proofFiles) })),
    v.maxLength(MOST_CORRECTION_FILES),
  ),
  state: v.picklist(correctionStates),
  /** One of the month's three, under a unique index: `PERSON:MONTH:n` while it counts, its own id otherwise. */
  holds: Id,
  refusal: v.optional(text(300)),
  decidedBy: v.optional(Id),
  ...stamps,
})
export type CorrectionRecord = v.InferOutput<typeof CorrectionRecord>

export const seatIn = (personId: string, month: string, n: number): string =>
  `${personId}:${month}:${String(n)}`
