import * as v from 'valibot'
import type { Contract } from '../../_kernel/contract'
import { Day } from '../../_kernel/time'
import { Count, Cursor, Empty, Id, Instant, text, words } from '../../_kernel/values'
import { faultOutcomes } from '../fault/shape'
import { categories, itemButtons, itemStates, lossKinds, providers, settlements } from './shape'
import { PlaceInput, PlaceView, Tag, ValueFen } from './input'
import { RequestView } from '../request/contract'

const staff = ['windowStaff', 'backOffice', 'unitHead', 'centreStaff', 'centreAdmin'] as const
const stewards = ['unitHead', 'centreStaff', 'centreAdmin'] as const
const onItem = { itemId: Tag }

/** A thing in a list. */
export const ItemRow = v.strictObject({
  itemId: Tag,
  name: v.string(),
  category: v.picklist(categories),
  provider: v.picklist(providers),
  place: v.string(),
  state: v.picklist(itemStates),
  isFaulty: v.boolean(),
  isMisplaced: v.boolean(),
  isReturnAsked: v.boolean(),
})

/** A thing as whoever looks may see it: who keeps it and what it is worth are the steward's and the keeper's. */
export const ItemView = v.strictObject({
  ...ItemRow.entries,
  providerName: v.string(),
  purpose: v.string(),
  placeIs: PlaceView,
  serial: v.optional(v.string()),
  valueFen: v.optional(Count),
  custodianName: v.optional(v.string()),
  isMine: v.boolean(),
  heldSince: v.optional(v.string()),
  fault: v.optional(
    v.strictObject({ faultId: Id, what: v.string(), at: Instant, dueAt: v.optional(Instant) }),
  ),
  /** How the fault came out that the reader was the last to report. */
  settled: v.optional(v.strictObject({ state: v.picklist(faultOutcomes), outcome: v.string(), on: Day })),
  misplacement: v.optional(
    v.strictObject({ misplacementId: Id, found: v.string(), use: v.optional(v.string()) }),
  ),
  lossId: v.optional(Id),
  /** Why it was put out of the register. */
  reason: v.optional(v.string()),
  buttons: v.array(v.picklist(itemButtons)),
})

const Places = v.array(v.strictObject({ windowId: Id, no: Count }))

export const itemContract = {
  myThings: {
    summary: '我的资产: what I keep, what I asked for, what I am held liable for (§26 §27 §28)',
    who: staff,
    kind: 'query',
    input: Empty,
    output: v.strictObject({
      held: v.array(ItemRow),
      requests: v.array(RequestView),
      losses: v.array(
        v.strictObject({ lossId: Id, itemName: v.string(), kind: v.picklist(lossKinds), percent: Count }),
      ),
      /** Where somebody finds the work of a desk: the centre's, and those of the units that they head. */
      desks: v.array(v.strictObject({ unitId: v.optional(Id), name: v.string() })),
      seenAt: Instant,
    }),
    refuses: [],
  },
  item: {
    summary: '看一件资产: by its tag; who keeps it is for its steward and its keeper (§26)',
    who: staff,
    kind: 'query',
    input: v.strictObject(onItem),
    output: v.strictObject({ item: ItemView, windows: Places, seenAt: Instant }),
    refuses: [],
  },
  register: {
    summary: '资产台账: what the centre or a unit provides, the newest first (§26)',
    who: stewards,
    kind: 'query',
    input: v.strictObject({
      unitId: v.optional(Id),
      state: v.optional(v.picklist(itemStates)),
      windowId: v.optional(Id),
      cursor: v.optional(Cursor),
    }),
    output: v.strictObject({ items: v.array(ItemRow), windows: Places, cursor: v.optional(Cursor) }),
    refuses: [],
  },
  registerItem: {
    summary: '登记资产: one or several alike, each with a tag of its own (§26)',
    who: stewards,
    kind: 'command',
    input: v.strictObject({
      unitId: v.optional(Id),
      name: words(60),
      category: v.picklist(categories),
      valueFen: ValueFen,
      place: PlaceInput,
      purpose: words(60),
      serial: v.optional(words(60)),
      copies: v.pipe(Count, v.minValue(1), v.maxValue(20)),
      /** Who keeps it already, by number; in stock without. */
      custodianNo: v.optional(text(20)),
    }),
    output: v.strictObject({ itemIds: v.array(Tag) }),
    refuses: ['OTHER_STEWARD', 'PLACE_UNKNOWN', 'NO_SUCH_STAFF'],
  },
  editItem: {
    summary: '改登记: name, place, purpose, and of what a unit provides who keeps it (§26)',
    who: stewards,
    kind: 'command',
    input: v.strictObject({
      ...onItem,
      name: words(60),
      place: PlaceInput,
      purpose: words(60),
      custodianNo: v.optional(text(20)),
    }),
    output: ItemView,
    refuses: ['OTHER_STEWARD', 'ITEM_MOVED_ON', 'PLACE_UNKNOWN', 'NO_SUCH_STAFF'],
  },
  retireItem: {
    summary: '报废: puts a thing out of the register, with the reason (§26)',
    who: stewards,
    kind: 'command',
    input: v.strictObject({ ...onItem, reason: words(200) }),
    output: ItemView,
    refuses: ['OTHER_STEWARD', 'ITEM_MOVED_ON'],
  },
  restoreItem: {
    summary: '找回、修好: a lost thing turned up or a damaged one is whole; an open loss ends (§28)',
    who: stewards,
    kind: 'command',
    input: v.strictObject({ ...onItem, reason: words(200) }),
    output: ItemView,
    refuses: ['OTHER_STEWARD', 'ITEM_MOVED_ON'],
  },
  askHandBack: {
    summary: '申请归还: whoever keeps a thing brings it back (§27)',
    who: 'member',
    kind: 'command',
    input: v.strictObject(onItem),
    output: ItemView,
    refuses: ['ITEM_MOVED_ON'],
  },
  takeBack: {
    summary:
      '收回入库: the steward scans what is handed back; what is faulty goes to repair, not to stock (§27 §29)',
    who: stewards,
    kind: 'command',
    input: v.strictObject({ ...onItem, fault: v.optional(words(300)) }),
    output: ItemView,
    refuses: ['OTHER_STEWARD', 'ITEM_MOVED_ON'],
  },
  sawItem: {
    summary:
      '扫到资产: where a thing was seen, or what it was seen used for; what differs opens a case (§28)',
    who: staff,
    kind: 'command',
    input: v.strictObject({ ...onItem, place: PlaceInput, use: v.optional(words(200)) }),
    output: v.strictObject({
      sight: v.picklist(['matches', 'elsewhere', 'otherUse', 'lostThing', 'retiredThing']),
      isOpened: v.boolean(),
      item: ItemView,
    }),
    refuses: ['PLACE_UNKNOWN'],
  },
  settleMisplacement: {
    summary: '了结不符: the register is put right, or the thing brought back; unauthorised ones count (§28)',
    who: stewards,
    kind: 'command',
    input: v.strictObject({
      misplacementId: Id,
      how: v.picklist(settlements),
      isUnauthorised: v.boolean(),
      words: words(300),
    }),
    output: v.strictObject({ misplacementId: Id, how: v.picklist(settlements), isUnauthorised: v.boolean() }),
    refuses: ['OTHER_STEWARD', 'SETTLED_ALREADY', 'OWN_MATTER'],
  },
} as const satisfies Contract
