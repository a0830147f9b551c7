import type { Context } from '../_kernel/context'
import { allSound, endRun } from '../_kernel/sound'
import { is } from '../_kernel/store'
import { clearTodos, putTodo, renewTodos, renewTodosOf, type TodoDraft } from '../_shared/todo'
import { AssetRequests, Faults, Items, Losses, Misplacements, Supplies } from './collections'
import type { Fault } from './fault/fault'
import type { Item } from './item/item'
import type { Loss } from './loss/loss'
import type { Misplacement } from './item/misplacement'
import type { AssetRequest } from './request/request'
import { deskOfSteward, deskPage } from './steward'
import { CENTRE } from './item/item'
import type { Supply } from './supply/supply'

const REQUEST = 'assetRequest'
const RECEIVE = 'assetReceive'
const RETURN = 'assetReturn'
const FAULT = 'assetFault'
const MISPLACED = 'assetMisplaced'
const LOSS = 'assetLoss'
const LOW = 'supplyLow'
const SETTLED = 'settled'

/** What a request waits for: a decision, the thing, or whoever asked. */
const ofRequest = ({ _id, state, personId, updatedAt }: AssetRequest): TodoDraft[] => {
  const centre = {
    kind: REQUEST,
    subject: _id,
    for: deskOfSteward(CENTRE),
    page: deskPage(CENTRE),
    since: updatedAt,
  }
  if (state === 'requested')
    return [
      {
        ...centre,
        zh: '有人申请领用或变更资产，等中心审批',
        en: 'A request for a thing waits for the centre',
      },
    ]
  if (state === 'approved')
    return [{ ...centre, zh: '有批准的领用还没发放', en: 'Something that was approved is to be handed over' }]
  if (state !== 'handedOver') return []
  return [
    {
      kind: RECEIVE,
      subject: _id,
      for: { personId },
      zh: '您申请的东西已经发放，请扫码确认领到',
      en: 'What you asked for was handed over: confirm that you have it',
      page: '/assets/mine/mine',
      since: updatedAt,
    },
  ]
}
const ofReturn = (item: Item): TodoDraft[] =>
  item.state !== 'inUse' || item.returnAskedAt === undefined
    ? []
    : [
        {
          kind: RETURN,
          subject: item._id,
          for: deskOfSteward(item.steward),
          zh: `“${item.name}”要归还，等收回`,
          en: `“${item.name}” is to be taken back`,
          page: deskPage(item.steward),
          since: item.returnAskedAt,
        },
      ]
/** A unit's fault that ran over its clock is the head's and the centre's (§29). */
const ofFault = (fault: Fault): TodoDraft[] => {
  if (fault.state !== 'open') return []
  const { _id: subject, itemName, steward, createdAt: since, dueAt, isOverdue } = fault
  const own: TodoDraft = {
    kind: FAULT,
    subject,
    for: deskOfSteward(steward),
    zh: isOverdue ? `“${itemName}”报修超过 24 小时，请马上处理` : `“${itemName}”有故障，等处理`,
    en: isOverdue ? `“${itemName}” has been faulty for over 24 hours` : `“${itemName}” is faulty`,
    page: deskPage(steward),
    since,
    ...(dueAt === undefined ? {} : { dueAt }),
  }
  return isOverdue ? [own, { ...own, for: deskOfSteward(CENTRE) }] : [own]
}
const ofMisplacement = ({ _id, itemName, steward, state, createdAt }: Misplacement): TodoDraft[] =>
  state !== 'open'
    ? []
    : [
        {
          kind: MISPLACED,
          subject: _id,
          for: deskOfSteward(steward),
          zh: `“${itemName}”的位置或用途与登记不符`,
          en: `“${itemName}” is elsewhere, or used otherwise, than registered`,
          page: deskPage(steward),
          since: createdAt,
        },
      ]
