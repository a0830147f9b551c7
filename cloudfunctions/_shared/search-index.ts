import * as v from 'valibot'
import { collection } from '../_kernel/collection'
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
