import type { Context } from '../../_kernel/context'
import { monthBefore, monthOf } from '../../_kernel/month'
import { allSound, endRun } from '../../_kernel/sound'
import { find, get } from '../../_kernel/store'
import { type Day, instantOf, DAY_MINUTES } from '../../_kernel/time'
import { clearTodos, putTodo, renewTodos, type TodoDraft } from '../../_shared/todo'
import { MonthAnswers, Months } from '../collections'
import { personPage } from './page'
import { unanswered } from './person-rows'
import { answerId, type Month, type MonthAnswer, type PersonRow } from './record'

/** A month waits to be worked out or published. */
const MONTH = 'attendanceMonth'
/** Somebody's own month waits for their yes or no. */
export const ANSWER = 'monthAnswer'
/** An objection waits for the centre. */
export const OBJECTION = 'monthObjection'

const endOf = (day: Day): Date => instantOf(day, DAY_MINUTES)
const subjectOf = (month: string): string => `attendance:${month}`
const pageOf = (month: string): string => `/attendance/month/month?month=${month}`

const dueTodo = (month: string, now: Date): TodoDraft => ({
  kind: MONTH,
  subject: subjectOf(month),
  for: { role: 'centreAdmin' },
  zh: `${month} 的考勤还没有核算`,
  en: `The attendance of ${month} is to be worked out`,
  page: '/attendance/months/months',
  since: now,
})

const publishTodo = ({ _id, respondBy, updatedAt }: Month): TodoDraft => ({
  kind: MONTH,
  subject: subjectOf(_id),
  for: { role: 'centreAdmin' },
  zh: `${_id} 的考勤，${respondBy} 后可以公布`,
  en: `The attendance of ${_id} can be published after ${respondBy}`,
  page: pageOf(_id),
  since: updatedAt,
})

const answerTodo = (
  { _id, respondBy, updatedAt }: Month,
  { personId }: Pick<PersonRow, 'personId'>,
): TodoDraft => ({
  kind: ANSWER,
  subject: answerId(_id, personId),
  for: { personId },
  zh: `请核对 ${_id} 的考勤`,
  en: `Please check your attendance of ${_id}`,
  page: personPage(_id),
  since: updatedAt,
  dueAt: endOf(respondBy),
})

const objectionTodo = ({ _id, month, personId, updatedAt }: MonthAnswer): TodoDraft => ({
  kind: OBJECTION,
  subject: _id,
  for: { role: 'centreAdmin' },
  zh: `有人对 ${month} 的考勤有异议`,
  en: `Somebody objects to their attendance of ${month}`,
  page: personPage(month, personId),
  since: updatedAt,
})

export const putMonthTodo = (month: Month, now: Date): Promise<void> => putTodo(publishTodo(month), now)
export const clearMonthTodo = (month: string): Promise<void> => clearTodos(subjectOf(month), MONTH)
export const putObjectionTodo = (answer: MonthAnswer, now: Date): Promise<void> =>
  putTodo(objectionTodo(answer), now)

export const putAnswerTodos = async (
  month: Month,
  rows: readonly Pick<PersonRow, 'personId'>[],
  now: Date,
): Promise<void> => {
  for (const row of rows) await putTodo(answerTodo(month, row), now)
}

/** 待办 of all months, made anew every night: what is to be worked out, answered, decided or published. */
export const renewMonthTodos = async ({ day, now }: Context): Promise<void> => {
  const before = monthBefore(monthOf(day))
  const [open, objections, last] = await Promise.all([
    find(Months, { state: 'open' }),
    allSound(MonthAnswers, { isWaiting: true }),
    get(Months, before),
  ])
  const drafts: TodoDraft[] = objections.sound.map(objectionTodo)
  const failures = [...objections.broken]
  if (last === undefined) drafts.push(dueTodo(before, now))
  for (const month of open) {
    drafts.push(publishTodo(month))
    if (day > month.respondBy) continue
    const { rows, broken } = await unanswered(month)
    drafts.push(...rows.map((row) => answerTodo(month, row)))
    failures.push(...broken)
  }
  await renewTodos([MONTH, ANSWER, OBJECTION], drafts, now)
  endRun(failures)
}
