import * as v from 'valibot'
import { Count } from './values'

/** What is wrong with one row of a file: its number as the file counts it (0 = the file as a whole), the column's name. */
export const RowFault = v.strictObject({
  row: Count,
  field: v.pipe(v.string(), v.maxLength(120)),
  zh: v.pipe(v.string(), v.maxLength(300)),
  en: v.pipe(v.string(), v.maxLength(400)),
})
export type RowFault = v.InferOutput<typeof RowFault>

/** One row that was read. `cells` by the column's place, empty where there was nothing. */
export interface Row {
  readonly row: number
  readonly cells: readonly string[]
}

/** Rows of a file, or all that is wrong with it; of a file with one fault nothing is used. */
export type Reading<R> =
  | { readonly isGood: true; readonly rows: readonly R[] }
  | { readonly isGood: false; readonly faults: readonly RowFault[] }

/** How much of a file from a stranger is looked at. */
export interface FileLimits {
  readonly mostRows: number
  readonly mostColumns: number
  /** Characters of one cell. */
  readonly mostCharacters: number
  /** Bytes that the unpacked file may have. */
  readonly mostBytes: number
}

/** Faults that are told of one file: whoever has more mends these first. */
export const MOST_FAULTS = 200

export const fileFault = (zh: string, en: string): RowFault => ({ row: 0, field: '', zh, en })

/** A fault of the file alone: nothing else was looked at. */
export const unread = (zh: string, en: string): Reading<never> => ({
  isGood: false,
  faults: [fileFault(zh, en)],
})
