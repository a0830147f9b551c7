import type { InferOutput } from 'valibot'
import type { Context } from '../../_kernel/context'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { movesOf } from '../../_kernel/moves'
import type { AuditedChange } from '../../_kernel/operation'
import { inLanguage, type Refusal } from '../../_kernel/refusal'
import { find, get, is } from '../../_kernel/store'
import { namesOf } from '../../_shared/post-holder'
import { AssetRequests, Items, Supplies } from '../collections'
import type { Item } from '../item/item'
import { placeText } from '../place'
import { type AssetRequest, requestMoves, type Wish } from './request'
import type { RequestView } from './contract'
import type { requestButtons } from './shape'
import { isCentre, personOf, stewardName } from '../steward'
import type { Supply } from '../supply/supply'

type View = InferOutput<typeof RequestView>
type Button = (typeof requestButtons)[number]
const MOST = 100

export const requestWith = async (requestId: string): Promise<AssetRequest | Refusal<KernelCode>> =>
  (await get(AssetRequests, requestId)) ?? refuseAny('NOT_FOUND', { what: 'request' })

/** What a request says of itself in the audit: what for is nobody's business there. */
const requestFacts = (request: AssetRequest) => ({
  state: request.state,
  kind: request.wish.kind,
  itemId: 'itemId' in request ? (request.itemId ?? null) : null,
})
export const requestChange = (before: AssetRequest, next: AssetRequest): AuditedChange => ({
  of: AssetRequests,
  replace: next,
  before: requestFacts(before),
  after: requestFacts(next),
})
export const requestBeginning = (request: AssetRequest): AuditedChange => ({
  of: AssetRequests,
  insert: request,
  before: {},
  after: requestFacts(request),
})

interface Named {
  readonly items: ReadonlyMap<string, Item>
  readonly supplies: ReadonlyMap<string, Supply>
}

const itemOf = (wish: Wish): string | undefined => ('itemId' in wish ? wish.itemId : undefined)

const namedIn = async (requests: readonly AssetRequest[]): Promise<Named> => {
  const itemIds = requests.flatMap((request) => [
    ...('itemId' in request && request.itemId !== undefined ? [request.itemId] : []),
    ...(itemOf(request.wish) === undefined ? [] : [itemOf(request.wish)]),
  ])
  const supplyIds = requests.flatMap(({ wish }) => (wish.kind === 'supply' ? [wish.supplyId] : []))
  const [items, supplies] = await Promise.all([
    itemIds.length === 0 ? [] : find(Items, { _id: is.in([...new Set(itemIds)]) }, { limit: 2 * MOST }),
    supplyIds.length === 0 ? [] : find(Supplies, { _id: is.in([...new Set(supplyIds)]) }, { limit: MOST }),
  ])
  return {
    items: new Map(items.map((one) => [one._id, one])),
    supplies: new Map(supplies.map((one) => [one._id, one])),
  }
}

const whatOf = async (wish: Wish, { items, supplies }: Named, { language }: Context): Promise<string> => {
  const name = items.get(itemOf(wish) ?? '')?.name ?? ''
  if (wish.kind === 'supply') {
    const supply = supplies.get(wish.supplyId)
    return `${supply?.name ?? ''} × ${String(wish.quantity)} ${supply?.measure ?? ''}`.trim()
  }
  if (wish.kind === 'replace') return `${name} → ${wish.what}`
  if (wish.kind === 'move') return `${name} → ${await placeText(wish.place, language)}`
  if (wish.kind === 'purpose') return `${name} → ${wish.purpose}`
  return wish.what
}

/** Who does a step: the asker's are their own, the centre's never those of whoever asked. */
const buttonsFor = (request: AssetRequest, me: string, centre: boolean): Button[] => {
  const isMine = request.personId === me
  const parts = [...(isMine ? (['asker'] as const) : []), ...(centre && !isMine ? (['centre'] as const) : [])]
  return movesOf(requestMoves, request.state, parts).flatMap((move): Button[] =>
    move === 'carryOut' ? [] : [move],
  )
}

/** Requests as their askers and the centre see them. */
export const requestViews = async (requests: readonly AssetRequest[], context: Context): Promise<View[]> => {
  const [named, names, me, centre] = await Promise.all([
    namedIn(requests),
    namesOf(requests.map(({ personId }) => personId)),
    personOf(context),
    isCentre(context),
  ])
  return Promise.all(
    requests.map(async (request): Promise<View> => {
      const { _id, wish, reason, personId, windowId, unitId, state, createdAt } = request
      const home =
        windowId === undefined
          ? unitId === undefined
            ? inLanguage(context.language, '中心', 'Centre')
            : await stewardName(unitId, context.language)
          : await placeText({ at: 'window', windowId }, context.language)
      const supply = wish.kind === 'supply' ? named.supplies.get(wish.supplyId) : undefined
      const itemId = itemOf(wish)
      const handedItemId = 'itemId' in request ? request.itemId : undefined
      return {
        requestId: _id,
        kind: wish.kind,
        what: await whatOf(wish, named, context),
        ...(wish.kind === 'supply' ? { quantity: wish.quantity } : {}),
        ...(itemId === undefined ? {} : { itemId }),
        ...(handedItemId === undefined ? {} : { handedItemId }),
        reason,
        askerName: names.get(personId) ?? '',
        from: home,
        state,
        ...(request.state === 'rejected' ? { refusal: request.refusal } : {}),
        ...(supply === undefined || !centre ? {} : { left: supply.stock }),
        at: createdAt.toISOString(),
        buttons: buttonsFor(request, me, centre),
      }
    }),
  )
}

export const requestView = async (request: AssetRequest, context: Context): Promise<View> => {
  const [view] = await requestViews([request], context)
  if (view === undefined) throw new Error(`no view of ${request._id}`)
  return view
}
