import type { Context } from '../../_kernel/context'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import type { AuditedChange } from '../../_kernel/operation'
import type { Refusal } from '../../_kernel/refusal'
import { get, type Write } from '../../_kernel/store'
import { type Assessed, Events, assessedEvent } from '../../_shared/event'
import { Items } from '../collections'
import { type Item } from './item'
import { type Place, windowsById } from '../place'
import { refuse } from '../refusals'

export const itemWith = async (itemId: string): Promise<Item | Refusal<KernelCode>> =>
  (await get(Items, itemId)) ?? refuseAny('NOT_FOUND', { what: 'item' })

const placeFact = (place: Place): string => (place.at === 'window' ? place.windowId : place.name)

/** What the audit says of a thing. */
const itemFacts = (item: Item) => ({
  state: item.state,
  place: placeFact(item.place),
  custodianId: item.state === 'inUse' ? item.custodianId : null,
  isFaulty: item.state === 'repair' || (item.state === 'inUse' && item.faultId !== undefined),
  isMisplaced: item.misplacedIn !== undefined,
})

export const itemChange = (before: Item, next: Item): AuditedChange => ({
  of: Items,
  replace: next,
  before: itemFacts(before),
  after: itemFacts(next),
})
export const itemBeginning = (item: Item): AuditedChange => ({
  of: Items,
  insert: item,
  before: {},
  after: itemFacts(item),
})

/** Refuses a window that there isn't. */
export const placeFault = async (place: Place): Promise<Refusal<'PLACE_UNKNOWN'> | undefined> => {
  if (place.at === 'room') return undefined
  const known = (await windowsById()).get(place.windowId)
  return known === undefined || known.state === 'closed' ? refuse('PLACE_UNKNOWN', {}) : undefined
}

/** The write that tells assessment; a later version of the same source takes the earlier one's place. */
export const assessed = (facts: Assessed, context: Pick<Context, 'now'>): Write => ({
  of: Events,
  insert: assessedEvent('assets', facts, context),
})
