import * as v from 'valibot'
import { Id, text } from '../_kernel/values'
import { ServiceCode } from '../_shared/service-sheet'
import { aboutKinds, postKinds } from './complaint-shape'

/**
 * Whom or what somebody complains about, as they can say it: nobody has to know a name. A person is at a window, of a
 * unit or of the centre.
 */
export const About = v.strictObject({
  kind: v.picklist(aboutKinds),
  windowId: v.optional(Id),
  unitId: v.optional(Id),
  service: v.optional(ServiceCode),
  post: v.optional(v.picklist(postKinds)),
  /** What they call the person, or how they describe them. */
  called: v.optional(text(60)),
})
export type About = v.InferOutput<typeof About>

/** Whether it says enough: the place for its kind, and for a person who they are there. */
export const isWhole = ({ kind, windowId, unitId, service, post }: About): boolean => {
  if (kind === 'window') return windowId !== undefined
  if (kind === 'unit') return unitId !== undefined
  if (kind === 'service') return service !== undefined
  if (post === 'centre') return true
  if (post === 'clerk') return windowId !== undefined
  return post !== undefined && (windowId !== undefined || unitId !== undefined)
}
