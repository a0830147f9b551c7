import * as v from 'valibot'
import { collection } from '../_kernel/collection'
import { Count, Id, stamps } from '../_kernel/values'

/** The public key of a print page, an uncompressed point of P-256 in base64url: what its code on the screen says. */
export const PageKey = v.pipe(v.string(), v.regex(/^[\w-]{87}$/))

/**
 * A part of a sheet of activation codes, sealed for the browser that prints it: nobody else can open it, neither with
 * this database nor with a function's key. Written by `people`, fetched through `site`, gone within the hour.
 */
export const CodeSheetPart = v.strictObject({
  /** The command that made it. */
  _id: Id,
  sheetId: Id,
  /** The other half of the key, made for this part alone. */
  from: PageKey,
  sealed: v.pipe(v.string(), v.maxLength(40_000)),
  count: Count,
  ...stamps,
})
export type CodeSheetPart = v.InferOutput<typeof CodeSheetPart>

export const CodeSheetParts = collection({
  name: 'codeSheetParts',
  schema: CodeSheetPart,
  purpose: 'Activation codes on their way to the printer, sealed for one browser; gone within the hour',
  personal: 'pseudonymous',
  mine: { why: 'sealed for one browser: nobody else can read it' },
  keepDays: 1,
  indexes: [{ on: ['sheetId', 'createdAt'] }, { on: ['updatedAt'] }],
})
