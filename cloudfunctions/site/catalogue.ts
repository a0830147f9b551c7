import { cached } from '../_kernel/cached'
import type { Language } from '../_kernel/refusal'
import { find } from '../_kernel/store'
import { catalogueVersion, PublishedSheets } from '../_shared/published-sheet'
import type { ServiceSheet } from '../_shared/service-sheet'
import { type ServiceWindow, ServiceWindows } from '../_shared/service-window'
import { roleText } from '../_shared/sheet-words'
import { type Unit, Units } from '../_shared/unit'

const MOST = 1000

/** What is published, with where it is done, at most twenty seconds old: a page is never made before its sheet. */
export const catalogue = cached(20, async () => {
  const [published, windows, units] = await Promise.all([
    find(PublishedSheets, {}, { order: [['_id', 1]], limit: MOST }),
    find(ServiceWindows, {}, { limit: MOST }),
    find(Units, {}, { limit: MOST }),
  ])
  const sheets = published.map(({ sheet }) => sheet)
  return {
    version: catalogueVersion(sheets),
    published,
    sheets,
    byCode: new Map(published.map((one) => [one._id, one])),
    windows: new Map(windows.map((one) => [one._id, one])),
    unitsByName: new Map(units.map((unit) => [unit.name, unit])),
  }
})
export type Catalogue = Awaited<ReturnType<typeof catalogue>>

/** The open windows that take a matter, by their number. */
export const windowsOf = ({ windows: ids }: ServiceSheet, { windows }: Catalogue): ServiceWindow[] =>
  ids
    .flatMap((id) => windows.get(id) ?? [])
    .filter(({ state }) => state === 'open')
    .sort((a, b) => a.no - b.no)

export const unitOf = (name: string, { unitsByName }: Catalogue): Unit | undefined => unitsByName.get(name)

/** A unit as a sheet names it, in the reader's language. */
export const unitText = (name: string, known: Catalogue, language: Language): string => {
  const unit = unitOf(name, known)
  return language === 'en' && unit !== undefined ? unit.nameEn : roleText(name, language)
}

export const nameText = ({ name, nameEn }: ServiceSheet, language: Language): string =>
  language === 'en' ? nameEn : name
