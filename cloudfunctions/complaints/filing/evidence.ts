import * as v from 'valibot'
import { Count, Id, StoredFile, stamps } from '../../_kernel/values'
import { evidenceKinds, MOST_PIECES } from '../complaint-shape'

/** One piece of a photo on its way, under a key that only the phone has: as long as it lies here nobody can read it. */
export const EvidencePiece = v.strictObject({
  /** EVIDENCE:n */
  _id: Id,
  evidenceId: Id,
  at: v.pipe(Count, v.maxValue(MOST_PIECES - 1)),
  sealed: v.pipe(v.string(), v.maxLength(300_000)),
  updatedAt: v.date(),
})
export type EvidencePiece = v.InferOutput<typeof EvidencePiece>

/** 证据: a photo that was put together and cleaned, until a complaint takes it. */
export const LooseEvidence = v.strictObject({
  _id: Id,
  file: StoredFile,
  kind: v.picklist(evidenceKinds),
  bytes: Count,
  /** It lies there; until then it is only known where it will. */
  isKept: v.boolean(),
  ...stamps,
})
export type LooseEvidence = v.InferOutput<typeof LooseEvidence>
