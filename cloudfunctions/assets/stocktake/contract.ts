import * as v from 'valibot'
import type { Contract } from '../../_kernel/contract'
import { Count, Cursor, Id, Instant, text, words } from '../../_kernel/values'
import { PlaceInput, PlaceView, Tag } from '../item/input'
import { differenceKinds, MOST_SCANS, stocktakeStates } from './shape'

const stewards = ['unitHead', 'centreStaff', 'centreAdmin'] as const

const StocktakeRow = v.strictObject({
  stocktakeId: Id,
  name: v.string(),
  place: v.optional(v.string()),
  state: v.picklist(stocktakeStates),
  scanned: Count,
  at: Instant,
})
export const StocktakeView = v.strictObject({
  ...StocktakeRow.entries,
  expected: Count,
  placeIs: v.optional(PlaceView),
  windows: v.array(v.strictObject({ windowId: Id, no: Count })),
  /** Tags that were scanned, so that a phone sees what others have found. */
  tags: v.array(Tag),
  differences: v.array(
    v.strictObject({
      tag: Tag,
      name: v.string(),
      kind: v.picklist(differenceKinds),
      registered: v.optional(v.string()),
      found: v.optional(v.string()),
    }),
  ),
  /** What a signature is for: nobody signs unseen. */
  hash: v.string(),
  signedBy: v.array(v.string()),
  buttons: v.array(v.picklist(['scan', 'compare', 'reopen', 'sign'])),
  seenAt: Instant,
})
const onStocktake = { stocktakeId: Id }

export const stocktakeContract = {
  stocktakes: {
    summary: '盘点: all of the centre or a unit, the newest first (§26)',
    who: stewards,
    kind: 'query',
    input: v.strictObject({ unitId: v.optional(Id), cursor: v.optional(Cursor) }),
    output: v.strictObject({
      stocktakes: v.array(StocktakeRow),
      windows: v.array(v.strictObject({ windowId: Id, no: Count })),
      cursor: v.optional(Cursor),
    }),
    refuses: [],
  },
  planStocktake: {
    summary: '安排盘点: of all that one provides, or of one place (§26)',
    who: stewards,
    kind: 'command',
    input: v.strictObject({ unitId: v.optional(Id), name: words(60), place: v.optional(PlaceInput) }),
    output: v.strictObject({ stocktakeId: Id }),
    refuses: ['OTHER_STEWARD', 'PLACE_UNKNOWN', 'STOCKTAKE_TOO_LARGE'],
  },
  stocktake: {
    summary: '看一次盘点: what was found, and what differs from the register (§26)',
    who: stewards,
    kind: 'query',
    input: v.strictObject(onStocktake),
    output: StocktakeView,
    refuses: ['OTHER_STEWARD'],
  },
  sendScans: {
    summary: '盘点扫描: what a phone found, as soon as it has a connection; sent twice it counts once (§26)',
    who: stewards,
    kind: 'command',
    input: v.strictObject({
      ...onStocktake,
      scans: v.pipe(
        v.array(v.strictObject({ clientId: Id, tag: Tag, place: PlaceInput })),
        v.minLength(1),
        v.maxLength(MOST_SCANS),
      ),
    }),
    output: v.strictObject({ scanned: Count, taken: v.array(Id) }),
    refuses: ['OTHER_STEWARD', 'STOCKTAKE_MOVED_ON', 'PLACE_UNKNOWN', 'STOCKTAKE_TOO_LARGE'],
  },
  compareStocktake: {
    summary: '核对盘点: lists what differs; opened again, it takes more scans (§26)',
    who: stewards,
    kind: 'command',
    input: v.strictObject({ ...onStocktake, again: v.boolean() }),
    output: StocktakeView,
    refuses: ['OTHER_STEWARD', 'STOCKTAKE_MOVED_ON', 'STOCKTAKE_TOO_LARGE'],
  },
  signStocktake: {
    summary: '盘点签字: two people sign what differs; the register is put right thing by thing (§26)',
    who: stewards,
    kind: 'command',
    input: v.strictObject({ ...onStocktake, hash: text(40) }),
    output: StocktakeView,
    refuses: ['OTHER_STEWARD', 'STOCKTAKE_MOVED_ON', 'SIGNED_TWICE'],
  },
} as const satisfies Contract
