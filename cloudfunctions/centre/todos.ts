import type { Account } from '../_kernel/account'
import type { Context } from '../_kernel/context'
import type { InputOf, OutputOf } from '../_kernel/contract'
import { instantKey, writeCursor } from '../_kernel/cursor'
import type { KernelCode } from '../_kernel/kernel-refusals'
import { inLanguage, isRefusal, type Refusal } from '../_kernel/refusal'
import { count, find, is } from '../_kernel/store'
import type { Day } from '../_kernel/time'
import { desksOf, type Todo, Todos } from '../_shared/todo'
import type { contract } from './contract'

type ListTodos = (typeof contract)['todos']
type CountTodos = (typeof contract)['todoCount']

const PAGE = 20
/** To-dos of one moment that a page may end amid: a nightly renewal writes many at once. */
const SAME_MOMENT = 100

const isAfter = (todo: Todo, last: { readonly at: Date; readonly id: string } | undefined): boolean =>
  last === undefined ||
  todo.since > last.at ||
  (todo.since.getTime() === last.at.getTime() && todo._id > last.id)

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
  const since = last === undefined ? {} : { since: is.gte(last.at) }
  const limit = last === undefined ? PAGE + 1 : PAGE + 1 + SAME_MOMENT
  const found = await Promise.all(
    desks.map((desk) =>
      find(
        Todos,
        { desk, ...since },
        {
          order: [
            ['since', 1],
            ['_id', 1],
          ],
          limit,
        },
      ),
    ),
  )
  const rest = found
    .flat()
    .filter((todo) => isAfter(todo, last))
    .sort(inOrder)
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
