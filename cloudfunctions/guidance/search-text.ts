import type { Context } from '../_kernel/context'
import type { InputOf, OutputOf } from '../_kernel/contract'
import { find, insert, is, remove } from '../_kernel/store'
import { PublishedSheets } from '../_shared/published-sheet'
import { catalogueVersion } from '../_shared/published-sheet'
import { catalogue, MOST_SHEETS } from './catalogue'
import { IndexParts } from './collections'
import type { contract } from './contract'

type Index = (typeof contract)['index']

/** Characters of a part: three bytes each at most, far below what a document may hold. */
const PART = 100_000
const KEPT_MS = 86_400_000

let kept: { version: string; text: string } | undefined

const storedText = async (version: string): Promise<string | undefined> => {
  const parts = await find(IndexParts, { version }, { order: [['part', 1]], limit: 100 })
  return parts.length > 0 && parts.length === parts[0]?.parts
    ? parts.map(({ text }) => text).join('')
    : undefined
}

/** Builds the index of what is published now, and keeps it for other instances. */
const build = async (now: Date): Promise<{ version: string; text: string }> => {
  // The builder brings pronunciations of all characters: loaded here, so that other calls start without it.
  const { buildSearchFile } = await import('./search-index')
  const published = await find(PublishedSheets, {}, { limit: MOST_SHEETS })
  const sheets = published.map(({ sheet }) => sheet)
  const version = catalogueVersion(sheets)
  const text = JSON.stringify(buildSearchFile(sheets))
  const parts = Math.ceil(text.length / PART)
  for (let part = 0; part < parts; part++) {
    await insert(IndexParts, {
      _id: `${version}:${String(part)}`,
      version,
      part,
      parts,
      text: text.slice(part * PART, (part + 1) * PART),
      updatedAt: now,
    })
  }
  return { version, text }
}

/** The index of a version: from this instance, else as it was built before, else built now. */
const textOf = async (version: string, now: Date): Promise<{ version: string; text: string }> => {
  if (kept?.version === version) return kept
  const text = await storedText(version)
  kept = text === undefined ? await build(now) : { version, text }
  return kept
}

/** 搜索索引: only its version for a phone that has it already. */
export const index = async ({ have }: InputOf<Index>, { now }: Context): Promise<OutputOf<Index>> => {
  const { version } = await catalogue(now)
  if (have === version) return { version }
  const made = await textOf(version, now)
  return { version: made.version, index: made.text }
}

/** Builds the index as soon as a published sheet has changed, so that no phone waits for it; drops old ones. */
export const refreshIndex = async ({ now }: Context): Promise<void> => {
  const { version } = await catalogue(now)
  await textOf(version, now)
  await remove(IndexParts, { version: is.neq(version), updatedAt: is.lt(new Date(now.getTime() - KEPT_MS)) })
}
