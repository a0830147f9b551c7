import type { Context } from '../../_kernel/context'
import type { InputOf } from '../../_kernel/contract'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { settle } from '../../_kernel/operation'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { get } from '../../_kernel/store'
import { clearTodos } from '../../_shared/todo'
import { MonthAnswers } from '../collections'
import type { contract } from '../contract'
import { refuse } from '../refusals'
import { answersLeft } from './answer-view'
import { ownButtons, type PersonMonthView, personMonthView, rowOfPerson } from './person-month'
import { answerId, type MonthAnswer } from './record'
import { shownMonth } from './shown-month'
import { ANSWER, putObjectionTodo } from './todos'

type Confirm = (typeof contract)['confirmMonth']
type ObjectTo = (typeof contract)['objectMonth']
type Answered = Promise<
  PersonMonthView | Refusal<'MONTH_COMPUTING' | 'ANSWER_CLOSED' | 'OBJECTION_OPEN' | KernelCode>
>

/** Says yes or no to one's own month; the last word of those that are about the same state of things holds. */
const answer = async (month: string, reason: string | undefined, context: Context): Answered => {
  const personId = (await context.account())?.personId ?? ''
  const shown = await shownMonth(month, undefined)
  if (isRefusal(shown)) return shown
  const _id = answerId(month, personId)
  const [row, before] = await Promise.all([rowOfPerson(shown, personId), get(MonthAnswers, _id)])
  if (row === undefined) return refuseAny('NOT_FOUND', { what: 'month' })
  if (before?.isWaiting === true) return refuse('OBJECTION_OPEN', {})
  const wanted = reason === undefined ? 'confirm' : 'object'
  if (!answersLeft(shown.known, row, before, context.day).includes(wanted))
    return refuse('ANSWER_CLOSED', { until: shown.known.respondBy })
  const next: MonthAnswer = {
    _id,
    month,
    personId,
    state: reason === undefined ? 'confirmed' : 'objected',
    hash: row.hash,
    ...(reason === undefined ? {} : { reason }),
    isWaiting: reason !== undefined,
    createdAt: before?.createdAt ?? context.now,
    updatedAt: context.now,
    v: (before?.v ?? 0) + 1,
  }
  const facts = { before: { state: before?.state ?? '' }, after: { state: next.state } }
  const view = await personMonthView(shown, row, next, ownButtons(shown, row, next, context), context)
  const settled = await settle(context, view, [
    before === undefined
      ? { of: MonthAnswers, insert: next, ...facts }
      : { of: MonthAnswers, replace: next, ...facts },
  ])
  await clearTodos(_id, ANSWER)
  if (next.isWaiting) await putObjectionTodo(next, context.now)
  return settled
}

/** 确认考勤 (§25) */
export const confirmMonth = ({ month }: InputOf<Confirm>, context: Context): Answered =>
  answer(month, undefined, context)

/** 考勤异议 (§25) */
export const objectMonth = ({ month, reason }: InputOf<ObjectTo>, context: Context): Answered =>
  answer(month, reason, context)
