import * as v from 'valibot'
import { collection } from '../_kernel/collection'
import { roles } from '../_kernel/role'
import { type Doc, find, insert, is, remove, update } from '../_kernel/store'
import { Id, text } from '../_kernel/values'

/**
 * 待办: something that waits for whoever holds a role, there or anywhere. A read model: each context writes the
 * kinds that it owns, words them in both languages, and makes them anew every night; the thing itself is the truth.
 */
export const Todo = v.strictObject({
  /** kind:subject:role */
  _id: v.pipe(v.string(), v.maxLength(200)),
  kind: Id,
  /** The thing that waits, by its id. */
  subject: Id,
  /** Who has to do it: a role in a place, or one person. */
  role: v.optional(v.picklist(roles)),
  unitId: v.optional(Id),
  windowId: v.optional(Id),
  personId: v.optional(Id),
  zh: text(120),
  en: text(200),
  /** Page that a tap opens. */
  page: text(200),
  since: v.date(),
  dueAt: v.optional(v.date()),
  updatedAt: v.date(),
})
export type Todo = v.InferOutput<typeof Todo>

export const Todos = collection({
  name: 'todos',
  schema: Todo,
  purpose: 'What waits for whom, made anew every night from the things themselves',
  personal: 'pseudonymous',
  indexes: [{ on: ['role', 'since'] }, { on: ['personId', 'since'] }, { on: ['kind', 'subject'] }],
})

export type TodoDraft = Omit<Todo, '_id' | 'updatedAt'>

const idOf = ({ kind, subject, role, personId }: TodoDraft): string =>
  `${kind}:${subject}:${role ?? personId ?? ''}`

/** Puts a to-do, or words the one that is there anew. */
export const putTodo = async (draft: TodoDraft, now: Date): Promise<void> => {
  const todo: Doc<typeof Todos> = { _id: idOf(draft), ...draft, updatedAt: now }
  if ((await insert(Todos, todo)) === 'inserted') return
  const { _id, since: _first, ...words } = todo
  await update(Todos, { _id }, { ...words, dueAt: todo.dueAt ?? is.remove() })
}

/** Takes away what waits about a thing: all of it, or one kind. */
export const clearTodos = async (subject: string, ...kinds: readonly string[]): Promise<void> => {
  await remove(Todos, { subject, kind: is.in(kinds) })
}

const PAGE = 1000

/** Makes the to-dos of these kinds anew: what is due stands there once, everything else of them is gone. */
export const renewTodos = async (
  kinds: readonly string[],
  due: readonly TodoDraft[],
  now: Date,
): Promise<void> => {
  for (const draft of due) await putTodo(draft, now)
  const wanted = new Set(due.map(idOf))
  for (const kind of kinds) {
    const known = await find(Todos, { kind }, { limit: PAGE })
    const stale = known.filter(({ _id }) => !wanted.has(_id)).map(({ _id }) => _id)
    if (stale.length > 0) await remove(Todos, { _id: is.in(stale) })
  }
}
