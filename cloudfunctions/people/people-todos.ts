import { allSound, eachAlone, endRun } from '../_kernel/sound'
import { get, is } from '../_kernel/store'
import type { Context } from '../_kernel/context'
import { instantOf, enDay, zhDay } from '../_kernel/time'
import { clearTodos, putTodo, renewTodos, type TodoDraft } from '../_shared/todo'
import { Handovers, Nominations, Postings, ReplacementOrders } from './collections'
import { directory } from './directory'
import type { Handover } from './posting/handover'
import type { Nomination } from './nomination/nomination'
import { pages } from './pages'
import { isAway } from './posting/posting'
import type { ReplacementOrder } from './posting/replacement-order'
import { vacanciesNow } from './posting/vacancies'

const kinds = ['nomination', 'handover', 'replacement', 'vacancy'] as const

const windowNo = async (windowId: string | undefined): Promise<string> =>
  windowId === undefined ? '' : String((await directory()).windowById.get(windowId)?.no ?? '')

const seatWords = {
  primary: ['A角', 'A'],
  alternate: ['B角', 'B'],
  backOffice: ['后台', 'back office'],
} as const

/** What a nomination waits for: the centre, or the unit where it was sent back (§11). */
export const nominationTodo = async (nomination: Nomination): Promise<TodoDraft> => {
  const { _id, unitId, kind, windowId, state, updatedAt } = nomination
  const no = await windowNo(windowId)
  const [zh, en] = seatWords[kind]
  const seat = {
    zh: `${no === '' ? '' : `${no} 号窗口 `}${zh}`,
    en: `${no === '' ? '' : ` for window ${no}`} (${en})`,
  }
  const facts = { kind: 'nomination', subject: _id, since: updatedAt }
  return state === 'returned'
    ? {
        ...facts,
        for: { role: 'unitHead', unitId },
        zh: `${seat.zh}的选派被退回，请改好再报`,
        en: `A nomination${seat.en} was sent back: please mend it`,
        page: pages.unitPosts(unitId),
      }
    : {
        ...facts,
        for: { role: 'centreAdmin' },
        zh: `${seat.zh}的选派等中心确认`,
        en: `A nomination${seat.en} waits for the centre`,
        page: pages.nominations,
      }
}

/** Puts what a nomination waits for now in the place of what it waited for before. */
export const renewNominationTodo = async (nomination: Nomination, now: Date): Promise<void> => {
  await clearTodos(nomination._id, 'nomination')
  await putTodo(await nominationTodo(nomination), now)
}

/** A handover waits for those who haven't signed; for the head in place of a holder who is gone or relieved (§12). */
export const handoverTodos = async (handover: Handover): Promise<TodoDraft[]> => {
  const [no, outgoing] = await Promise.all([windowNo(handover.windowId), get(Postings, handover.outgoingId)])
  const giving: TodoDraft['for'] = isAway(outgoing)
    ? { role: 'unitHead', unitId: handover.unitId }
    : { personId: handover.outgoingPersonId }
  const waiting: TodoDraft['for'][] = [
    ...(handover.outgoingSigned === undefined ? [giving] : []),
    ...(handover.incomingSigned === undefined ? [{ personId: handover.incomingPersonId }] : []),
  ]
  return waiting.map((whose) => ({
    kind: 'handover',
    subject: handover._id,
    for: whose,
    zh: `${no} 号窗口的交接等您签字`,
    en: `The handover of window ${no} waits for your signature`,
    page: pages.handover(handover._id),
    since: handover.createdAt,
    dueAt: instantOf(handover.startOn, 0),
  }))
}

/** Puts what a handover waits for now in the place of what it waited for before. */
export const renewHandoverTodos = async (handoverId: string, now: Date): Promise<void> => {
  const handover = await get(Handovers, handoverId)
  if (handover?.state !== 'open') return
  await clearTodos(handoverId, 'handover')
  for (const todo of await handoverTodos(handover)) await putTodo(todo, now)
}

/** An order waits for the unit's successor; once it is overdue, for the centre too. */
export const orderTodos = async (order: ReplacementOrder): Promise<TodoDraft[]> => {
  const no = await windowNo(order.windowId)
  const facts = {
    kind: 'replacement',
    subject: order._id,
    page: pages.unitPosts(order.unitId),
    since: order.createdAt,
    dueAt: instantOf(order.nameBy, 1440),
  }
  const unit = {
    ...facts,
    for: { role: 'unitHead' as const, unitId: order.unitId },
    zh: `${no} 号窗口请在 ${zhDay(order.nameBy)} 前选派接任的人`,
    en: `Name a successor for window ${no} by ${enDay(order.nameBy)}`,
  }
  const centre = {
    ...facts,
    for: { role: 'centreAdmin' as const },
    zh: `${no} 号窗口过了期限还没有选派接任的人`,
    en: `Window ${no}: no successor was named in time`,
  }
  return order.state === 'overdue' ? [unit, centre] : [unit]
}

/** Puts what an order asks for now in the place of what it asked for before: nothing once somebody is named. */
export const renewOrderTodos = async (
  known: Pick<ReplacementOrder, '_id'> | undefined,
  now: Date,
): Promise<void> => {
  if (known === undefined) return
  const order = await get(ReplacementOrders, known._id)
  await clearTodos(known._id, 'replacement')
  if (order?.state !== 'open' && order?.state !== 'overdue') return
  for (const todo of await orderTodos(order)) await putTodo(todo, now)
}

/** To-dos about one seat that nobody holds, for the unit and the centre (chapter 5). */
export const vacancyTodos = async ({ now, day }: Context): Promise<TodoDraft[]> => {
  const vacancies = (await vacanciesNow(undefined, day)).filter((one) => !one.isUnderWay)
  return vacancies.flatMap((one): TodoDraft[] => {
    const no = one.windowNo === undefined ? '' : String(one.windowNo)
    const side = one.kind === 'primary' ? 'A' : 'B'
    const words =
      one.kind === 'head'
        ? { zh: `${one.unit.name}没有窗口负责人`, en: `${one.unit.nameEn} has no head` }
        : { zh: `${no} 号窗口没有${side}角`, en: `Window ${no} has no ${side}` }
    const facts = { kind: 'vacancy', subject: one.subject, ...words, since: now }
    return [
      { ...facts, for: { role: 'unitHead', unitId: one.unit._id }, page: pages.unitPosts(one.unit._id) },
      { ...facts, for: { role: 'centreAdmin' }, page: pages.vacancies },
    ]
  })
}

/** Puts what is vacant before unit and centre at once; what is filled again goes with the night. */
export const tellVacancies = async (context: Context): Promise<void> => {
  for (const todo of await vacancyTodos(context)) await putTodo(todo, context.now)
}

/** Makes this context's to-dos anew from the things themselves. */
export const renewPeopleTodos = async (context: Context): Promise<void> => {
  const [waiting, open, orders] = await Promise.all([
    allSound(Nominations, { state: is.in(['proposed', 'returned']) }),
    allSound(Handovers, { state: 'open' }),
    allSound(ReplacementOrders, { state: is.in(['open', 'overdue']) }),
  ])
  const due: TodoDraft[] = await vacancyTodos(context)
  const failures = [
    ...(await eachAlone(waiting.sound, async (one) => void due.push(await nominationTodo(one)))),
    ...(await eachAlone(open.sound, async (one) => void due.push(...(await handoverTodos(one))))),
    ...(await eachAlone(orders.sound, async (one) => void due.push(...(await orderTodos(one))))),
  ]
  await renewTodos(kinds, due, context.now)
  endRun([...waiting.broken, ...open.broken, ...orders.broken, ...failures])
}
