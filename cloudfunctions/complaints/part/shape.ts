import * as v from 'valibot'
import { Day } from '../../_kernel/time'
import { Id } from '../../_kernel/values'
import { aboutKinds, states } from '../complaint-shape'

/** Roles that handle complaints at some desk. */
export const handlers = ['centreStaff', 'centreAdmin', 'unitHead', 'steeringOffice', 'discipline'] as const
export const onPart = { partId: Id }
/** Something that was written, and on which day. */
export const Told = v.strictObject({ words: v.string(), on: Day })
/** Where a matter stands after a step: the page looks anew. */
export const Moved = v.strictObject({ ...onPart, state: v.picklist(states) })
export const aboutView = {
  kind: v.picklist(aboutKinds),
  /** 3号窗口, a unit's or a service's name, as a heading. */
  label: v.string(),
  called: v.optional(v.string()),
}
