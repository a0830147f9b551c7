import * as v from 'valibot'
import { Day } from '../../_kernel/time'
import { Count, Id, stamps, text } from '../../_kernel/values'
import { ServiceCode } from '../../_shared/service-sheet'

/** 服务指南: a printed guide that lies at a window, in its designated place (§17). */
export const Leaflet = v.strictObject({
  _id: Id,
  windowId: Id,
  code: ServiceCode,
  title: text(60),
  /** 指定位置 */
  place: text(40),
  copies: v.pipe(Count, v.maxValue(9999)),
  /** The version of the sheet that it was printed from. */
  printedFrom: v.pipe(Count, v.minValue(1)),
  checkedOn: Day,
  ...stamps,
})
export type Leaflet = v.InferOutput<typeof Leaflet>

/** `stale`: its sheet says something else by now; `withdrawn`: there is no such sheet any more. */
export type LeafletState = 'current' | 'stale' | 'withdrawn'

/** How a leaflet stands to the version of its sheet that is published; nothing = none is. */
export const leafletState = (
  { printedFrom }: Pick<Leaflet, 'printedFrom'>,
  published: number | undefined,
): LeafletState => (published === undefined ? 'withdrawn' : printedFrom === published ? 'current' : 'stale')
