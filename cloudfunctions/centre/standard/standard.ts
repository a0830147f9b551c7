import * as v from 'valibot'
import { addDays, Day } from '../../_kernel/time'
import { Count, Id, stamps, text } from '../../_kernel/values'

export const MOST_STANDARD = 8000

const content = { _id: Id, title: text(40), text: text(MOST_STANDARD), effectiveFrom: Day, ...stamps }

/** 服务规范 (§15): what the centre wants of everybody at a window. Every version that was published stays as it was. */
export const Standard = v.variant('state', [
  /** There is one draft at most, under one id. */
  v.strictObject({ ...content, state: v.literal('draft') }),
  v.strictObject({
    ...content,
    state: v.literal('published'),
    version: v.pipe(Count, v.minValue(1)),
    publishedOn: Day,
  }),
])
export type Standard = v.InferOutput<typeof Standard>
export type PublishedStandard = Extract<Standard, { state: 'published' }>

export const DRAFT = 'draft'
export const standardId = (version: number): string => `v${String(version).padStart(4, '0')}`

/** 知悉: which version somebody has read, and when. One document a person: an earlier version's is in the audit. */
export const Acknowledgement = v.strictObject({
  /** The person. */
  _id: Id,
  version: v.pipe(Count, v.minValue(1)),
  at: v.date(),
  ...stamps,
})
export type Acknowledgement = v.InferOutput<typeof Acknowledgement>

/** Days within which a version is to be read, however soon it takes effect. */
const READ_DAYS = 7

/** The last day for reading a version: the day before which it binds nobody, but a week at least. */
export const readBy = ({ publishedOn, effectiveFrom }: PublishedStandard): Day => {
  const week = addDays(publishedOn, READ_DAYS)
  return effectiveFrom > week ? effectiveFrom : week
}

/** Of the people who have to know a version, those who have not said yet that they read it. */
export const unread = <One extends { readonly personId: string }>(
  people: readonly One[],
  read: readonly Pick<Acknowledgement, '_id' | 'version'>[],
  version: number,
): One[] => {
  const done = new Set(read.filter((one) => one.version >= version).map(({ _id }) => _id))
  return people.filter(({ personId }) => !done.has(personId))
}
