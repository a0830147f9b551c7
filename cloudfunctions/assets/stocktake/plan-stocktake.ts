import type { InferOutput } from 'valibot'
import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { instantKey, writeCursor } from '../../_kernel/cursor'
import { findOn } from '../../_kernel/find-on'
import { canonical, shortHash } from '../../_kernel/hash'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { movesOf } from '../../_kernel/moves'
import { settle } from '../../_kernel/operation'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { find, findFields, get, is } from '../../_kernel/store'
import { namesOf } from '../../_shared/post-holder'
import * as v from 'valibot'
import { Items, Stocktakes, StocktakeScans } from '../collections'
import type { contract } from '../contract'
import { CENTRE, type Item } from '../item/item'
import { placeFault } from '../item/change'
import { Tag } from '../item/input'
import { windowChoices } from '../item/view'
import { isSamePlace, placeText } from '../place'
import { refuse } from '../refusals'
import { actsFor, isCentre, mayRead, notSteward, personOf } from '../steward'
import { isExpected, MOST_EXPECTED, type Stocktake, stocktakeMoves } from './stocktake'
import type { StocktakeView } from './contract'

type List = (typeof contract)['stocktakes']
type Plan = (typeof contract)['planStocktake']
type One = (typeof contract)['stocktake']
type View = InferOutput<typeof StocktakeView>

const PAGE = 20
export const MOST_SCANNED = 1000

const expectedStates = Object.entries(isExpected).flatMap(([state, expected]) => (expected ? [state] : []))

/** What a stocktake should find, or nothing where that is too much for one. */
export const expectedIn = async ({
  steward,
  place,
}: Pick<Stocktake, 'steward' | 'place'>): Promise<Item[] | undefined> => {
  const at = place?.at === 'window' ? { 'place.windowId': place.windowId } : {}
  const where = { steward, state: is.in(expectedStates), ...at }
  const found = await find(Items, where, { limit: MOST_EXPECTED + 1 })
  if (found.length > MOST_EXPECTED) return undefined
  return place === undefined ? found : found.filter((item) => isSamePlace(item.place, place))
}

export const stocktakeWith = async (stocktakeId: string): Promise<Stocktake | Refusal<KernelCode>> =>
  (await get(Stocktakes, stocktakeId)) ?? refuseAny('NOT_FOUND', { what: 'stocktake' })

/** A stocktake that the caller takes part in. */
export const ownStocktake = async (
  stocktakeId: string,
  context: Context,
): Promise<Stocktake | Refusal<'OTHER_STEWARD' | KernelCode>> => {
  const known = await stocktakeWith(stocktakeId)
  if (isRefusal(known)) return known
  return (await notSteward(known.steward, context)) ?? known
}

/** What a signature is for. */
export const hashOf = (known: Stocktake): string =>
  known.state === 'open'
    ? ''
    : shortHash(canonical({ expected: known.expected, differences: known.differences }))

const rowOf = async ({ _id, name, place, state, scanned, createdAt }: Stocktake, context: Context) => ({
  stocktakeId: _id,
  name,
  ...(place === undefined ? {} : { place: await placeText(place, context.language) }),
  state,
  scanned,
  at: createdAt.toISOString(),
})

const ScannedTag = v.object({ _id: v.string(), tag: Tag })

/** A stocktake as its people see it. */
export const stocktakeView = async (known: Stocktake, context: Context): Promise<View> => {
  const { language } = context
  const signatures = known.state === 'open' ? [] : known.signatures
  const [row, expected, scans, names, isOwn, me, windows] = await Promise.all([
    rowOf(known, context),
    known.state === 'open' ? expectedIn(known) : undefined,
    findFields(StocktakeScans, ScannedTag, ['tag'], { stocktakeId: known._id }, { limit: MOST_SCANNED }),
    namesOf(signatures.map(({ personId }) => personId)),
    actsFor(known.steward, context),
    personOf(context),
    windowChoices(),
  ])
  const differences = known.state === 'open' ? [] : known.differences
  const hasSigned = signatures.some(({ personId }) => personId === me)
  const textOf = (place: Parameters<typeof placeText>[0]) => placeText(place, language)
  return {
    ...row,
    expected: known.state === 'open' ? (expected?.length ?? MOST_EXPECTED) : known.expected,
    ...(known.place === undefined ? {} : { placeIs: known.place }),
    windows,
    tags: scans.map(({ tag }) => tag),
    differences: await Promise.all(
      differences.map(async ({ tag, name, kind, registered, found }) => ({
        tag,
        name,
        kind,
        ...(registered === undefined ? {} : { registered: await textOf(registered) }),
        ...(found === undefined ? {} : { found: await textOf(found) }),
      })),
    ),
    hash: hashOf(known),
    signedBy: signatures.map(({ personId }) => names.get(personId) ?? ''),
    buttons: isOwn
      ? movesOf(stocktakeMoves, known.state, ['steward']).filter((move) => move !== 'sign' || !hasSigned)
      : [],
    seenAt: context.now.toISOString(),
  }
}

/** 盘点 (§26) */
export const stocktakes = async (
  { unitId, cursor }: InputOf<List>,
  context: Context,
): Promise<OutputOf<List> | Refusal<KernelCode>> => {
  const steward = unitId ?? CENTRE
  if (!(await mayRead(steward, context))) return refuseAny('NOT_YOURS', {})
  const last = instantKey(cursor)
  if (isRefusal(last)) return last
  const found = await findOn(Stocktakes, { steward }, ['createdAt', -1], last, PAGE)
  const end = found.length < PAGE ? undefined : found.at(-1)
  return {
    stocktakes: await Promise.all(found.map((one) => rowOf(one, context))),
    windows: await windowChoices(),
    ...(end === undefined ? {} : { cursor: writeCursor([end.createdAt.getTime(), end._id]) }),
  }
}

/** 看一次盘点 (§26) */
export const stocktake = async (
  { stocktakeId }: InputOf<One>,
  context: Context,
): Promise<OutputOf<One> | Refusal<'OTHER_STEWARD' | KernelCode>> => {
  const known = await stocktakeWith(stocktakeId)
  if (isRefusal(known)) return known
  if (!(await mayRead(known.steward, context)))
    return (await notSteward(known.steward, context)) ?? refuseAny('NOT_YOURS', {})
  return stocktakeView(known, context)
}

/** 安排盘点 (§26) */
export const planStocktake = async (
  { unitId, name, place }: InputOf<Plan>,
  context: Context,
): Promise<
  OutputOf<Plan> | Refusal<'OTHER_STEWARD' | 'PLACE_UNKNOWN' | 'STOCKTAKE_TOO_LARGE' | KernelCode>
> => {
  const steward = unitId ?? CENTRE
  if (unitId === undefined && !(await isCentre(context))) return refuseAny('NOT_YOURS', {})
  const refused =
    (await notSteward(steward, context)) ?? (place === undefined ? undefined : await placeFault(place))
  if (refused !== undefined) return refused
  const { now } = context
  const planned: Stocktake = {
    _id: context.operation,
    steward,
    name,
    ...(place === undefined ? {} : { place }),
    plannedBy: await personOf(context),
    scanned: 0,
    state: 'open',
    createdAt: now,
    updatedAt: now,
    v: 1,
  }
  if ((await expectedIn(planned)) === undefined) return refuse('STOCKTAKE_TOO_LARGE', { most: MOST_EXPECTED })
  const facts = { state: planned.state, steward }
  return settle(context, { stocktakeId: planned._id }, [
    { of: Stocktakes, insert: planned, before: {}, after: facts },
  ])
}
