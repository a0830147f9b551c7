import * as v from 'valibot'
import { collection } from '../_kernel/collection'
import { shortHash } from '../_kernel/hash'
import { text } from '../_kernel/values'

/**
 * 标签: the labels of some things under a code that nobody guesses, for the computer that prints them; nobody is named.
 * Written by `assets`, fetched through `site`, gone after a day.
 */
export const LabelSheet = v.strictObject({
  /** Hash of the code. */
  _id: v.string(),
  labels: v.pipe(
    v.array(
      v.strictObject({
        tag: text(20),
        name: text(60),
        /** Whoever looks after it, in both languages. */
        provider: text(40),
        providerEn: text(80),
      }),
    ),
    v.maxLength(60),
  ),
  updatedAt: v.date(),
})
export type LabelSheet = v.InferOutput<typeof LabelSheet>

export const LabelSheets = collection({
  name: 'labelSheets',
  schema: LabelSheet,
  purpose: 'Labels of things on their way to the printer, gone after a day (§26)',
  personal: 'none',
  keepDays: 1,
  indexes: [{ on: ['updatedAt'] }],
})

/** What a sheet of labels is called in the database: the code itself is on the phone and the printing computer alone. */
export const labelSheetId = (code: string): string => shortHash(`labels:${code}`)
