import * as v from 'valibot'
import { Day } from '../../_kernel/time'
import { Count, Id, stamps, text } from '../../_kernel/values'
import { ARTICLES } from './text'

export const ArticleNo = v.pipe(Count, v.minValue(1), v.maxValue(ARTICLES))

/** 施行 (§36): since when the regulation is in force, which its text leaves to the day of its publication. */
export const InForce = v.strictObject({
  _id: v.literal('current'),
  effectiveFrom: Day,
  /** 文号 */
  documentNo: v.optional(text(60)),
  ...stamps,
})

export const MOST_REVISIONS = 20

const said = {
  _id: Id,
  article: ArticleNo,
  /** Every wording that was published, the latest last. */
  revisions: v.pipe(
    v.array(v.strictObject({ words: text(1000), on: Day })),
    v.minLength(1),
    v.maxLength(MOST_REVISIONS),
  ),
  ...stamps,
}

/** 解释 (§35): what the steering office says an article means. */
export const Interpretation = v.variant('state', [
  v.strictObject({ ...said, state: v.literal('published') }),
  v.strictObject({ ...said, state: v.literal('withdrawn'), withdrawnOn: Day, reason: text(200) }),
])
export type Interpretation = v.InferOutput<typeof Interpretation>
