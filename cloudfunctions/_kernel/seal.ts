import * as v from 'valibot'
import { AFTER_ITS_DAY, AuditEntries } from './audit'
import { collection, type Collection } from './collection'
import type { Context } from './context'
import { canonical, sha256 } from './hash'
import { count, type Doc, find, type FindOptions, findSound, insert, is, update } from './store'
import { instantOf } from './time'

const Sealed = v.strictObject({
  /** Document, and for documents that carry their moves inside, which of them: from … to (exclusive). */
  id: v.string(),
  from: v.number(),
  to: v.number(),
  hash: v.string(),
})

/** 封存: up to 500 audit entries or documents' moves under one hash that also holds the seal before. */
const AuditSeal = v.strictObject({
  /** collection:n */
  _id: v.string(),
  collection: v.string(),
  n: v.number(),
  before: v.string(),
  items: v.array(Sealed),
  hash: v.string(),
  at: v.date(),
  /** The sealed documents carry the seal's mark; false while its sealer may still be at it. */
  marked: v.boolean(),
})

export const AuditSeals = collection({
  name: 'auditSeals',
  schema: AuditSeal,
  purpose: 'Chained hashes over the audit, so that a change by hand shows',
  personal: 'none',
  indexes: [{ on: ['collection', '-n'] }],
})
type AuditSeal = v.InferOutput<typeof AuditSeal>
type Item = v.InferOutput<typeof Sealed>

/** Documents whose changes stand inside them as `moves`, as far as sealing goes. */
export interface Moved {
  readonly _id: string
  readonly moves: readonly unknown[]
  readonly moveCount: number
  readonly sealedMoves: number
}

const AT_ONCE = 500
const GENESIS = ''

const sealHash = (seal: Pick<AuditSeal, 'collection' | 'n' | 'before' | 'items'>): string =>
  sha256(canonical({ collection: seal.collection, n: seal.n, before: seal.before, items: seal.items }))

const lastSeal = async (name: string): Promise<AuditSeal | undefined> =>
  (await find(AuditSeals, { collection: name }, { order: [['n', -1]], limit: 1 }))[0]

/** What of an entry is sealed: everything but the mark itself. */
const entryHash = (entry: v.InferOutput<(typeof AuditEntries)['schema']>): string => {
  const { seal: _mark, ...content } = entry
  return sha256(canonical(content))
}

const movesHash = (moves: readonly unknown[], from: number, to: number): string =>
  sha256(canonical(moves.slice(from, to)))

interface Source {
  readonly name: string
  readonly unsealed: () => Promise<Item[]>
  readonly mark: (seal: AuditSeal) => Promise<void>
}

/**
 * The next that are to be sealed. One that somebody has changed by hand before its seal is left out: no seal vouches
 * for it, and it silences no other. The chain of seals itself is never continued from a broken one.
 */
const soundOnes = async <C extends Collection>(
  of: C,
  where: Readonly<Record<string, unknown>>,
  order: FindOptions['order'] = [],
): Promise<Doc<C>[]> => {
  for (let skip = 0; ; skip += AT_ONCE) {
    const { sound, broken } = await findSound(of, where, { order, skip, limit: AT_ONCE })
    if (sound.length > 0 || broken.length < AT_ONCE) return sound
  }
}

const entrySource: Source = {
  name: AuditEntries.name,
  unsealed: async () => {
    const entries = await soundOnes(AuditEntries, { seal: 0 }, [
      ['at', 1],
      ['_id', 1],
    ])
    return entries.map((entry) => ({ id: entry._id, from: 0, to: 1, hash: entryHash(entry) }))
  },
  mark: async (seal) => {
    await update(AuditEntries, { _id: is.in(seal.items.map((item) => item.id)), seal: 0 }, { seal: seal.n })
  },
}

const moveSource = (of: Collection): Source => ({
  name: of.name,
  unsealed: async () => {
    const documents = (await soundOnes(of, { unsealed: true })) as unknown as Moved[]
    return documents.flatMap((document) =>
      document.moveCount > document.sealedMoves
        ? [
            {
              id: document._id,
              from: document.sealedMoves,
              to: document.moveCount,
              hash: movesHash(document.moves, document.sealedMoves, document.moveCount),
            },
          ]
        : [],
    )
  },
  mark: async (seal) => {
    for (const item of seal.items) {
      // A move that came after the reading keeps the document unsealed for the next round.
      const whole = await update(
        of,
        { _id: item.id, moveCount: item.to },
        { sealedMoves: item.to, unsealed: false },
      )
      if (whole === 0)
        await update(of, { _id: item.id, sealedMoves: is.lt(item.to) }, { sealedMoves: item.to })
    }
  },
})

/** Seals what is new, up to 500 of it; whether there may be more that nobody is at. */
const sealSome = async (source: Source, context: Context): Promise<boolean> => {
  const last = await lastSeal(source.name)
  if (last !== undefined && !last.marked) {
    await source.mark(last)
    await update(AuditSeals, { _id: last._id }, { marked: true })
  }
  const items = await source.unsealed()
  if (items.length === 0) return false
  const n = (last?.n ?? 0) + 1
  const draft = { collection: source.name, n, before: last?.hash ?? GENESIS, items }
  const seal = {
    _id: `${source.name}:${String(n)}`,
    ...draft,
    hash: sealHash(draft),
    at: context.now,
    marked: false,
  }
  // A duplicate means that another sealer won; its seal holds the same entries or fewer.
  if ((await insert(AuditSeals, seal)) === 'duplicate') return false
  await source.mark(seal)
  await update(AuditSeals, { _id: seal._id }, { marked: true })
  return items.length >= AT_ONCE
}

