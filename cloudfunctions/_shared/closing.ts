import * as v from 'valibot'
import { collection } from '../_kernel/collection'
import { Day, minutesBetween } from '../_kernel/time'
import { Attachment } from '../_kernel/upload/upload'
import { Id, stamps, text } from '../_kernel/values'
import { closingItems } from './closing-items'

/** The hall itself, beside its windows: its duty person's to look at. */
export const HALL = 'hall'

const File = v.strictObject({ ...Attachment.entries, kind: v.picklist(['jpeg', 'png']) })

/** 下班检查 (§31): how one place was left on one day. Written by `security`, read by whoever lets people go. */
export const Closing = v.strictObject({
  /** DAY:WINDOW, or DAY:hall */
  _id: Id,
  day: Day,
  place: Id,
  unitId: v.optional(Id),
  /** Everything was looked at. */
  done: v.optional(
    v.strictObject({
      at: v.date(),
      by: Id,
      items: v.pipe(v.array(v.picklist(closingItems)), v.maxLength(closingItems.length)),
      photo: v.optional(File),
    }),
  ),
  /** It was asked for after the hours had ended. */
  chasedAt: v.optional(v.date()),
  /** The day ended without it; the centre may find that it is nobody's fault. */
  missed: v.optional(
    v.strictObject({
      at: v.date(),
      /** Who left last, where one can be named. */
      personId: v.optional(Id),
      excused: v.optional(v.strictObject({ reason: text(200), by: Id, at: v.date() })),
    }),
  ),
  ...stamps,
})
export type Closing = v.InferOutput<typeof Closing>

export const Closings = collection({
  name: 'closings',
  schema: Closing,
  purpose: 'How windows and the hall were left in the evening, and by whom it was looked at (§31)',
  personal: 'personal',
  mine: { shown: ['security.closings'] },
  keepDays: 1100,
  file: 'done.photo.file',
  indexes: [{ on: ['day'] }, { on: ['done.by', 'day'] }, { on: ['updatedAt'] }],
})

export const closingId = (day: Day, place: string): string => `${day}:${place}`

/** How long a look round holds: who then works on looks round once more. */
const HOLDS_MINUTES = 60

/**
 * Whether a place was looked at for the evening (§31): after whoever came last, and not longer than an hour before
 * it is left. What was ticked at noon says nothing of the evening.
 */
export const holdsFor = (
  doneAt: Date | undefined,
  { lastIn, leftAt }: { readonly lastIn: Date | undefined; readonly leftAt: Date },
): boolean =>
  doneAt !== undefined &&
  (lastIn === undefined || doneAt >= lastIn) &&
  minutesBetween(doneAt, leftAt) <= HOLDS_MINUTES
