import * as v from 'valibot'
import type { Moves } from '../../_kernel/moves'
import { Day } from '../../_kernel/time'
import { Id, stamps, text } from '../../_kernel/values'
import { postKinds } from './posting'

export const orderStates = ['open', 'overdue', 'named', 'done', 'lifted'] as const
export type OrderState = (typeof orderStates)[number]

/** Working days that a unit has to name a successor. */
export const ORDER_DAYS = 5

/** 责令更换: the centre asks a unit to replace somebody who can't do the work or broke the rules badly (§12). */
export const ReplacementOrder = v.strictObject({
  _id: Id,
  postingId: Id,
  unitId: Id,
  windowId: Id,
  kind: v.picklist(postKinds),
  ground: v.picklist(['incapacity', 'breach']),
  reason: text(300),
  orderedBy: Id,
  orderedOn: Day,
  /** The last day on which a successor may be named. */
  nameBy: Day,
  state: v.picklist(orderStates),
  /** Why it was taken back. */
  liftedFor: v.optional(text(200)),
  /** One order at a time a posting, under a unique index: its id while the order stands, the order's own otherwise. */
  holds: Id,
  ...stamps,
})
export type ReplacementOrder = v.InferOutput<typeof ReplacementOrder>

export const orderMoves = {
  name: { from: ['open', 'overdue'], to: 'named', by: ['unit'] },
  reopen: { from: ['named'], to: 'open', by: ['unit', 'centre'] },
  escalate: { from: ['open'], to: 'overdue', by: ['timer'] },
  finish: { from: ['open', 'overdue', 'named'], to: 'done', by: ['timer'] },
  lift: { from: ['open', 'overdue', 'named'], to: 'lifted', by: ['centre'] },
} as const satisfies Moves<OrderState, 'unit' | 'centre' | 'timer'>

/** Orders that still ask for something. */
export const isStanding: Record<OrderState, boolean> = {
  open: true,
  overdue: true,
  named: true,
  done: false,
  lifted: false,
}

/** Whether nobody was named in time: the last day is over. */
export const isPastDue = ({ state, nameBy }: Pick<ReplacementOrder, 'state' | 'nameBy'>, day: Day): boolean =>
  state === 'open' && nameBy < day
