import * as v from 'valibot'
import { collection } from '../_kernel/collection'
import { shortHash } from '../_kernel/hash'
import { inLanguage, type Language } from '../_kernel/refusal'
import { stamps } from '../_kernel/values'
import { ServiceCode, ServiceSheet } from './service-sheet'

/** The published version of a sheet, which everybody may read (§17). Written by `guidance`; `_id` is the code. */
export const PublishedSheet = v.strictObject({
  _id: ServiceCode,
  sheet: ServiceSheet,
  ...stamps,
})
export type PublishedSheet = v.InferOutput<typeof PublishedSheet>

export const PublishedSheets = collection({
  name: 'publishedSheets',
  schema: PublishedSheet,
  purpose: 'Published service sheets, one page a matter (§17)',
  personal: 'none',
  file: 'sheet.materials.template.file',
  indexes: [{ on: ['sheet.windows'] }, { on: ['sheet.ownerUnit'] }, { on: ['sheet.entrustedTo'] }],
})

/** What one must bring: the required materials by name; where a name has no English, in Chinese. */
export const mustBring = (sheet: ServiceSheet, language: Language = 'zh-CN'): string[] =>
  sheet.materials
    .filter((material) => material.need === 'required')
    .map(({ name, nameEn }) => inLanguage(language, name, nameEn))

/** Names a catalogue as a whole: the same sheets in the same versions have the same name, in any order. */
export const catalogueVersion = (sheets: readonly Pick<ServiceSheet, 'code' | 'hash'>[]): string =>
  shortHash(
    sheets
      .map((sheet) => `${sheet.code}@${sheet.hash}`)
      .sort()
      .join('|'),
  )