/** Seals a run may make: the 20,000 entries of a roster are under seal within a quarter of an hour. */
const SEALS_A_RUN = 4

const sealSource = async (source: Source, context: Context): Promise<void> => {
  for (let made = 0; made < SEALS_A_RUN; made++) if (!(await sealSome(source, context))) return
}

/**
 * Seals new audit entries. Any number of sealers may run: a seal's `_id` can be won once. What is anonymous is sealed
 * when its day is over, in no order of that day, or the seal's minute would tell when it was.
 */
export const sealEntries = async (context: Context): Promise<void> => {
  const today = instantOf(context.day, 0)
  await update(AuditEntries, { seal: AFTER_ITS_DAY, at: is.lt(today) }, { seal: 0 })
  await sealSource(entrySource, context)
}

/** Seals new moves inside the documents of a collection (tickets, sessions). */
export const sealMoves = (of: Collection, context: Context): Promise<void> =>
  sealSource(moveSource(of), context)

export type AuditVerdict =
  /** `next`: the last seal that was looked at, when there are more; the walk goes on behind it. */
  | { readonly intact: true; readonly seals: number; readonly items: number; readonly next?: number }
  | {
      readonly intact: false
      readonly seal: number
      readonly id: string
      readonly problem: 'chain' | 'missing' | 'changed'
    }

/** From where a walk goes on, for how long, and before when documents may have gone with their time. */
export interface AuditWalk {
  readonly after?: number
  readonly purgedBefore?: Date
  /** Milliseconds after which it stops at the next seal: a function and the phone before it don't wait for ever. */
  readonly budget?: number
}

/** The first of a seal's items that is missing or was changed by hand; all its documents in one trip. */
const firstFault = async (
  source: Collection,
  items: readonly Item[],
): Promise<{ readonly id: string; readonly problem: 'missing' | 'changed' } | undefined> => {
  const ids = [...new Set(items.map(({ id }) => id))]
  const { sound, broken } = await findSound(source, { _id: is.in(ids) }, { limit: ids.length })
  const byId = new Map(sound.map((document) => [document._id, document]))
  const unreadable = new Set(broken.map(({ id }) => id))
  for (const item of items) {
    if (unreadable.has(item.id)) return { id: item.id, problem: 'changed' }
    const document = byId.get(item.id)
    if (document === undefined) return { id: item.id, problem: 'missing' }
    const hash =
      source.name === AuditEntries.name
        ? entryHash(document as v.InferOutput<(typeof AuditEntries)['schema']>)
        : movesHash((document as unknown as Moved).moves, item.from, item.to)
    if (hash !== item.hash) return { id: item.id, problem: 'changed' }
  }
  return undefined
}

/** A seal by its number; `broken` is one that somebody has made unreadable. */
const sealOf = async (of: Collection, n: number): Promise<AuditSeal | 'broken' | undefined> => {
  const { sound, broken } = await findSound(AuditSeals, { _id: `${of.name}:${String(n)}` }, { limit: 1 })
  return broken.length > 0 ? 'broken' : sound[0]
}

/** What the seal behind this one has to name; nothing where this one is gone or unreadable, which was found itself. */
const hashOf = async (of: Collection, n: number): Promise<string | undefined> => {
  if (n === 0) return GENESIS
  const seal = await sealOf(of, n)
  return seal === 'broken' ? undefined : seal?.hash
}

/**
 * Walks a collection's seals and finds the first that no longer holds: a broken chain, an entry that is missing or one
 * that was changed by hand. A seal older than `purgedBefore` vouches for its chain only.
 */
export const verifyAudit = async (
  of: Collection,
  { after = 0, purgedBefore = new Date(0), budget = Number.POSITIVE_INFINITY }: AuditWalk = {},
): Promise<AuditVerdict> => {
  const began = performance.now()
  let before = await hashOf(of, after)
  let items = 0
  for (let n = after + 1; ; n++) {
    const seal = await sealOf(of, n)
    if (seal === undefined) {
      return (await count(AuditSeals, { collection: of.name, n: is.gt(n) })) > 0
        ? { intact: false, seal: n, id: '', problem: 'missing' }
        : { intact: true, seals: n - 1 - after, items }
    }
    const isNext = seal !== 'broken' && (before === undefined || seal.before === before)
    if (!isNext || seal.hash !== sealHash(seal)) return { intact: false, seal: n, id: '', problem: 'chain' }
    const fault = seal.at < purgedBefore ? undefined : await firstFault(of, seal.items)
    if (fault !== undefined) return { intact: false, seal: n, ...fault }
    items += seal.items.length
    before = seal.hash
    if (performance.now() - began > budget) return { intact: true, seals: n - after, items, next: n }
  }
}
