import * as v from 'valibot'
import { collection } from './collection'
import type { Span } from './span'
import { Day, DAY_MINUTES } from './time'

const Minute = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(DAY_MINUTES))
export const SpanOf = v.pipe(
  v.strictObject({ from: Minute, to: Minute }),
  v.check((span) => span.to > span.from, 'a span ends after it begins'),
)

/** 作息时间: the school's working segments from a day on, until another one takes effect (§21). */
export const Timetable = v.strictObject({
  _id: v.string(),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(40)),
  from: Day,
  segments: v.pipe(v.array(SpanOf), v.minLength(1), v.maxLength(6)),
  createdAt: v.date(),
  updatedAt: v.date(),
  v: v.number(),
})
export type Timetable = v.InferOutput<typeof Timetable>

export const Timetables = collection({
  name: 'timetables',
  schema: Timetable,
  purpose: 'Working hours of the school by date (§21)',
  personal: 'none',
  indexes: [{ on: ['from'], unique: true }],
})

/**
 * The segments in force on a day: those of the latest timetable that began by then (§21), so that a past
 * day always reads its own. Nothing when no timetable had begun.
 */
export const segmentsOn = (
  day: Day,
  timetables: readonly Pick<Timetable, 'from' | 'segments'>[],
): readonly Span[] | undefined =>
  timetables
    .filter((timetable) => timetable.from <= day)
    .sort((a, b) => (a.from < b.from ? 1 : -1))
    .at(0)?.segments
