import type { Context } from '../_kernel/context'
import type { InputOf, OutputOf } from '../_kernel/contract'
import { type KernelCode, refuse as refuseAny } from '../_kernel/kernel-refusals'
import type { Refusal } from '../_kernel/refusal'
import { find, is } from '../_kernel/store'
import { namesOf } from '../_shared/post-holder'
import { AssetRequests, Faults, Items, Losses, Misplacements } from './collections'
import type { contract } from './contract'
import { CENTRE, type Item } from './item/item'
import { itemRow } from './item/view'
import { placeText } from './place'
import { requestViews } from './request/view'
import { actsFor, mayRead, stewardName } from './steward'

type Desk = (typeof contract)['desk']

/** Of each kind the oldest are worked off first; the next follow as they are done. */
const MOST = 50
const oldest = { order: [['createdAt', 1]] as const, limit: MOST }

const placesOf = async (itemIds: readonly string[]): Promise<ReadonlyMap<string, Item>> => {
  if (itemIds.length === 0) return new Map()
  const found = await find(Items, { _id: is.in([...new Set(itemIds)]) }, { limit: 2 * MOST })
  return new Map(found.map((one) => [one._id, one]))
}

/** Open faults of a steward; the centre also sees those that units left standing (§29). */
const openFaults = async (steward: string) => {
  const own = await find(Faults, { desk: steward }, oldest)
  if (steward !== CENTRE) return own
  return [
    ...(await find(Faults, { state: 'open', isOverdue: true }, { order: [['dueAt', 1]], limit: MOST })),
    ...own,
  ]
}

/** 资产待办 (§27–§29) */
export const desk = async (
  { unitId }: InputOf<Desk>,
  context: Context,
): Promise<OutputOf<Desk> | Refusal<KernelCode>> => {
  const steward = unitId ?? CENTRE
  if (!(await mayRead(steward, context))) return refuseAny('NOT_YOURS', {})
  const { language } = context
  const [name, requests, returns, faults, misplacements, losses] = await Promise.all([
    stewardName(steward, language),
    steward === CENTRE ? find(AssetRequests, { isOpen: true }, oldest) : [],
    find(
      Items,
      { steward, returnAskedAt: is.gt(new Date(0)) },
      { order: [['returnAskedAt', 1]], limit: MOST },
    ),
    openFaults(steward),
    find(Misplacements, { desk: steward }, oldest),
    find(Losses, { desk: steward }, oldest),
  ])
  const [items, names] = await Promise.all([
    placesOf(faults.map(({ itemId }) => itemId)),
    namesOf([
      ...faults.map(({ reportedBy }) => reportedBy),
      ...misplacements.flatMap(({ custodianId }) => (custodianId === undefined ? [] : [custodianId])),
    ]),
  ])
  return {
    name,
    requests: await requestViews(requests, context),
    returns: await Promise.all(returns.map((one) => itemRow(one, language))),
    faults: await Promise.all(
      faults.map(async (fault) => {
        const item = items.get(fault.itemId)
        return {
          faultId: fault._id,
          itemId: fault.itemId,
          itemName: fault.itemName,
          place: item === undefined ? '' : await placeText(item.place, language),
          what: fault.what,
          reporterName: names.get(fault.reportedBy) ?? '',
          at: fault.createdAt.toISOString(),
          ...(fault.dueAt === undefined ? {} : { dueAt: fault.dueAt.toISOString() }),
          isOverdue: fault.isOverdue,
          stewardName: await stewardName(fault.steward, language),
          maySettle: await actsFor(fault.steward, context),
        }
      }),
    ),
    misplacements: await Promise.all(
      misplacements.map(async ({ _id, itemId, itemName, registered, found, use, custodianId, createdAt }) => {
        const custodianName = custodianId === undefined ? undefined : names.get(custodianId)
        return {
          misplacementId: _id,
          itemId,
          itemName,
          registered: await placeText(registered, language),
          found: await placeText(found, language),
          ...(use === undefined ? {} : { use }),
          ...(custodianName === undefined ? {} : { custodianName }),
          at: createdAt.toISOString(),
        }
      }),
    ),
    losses: losses.map(({ _id, itemName, kind, state, createdAt }) => ({
      lossId: _id,
      itemName,
      kind,
      state,
      at: createdAt.toISOString(),
    })),
    seenAt: context.now.toISOString(),
  }
}
