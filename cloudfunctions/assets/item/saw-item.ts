import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { settle } from '../../_kernel/operation'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { get } from '../../_kernel/store'
import { clearMisplacementTodos, putMisplacementTodo } from '../asset-todos'
import { Items, Misplacements } from '../collections'
import type { contract } from '../contract'
import { type Item, rewritten } from './item'
import { assessed, itemChange, itemWith, placeFault } from './change'
import { itemView } from './view'
import { type Misplacement, misplacementMoves, sightOf } from './misplacement'
import { type Place, unitAt } from '../place'
import { refuse } from '../refusals'
import { notSteward, personOf } from '../steward'

type Saw = (typeof contract)['sawItem']
type Settle = (typeof contract)['settleMisplacement']

const factsOf = (one: Misplacement) => ({
  state: one.state,
  ...(one.state === 'open' ? {} : { how: one.how }),
})

/** The case about a thing that was found elsewhere or used for something else (§28), with the thing that is in it now. */
export const misplacementOf = (
  item: Item,
  seen: { readonly id: string; readonly place: Place; readonly use?: string; readonly by: string },
  now: Date,
) => {
  const opened: Misplacement = {
    _id: seen.id,
    itemId: item._id,
    itemName: item.name,
    steward: item.steward,
    registered: item.place,
    found: seen.place,
    ...(seen.use === undefined ? {} : { use: seen.use }),
    ...(item.state === 'inUse' ? { custodianId: item.custodianId } : {}),
    foundBy: seen.by,
    holds: item._id,
    desk: item.steward,
    state: 'open',
    createdAt: now,
    updatedAt: now,
    v: 1,
  }
  const held = rewritten(item, { misplacedIn: seen.id }, now)
  return {
    opened,
    held,
    changes: [
      { of: Misplacements, insert: opened, before: {}, after: factsOf(opened) },
      itemChange(item, held),
    ],
  }
}

/** 扫到资产 (§28): where it belongs, nothing happens; elsewhere, a case is opened, unless there is one. */
export const sawItem = async (
  { itemId, place, use }: InputOf<Saw>,
  context: Context,
): Promise<OutputOf<Saw> | Refusal<'PLACE_UNKNOWN' | KernelCode>> => {
  const known = await itemWith(itemId)
  if (isRefusal(known)) return known
  const fault = await placeFault(place)
  if (fault !== undefined) return fault
  const sight = sightOf(known, place, use)
  const isCase = sight === 'elsewhere' || sight === 'otherUse'
  if (!isCase || known.misplacedIn !== undefined) {
    return settle(context, { sight, isOpened: false, item: await itemView(known, context) }, [])
  }
  const seen = {
    id: context.operation,
    place,
    ...(use === undefined ? {} : { use }),
    by: await personOf(context),
  }
  const { opened, held, changes } = misplacementOf(known, seen, context.now)
  const answer = await settle(
    context,
    { sight, isOpened: true, item: await itemView(held, context) },
    changes,
  )
  await putMisplacementTodo(opened, context.now)
  return answer
}

/** The unit at whose window it happened: where the thing belongs, or where it was found; else whoever provides it. */
const unitOf = async ({ registered, found, steward }: Misplacement): Promise<string> =>
  (await unitAt(registered)) ?? (await unitAt(found)) ?? steward

/** 了结不符 (§28): by the register or by the thing; what nobody had asked for counts in assessment. */
export const settleMisplacement = async (
  { misplacementId, how, isUnauthorised, words }: InputOf<Settle>,
  context: Context,
): Promise<OutputOf<Settle> | Refusal<'OTHER_STEWARD' | 'SETTLED_ALREADY' | 'OWN_MATTER' | KernelCode>> => {
  const known = await get(Misplacements, misplacementId)
  if (known === undefined) return refuseAny('NOT_FOUND', { what: 'misplacement' })
  const refused = await notSteward(known.steward, context)
  if (refused !== undefined) return refused
  const by = await personOf(context)
  if (known.state !== 'open') return refuse('SETTLED_ALREADY', {})
  if (known.custodianId === by) return refuse('OWN_MATTER', {})
  const { now, day } = context
  const next: Misplacement = {
    ...known,
    state: misplacementMoves.settle.to,
    how,
    isUnauthorised,
    words,
    settledBy: by,
    settledOn: day,
    holds: known._id,
    desk: 'settled',
    updatedAt: now,
    v: known.v + 1,
  }
  const changes = [{ of: Misplacements, replace: next, before: factsOf(known), after: factsOf(next) }]
  const item = await get(Items, known.itemId)
  if (item?.misplacedIn === misplacementId) {
    const { misplacedIn: _settled, ...rest } = item
    const moved = how === 'register' ? known.found : item.place
    const purpose = how === 'register' && known.use !== undefined ? known.use.slice(0, 60) : item.purpose
    const put = { ...rest, place: moved, purpose, updatedAt: now, v: item.v + 1 } as Item
    changes.push(itemChange(item, put) as never)
  }
  const { custodianId, registered, found } = known
  const windowId =
    registered.at === 'window' ? registered.windowId : found.at === 'window' ? found.windowId : undefined
  const facts = {
    rule: 'misplacedAsset' as const,
    sourceId: misplacementId,
    version: 1,
    times: 1,
    unitId: await unitOf(known),
    ...(windowId === undefined ? {} : { windowId }),
    ...(custodianId === undefined ? {} : { personId: custodianId }),
    on: day,
  }
  const answer = await settle(
    context,
    { misplacementId, how, isUnauthorised },
    changes,
    isUnauthorised ? [assessed(facts, context)] : [],
  )
  await clearMisplacementTodos(misplacementId)
  return answer
}
