import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import type { KernelCode } from '../../_kernel/kernel-refusals'
import { type AuditedChange, settle } from '../../_kernel/operation'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { eachDue } from '../../_kernel/sound'
import { find, get, is, update } from '../../_kernel/store'
import { putMisplacementTodo } from '../asset-todos'
import { Items, Stocktakes, StocktakeScans } from '../collections'
import type { contract } from '../contract'
import { placeFault } from '../item/change'
import { hashOf, expectedIn, MOST_SCANNED, ownStocktake, stocktakeView } from './plan-stocktake'
import { refuse } from '../refusals'
import { misplacementOf } from '../item/saw-item'
import { personOf } from '../steward'
import {
  afterSending,
  differencesOf,
  MOST_DIFFERENCES,
  MOST_EXPECTED,
  scanId,
  type Stocktake,
  stocktakeMoves,
  type StocktakeScan,
} from './stocktake'

type Send = (typeof contract)['sendScans']
type Compare = (typeof contract)['compareStocktake']
type Sign = (typeof contract)['signStocktake']

const stocktakeFacts = (one: Stocktake) => ({
  state: one.state,
  scanned: one.scanned,
  differences: one.state === 'open' ? null : one.differences.length,
  signatures: one.state === 'open' ? 0 : one.signatures.length,
})
const changeOf = (before: Stocktake, next: Stocktake): AuditedChange => ({
  of: Stocktakes,
  replace: next,
  before: stocktakeFacts(before),
  after: stocktakeFacts(next),
})
const scanFacts = ({ place }: StocktakeScan) => ({
  place: place.at === 'window' ? place.windowId : place.name,
})

/**
 * 盘点扫描 (§26): a phone sends what it found as soon as it can, and again until it is answered. A sending that was
 * taken once changes nothing, whenever it comes; of several sendings of a thing the one that comes last stands.
 */
export const sendScans = async (
  { stocktakeId, scans }: InputOf<Send>,
  context: Context,
): Promise<
  | OutputOf<Send>
  | Refusal<'OTHER_STEWARD' | 'STOCKTAKE_MOVED_ON' | 'PLACE_UNKNOWN' | 'STOCKTAKE_TOO_LARGE' | KernelCode>
> => {
  const known = await ownStocktake(stocktakeId, context)
  if (isRefusal(known)) return known
  if (known.state !== 'open') return refuse('STOCKTAKE_MOVED_ON', {})
  for (const { place } of scans) {
    const fault = await placeFault(place)
    if (fault !== undefined) return fault
  }
  const { now } = context
  const by = await personOf(context)
  const ids = [...new Set(scans.map(({ tag }) => scanId(stocktakeId, tag)))]
  const stored = await find(StocktakeScans, { _id: is.in(ids) }, { limit: ids.length })
  const before = new Map(stored.map((one) => [one._id, one]))
  const after = new Map<string, StocktakeScan>()
  for (const { clientId, tag, place } of scans) {
    const _id = scanId(stocktakeId, tag)
    const last = after.get(_id) ?? before.get(_id)
    if (last === undefined) {
      const facts = { _id, stocktakeId, tag, place, sendings: [clientId], scannedBy: by }
      after.set(_id, { ...facts, createdAt: now, updatedAt: now, v: 1 })
      continue
    }
    const next = afterSending(last, { clientId, place, by }, now)
    // One transaction raises a document once, however often a thing was scanned in it.
    if (next !== undefined) after.set(_id, { ...next, v: (before.get(_id)?.v ?? 0) + 1 })
  }
  const added = [...after.keys()].filter((id) => !before.has(id)).length
  const scanned = known.scanned + added
  if (scanned > MOST_SCANNED) return refuse('STOCKTAKE_TOO_LARGE', { most: MOST_SCANNED })
  const changes = [...after.values()].map((scan): AuditedChange => {
    const was = before.get(scan._id)
    return was === undefined
      ? { of: StocktakeScans, insert: scan, before: {}, after: scanFacts(scan) }
      : { of: StocktakeScans, replace: scan, before: scanFacts(was), after: scanFacts(scan) }
  })
  const taken = { scanned, taken: scans.map(({ clientId }) => clientId) }
  if (changes.length === 0) return settle(context, taken, [])
  // The stocktake is written with them, so that none comes in while it is compared.
  return settle(context, taken, [
    changeOf(known, { ...known, scanned, updatedAt: now, v: known.v + 1 }),
    ...changes,
  ])
}

