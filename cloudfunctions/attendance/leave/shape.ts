import * as v from 'valibot'
import { Day, DAY_MINUTES } from '../../_kernel/time'
import { Count } from '../../_kernel/values'
import { LONGEST_LEAVE_DAYS, type Piece } from './piece'

/** What a proof may be: a photo or a document that everybody can open. */
export const proofFiles = ['jpeg', 'png', 'pdf'] as const

const Minute = v.pipe(Count, v.maxValue(DAY_MINUTES))
export const SpanShape = v.pipe(
  v.strictObject({ from: Minute, to: Minute }),
  v.check(({ from, to }) => from < to, 'a span ends after it begins'),
)
export const PieceShape = v.strictObject({
  day: Day,
  spans: v.pipe(v.array(SpanShape), v.minLength(1), v.maxLength(6)),
})
export const PiecesShape = v.pipe(v.array(PieceShape), v.minLength(1), v.maxLength(LONGEST_LEAVE_DAYS))
export const MomentShape = v.strictObject({ day: Day, minute: Minute })

/** A copy of pieces as documents and answers keep them. */
export const written = (pieces: readonly Piece[]): v.InferOutput<typeof PiecesShape> =>
  pieces.map(({ day, spans }) => ({ day, spans: spans.map(({ from, to }) => ({ from, to })) }))
