import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { instantKey, writeCursor } from '../../_kernel/cursor'
import { findOn } from '../../_kernel/find-on'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { isCurrent } from '../../_kernel/role'
import { find } from '../../_kernel/store'
import { AssetRequests, Items, Losses } from '../collections'
import type { contract } from '../contract'
import { CENTRE } from './item'
import { itemWith } from './change'
import { itemRow, itemView, windowChoices } from './view'
import { requestViews } from '../request/view'
import { isCentre, mayRead, personOf, stewardName } from '../steward'

type Mine = (typeof contract)['myThings']
type One = (typeof contract)['item']
type List = (typeof contract)['register']

const PAGE = 30
const MOST_HELD = 200
const MOST_ASKED = 20

/** The desks that somebody works at: the centre's, and those of units that they head. */
const desksOf = async (context: Context): Promise<OutputOf<Mine>['desks']> => {
  const { language, day } = context
  const grants = (await context.account())?.grants ?? []
  const units = grants
    .filter((grant) => grant.role === 'unitHead' && isCurrent(grant, day))
    .flatMap(({ unitId, windowId }) => (unitId === undefined || windowId !== undefined ? [] : [unitId]))
  const own = await Promise.all(
    [...new Set(units)].map(async (unitId) => ({ unitId, name: await stewardName(unitId, language) })),
  )
  return [...((await isCentre(context)) ? [{ name: await stewardName(CENTRE, language) }] : []), ...own]
}

/** 我的资产 (§26 §27 §28) */
export const myThings = async (_input: object, context: Context): Promise<OutputOf<Mine>> => {
  const personId = await personOf(context)
  const [held, asked, losses, desks] = await Promise.all([
    find(Items, { custodianId: personId }, { order: [['createdAt', -1]], limit: MOST_HELD }),
    find(AssetRequests, { personId }, { order: [['createdAt', -1]], limit: MOST_ASKED }),
    find(Losses, { personIds: personId }, { order: [['createdAt', -1]], limit: MOST_ASKED }),
    desksOf(context),
  ])
  const liable = losses.flatMap((loss) => {
    if (loss.state !== 'found' && loss.state !== 'objected') return []
    const own = loss.finding.liable.find((one) => one.personId === personId)
    const { _id: lossId, itemName, kind } = loss
    return own === undefined ? [] : [{ lossId, itemName, kind, percent: own.percent }]
  })
  return {
    held: await Promise.all(held.map((one) => itemRow(one, context.language))),
    requests: await requestViews(asked, context),
    losses: liable,
    desks,
    seenAt: context.now.toISOString(),
  }
}

/** 看一件资产 (§26) */
export const item = async (
  { itemId }: InputOf<One>,
  context: Context,
): Promise<OutputOf<One> | Refusal<KernelCode>> => {
  const known = await itemWith(itemId)
  if (isRefusal(known)) return known
  const [view, windows] = await Promise.all([itemView(known, context), windowChoices()])
  return { item: view, windows, seenAt: context.now.toISOString() }
}

/** 资产台账 (§26) */
export const register = async (
  { unitId, state, windowId, cursor }: InputOf<List>,
  context: Context,
): Promise<OutputOf<List> | Refusal<KernelCode>> => {
  const steward = unitId ?? CENTRE
  if (!(await mayRead(steward, context))) return refuseAny('NOT_YOURS', {})
  const last = instantKey(cursor)
  if (isRefusal(last)) return last
  const where = {
    steward,
    ...(state === undefined ? {} : { state }),
    ...(windowId === undefined ? {} : { 'place.windowId': windowId }),
  }
  const found = await findOn(Items, where, ['createdAt', -1], last, PAGE)
  const end = found.length < PAGE ? undefined : found.at(-1)
  return {
    items: await Promise.all(found.map((one) => itemRow(one, context.language))),
    windows: await windowChoices(),
    ...(end === undefined ? {} : { cursor: writeCursor([end.createdAt.getTime(), end._id]) }),
  }
}
