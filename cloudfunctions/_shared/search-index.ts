import * as v from 'valibot'
import { collection } from '../_kernel/collection'
import { findSound } from '../_kernel/store'
import { Count } from '../_kernel/values'

/**
 * Which search index phones should have: one document, written by `guidance`, read with a phone's first call. Its
 * version is the text's own hash, so a new vocabulary or format reaches phones as a changed sheet does.
 */
export const SearchIndex = v.strictObject({
  _id: v.literal('current'),
  version: v.string(),
  /** Documents that the text is kept in. */
  parts: Count,
  updatedAt: v.date(),
})
export type SearchIndex = v.InferOutput<typeof SearchIndex>

export const SearchIndexes = collection({
  name: 'searchIndexes',
  schema: SearchIndex,
  purpose: 'Version of the search index that phones should have',
  personal: 'none',
})

/** One piece of a search index's text: a document of its own, because a whole one may outgrow an answer. */
export const IndexParts = collection({
  name: 'searchIndexParts',
  schema: v.strictObject({
    /** VERSION:n */
    _id: v.string(),
    version: v.string(),
    part: Count,
    parts: Count,
    text: v.string(),
    updatedAt: v.date(),
  }),
  purpose: 'Texts of search indexes by their version',
  personal: 'none',
  indexes: [{ on: ['version', 'part'] }, { on: ['updatedAt'] }],
})

/** The text that a version was published with, or nothing while its parts are not all there. */
export const storedIndex = async ({
  version,
  parts,
}: Pick<SearchIndex, 'version' | 'parts'>): Promise<string | undefined> => {
  const { sound: found } = await findSound(IndexParts, { version }, { order: [['part', 1]], limit: 100 })
  return found.length === parts ? found.map(({ text }) => text).join('') : undefined
}
