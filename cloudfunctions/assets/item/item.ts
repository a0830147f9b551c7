import * as v from 'valibot'
import type { Moves } from '../../_kernel/moves'
import { Day } from '../../_kernel/time'
import { Count, Id, stamps, text } from '../../_kernel/values'
import { categories, type ItemState } from './shape'
import { Place } from '../place'
import { Tag } from './input'

/** Whoever provides a thing looks after it (归口管理, §26): the centre, or a unit by its id. */
export const CENTRE = 'centre'
/** Fen of one thing at most: a hundred million yuan. */
const MOST_FEN = 10_000_000_000
export const Fen = v.pipe(Count, v.maxValue(MOST_FEN))

const registered = {
  /** The tag on it. */
  _id: Tag,
  name: text(60),
  category: v.picklist(categories),
  /** `centre`, or the unit that provides it. */
  steward: Id,
  valueFen: Fen,
  place: Place,
  purpose: text(60),
  serial: v.optional(text(60)),
  /** 位置、使用性质不符: the case that a scan opened (§28). */
  misplacedIn: v.optional(Id),
  ...stamps,
}

/** 固定资产、设备: one thing of the register (§26). Nobody keeps a thing that is not in use; only a broken one is in repair. */
export const Item = v.variant('state', [
  /** `offeredIn`: handed over by a request, and not yet received. */
  v.strictObject({ ...registered, state: v.literal('inStock'), offeredIn: v.optional(Id) }),
  v.strictObject({
    ...registered,
    state: v.literal('inUse'),
    custodianId: Id,
    heldSince: Day,
    returnAskedAt: v.optional(v.date()),
    /** Open fault: it is still where it was, and goes to repair when it is handed back. */
    faultId: v.optional(Id),
  }),
  v.strictObject({ ...registered, state: v.literal('repair'), faultId: Id }),
  v.strictObject({ ...registered, state: v.literal('lost'), lossId: Id }),
  v.strictObject({ ...registered, state: v.literal('damaged'), lossId: Id }),
  v.strictObject({ ...registered, state: v.literal('retired'), reason: text(200), retiredOn: Day }),
])
export type Item = v.InferOutput<typeof Item>
export type ItemIn<S extends ItemState> = Extract<Item, { state: S }>

export type ItemActor = 'steward' | 'custodian' | 'anyone'

/** 资产的走向 (§26–§29): guard and buttons read these rows. */
export const itemMoves = {
  issue: { from: ['inStock'], to: 'inUse', by: ['steward'] },
  takeBack: { from: ['inUse'], to: 'inStock', by: ['steward'] },
  takeBackFaulty: { from: ['inUse'], to: 'repair', by: ['steward'] },
  breakDown: { from: ['inStock'], to: 'repair', by: ['anyone'] },
  mend: { from: ['repair'], to: 'inStock', by: ['steward'] },
  lose: { from: ['inStock', 'inUse', 'repair'], to: 'lost', by: ['steward', 'custodian'] },
  damage: { from: ['inStock', 'inUse', 'repair'], to: 'damaged', by: ['steward', 'custodian'] },
  restore: { from: ['lost', 'damaged', 'repair'], to: 'inStock', by: ['steward'] },
  retire: { from: ['inStock', 'repair', 'lost', 'damaged'], to: 'retired', by: ['steward'] },
} as const satisfies Moves<ItemState, ItemActor>

type FactsIn<S extends ItemState> = Omit<ItemIn<S>, keyof typeof registered>
const kept = Object.keys(registered)

/** The next version of a thing in a state, with that state's facts and no other's. */
export const inState = <S extends ItemState>(
  item: Item,
  facts: FactsIn<S> & { readonly state: S },
  now: Date,
  more: Partial<Pick<Item, 'place' | 'purpose'>> = {},
): Item => {
  const common = Object.fromEntries(Object.entries(item).filter(([field]) => kept.includes(field)))
  return { ...common, ...more, ...facts, updatedAt: now, v: item.v + 1 } as unknown as Item
}

/** The next version in the same state. */
export const rewritten = <I extends Item>(item: I, facts: Partial<I>, now: Date): I => ({
  ...item,
  ...facts,
  updatedAt: now,
  v: item.v + 1,
})

/** How a thing stands after it was handed back: what is faulty goes to repair, never to stock (§29). */
export const handedBack = (item: ItemIn<'inUse'>, now: Date, faultId = item.faultId): Item =>
  faultId === undefined
    ? inState(item, { state: itemMoves.takeBack.to }, now)
    : inState(item, { state: itemMoves.takeBackFaulty.to, faultId }, now)

/** How a thing stands after somebody reported it faulty: in use it stays where it is, in stock it goes to repair. */
export const brokenDown = (item: ItemIn<'inStock' | 'inUse'>, faultId: string, now: Date): Item =>
  item.state === 'inUse'
    ? rewritten(item, { faultId }, now)
    : inState(item, { state: itemMoves.breakDown.to, faultId }, now)

/** How a thing stands once its fault is settled. */
export const mended = (item: ItemIn<'inUse' | 'repair'>, now: Date): Item => {
  if (item.state === 'repair') return inState(item, { state: itemMoves.mend.to }, now)
  const { faultId: _mended, ...rest } = item
  return { ...rest, updatedAt: now, v: item.v + 1 }
}

export type NotIssuable = 'faulty' | 'taken' | 'offered' | 'gone' | 'otherSteward'

/** Why a thing can't be handed to somebody, or nothing (§27 §29): only what the centre provides and has in stock. */
export const notIssuable = (item: Item): NotIssuable | undefined => {
  if (item.steward !== CENTRE) return 'otherSteward'
  if (item.state === 'repair') return 'faulty'
  if (item.state === 'inUse') return item.faultId === undefined ? 'taken' : 'faulty'
  if (item.state !== 'inStock') return 'gone'
  return item.offeredIn === undefined ? undefined : 'offered'
}
