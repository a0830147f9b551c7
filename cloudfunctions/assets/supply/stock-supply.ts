import type { InferOutput } from 'valibot'
import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { instantKey, writeCursor } from '../../_kernel/cursor'
import { findOn } from '../../_kernel/find-on'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { type AuditedChange, settle } from '../../_kernel/operation'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { find, get } from '../../_kernel/store'
import { namesOf } from '../../_shared/post-holder'
import { tellStock } from '../asset-todos'
import { StockMovements, Supplies } from '../collections'
import type { contract } from '../contract'
import { refuse } from '../refusals'
import { isCentre, personOf } from '../steward'
import { afterChange, isLow, type StockMovement, type Supply } from './supply'

type List = (typeof contract)['supplies']
type Add = (typeof contract)['addSupply']
type Change = (typeof contract)['changeSupply']
type Stock = (typeof contract)['stockSupply']
type Movements = (typeof contract)['stockMovements']
type View = InferOutput<Add['output']>

const MOST_SUPPLIES = 200
const PAGE = 30

const supplyFacts = ({ stock, reorderAt, isOff }: Supply) => ({ stock, reorderAt, isOff })
const viewOf = ({ _id, name, measure, stock, reorderAt, isLow: low, isOff }: Supply): View => ({
  supplyId: _id,
  name,
  measure,
  stock,
  reorderAt,
  isLow: low,
  isOff,
})

type Step = Pick<StockMovement, 'kind' | 'change' | 'requestId' | 'note'>

const movementOf = (
  supplyId: string,
  stockAfter: number,
  step: Step,
  by: string,
  { operation, now }: Context,
): StockMovement => ({
  _id: operation,
  supplyId,
  ...step,
  stockAfter,
  by,
  createdAt: now,
  updatedAt: now,
  v: 1,
})

/**
 * A movement of a supply with the stock after it, to be written together; nothing where there isn't so much. Two at
 * once meet at the supply's version: whoever comes second reads it anew.
 */
export const moved = (
  supply: Supply,
  step: Step,
  by: string,
  context: Context,
): { readonly next: Supply; readonly changes: AuditedChange[] } | undefined => {
  const next = afterChange(supply, step.change, context.now)
  if (next === undefined) return undefined
  const movement = movementOf(supply._id, next.stock, step, by, context)
  return {
    next,
    changes: [
      { of: Supplies, replace: next, before: supplyFacts(supply), after: supplyFacts(next) },
      { of: StockMovements, insert: movement, before: {}, after: { change: step.change, kind: step.kind } },
    ],
  }
}

/** 耗材 (§27): staff see what there is to ask for; the centre also what is no longer handed out. */
export const supplies = async (_input: object, context: Context): Promise<OutputOf<List>> => {
  const mayStock = await isCentre(context)
  const all = await find(Supplies, {}, { order: [['name', 1]], limit: MOST_SUPPLIES })
  return { supplies: all.filter(({ isOff }) => mayStock || !isOff).map(viewOf), mayStock }
}

/** 新增耗材 (§27): what is there now is its first movement. */
export const addSupply = async (
  { name, measure, reorderAt, opening }: InputOf<Add>,
  context: Context,
): Promise<OutputOf<Add> | Refusal<'SUPPLIES_FULL' | 'SUPPLY_KNOWN' | KernelCode>> => {
  const { now, operation } = context
  const all = await find(Supplies, {}, { limit: MOST_SUPPLIES })
  if (all.some((one) => one.name === name)) return refuse('SUPPLY_KNOWN', {})
  if (all.length >= MOST_SUPPLIES) return refuse('SUPPLIES_FULL', { most: MOST_SUPPLIES })
  const facts = { stock: opening, reorderAt, isOff: false }
  const supply: Supply = {
    _id: operation,
    name,
    measure,
    ...facts,
    isLow: isLow(facts),
    createdAt: now,
    updatedAt: now,
    v: 1,
  }
  const by = await personOf(context)
  const first = movementOf(supply._id, opening, { kind: 'opening', change: opening }, by, context)
  const answer = await settle(context, viewOf(supply), [
    { of: Supplies, insert: supply, before: {}, after: supplyFacts(supply) },
    { of: StockMovements, insert: first, before: {}, after: { change: opening, kind: 'opening' } },
  ])
  await tellStock(supply, now)
  return answer
}

const supplyWith = async (supplyId: string): Promise<Supply | Refusal<KernelCode>> =>
  (await get(Supplies, supplyId)) ?? refuseAny('NOT_FOUND', { what: 'supply' })

/** 改耗材 (§27) */
export const changeSupply = async (
  { supplyId, reorderAt, isOff }: InputOf<Change>,
  context: Context,
): Promise<OutputOf<Change> | Refusal<KernelCode>> => {
  const known = await supplyWith(supplyId)
  if (isRefusal(known)) return known
  const facts = { reorderAt, isOff, isLow: isLow({ stock: known.stock, reorderAt, isOff }) }
  const next: Supply = { ...known, ...facts, updatedAt: context.now, v: known.v + 1 }
  const answer = await settle(context, viewOf(next), [
    { of: Supplies, replace: next, before: supplyFacts(known), after: supplyFacts(next) },
  ])
  await tellStock(next, context.now)
  return answer
}

/** 入库、盘点耗材 (§27): what came is added; what was counted is the stock, and the difference its movement. */
export const stockSupply = async (
  { supplyId, kind, quantity, note }: InputOf<Stock>,
  context: Context,
): Promise<OutputOf<Stock> | Refusal<'TOO_MUCH_STOCK' | KernelCode>> => {
  const known = await supplyWith(supplyId)
  if (isRefusal(known)) return known
  const change = kind === 'bought' ? quantity : quantity - known.stock
  const step = { kind, change, ...(note === undefined ? {} : { note }) }
  const out = moved(known, step, await personOf(context), context)
  if (out === undefined) return refuse('TOO_MUCH_STOCK', {})
  const answer = await settle(context, viewOf(out.next), out.changes)
  await tellStock(out.next, context.now)
  return answer
}

/** 库存流水 (§27) */
export const stockMovements = async ({
  supplyId,
  cursor,
}: InputOf<Movements>): Promise<OutputOf<Movements> | Refusal<KernelCode>> => {
  const last = instantKey(cursor)
  if (isRefusal(last)) return last
  const known = await supplyWith(supplyId)
  if (isRefusal(known)) return known
  const found = await findOn(StockMovements, { supplyId }, ['createdAt', -1], last, PAGE)
  const names = await namesOf(found.map(({ by }) => by))
  const end = found.length < PAGE ? undefined : found.at(-1)
  return {
    supply: viewOf(known),
    movements: found.map(({ _id, kind, change, stockAfter, by, note, createdAt }) => ({
      movementId: _id,
      kind,
      change,
      stockAfter,
      byName: names.get(by) ?? '',
      ...(note === undefined ? {} : { note }),
      at: createdAt.toISOString(),
    })),
    ...(end === undefined ? {} : { cursor: writeCursor([end.createdAt.getTime(), end._id]) }),
  }
}
