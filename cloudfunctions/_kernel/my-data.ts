import * as v from 'valibot'
import type { Endpoint } from './contract'
import { Count, Empty, Instant } from './values'

/** One kind of what a context keeps about the caller, in words. */
const Section = v.strictObject({
  /** What to name when it is to be erased. */
  section: v.string(),
  title: v.string(),
  /** Days after which it goes by itself; nothing = as long as the person is on the rolls. */
  keepDays: v.optional(Count),
  /** Whether the person may have it erased now; what the centre must account for stays. */
  mayErase: v.boolean(),
  rows: v.array(v.strictObject({ label: v.string(), value: v.string(), at: v.optional(Instant) })),
})
export type MyDataSection = v.InferOutput<typeof Section>

/** 我的数据: the rows that every context with personal data has in its contract. */
export const myDataRow = {
  summary: '我的数据: all that is kept about me here, in words',
  who: 'anyone',
  kind: 'query',
  input: Empty,
  output: v.strictObject({ sections: v.array(Section) }),
  refuses: [],
} as const satisfies Endpoint

/** The row that erases one section; only those that may be erased have a name in it. */
export const eraseMyDataRow = <const Names extends readonly [string, ...string[]]>(sections: Names) =>
  ({
    summary: '删除我的数据: erases one section, as far as it may be erased',
    who: 'anyone',
    kind: 'command',
    input: v.strictObject({ section: v.picklist(sections) }),
    output: v.strictObject({ erased: Count }),
    refuses: [],
  }) as const satisfies Endpoint

/** Rows of a section at most: newest first, years of visits. */
export const MOST_ROWS = 500
