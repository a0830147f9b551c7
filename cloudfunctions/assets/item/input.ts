import * as v from 'valibot'
import { Count, Id, words } from '../../_kernel/values'

/** The tag of a thing, as its label says it. */
export const Tag = v.pipe(v.string(), v.regex(/^[2-9A-HJKMNP-TV-Z]{8}$/))
export const ValueFen = v.pipe(Count, v.maxValue(10_000_000_000))

/** A place as somebody chooses or writes it. */
export const PlaceInput = v.variant('at', [
  v.strictObject({ at: v.literal('room'), name: words(40) }),
  v.strictObject({ at: v.literal('window'), windowId: Id }),
])
export const PlaceView = v.variant('at', [
  v.strictObject({ at: v.literal('window'), windowId: Id }),
  v.strictObject({ at: v.literal('room'), name: v.string() }),
])
