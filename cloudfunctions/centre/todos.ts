import type { Account } from '../_kernel/account'
import type { Context } from '../_kernel/context'
import type { InputOf, OutputOf } from '../_kernel/contract'
import { instantKey, writeCursor } from '../_kernel/cursor'
import { findOn } from '../_kernel/find-on'
import type { KernelCode } from '../_kernel/kernel-refusals'
import { inLanguage, isRefusal, type Refusal } from '../_kernel/refusal'
import { count, is } from '../_kernel/store'
import type { Day } from '../_kernel/time'
import { desksOf, type Todo, Todos } from '../_shared/todo'
import type { contract } from './contract'

type ListTodos = (typeof contract)['todos']
type CountTodos = (typeof contract)['todoCount']

const PAGE = 20

const inOrder = (one: Todo, other: Todo): number =>
  one.since.getTime() - other.since.getTime() || (one._id < other._id ? -1 : 1)

const desksFor = (account: Account | undefined, day: Day): string[] =>
  account === undefined ? [] : desksOf(account.personId, account.grants, day)

/** 待办, from every desk that the caller works at. */
export const todos = async (
  input: InputOf<ListTodos>,
  context: Context,
): Promise<OutputOf<ListTodos> | Refusal<KernelCode>> => {
  const { now, language, day } = context
  const account = await context.account()
  const last = instantKey(input.cursor)
  if (isRefusal(last)) return last
  const desks = desksFor(account, day)
  const found = await Promise.all(desks.map((desk) => findOn(Todos, { desk }, ['since', 1], last, PAGE + 1)))
  const rest = found.flat().sort(inOrder)
  const shown = rest.slice(0, PAGE)
  const end = rest.length > PAGE ? shown.at(-1) : undefined
  return {
    todos: shown.map(({ _id, kind, zh, en, page, since: at, dueAt }) => ({
      todoId: _id,
      kind,
      text: inLanguage(language, zh, en),
      page,
      since: at.toISOString(),
      ...(dueAt === undefined ? {} : { dueAt: dueAt.toISOString() }),
      isOverdue: dueAt !== undefined && dueAt < now,
    })),
    ...(end === undefined ? {} : { cursor: writeCursor([end.since.getTime(), end._id]) }),
    seenAt: now.toISOString(),
  }
}

/** 待办数 */
export const todoCount = async (_input: unknown, context: Context): Promise<OutputOf<CountTodos>> => {
  const desk = is.in(desksFor(await context.account(), context.day))
  const [waiting, overdue] = await Promise.all([
    count(Todos, { desk }),
    count(Todos, { desk, dueAt: is.lt(context.now) }),
  ])
  return { waiting, overdue }
}
