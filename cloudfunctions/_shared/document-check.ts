import * as v from 'valibot'
import { type Collection, collection } from '../_kernel/collection'
import type { Context } from '../_kernel/context'
import { documentHash, DocumentMarks, versionOf } from '../_kernel/upload/document-mark'
import { type Doc, findRaw, findSound, is, put, remove } from '../_kernel/store'
import { minuteOf } from '../_kernel/time'
import type { Timer } from '../_kernel/timer'
import { putTodo, Todos } from './todo'

/** How far a nightly look has come: of a context at its own documents, or at all seals. */
const DocumentCheck = v.strictObject({
  /** The context's name, or `seals`. */
  _id: v.string(),
  day: v.string(),
  beganAt: v.date(),
  /** Which of its collections, documents, marks or seals, and after which id or number. */
  at: v.number(),
  phase: v.picklist(['documents', 'marks', 'seals']),
  last: v.string(),
  isDone: v.boolean(),
  updatedAt: v.date(),
})
export type DocumentCheck = v.InferOutput<typeof DocumentCheck>

export const DocumentChecks = collection({
  name: 'documentChecks',
  schema: DocumentCheck,
  purpose: 'How far the nightly check of documents has come',
  personal: 'none',
})

export const BROKEN_DOCUMENT = 'brokenDocument'
const NIGHT = { from: 210, to: 420 } as const
/** Whether it is late enough for long looks that nobody waits for. */
export const isNight = (now: Date): boolean => {
  const minute = minuteOf(now)
  return minute >= NIGHT.from && minute < NIGHT.to
}

const PAGE = 200
/** About two seconds of a minute's run; empty collections cost next to nothing. */
const DOCUMENTS_A_MINUTE = 1600

type Fault = 'shape' | 'changed' | 'missing'
const faultWords: Record<Fault, (field: string) => { zh: string; en: string }> = {
  shape: (field) => ({ zh: `格式不对：${field}`, en: `does not fit its form: ${field}` }),
  changed: () => ({ zh: '在云控制台被直接改过', en: 'was changed by hand in the cloud console' }),
  missing: () => ({ zh: '在云控制台被直接删掉', en: 'was removed by hand in the cloud console' }),
}

const report = async (of: Collection, id: string, fault: Fault, field: string, now: Date): Promise<void> => {
  const words = faultWords[fault](field)
  const subject = `${of.name}:${id}`
  await putTodo(
    {
      kind: BROKEN_DOCUMENT,
      subject: subject.slice(0, 200),
      for: { role: 'centreAdmin' },
      zh: `${subject.slice(0, 60)} ${words.zh}`.slice(0, 120),
      en: `${subject.slice(0, 80)} ${words.en}`.slice(0, 200),
      page: `/centre/audit/audit?subject=${encodeURIComponent(subject)}`.slice(0, 200),
      since: now,
    },
    now,
  )
}

/** How many were looked at, and after which id it goes on; nothing when that was all. */
interface Page {
  readonly seen: number
  readonly next: string | undefined
}

const pageOf = (ids: readonly string[]): Page => ({
  seen: ids.length,
  next: ids.length < PAGE ? undefined : ids.at(-1),
})

const idOf = (document: Readonly<Record<string, unknown>>): string => String(document['_id'])

// A newer version was written by a function that leaves no mark; a hand in the console changes no version.
const isChanged = (document: object, mark: Doc<typeof DocumentMarks>): boolean =>
  mark.version === versionOf(document) && mark.hash !== documentHash(document)

const marksOf = (ids: readonly string[]) =>
  ids.length === 0
    ? { sound: [], broken: [] }
    : findSound(DocumentMarks, { _id: is.in(ids) }, { limit: PAGE })

