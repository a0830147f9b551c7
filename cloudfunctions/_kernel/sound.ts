import * as v from 'valibot'
import type { Collection } from './collection'
import {
  BrokenDocument,
  Contended,
  type Doc,
  findFields,
  findRaw,
  findSound,
  type FindOptions,
  is,
} from './store'

/**
 * How a timer's run ends that left some documents as they stand, because they no longer fit their schema, and dealt
 * with everything else: a fault to be told, but no reason to do all of it again a minute later.
 */
export class LeftBroken extends Error {
  constructor(readonly broken: readonly BrokenDocument[]) {
    super(broken.map(({ message }) => message).join('; '))
  }
}

/** Ends a run: nothing where nothing failed. @throws a fault before anything that is merely broken */
export const endRun = (failures: readonly unknown[]): void => {
  const broken: BrokenDocument[] = []
  for (const failure of failures) {
    if (failure instanceof BrokenDocument) broken.push(failure)
    else if (failure instanceof LeftBroken) broken.push(...failure.broken)
    else throw failure
  }
  if (broken.length > 0) throw new LeftBroken(broken)
}

/** Does the work for each; one that fails keeps no other from it. What somebody else was faster at is no failure. */
export const eachAlone = async <T>(
  all: readonly T[],
  work: (one: T) => Promise<void>,
): Promise<unknown[]> => {
  const failures: unknown[] = []
  for (const one of all) {
    try {
      await work(one)
    } catch (error) {
      // The next run looks at what they left.
      if (!(error instanceof Contended)) failures.push(error)
    }
  }
  return failures
}

const EACH_TIME = 50

/**
 * Does the work for what is due, a page a run; what is done leaves the query by it. One that is broken, or fails,
 * silences no other; the failure is told at the end, so that the run isn't taken for a good one.
 */
export const eachDue = async <C extends Collection>(
  of: C,
  where: Readonly<Record<string, unknown>>,
  { order, limit = EACH_TIME }: Pick<FindOptions, 'order' | 'limit'>,
  work: (one: Doc<C>) => Promise<void>,
): Promise<void> => {
  const failures: unknown[] = []
  for (let skip = 0; ; skip += limit) {
    const { sound, broken } = await findSound(of, where, { ...(order && { order }), skip, limit })
    const failed = await eachAlone(sound, work)
    failures.push(...broken, ...failed)
    // What failed stays first in this order; behind a page of nothing else there are others.
    if (broken.length + failed.length < limit) break
  }
  endRun(failures)
}

/** What broken documents still say in one of their fields, for a timer that has to leave alone what they are about. */
export const saidBy = async (
  of: Collection,
  broken: readonly BrokenDocument[],
  field: string,
): Promise<ReadonlySet<string>> => {
  if (broken.length === 0) return new Set()
  const raw = await findRaw(of.name, { _id: is.in(broken.map(({ id }) => id)) }, { limit: broken.length })
  return new Set(raw.map((document) => document[field]).filter((value) => typeof value === 'string'))
}

const PAGE = 1000

/** All documents that match, page by page in the order of their ids: those that fit their schema, and the others. */
export const allSound = async <C extends Collection>(
  of: C,
  where: Readonly<Record<string, unknown>>,
): Promise<{ readonly sound: Doc<C>[]; readonly broken: BrokenDocument[] }> => {
  const sound: Doc<C>[] = []
  const broken: BrokenDocument[] = []
  for (let last = ''; ;) {
    const after = { ...where, _id: is.gt(last) }
    const page = await findSound(of, after, { order: [['_id', 1]], limit: PAGE })
    sound.push(...page.sound)
    broken.push(...page.broken)
    const ids = [...page.sound.map(({ _id }) => _id), ...page.broken.map(({ id }) => id)].sort()
    const end = ids.at(-1)
    if (end === undefined || ids.length < PAGE) return { sound, broken }
    last = end
  }
}

/** All documents that match. @throws LeftBroken at a broken one: what is worked out without it would be wrong */
export const allWhole = async <C extends Collection>(
  of: C,
  where: Readonly<Record<string, unknown>>,
): Promise<Doc<C>[]> => {
  const { sound, broken } = await allSound(of, where)
  endRun(broken)
  return sound
}

/** What pages go along: a text that no two documents share. */
interface Walk {
  readonly by: string
  readonly after: string
  readonly before?: string
}

/** Fields of all documents that match, page by page; one whose fields aren't as they should be hides no other. */
export const allSoundFields = async <E extends v.ObjectEntries>(
  of: Collection,
  fields: v.ObjectSchema<E, undefined>,
  where: Readonly<Record<string, unknown>>,
  { by, after, before }: Walk = { by: '_id', after: '' },
): Promise<v.InferOutput<typeof fields>[]> => {
  const Keyed = v.looseObject({ [by]: v.string() })
  const paths = [...Object.keys(fields.entries), by]
  const found: v.InferOutput<typeof fields>[] = []
  for (let last = after; ;) {
    const range = before === undefined ? is.gt(last) : is.gt(last).and(is.lt(before))
    const page = await findFields(
      of,
      Keyed,
      paths,
      { ...where, [by]: range },
      { order: [[by, 1]], limit: PAGE },
    )
    for (const one of page) {
      const known = v.safeParse(fields, one)
      if (known.success) found.push(known.output)
    }
    const end = page.at(-1)?.[by]
    if (end === undefined || page.length < PAGE) return found
    last = end
  }
}
