import * as v from 'valibot'
import { collection } from '../_kernel/collection'
import { find } from '../_kernel/store'
import { Day } from '../_kernel/time'
import { Id, stamps, text } from '../_kernel/values'
import { audiences } from './notice-shape'

const content = {
  _id: Id,
  title: text(40),
  body: text(2000),
  titleEn: v.optional(text(80)),
  bodyEn: v.optional(text(4000)),
  audience: v.picklist(audiences),
  /** First and last day on which it is news; it may be read afterwards. */
  from: Day,
  to: Day,
  /** Its place in lists: by its first day, then by id. */
  place: v.string(),
  ...stamps,
}

/** 公告: what the centre tells everybody, or those who work there. Written by `centre`. */
export const Notice = v.variant('state', [
  v.strictObject({ ...content, state: v.literal('draft') }),
  v.strictObject({ ...content, state: v.literal('published'), publishedAt: v.date() }),
  v.strictObject({
    ...content,
    state: v.literal('withdrawn'),
    publishedAt: v.date(),
    withdrawnAt: v.date(),
    reason: text(200),
  }),
])
export type Notice = v.InferOutput<typeof Notice>

export const Notices = collection({
  name: 'notices',
  schema: Notice,
  purpose: 'Notices of the centre, from draft to withdrawal',
  personal: 'none',
  indexes: [{ on: ['-place'] }, { on: ['state', 'audience', '-place'] }],
})

/** Whether a published notice is news on a day. */
export const isCurrent = ({ from, to }: Pick<Notice, 'from' | 'to'>, day: Day): boolean =>
  from <= day && day <= to

const MOST = 50

/** What was published for everybody, the newest first. */
export const publicNotices = (): Promise<Notice[]> =>
  find(Notices, { state: 'published', audience: 'everybody' }, { order: [['place', -1]], limit: MOST })
