import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { isPossible } from '../../_kernel/moves'
import { settle } from '../../_kernel/operation'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { telling } from '../../_shared/telling'
import { clearReturnTodo, putLossTodo } from '../asset-todos'
import { Losses } from '../collections'
import type { contract } from '../contract'
import { inState, itemMoves } from '../item/item'
import { itemChange, itemWith } from '../item/change'
import { openFaultOf } from '../item/view'
import type { Loss } from './loss'
import { lossMoves } from './loss'
import { lossBeginning, lossChange, lossIn } from './change'
import { isLiable, lossView, lossWith } from './view'
import { refuse } from '../refusals'
import { actsFor, isCentre, notSteward, personOf, worksAt } from '../steward'

type Report = (typeof contract)['reportLoss']
type One = (typeof contract)['loss']
type Objecting = (typeof contract)['objectLiability']

/** 报遗失、损坏 (§28): by whoever keeps the thing or works where it stands, or its steward. */
export const reportLoss = async (
  { itemId, kind, what }: InputOf<Report>,
  context: Context,
): Promise<OutputOf<Report> | Refusal<'OTHER_STEWARD' | 'ITEM_MOVED_ON' | KernelCode>> => {
  const known = await itemWith(itemId)
  if (isRefusal(known)) return known
  const by = await personOf(context)
  const custodianId = known.state === 'inUse' ? known.custodianId : undefined
  const isTheirs = custodianId === by || (await worksAt(known.place, context))
  const refused = isTheirs ? undefined : await notSteward(known.steward, context)
  if (refused !== undefined) return refused
  const move = kind === 'lost' ? itemMoves.lose : itemMoves.damage
  const isPromised = known.state === 'inStock' && known.offeredIn !== undefined
  // An open fault or case is settled first: what became of it says how the thing came to be so.
  const isBusy = isPromised || known.misplacedIn !== undefined || (await openFaultOf(known)) !== undefined
  if (!isPossible(move, known.state) || isBusy) return refuse('ITEM_MOVED_ON', {})
  const { now } = context
  const loss: Loss = {
    _id: context.operation,
    itemId,
    itemName: known.name,
    steward: known.steward,
    kind,
    what,
    valueFen: known.valueFen,
    reportedBy: by,
    ...(custodianId === undefined ? {} : { custodianId }),
    personIds: [...new Set([by, ...(custodianId === undefined ? [] : [custodianId])])],
    desk: known.steward,
    state: 'reported',
    createdAt: now,
    updatedAt: now,
    v: 1,
  }
  const next = inState(known, { state: move.to, lossId: loss._id }, now)
  const answer = await settle(context, { lossId: loss._id }, [lossBeginning(loss), itemChange(known, next)])
  await clearReturnTodo(itemId)
  await putLossTodo(loss, now)
  return answer
}

/** 看遗失、损坏 (§28): its steward, the centre, whoever is held liable, kept the thing or reported it. */
export const loss = async (
  { lossId }: InputOf<One>,
  context: Context,
): Promise<OutputOf<One> | Refusal<KernelCode>> => {
  const known = await lossWith(lossId)
  if (isRefusal(known)) return known
  const isPart = known.personIds.includes(await personOf(context))
  if (!isPart && !(await actsFor(known.steward, context)) && !(await isCentre(context)))
    return refuseAny('NOT_YOURS', {})
  return lossView(known, context)
}

/** 异议 (§28): the finding is looked at once more before anything is closed. */
export const objectLiability = async (
  { lossId, words }: InputOf<Objecting>,
  context: Context,
): Promise<OutputOf<Objecting> | Refusal<'LOSS_MOVED_ON' | KernelCode>> => {
  const known = await lossWith(lossId)
  if (isRefusal(known)) return known
  const me = await personOf(context)
  if (!isLiable(known, me)) return refuseAny('NOT_YOURS', {})
  if (known.state !== 'found' && known.state !== 'objected') return refuse('LOSS_MOVED_ON', {})
  const { finding } = known
  const own = finding.liable.find(({ personId }) => personId === me)
  if (own?.objection !== undefined) return refuse('LOSS_MOVED_ON', {})
  const { now } = context
  const liable = finding.liable.map((one) =>
    one.personId === me ? { ...one, objection: { words, at: now } } : one,
  )
  const next = lossIn(known, { state: lossMoves.object.to, finding: { ...finding, liable } }, now)
  const source = { of: Losses.name, id: next._id, v: next.v, kind: 'objected' }
  const said = {
    zh: `“${known.itemName}”的赔偿认定有人提出异议，请复核。`,
    en: `Somebody objects to the finding about “${known.itemName}”. Please look at it again.`,
  }
  const page = `/assets/loss/loss?lossId=${lossId}`
  const answer = await settle(
    context,
    await lossView(next, context),
    [lossChange(known, next)],
    finding.foundBy === me ? [] : [telling(source, { reader: finding.foundBy, ...said, page }, context)],
  )
  await putLossTodo(next, now)
  return answer
}
