import * as v from 'valibot'
import { cached } from '../_kernel/cached'
import type { Language } from '../_kernel/refusal'
import { findSoundFields } from '../_kernel/store'
import { catalogueVersion, PublishedSheets } from '../_shared/published-sheet'

/** Sheets that one catalogue may hold. */
export const MOST_SHEETS = 1000

const Named = v.object({
  sheet: v.object({
    code: v.string(),
    hash: v.string(),
    version: v.number(),
    name: v.string(),
    nameEn: v.string(),
    windows: v.array(v.string()),
    ownerUnit: v.string(),
    consultPhone: v.string(),
  }),
})
const paths = ['code', 'hash', 'version', 'name', 'nameEn', 'windows', 'ownerUnit', 'consultPhone'].map(
  (field) => `sheet.${field}`,
)

/** What is published, by name and version, at most 20 seconds old. */
export const catalogue = cached(20, async () => {
  const published = await findSoundFields(PublishedSheets, Named, paths, {}, { limit: MOST_SHEETS })
  const sheets = published.map(({ sheet }) => sheet)
  return {
    version: catalogueVersion(sheets),
    byCode: new Map(sheets.map((sheet) => [sheet.code, sheet])),
  }
})
export type Catalogue = Awaited<ReturnType<typeof catalogue>>

/** A service's name; its code when it was withdrawn since. */
export const serviceName = ({ byCode }: Catalogue, code: string, language: Language): string => {
  const sheet = byCode.get(code)
  return (language === 'en' ? sheet?.nameEn : sheet?.name) ?? code
}
