import * as v from 'valibot'
import { collection } from '../_kernel/collection'
import { type Grant, isCurrent, type Role } from '../_kernel/role'
import { type Doc, findFields, insert, is, remove, update } from '../_kernel/store'
import type { Day } from '../_kernel/time'
import { Id, text } from '../_kernel/values'

const MOST_ZH = 120
const MOST_EN = 200

/**
 * 待办: something that waits for whoever holds a role, there or anywhere. A read model: each context writes the
 * kinds that it owns, words them in both languages, and makes them anew every night; the thing itself is the truth.
 */
export const Todo = v.strictObject({
  /** kind:subject:desk */
  _id: v.pipe(v.string(), v.maxLength(400)),
  kind: Id,
  /** The thing that waits, by its id. */
  subject: v.pipe(v.string(), v.maxLength(200)),
  /** Who has to do it, as `deskOf` writes it: a role in a place, or one person. */
  desk: v.pipe(v.string(), v.maxLength(120)),
  zh: text(MOST_ZH),
  en: text(MOST_EN),
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
  mine: { why: 'what waits for a desk, made anew every night from things that are shown themselves' },
  indexes: [
    { on: ['desk', 'since', '_id'] },
    { on: ['subject', 'kind'] },
    { on: ['kind'] },
    { on: ['dueAt'] },
  ],
})

/** Whose it is: a head's and a back office's by unit, a clerk's by window, the centre's roles by themselves. */
export type Desk =
  | { readonly role: 'unitHead' | 'backOffice'; readonly unitId: string }
  | { readonly role: 'windowStaff'; readonly windowId: string }
  | { readonly role: Exclude<Role, 'unitHead' | 'backOffice' | 'windowStaff'> }
  | { readonly personId: string }

export const deskOf = (desk: Desk): string => {
  if ('personId' in desk) return `person:${desk.personId}`
  if ('unitId' in desk) return `${desk.role}:${desk.unitId}`
  return 'windowId' in desk ? `${desk.role}:${desk.windowId}` : desk.role
}

/** The desks that somebody with these grants works at on a day. */
export const desksOf = (personId: string, grants: readonly Grant[], day: Day): string[] => {
  const current = grants.filter((grant) => isCurrent(grant, day))
  const desks = current.flatMap((grant): Desk[] => {
    const { role, unitId, windowId } = grant
    if (role === 'windowStaff') return windowId === undefined ? [] : [{ role, windowId }]
    if (role === 'unitHead' || role === 'backOffice') return unitId === undefined ? [] : [{ role, unitId }]
    return [{ role }]
  })
  return [...new Set([`person:${personId}`, ...desks.map(deskOf)])]
}

export interface TodoDraft extends Omit<Todo, '_id' | 'desk' | 'updatedAt'> {
  readonly for: Desk
}

/** Names of matters and units may together be longer than a line that is to be read at a glance. */
const cut = (words: string, most: number): string =>
  words.length <= most ? words : `${words.slice(0, most - 1)}…`

const todoOf = ({ for: whose, ...draft }: TodoDraft, now: Date): Doc<typeof Todos> => {
  const desk = deskOf(whose)
  const words = { zh: cut(draft.zh, MOST_ZH), en: cut(draft.en, MOST_EN) }
  return { _id: `${draft.kind}:${draft.subject}:${desk}`, ...draft, ...words, desk, updatedAt: now }
}

/** Puts a to-do, or words the one that is there anew. */
export const putTodo = async (draft: TodoDraft, now: Date): Promise<void> => {
  const todo = todoOf(draft, now)
  if ((await insert(Todos, todo)) === 'inserted') return
  const { _id, since: _first, ...words } = todo
  await update(Todos, { _id }, { ...words, dueAt: todo.dueAt ?? is.remove() })
}

/** Takes away what waits about a thing: all of it, or one kind. */
export const clearTodos = async (subject: string, ...kinds: readonly string[]): Promise<void> => {
  await remove(Todos, { subject, kind: is.in(kinds) })
}

/** Brings the to-dos of one thing to what is due about it; whose it no longer is loses theirs of the same kind, too. */
export const renewTodosOf = async (
  subject: string,
  kinds: readonly string[],
  due: readonly TodoDraft[],
  now: Date,
): Promise<void> => {
  const wanted = due.map((draft) => todoOf(draft, now)._id)
  await remove(Todos, { subject, kind: is.in(kinds), _id: is.nin(wanted) })
  for (const draft of due) await putTodo(draft, now)
}

const PAGE = 1000
const Known = v.object({ _id: v.string() })

/** Makes the to-dos of these kinds anew: what is due stands there once, everything else of them is gone. */
export const renewTodos = async (
  kinds: readonly string[],
  due: readonly TodoDraft[],
  now: Date,
): Promise<void> => {
  for (const draft of due) await putTodo(draft, now)
  const wanted = new Set(due.map((draft) => todoOf(draft, now)._id))
  for (const kind of kinds) {
    // By their ids alone: one that somebody broke goes or is worded anew like the others.
    const known = await findFields(Todos, Known, ['_id'], { kind }, { limit: PAGE })
    const stale = known.filter(({ _id }) => !wanted.has(_id)).map(({ _id }) => _id)
    if (stale.length > 0) await remove(Todos, { _id: is.in(stale) })
  }
}
