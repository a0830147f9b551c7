import * as v from 'valibot'
import { Count } from '../../_kernel/values'
import { ServiceCode, type SheetContent, ServiceSheet } from '../../_shared/service-sheet'
import { sheetHash } from '../../_shared/sheet-hash'

/** A version as it was published, for good. `_id` is CODE:version, so that a version exists once. */
export const SheetVersion = v.strictObject({
  _id: v.string(),
  code: ServiceCode,
  version: v.pipe(Count, v.minValue(1)),
  sheet: ServiceSheet,
  publishedAt: v.date(),
})
export type SheetVersion = v.InferOutput<typeof SheetVersion>

export const versionId = (code: string, version: number): string => `${code}:${String(version)}`

/** A sheet's content with its number and seal. */
export const sealed = (content: SheetContent, version: number): ServiceSheet => ({
  ...content,
  version,
  hash: sheetHash(content),
})

/** A published sheet as it is kept for good. */
export const frozen = (sheet: ServiceSheet, now: Date): SheetVersion => ({
  _id: versionId(sheet.code, sheet.version),
  code: sheet.code,
  version: sheet.version,
  sheet,
  publishedAt: now,
})

/** A published sheet as the audit keeps it. */
export const sheetFacts = ({ version, hash, windows }: ServiceSheet) => ({
  version,
  hash,
  windows: windows.join(' '),
})
