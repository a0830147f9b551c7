import * as v from 'valibot'

/** Values that many contracts share. Texts are bounded; ids hold no operator, path or space. */
export const Id = v.pipe(v.string(), v.regex(/^[\w:.-]{1,80}$/))
/** An instant in an answer: ISO 8601 in UTC, because a call carries JSON only. */
export const Instant = v.pipe(v.string(), v.isoTimestamp())
export const Count = v.pipe(v.number(), v.integer(), v.minValue(0))
/** Text for people: no control characters but line ends and tabs, no half characters, which no database keeps. */
export const Written = v.regex(/^(?:[\t\n\r]|[^\p{Cc}\p{Cs}])*$/u)
export const text = (longest: number) =>
  v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(longest), Written)
/**
 * Words that one person writes in a role and others read: the door has WeChat's check look at them first (0.3,
 * docs/decisions/0010-checked-words.md).
 */
export const words = (longest: number) =>
  v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(longest), Written, v.metadata({ isChecked: true }))
export const Empty = v.strictObject({})
/** The id of a file in storage. A collection whose documents have one says where, so that the file goes with them. */
export const StoredFile = v.pipe(v.string(), v.minLength(1), v.maxLength(300))
/** What every stored document of ours carries. */
export const stamps = {
  createdAt: v.date(),
  updatedAt: v.date(),
  v: v.pipe(v.number(), v.integer(), v.minValue(1)),
}

/**
 * Where a list goes on: the sort key of the last row shown, so that rows added meanwhile neither repeat
 * nor hide others. Opaque to the phone, checked when it comes back.
 */
export const Cursor = v.pipe(v.string(), v.maxLength(400))
