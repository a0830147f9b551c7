import { DAY_MINUTES } from '../../_kernel/time'
import type { Context } from '../../_kernel/context'
import { giveBack, spend } from '../../_kernel/rate-limit'
import type { Refusal } from '../../_kernel/refusal'
import { type Doc, find } from '../../_kernel/store'
import { Complaints, ComplaintParts } from '../collections'
import type { Part } from '../part/change'
import { complaintKey, receiptMac } from './receipt'
import { refuse } from '../refusals'

/** Wrong receipts that one caller may try in a day. */
const TRIES = { times: 10, minutes: DAY_MINUTES } as const
/** Matters of one complaint: those filed, split off, and what happened because of it. */
export const MOST_PARTS = 8

export interface Held {
  readonly complaint: Doc<typeof Complaints>
  readonly parts: readonly Part[]
}

/** All matters of a complaint, first to last. */
export const partsOf = (complaintId: string): Promise<Part[]> =>
  find(ComplaintParts, { complaintId }, { order: [['n', 1]], limit: MOST_PARTS })

/**
 * The complaint of a receipt. Wrong ones are counted by the caller's name of the day; after ten nothing is told any
 * more, of a right one neither: the answers are the same.
 */
export const heldBy = async (
  receipt: string,
  { countedAs, now }: Context,
): Promise<Held | Refusal<'RECEIPT_UNKNOWN' | 'RECEIPT_LOCKED'>> => {
  const tries = `receipt:${countedAs}`
  // Taken before the look and given back after it, or many at once would have more than ten.
  if ((await spend(tries, TRIES, now)) !== undefined) return refuse('RECEIPT_LOCKED', {})
  const [complaint] = await find(
    Complaints,
    { receiptMac: receiptMac(complaintKey(), receipt) },
    { limit: 1 },
  )
  if (complaint === undefined) return refuse('RECEIPT_UNKNOWN', {})
  await giveBack(tries)
  return { complaint, parts: await partsOf(complaint._id) }
}
