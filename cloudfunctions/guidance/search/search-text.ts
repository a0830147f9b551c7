import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { shortHash } from '../../_kernel/hash'
import { findSound, is, put, remove } from '../../_kernel/store'
import { catalogueVersion, PublishedSheets } from '../../_shared/published-sheet'
import { IndexParts, type SearchIndex, SearchIndexes, storedIndex } from '../../_shared/search-index'
import { catalogue, MOST_SHEETS } from '../catalogue'
import type { contract } from '../contract'

type Index = (typeof contract)['index']

interface Built {
  readonly version: string
  readonly text: string
}

/** Characters of a part: three bytes each at most, far below what a document may hold. */
const PART = 100_000
const KEPT_MS = 86_400_000
const CURRENT = 'current'

/** The text that this instance holds, and the sheets from which it has built one by itself. */
let kept: Built | undefined
let builtFrom = ''

const storedText = async (current: SearchIndex): Promise<Built | undefined> => {
  const text = await storedIndex(current)
  return text === undefined ? undefined : { version: current.version, text }
}

/** The version that phones should have; one that somebody broke is as none, and is published anew. */
const currentIndex = async (): Promise<SearchIndex | undefined> =>
  (await findSound(SearchIndexes, { _id: CURRENT }, { limit: 1 })).sound[0]

/** Makes a text the one that phones should have. Its parts come first, so that whoever hears of it finds them. */
const publish = async ({ version, text }: Built, now: Date): Promise<void> => {
  const parts = Math.ceil(text.length / PART)
  for (let part = 0; part < parts; part++) {
    const piece = text.slice(part * PART, (part + 1) * PART)
    const _id = `${version}:${String(part)}`
    const whole = { _id, version, part, parts, text: piece, updatedAt: now }
    await put(IndexParts, whole)
  }
  await put(SearchIndexes, { _id: CURRENT, version, parts, updatedAt: now })
}

/** Builds the index of what is published now, and publishes it when it differs from the one before. */
const build = async (now: Date): Promise<Built> => {
  // The builder brings the readings of all characters: loaded here, so that other calls start without it.
  const { buildSearchFile } = await import('./search-index')
  // A sheet that somebody broke can't be found until it is mended; the others can.
  const published = await findSound(PublishedSheets, {}, { limit: MOST_SHEETS })
  const sheets = published.sound.map(({ sheet }) => sheet)
  const text = JSON.stringify(buildSearchFile(sheets))
  const built = { version: shortHash(text), text }
  const current = await currentIndex()
  if (current?.version !== built.version || (await storedText(current)) === undefined)
    await publish(built, now)
  kept = built
  builtFrom = catalogueVersion(sheets)
  return built
}

/** 搜索索引: only its version for a phone that has it already. */
export const index = async ({ have }: InputOf<Index>, { now }: Context): Promise<OutputOf<Index>> => {
  const current = await currentIndex()
  if (current !== undefined && have === current.version) return { version: current.version }
  if (current === undefined || kept?.version !== current.version) {
    kept = (current === undefined ? undefined : await storedText(current)) ?? (await build(now))
  }
  return have === kept.version ? { version: kept.version } : { version: kept.version, index: kept.text }
}

/**
 * Builds the index as soon as a published sheet has changed, and once in every new instance, since that may know
 * a new vocabulary; so no phone waits for it. Indexes that nobody should have any more go after a day.
 */
export const refreshIndex = async ({ now }: Context): Promise<void> => {
  const { version } = await catalogue()
  const known = await currentIndex()
  if (builtFrom !== version || known === undefined) await build(now)
  const current = await currentIndex()
  if (current === undefined) return
  const updatedAt = is.lt(new Date(now.getTime() - KEPT_MS))
  await remove(IndexParts, { version: is.neq(current.version), updatedAt })
}
