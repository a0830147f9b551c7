import * as v from 'valibot'
import { Id, text } from '../_kernel/values'
import { LineId } from './line'
import { ServiceCode } from './service-sheet'

/** 新设、增加、减少、撤销: what an application may ask for a window (§7). */
export const windowChanges = ['open', 'add', 'reduce', 'close'] as const

/** Who has to follow a window's change: `queue` its lines, `guidance` the sheets that name it, `people` its seats. */
export const changeKinds = ['linesChange', 'sheetsChange', 'seatsChange'] as const
export type ChangeKind = (typeof changeKinds)[number]

/**
 * Facts of `linesChange`, `sheetsChange` and `seatsChange`, which `windows` tells when a decision takes effect (§7). Services are
 * those that come or go; none for a window that closes, which loses all.
 */
export const WindowChange = v.object({
  change: v.picklist(windowChanges),
  windowId: Id,
  unitId: Id,
  /** Codes by spaces, because an event carries plain facts only. */
  services: v.pipe(
    v.string(),
    v.transform((codes) => codes.split(' ').filter((code) => code !== '')),
    v.array(ServiceCode),
  ),
  /** The line that an opened window joins; nothing = one of its own. */
  lineId: v.optional(LineId),
  /** What a line of its own is called. */
  lineName: text(40),
  lineNameEn: text(80),
  /** Whether somebody who isn't bound may take a number there. */
  guests: v.boolean(),
})
export type WindowChange = v.InferOutput<typeof WindowChange>
