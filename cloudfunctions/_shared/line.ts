import * as v from 'valibot'
import { collection } from '../_kernel/collection'
import { Count, Id, stamps, text } from '../_kernel/values'

/** Letters of lines: no I, O or Q, which are read as 1, 0 and 0. */
export const LineId = v.pipe(v.string(), v.regex(/^[A-HJ-NPR-Z]$/))

/** 排队队列: the services that wait together and the windows that serve them. Written by `queue`. */
export const Line = v.strictObject({
  /** The prefix letter of its numbers. */
  _id: LineId,
  name: text(40),
  nameEn: text(80),
  unitId: Id,
  windowIds: v.pipe(v.array(Id), v.minLength(1), v.maxLength(12)),
  services: v.pipe(v.array(Id), v.minLength(1), v.maxLength(60)),
  state: v.picklist(['open', 'closed']),
  /** Whether somebody who isn't bound may take a number. */
  guests: v.boolean(),
  /** Most numbers issued in a day. */
  dailyCap: v.pipe(Count, v.minValue(1), v.maxValue(999)),
  /** Minutes that a matter takes here until the line has a history of its own. */
  defaultMinutes: v.pipe(v.number(), v.minValue(1), v.maxValue(240)),
  ...stamps,
})
export type Line = v.InferOutput<typeof Line>

export const Lines = collection({
  name: 'lines',
  schema: Line,
  purpose: 'Which services wait together, at which windows and under what rules',
  personal: 'none',
})
