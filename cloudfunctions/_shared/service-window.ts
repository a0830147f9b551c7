import * as v from 'valibot'
import { collection } from '../_kernel/collection'
import { SpanOf } from '../_kernel/timetable'
import { Day, type Weekday } from '../_kernel/time'
import { Count, Id, stamps, text } from '../_kernel/values'
import { ServiceCode } from './service-sheet'

/**
 * 服务窗口: one desk in the hall. Written by `windows`, read by everybody who shows or opens one. `people` writes one
 * anew as it is when somebody is seated at it, so that a seat and a closing of the same moment can't both come true.
 */
export const ServiceWindow = v.strictObject({
  _id: Id,
  no: v.pipe(Count, v.minValue(1)),
  unitId: Id,
  /** `closing`: nothing new begins here any more, what was begun is brought to its end (§7). */
  state: v.picklist(['open', 'closing', 'closed']),
  /** Somebody asks to close it or to take services away: every context reports what depends on it. */
  leaving: v.optional(
    v.strictObject({
      applicationId: Id,
      since: v.date(),
      /** Only these are to go; nothing = the whole window. */
      services: v.optional(v.pipe(v.array(ServiceCode), v.maxLength(60))),
    }),
  ),
  /** Where it stands, in words: 一层西北角. */
  place: text(40),
  placeEn: text(60),
  /** Its own hours inside the hall's; nothing = whenever the hall is open. */
  hours: v.optional(v.pipe(v.array(SpanOf), v.maxLength(6))),
  weekdays: v.optional(v.array(v.custom<Weekday>((day) => typeof day === 'number' && day >= 1 && day <= 7))),
  /** Duty filed for days off (§22). */
  duty: v.optional(v.pipe(v.array(v.strictObject({ day: Day, spans: v.array(SpanOf) })), v.maxLength(120))),
  ...stamps,
})
export type ServiceWindow = v.InferOutput<typeof ServiceWindow>

/** Whether it is to close, so that nobody follows there any more; one that only gets smaller stays (§7). */
export const isToClose = ({ state, leaving }: Pick<ServiceWindow, 'state' | 'leaving'>): boolean =>
  state !== 'open' || (leaving !== undefined && leaving.services === undefined)

export const ServiceWindows = collection({
  name: 'windows',
  schema: ServiceWindow,
  purpose: 'Service windows, their units, places and hours (§7)',
  personal: 'none',
  indexes: [{ on: ['no'], unique: true }, { on: ['unitId'] }, { on: ['leaving.since'] }],
})
