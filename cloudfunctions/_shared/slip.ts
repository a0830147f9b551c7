import * as v from 'valibot'
import { collection } from '../_kernel/collection'
import { sha256 } from '../_kernel/hash'
import { Day } from '../_kernel/time'
import { Count, Id, text } from '../_kernel/values'
import { LineId } from './line'

/** States of a ticket that a slip's holder can see; `gone` = cancelled, lapsed or sent on without a new number. */
export const slipStates = ['waiting', 'called', 'serving', 'missed', 'done', 'gone'] as const

/**
 * 凭条: what the holder of a printed slip may see without an account, written by `queue` when the ticket moves.
 * After a transfer it speaks of the ticket that goes on. Nobody is named; how many are ahead and how long it
 * takes stands on the board and is not kept here.
 */
export const Slip = v.strictObject({
  /** `slipIdOf` the code; the code itself is nowhere but on the paper. */
  _id: v.string(),
  ticketId: Id,
  number: v.string(),
  lineId: LineId,
  day: Day,
  unitName: v.string(),
  serviceName: v.string(),
  state: v.picklist(slipStates),
  /** The window that called or serves; absent while waiting. */
  windowNo: v.optional(Count),
  /** When a called holder is marked as missed, or until when a missed one may come back. */
  until: v.optional(v.date()),
  bring: v.pipe(v.array(text(80)), v.maxLength(12)),
  takenAt: v.date(),
  /** How often its holder has been led on, and the version of the ticket that it shows: which of two is the later. */
  hops: v.optional(Count, 0),
  version: v.optional(Count, 0),
  updatedAt: v.date(),
})
export type Slip = v.InferOutput<typeof Slip>

export const Slips = collection({
  name: 'slips',
  schema: Slip,
  purpose: 'State of printed numbers, followed by the code on the paper',
  personal: 'pseudonymous',
  mine: { why: 'what the paper in their hand says, followed by the code on it' },
  keepDays: 2,
  indexes: [{ on: ['ticketId'] }, { on: ['updatedAt'] }],
})

/** Length of a code: 30^14 is past guessing, and fourteen letters can still be typed. */
export const SLIP_CODE_LENGTH = 14

/** The id under which a code's slip is kept. Codes are typed by hand too, so case and blanks don't count. */
export const slipIdOf = (code: string): string => sha256(code.replace(/[\s-]/g, '').toUpperCase())