/** Looks at one page of a collection: does each document fit its schema, and its mark where it has one? */
const checkPage = async (of: Collection, last: string, now: Date): Promise<Page> => {
  const page = await findRaw(of.name, { _id: is.gt(last) }, { order: [['_id', 1]], limit: PAGE })
  const ids = page.map((document) => `${of.name}:${idOf(document)}`)
  const marks = await marksOf(ids)
  const markById = new Map(marks.sound.map((mark) => [mark._id, mark]))
  // A mark that no longer fits says as little for its document as one that differs.
  for (const { id } of marks.broken) await report(of, id.slice(of.name.length + 1), 'changed', '', now)
  for (const document of page) {
    const id = idOf(document)
    const known = v.safeParse(of.schema, document)
    const mark = markById.get(`${of.name}:${id}`)
    if (!known.success) await report(of, id, 'shape', v.getDotPath(known.issues[0]) ?? '', now)
    else if (mark !== undefined && isChanged(document, mark)) await report(of, id, 'changed', '', now)
  }
  return pageOf(page.map(idOf))
}

/** Looks at one page of a collection's marks: is each document still there? */
const checkMarks = async (of: Collection, last: string, now: Date): Promise<Page> => {
  const after = last === '' ? `${of.name}:` : last
  // Marks as they lie there: one that is broken was told about with its document.
  const marks = await findRaw(
    DocumentMarks.name,
    { of: of.name, _id: is.gt(after) },
    { order: [['_id', 1]], limit: PAGE },
  )
  const ids = marks.map((mark) => idOf(mark).slice(of.name.length + 1))
  const there = ids.length === 0 ? [] : await findRaw(of.name, { _id: is.in(ids) }, { limit: PAGE })
  const known = new Set(there.map(idOf))
  for (const id of ids) if (!known.has(id)) await report(of, id, 'missing', '', now)
  return pageOf(marks.map(idOf))
}

/** The check one page further, and how many documents that took. */
const step = async (
  check: DocumentCheck,
  of: Collection,
  now: Date,
): Promise<{ readonly seen: number; readonly check: DocumentCheck }> => {
  const isDocuments = check.phase === 'documents'
  const { seen, next } = await (isDocuments ? checkPage : checkMarks)(of, check.last, now)
  if (next !== undefined) return { seen, check: { ...check, last: next } }
  return {
    seen,
    check: isDocuments
      ? { ...check, phase: 'marks', last: '' }
      : { ...check, phase: 'documents', at: check.at + 1, last: '' },
  }
}

/** Whole, so that a book which somebody broke is right again. */
const save = (check: Doc<typeof DocumentChecks>): Promise<void> => put(DocumentChecks, check)

const run = async (
  name: string,
  collections: readonly Collection[],
  { now, day }: Context,
): Promise<void> => {
  if (!isNight(now)) return
  const [known] = (await findSound(DocumentChecks, { _id: name }, { limit: 1 })).sound
  if (known?.day === day && known.isDone) return
  let check: DocumentCheck =
    known === undefined || known.isDone
      ? { _id: name, day, beganAt: now, at: 0, phase: 'documents', last: '', isDone: false, updatedAt: now }
      : { ...known, day }
  for (let left = DOCUMENTS_A_MINUTE; left > 0 && !check.isDone;) {
    const of = collections[check.at]
    if (of === undefined) {
      check = { ...check, isDone: true }
      continue
    }
    const { seen, check: further } = await step(check, of, now)
    left -= seen
    check = further
  }
  await save({ ...check, updatedAt: now })
  if (!check.isDone) return
  // What was mended since isn't found again, and is taken off the list.
  for (const of of collections) {
    const prefix = { subject: is.gt(`${of.name}:`).and(is.lt(`${of.name};`)), kind: BROKEN_DOCUMENT }
    await remove(Todos, { ...prefix, updatedAt: is.lt(check.beganAt) })
  }
}

/**
 * The timer row that looks at every document of one context by night: whether it fits its schema, and whether
 * somebody changed or removed it by hand. What is wrong stands in the centre's to-dos by morning; a night that is
 * too short goes on the next one.
 */
export const documentCheck = (name: string, collections: readonly Collection[]): Timer => ({
  name: 'checkDocuments',
  every: 'minute',
  tends: collections,
  run: (context) => run(name, collections, context),
})
