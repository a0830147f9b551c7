import * as v from 'valibot'
import type { Moves } from '../../_kernel/moves'
import { Day } from '../../_kernel/time'
import { Id, stamps, text } from '../../_kernel/values'
import { faultOutcomes, type FaultState } from './shape'
import { CENTRE } from '../item/item'
import { Tag } from '../item/input'

/** Hours in which a unit settles a fault of what it provides (§29). */
export const FAULT_HOURS = 24
const HOUR = 3_600_000

const reported = {
  _id: Id,
  itemId: Tag,
  itemName: text(60),
  steward: Id,
  what: text(300),
  reportedBy: Id,
  windowId: v.optional(Id),
  /** By when the unit has to settle it; the centre's own have no such clock. */
  dueAt: v.optional(v.date()),
  /** The clock ran out: unit and centre were told, and assessment counts it. */
  isOverdue: v.boolean(),
  /** The thing while it is open, its own id afterwards: a thing has one open fault. */
  holds: Id,
  /** The steward's desk while it is open; under an index. */
  desk: Id,
  ...stamps,
}

/** 报修 (§29) */
export const Fault = v.variant('state', [
  v.strictObject({ ...reported, state: v.literal('open') }),
  ...faultOutcomes.map((state) =>
    v.strictObject({
      ...reported,
      state: v.literal(state),
      outcome: text(300),
      settledBy: Id,
      settledOn: Day,
    }),
  ),
])
export type Fault = v.InferOutput<typeof Fault>

export const faultMoves = {
  fix: { from: ['open'], to: 'fixed', by: ['steward'] },
  giveUp: { from: ['open'], to: 'unrepairable', by: ['steward'] },
  dismiss: { from: ['open'], to: 'mistaken', by: ['steward'] },
} as const satisfies Moves<FaultState, 'steward'>

/** By when a fault of what this steward provides is to be settled, or nothing. */
export const faultDueAt = (steward: string, reportedAt: Date): Date | undefined =>
  steward === CENTRE ? undefined : new Date(reportedAt.getTime() + FAULT_HOURS * HOUR)

/** Whether a fault is past its clock and nobody has said so yet. */
export const isPastDue = (
  { state, dueAt, isOverdue }: Pick<Fault, 'state' | 'dueAt' | 'isOverdue'>,
  now: Date,
): boolean => state === 'open' && !isOverdue && dueAt !== undefined && dueAt <= now
