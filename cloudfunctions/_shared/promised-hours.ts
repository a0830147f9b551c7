import * as v from 'valibot'
import { readFrom } from '../_kernel/collection'
import type { Span } from '../_kernel/span'
import { findSound } from '../_kernel/store'
import { Day } from '../_kernel/time'
import { Id } from '../_kernel/values'

const Spans = v.array(v.object({ from: v.number(), to: v.number() }))
/** `attendance` alone writes it. */
const commitments = readFrom(
  'commitments',
  v.object({
    _id: Id,
    personId: Id,
    claims: v.array(
      v.object({
        kind: v.picklist(['leave', 'standIn', 'duty']),
        windowId: v.optional(Id),
        isSet: v.boolean(),
        pieces: v.array(v.object({ day: Day, spans: Spans })),
      }),
    ),
  }),
  'read to know who is away on a day, and who stands in where',
)

/** Hours of a day that somebody is on granted leave, stands in at a window, or is on duty there (§10 §22 §23). */
export interface PromisedHours {
  readonly kind: 'leave' | 'standIn' | 'duty'
  readonly personId: string
  readonly windowId?: string
  readonly spans: readonly Span[]
}

const MOST = 1000

/** All granted leave, standing in and duty of a day. What somebody broke by hand is nobody's. */
export const promisedOn = async (day: Day): Promise<PromisedHours[]> => {
  const { sound } = await findSound(commitments, { days: day }, { limit: MOST })
  return sound.flatMap(({ personId, claims }) =>
    claims
      .filter(({ isSet }) => isSet)
      .flatMap(({ kind, windowId, pieces }) =>
        pieces
          .filter((piece) => piece.day === day)
          .map(({ spans }) => ({ kind, personId, ...(windowId === undefined ? {} : { windowId }), spans })),
      ),
  )
}
