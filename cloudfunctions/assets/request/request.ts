import * as v from 'valibot'
import type { Moves } from '../../_kernel/moves'
import { Count, Id, stamps, text } from '../../_kernel/values'
import { Place } from '../place'
import type { RequestState, WishKind } from './shape'
import { Tag } from '../item/input'

const Quantity = v.pipe(Count, v.minValue(1), v.maxValue(999))

/** What somebody asks the centre for (§27). */
export const Wish = v.variant('kind', [
  v.strictObject({ kind: v.literal('issue'), what: text(100) }),
  v.strictObject({ kind: v.literal('supply'), supplyId: Id, quantity: Quantity }),
  v.strictObject({ kind: v.literal('replace'), itemId: Tag, what: text(100) }),
  v.strictObject({ kind: v.literal('add'), what: text(100) }),
  v.strictObject({ kind: v.literal('move'), itemId: Tag, place: Place }),
  v.strictObject({ kind: v.literal('purpose'), itemId: Tag, purpose: text(60) }),
])
export type Wish = v.InferOutput<typeof Wish>

const asked = {
  _id: Id,
  personId: Id,
  windowId: v.optional(Id),
  unitId: v.optional(Id),
  wish: Wish,
  reason: text(300),
  /** Somebody has to do something about it; under an index. */
  isOpen: v.boolean(),
  ...stamps,
}
const decided = { ...asked, decidedBy: Id }
/** Which thing was handed over; none for a supply. */
const handed = { ...decided, handedBy: Id, itemId: v.optional(Tag) }

/** 领用单 (§27): asked, decided by the centre, handed over, received by whoever asked. */
export const AssetRequest = v.variant('state', [
  v.strictObject({ ...asked, state: v.literal('requested') }),
  v.strictObject({ ...decided, state: v.literal('approved') }),
  v.strictObject({ ...decided, state: v.literal('rejected'), refusal: text(300) }),
  v.strictObject({ ...asked, decidedBy: v.optional(Id), state: v.literal('withdrawn') }),
  v.strictObject({ ...handed, state: v.literal('handedOver') }),
  v.strictObject({ ...handed, state: v.literal('received'), receivedAt: v.date() }),
  v.strictObject({ ...decided, state: v.literal('done') }),
])
export type AssetRequest = v.InferOutput<typeof AssetRequest>

export type RequestActor = 'asker' | 'centre'

export const requestMoves = {
  approve: { from: ['requested'], to: 'approved', by: ['centre'] },
  /** A move or another purpose is done with the decision: the register says so from then on. */
  carryOut: { from: ['requested'], to: 'done', by: ['centre'] },
  reject: { from: ['requested'], to: 'rejected', by: ['centre'] },
  withdraw: { from: ['requested', 'approved'], to: 'withdrawn', by: ['asker'] },
  handOver: { from: ['approved'], to: 'handedOver', by: ['centre'] },
  undoHandOver: { from: ['handedOver'], to: 'approved', by: ['centre'] },
  receive: { from: ['handedOver'], to: 'received', by: ['asker'] },
} as const satisfies Moves<RequestState, RequestActor>

/** Whether a wish is for something that goes from hand to hand; the others change the register only. */
export const isHanded: Record<WishKind, boolean> = {
  issue: true,
  supply: true,
  replace: true,
  add: true,
  move: false,
  purpose: false,
}

/** States in which it waits for somebody. */
export const isOpenIn: Record<RequestState, boolean> = {
  requested: true,
  approved: true,
  handedOver: true,
  rejected: false,
  withdrawn: false,
  received: false,
  done: false,
}

type Facts<S extends RequestState> = Omit<Extract<AssetRequest, { state: S }>, keyof typeof asked | 'isOpen'>
const kept = Object.keys(asked)

/** A request in its next state, with that state's facts and no other's. */
export const requestIn = <S extends RequestState>(
  request: AssetRequest,
  facts: Facts<S> & { readonly state: S },
  now: Date,
): AssetRequest => {
  const common = Object.fromEntries(Object.entries(request).filter(([field]) => kept.includes(field)))
  const { state } = facts
  return {
    ...common,
    ...facts,
    isOpen: isOpenIn[state],
    updatedAt: now,
    v: request.v + 1,
  } as unknown as AssetRequest
}