/** 核对盘点 (§26): what differs is frozen for the signatures; `again` opens it once more for more scans. */
export const compareStocktake = async (
  { stocktakeId, again }: InputOf<Compare>,
  context: Context,
): Promise<
  OutputOf<Compare> | Refusal<'OTHER_STEWARD' | 'STOCKTAKE_MOVED_ON' | 'STOCKTAKE_TOO_LARGE' | KernelCode>
> => {
  const known = await ownStocktake(stocktakeId, context)
  if (isRefusal(known)) return known
  const { now } = context
  if (again) {
    if (known.state !== 'compared') return refuse('STOCKTAKE_MOVED_ON', {})
    const { signatures: _signatures, expected: _expected, differences: _differences, ...rest } = known
    const open: Stocktake = { ...rest, state: stocktakeMoves.reopen.to, updatedAt: now, v: known.v + 1 }
    return settle(context, await stocktakeView(open, context), [changeOf(known, open)])
  }
  if (known.state !== 'open') return refuse('STOCKTAKE_MOVED_ON', {})
  const expected = await expectedIn(known)
  const scans = await find(StocktakeScans, { stocktakeId }, { limit: MOST_SCANNED })
  if (expected === undefined) return refuse('STOCKTAKE_TOO_LARGE', { most: MOST_EXPECTED })
  const tags = scans.map(({ tag }) => tag)
  const items = tags.length === 0 ? [] : await find(Items, { _id: is.in(tags) }, { limit: MOST_SCANNED })
  const differences = differencesOf(expected, scans, items)
  if (differences.length > MOST_DIFFERENCES) return refuse('STOCKTAKE_TOO_LARGE', { most: MOST_DIFFERENCES })
  const next: Stocktake = {
    ...known,
    state: stocktakeMoves.compare.to,
    expected: expected.length,
    differences,
    signatures: [],
    updatedAt: now,
    v: known.v + 1,
  }
  return settle(context, await stocktakeView(next, context), [changeOf(known, next)])
}

/** 盘点签字 (§26): two people, each for the list that they saw. */
export const signStocktake = async (
  { stocktakeId, hash }: InputOf<Sign>,
  context: Context,
): Promise<
  OutputOf<Sign> | Refusal<'OTHER_STEWARD' | 'STOCKTAKE_MOVED_ON' | 'SIGNED_TWICE' | KernelCode>
> => {
  const known = await ownStocktake(stocktakeId, context)
  if (isRefusal(known)) return known
  const me = await personOf(context)
  if (known.state !== 'compared' || hash !== hashOf(known)) return refuse('STOCKTAKE_MOVED_ON', {})
  const [first] = known.signatures
  if (first?.personId === me) return refuse('SIGNED_TWICE', {})
  const { now } = context
  const mine = { personId: me, at: now }
  const stamped = { updatedAt: now, v: known.v + 1 }
  const next: Stocktake =
    first === undefined
      ? { ...known, signatures: [mine], ...stamped }
      : { ...known, state: stocktakeMoves.sign.to, signatures: [first, mine], isFollowed: false, ...stamped }
  return settle(context, await stocktakeView(next, context), [changeOf(known, next)])
}

/** Whatever a signed stocktake found elsewhere has its case a minute later (§28), unless it has one. */
export const followStocktakes = (context: Context): Promise<void> =>
  eachDue(
    Stocktakes,
    { state: 'signed', isFollowed: false },
    { order: [['createdAt', 1]], limit: 5 },
    async (known) => {
      const { now } = context
      if (known.state !== 'signed') return
      for (const { tag, kind, found } of known.differences) {
        if (kind !== 'elsewhere' || found === undefined) continue
        const item = await get(Items, tag)
        if (item === undefined || item.misplacedIn !== undefined) continue
        const id = scanId(known._id, tag)
        const by = known.signatures[1]?.personId ?? known.plannedBy
        const { opened, changes } = misplacementOf(item, { id, place: found, by }, now)
        await settle(context, null, changes)
        await putMisplacementTodo(opened, now)
      }
      await update(
        Stocktakes,
        { _id: known._id, v: known.v },
        { isFollowed: true, updatedAt: now, v: is.inc(1) },
      )
    },
  )