const ofLoss = ({ _id, itemName, steward, desk, state, updatedAt }: Loss): TodoDraft[] =>
  desk === SETTLED
    ? []
    : [
        {
          kind: LOSS,
          subject: _id,
          for: deskOfSteward(steward),
          zh: state === 'objected' ? `“${itemName}”的赔偿认定有异议` : `“${itemName}”遗失或损坏，等处理`,
          en:
            state === 'objected'
              ? `Somebody objects about “${itemName}”`
              : `“${itemName}” was lost or damaged`,
          page: `/assets/loss/loss?lossId=${_id}`,
          since: updatedAt,
        },
      ]
const ofSupply = ({ _id, name, stock, measure, isLow, updatedAt }: Supply): TodoDraft[] =>
  isLow
    ? [
        {
          kind: LOW,
          subject: _id,
          for: deskOfSteward(CENTRE),
          zh: `“${name}”只剩 ${String(stock)} ${measure}，该补货了`,
          en: `“${name}”: ${String(stock)} left, to be bought again`,
          page: '/assets/supplies/supplies',
          since: updatedAt,
        },
      ]
    : []

export const putRequestTodos = (request: AssetRequest, now: Date): Promise<void> =>
  renewTodosOf(request._id, [REQUEST, RECEIVE], ofRequest(request), now)
export const clearRequestTodos = (requestId: string): Promise<void> => clearTodos(requestId, REQUEST, RECEIVE)
export const putReturnTodo = (item: Item, now: Date): Promise<void> =>
  renewTodosOf(item._id, [RETURN], ofReturn(item), now)
export const clearReturnTodo = (itemId: string): Promise<void> => clearTodos(itemId, RETURN)
export const putFaultTodo = (fault: Fault, now: Date): Promise<void> =>
  renewTodosOf(fault._id, [FAULT], ofFault(fault), now)
export const clearFaultTodos = (faultId: string): Promise<void> => clearTodos(faultId, FAULT)
export const putMisplacementTodo = (one: Misplacement, now: Date): Promise<void> =>
  renewTodosOf(one._id, [MISPLACED], ofMisplacement(one), now)
export const clearMisplacementTodos = (id: string): Promise<void> => clearTodos(id, MISPLACED)
export const putLossTodo = (loss: Loss, now: Date): Promise<void> =>
  renewTodosOf(loss._id, [LOSS], ofLoss(loss), now)
export const clearLossTodos = (lossId: string): Promise<void> => clearTodos(lossId, LOSS)
/** Tells the centre what runs out, and takes it back once there is enough. */
export const tellStock = async (supply: Supply, now: Date): Promise<void> => {
  const [due] = ofSupply(supply)
  if (due === undefined) await clearTodos(supply._id, LOW)
  else await putTodo(due, now)
}

/** 待办 of things, made anew every night. */
export const renewAssetTodos = async ({ now }: Context): Promise<void> => {
  const [requests, returns, faults, misplacements, losses, supplies] = await Promise.all([
    allSound(AssetRequests, { isOpen: true }),
    allSound(Items, { returnAskedAt: is.gt(new Date(0)) }),
    allSound(Faults, { state: 'open' }),
    allSound(Misplacements, { state: 'open' }),
    allSound(Losses, { state: is.in(['reported', 'found', 'objected']) }),
    allSound(Supplies, { isLow: true }),
  ])
  const due = [
    ...requests.sound.flatMap(ofRequest),
    ...returns.sound.flatMap(ofReturn),
    ...faults.sound.flatMap(ofFault),
    ...misplacements.sound.flatMap(ofMisplacement),
    ...losses.sound.flatMap(ofLoss),
    ...supplies.sound.flatMap(ofSupply),
  ]
  await renewTodos([REQUEST, RECEIVE, RETURN, FAULT, MISPLACED, LOSS, LOW], due, now)
  endRun([requests, returns, faults, misplacements, losses, supplies].flatMap(({ broken }) => broken))
}
