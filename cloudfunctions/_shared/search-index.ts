import * as v from 'valibot'
import { collection } from '../_kernel/collection'
import { Count } from '../_kernel/values'

/**
 * Which search index is the newest, so that a phone learns with its first call whether to fetch it. One
 * document, `_id` `current`, written by `guidance` when published sheets have changed.
 */
export const SearchIndex = v.strictObject({
  _id: v.literal('current'),
  /** Hash of the index's text. */
  version: v.string(),
  /** Documents that the text is kept in. */
  parts: Count,
  /** Which sheets it was made from. */
  stamp: v.string(),
  updatedAt: v.date(),
})
export type SearchIndex = v.InferOutput<typeof SearchIndex>

export const SearchIndexes = collection({
  name: 'searchIndexes',
  schema: SearchIndex,
  purpose: 'Version of the search index that phones should have',
  personal: 'none',
})
