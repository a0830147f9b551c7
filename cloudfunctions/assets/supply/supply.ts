import * as v from 'valibot'
import { Count, Id, stamps, text } from '../../_kernel/values'
import { stockKinds } from './shape'

export const MOST_STOCK = 1_000_000
const Stock = v.pipe(Count, v.maxValue(MOST_STOCK))

/** 耗材: what is used up (§27). Its stock is the sum of its movements; at the reorder level somebody is told. */
export const Supply = v.strictObject({
  _id: Id,
  name: text(60),
  /** What one counts it in: 盒, 包. */
  measure: text(10),
  stock: Stock,
  reorderAt: Stock,
  /** Under an index, for the list of what runs out. */
  isLow: v.boolean(),
  /** Put out of the list: no longer handed out. */
  isOff: v.boolean(),
  ...stamps,
})
export type Supply = v.InferOutput<typeof Supply>

/** 库存流水: one movement; never changed, never taken away while its supply is there. */
export const StockMovement = v.strictObject({
  /** The command that made it. */
  _id: Id,
  supplyId: Id,
  kind: v.picklist(stockKinds),
  change: v.pipe(v.number(), v.integer(), v.minValue(-MOST_STOCK), v.maxValue(MOST_STOCK)),
  stockAfter: Stock,
  requestId: v.optional(Id),
  by: Id,
  note: v.optional(text(100)),
  ...stamps,
})
export type StockMovement = v.InferOutput<typeof StockMovement>

/** A supply after a movement; nothing where there isn't so much, or more than anybody stores. */
export const afterChange = (supply: Supply, change: number, now: Date): Supply | undefined => {
  const stock = supply.stock + change
  if (stock < 0 || stock > MOST_STOCK) return undefined
  return { ...supply, stock, isLow: isLow({ ...supply, stock }), updatedAt: now, v: supply.v + 1 }
}

export const isLow = ({ stock, reorderAt, isOff }: Pick<Supply, 'stock' | 'reorderAt' | 'isOff'>): boolean =>
  !isOff && stock <= reorderAt
