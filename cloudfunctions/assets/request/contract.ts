import * as v from 'valibot'
import type { Contract } from '../../_kernel/contract'
import { Count, Cursor, Empty, Id, Instant, words } from '../../_kernel/values'
import { PlaceInput, Tag } from '../item/input'
import { requestButtons, requestStates, wishKinds } from './shape'
import { stockKinds } from '../supply/shape'

const staff = ['windowStaff', 'backOffice', 'unitHead', 'centreStaff', 'centreAdmin'] as const
const centre = ['centreStaff', 'centreAdmin'] as const
const onRequest = { requestId: Id }
const Stock = v.pipe(Count, v.maxValue(100_000))
const Quantity = v.pipe(Count, v.minValue(1), v.maxValue(999))

/** A request as its asker and the centre see it. */
export const RequestView = v.strictObject({
  requestId: Id,
  kind: v.picklist(wishKinds),
  /** What is asked for, in words. */
  what: v.string(),
  quantity: v.optional(Count),
  /** The thing that is to be replaced, moved or used otherwise. */
  itemId: v.optional(Tag),
  /** The thing that was handed over. */
  handedItemId: v.optional(Tag),
  reason: v.string(),
  askerName: v.string(),
  /** Window or unit of whoever asks. */
  from: v.string(),
  state: v.picklist(requestStates),
  refusal: v.optional(v.string()),
  /** How many of a supply are left. */
  left: v.optional(Count),
  at: Instant,
  buttons: v.array(v.picklist(requestButtons)),
})

const Measured = { name: v.string(), measure: v.string() }
const SupplyView = v.strictObject({
  supplyId: Id,
  ...Measured,
  stock: Count,
  reorderAt: Count,
  isLow: v.boolean(),
  isOff: v.boolean(),
})

export const requestContract = {
  askThing: {
    summary: '领用申请: a thing, a supply, another thing in its place, another place or use (§27)',
    who: staff,
    kind: 'command',
    input: v.strictObject({
      wish: v.variant('kind', [
        v.strictObject({ kind: v.literal('issue'), what: words(100) }),
        v.strictObject({ kind: v.literal('supply'), supplyId: Id, quantity: Quantity }),
        v.strictObject({ kind: v.literal('replace'), itemId: Tag, what: words(100) }),
        v.strictObject({ kind: v.literal('add'), what: words(100) }),
        v.strictObject({ kind: v.literal('move'), itemId: Tag, place: PlaceInput }),
        v.strictObject({ kind: v.literal('purpose'), itemId: Tag, purpose: words(60) }),
      ]),
      reason: words(300),
    }),
    output: RequestView,
    refuses: ['OTHER_STEWARD', 'PLACE_UNKNOWN', 'SUPPLY_OFF'],
  },
  withdrawRequest: {
    summary: '撤回申请: before anything was handed over (§27)',
    who: 'member',
    kind: 'command',
    input: v.strictObject(onRequest),
    output: RequestView,
    refuses: ['REQUEST_MOVED_ON'],
  },
  receive: {
    summary: '确认领到: whoever asked scans what was handed over; from then on it is theirs to keep (§27)',
    who: 'member',
    kind: 'command',
    input: v.strictObject({ ...onRequest, itemId: v.optional(Tag) }),
    output: RequestView,
    refuses: ['REQUEST_MOVED_ON', 'OTHER_ITEM'],
  },
  decideRequest: {
    summary: '批领用: yes or why not; nobody decides about their own (§27)',
    who: centre,
    kind: 'command',
    input: v.strictObject({ ...onRequest, refusal: v.optional(words(300)) }),
    output: RequestView,
    refuses: ['REQUEST_MOVED_ON', 'OWN_MATTER', 'ITEM_MOVED_ON'],
  },
  handOver: {
    summary:
      '发放: the centre scans the thing, or takes the supply from stock, which never goes below zero (§27 §29)',
    who: centre,
    kind: 'command',
    input: v.strictObject({ ...onRequest, itemId: v.optional(Tag) }),
    output: RequestView,
    refuses: ['REQUEST_MOVED_ON', 'OWN_MATTER', 'NOT_ISSUABLE', 'OUT_OF_STOCK'],
  },
  undoHandOver: {
    summary: '撤销发放: what was not received comes back to stock (§27)',
    who: centre,
    kind: 'command',
    input: v.strictObject(onRequest),
    output: RequestView,
    refuses: ['REQUEST_MOVED_ON', 'TOO_MUCH_STOCK'],
  },
  supplies: {
    summary: '耗材: what there is to ask for; how much of it (§27)',
    who: staff,
    kind: 'query',
    input: Empty,
    output: v.strictObject({ supplies: v.array(SupplyView), mayStock: v.boolean() }),
    refuses: [],
  },
  addSupply: {
    summary: '新增耗材: with what is there now and from when on it is to be bought again (§27)',
    who: centre,
    kind: 'command',
    input: v.strictObject({ name: words(60), measure: words(10), reorderAt: Stock, opening: Stock }),
    output: SupplyView,
    refuses: ['SUPPLIES_FULL', 'SUPPLY_KNOWN'],
  },
  changeSupply: {
    summary: '改耗材: from when on it is to be bought again, and whether it is still handed out (§27)',
    who: centre,
    kind: 'command',
    input: v.strictObject({ supplyId: Id, reorderAt: Stock, isOff: v.boolean() }),
    output: SupplyView,
    refuses: [],
  },
  stockSupply: {
    summary: '入库、盘点耗材: so many came, or so many there are (§27)',
    who: centre,
    kind: 'command',
    input: v.strictObject({
      supplyId: Id,
      kind: v.picklist(['bought', 'counted']),
      quantity: Stock,
      note: v.optional(words(100)),
    }),
    output: SupplyView,
    refuses: ['TOO_MUCH_STOCK'],
  },
  stockMovements: {
    summary: '库存流水: every movement of a supply, the newest first (§27)',
    who: centre,
    kind: 'query',
    input: v.strictObject({ supplyId: Id, cursor: v.optional(Cursor) }),
    output: v.strictObject({
      supply: SupplyView,
      movements: v.array(
        v.strictObject({
          movementId: Id,
          kind: v.picklist(stockKinds),
          change: v.number(),
          stockAfter: Count,
          byName: v.string(),
          note: v.optional(v.string()),
          at: Instant,
        }),
      ),
      cursor: v.optional(Cursor),
    }),
    refuses: [],
  },
} as const satisfies Contract
