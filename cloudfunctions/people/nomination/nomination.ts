import * as v from 'valibot'
import type { Moves } from '../../_kernel/moves'
import { Day } from '../../_kernel/time'
import { Id, stamps, text } from '../../_kernel/values'

/** 选派要求 §11, each declared by the unit: a box left open is no nomination. */
export const Declaration = v.strictObject({
  /** 政治觉悟高, 服务意识好 */
  attitude: v.literal(true),
  /** 组织纪律性强, 身体健康 */
  discipline: v.literal(true),
  /** 熟悉本单位业务, 独立处理问题 */
  business: v.literal(true),
  /** 业务骨干 */
  backbone: v.literal(true),
})

export const nominatedKinds = ['primary', 'alternate', 'backOffice'] as const
export type NominatedKind = (typeof nominatedKinds)[number]

export const nominationStates = ['proposed', 'returned', 'confirmed', 'withdrawn'] as const
export type NominationState = (typeof nominationStates)[number]

/** 选派: a unit proposes somebody for a seat or its back office; the centre confirms or sends back (§9 §11). */
export const Nomination = v.strictObject({
  _id: Id,
  unitId: Id,
  kind: v.picklist(nominatedKinds),
  /** The window of an A or a B. */
  windowId: v.optional(Id),
  personId: Id,
  /** When they are to begin; a change takes effect then at the earliest. */
  startOn: Day,
  declaration: Declaration,
  /** Why a change comes before the twelve months are over, or why a back office is needed. */
  reason: v.optional(text(200)),
  state: v.picklist(nominationStates),
  /** What the centre wrote, last first: on sending back, or its consent to an early change. */
  remarks: v.pipe(v.array(v.strictObject({ at: v.date(), words: text(200) })), v.maxLength(20)),
  proposedBy: Id,
  /** One open nomination a seat, under a unique index: `w1:primary` while it is open, its own id otherwise. */
  holds: Id,
  ...stamps,
})
export type Nomination = v.InferOutput<typeof Nomination>

export const nominationMoves = {
  revise: { from: ['returned'], to: 'proposed', by: ['unit'] },
  withdraw: { from: ['proposed', 'returned'], to: 'withdrawn', by: ['unit'] },
  confirm: { from: ['proposed'], to: 'confirmed', by: ['centre'] },
  sendBack: { from: ['proposed'], to: 'returned', by: ['centre'] },
} as const satisfies Moves<NominationState, 'unit' | 'centre'>

/** What a nomination holds while it is open. */
export const nominationHolds = (
  kind: NominatedKind,
  place: { readonly unitId: string; readonly windowId?: string | undefined },
): string => `${kind === 'backOffice' ? place.unitId : (place.windowId ?? '')}:${kind}`

/** A start lies between today and half a year ahead. */
export const START_DAYS = 183
