import * as v from 'valibot'
import { Day } from '../../_kernel/time'
import { Count } from '../../_kernel/values'

/** A query that found nothing, with how often and when; who asked is stored nowhere. */
export const UnansweredQuery = v.strictObject({
  /** Hash of the query. */
  _id: v.string(),
  query: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
  times: Count,
  firstOn: Day,
  lastOn: Day,
  /** How often on the last day: one phone must not make the list. */
  timesOnLast: Count,
  updatedAt: v.date(),
})
export type UnansweredQuery = v.InferOutput<typeof UnansweredQuery>

const LONGEST = 30
/** Five digits or more, however they are grouped: a number, a phone, an identity card. */
const digits = /\d(?:[\s\-—_.]*\d){4,}[xX]?/g
const spelledDigits = /[〇零一二三四五六七八九幺]{6,}/g
const addresses = /\S+@\S+/g

/**
 * A query as it may be kept: without anything that could be a number, phone or address of a person, in one
 * spelling. Empty when nothing worth keeping is left.
 */
export const keepableQuery = (query: string): string => {
  const plain = query
    .normalize('NFKC')
    .toLowerCase()
    .replace(addresses, '#')
    .replace(digits, '#')
    .replace(spelledDigits, '#')
    .replace(/[^\p{L}\p{N}#]+/gu, ' ')
    .trim()
  const kept = Array.from(plain).slice(0, LONGEST).join('').trim()
  return /\p{L}/u.test(kept) ? kept : ''
}
