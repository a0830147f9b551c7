import * as v from 'valibot'
import { find, findFields, get, is } from '../../_kernel/store'
import type { Day } from '../../_kernel/time'
import { Lines } from '../../_shared/line'
import { PublishedSheets } from '../../_shared/published-sheet'
import { type ApplicationForm, type FormBasis, servicesOf, windowIdOf } from './form'
import { ServiceWindows, Units } from '../collections'

const MOST_SHEETS = 1000
const SheetFacts = v.object({
  sheet: v.object({
    code: v.string(),
    name: v.string(),
    nameEn: v.string(),
    ownerUnit: v.string(),
    entrustedTo: v.optional(v.string()),
    windows: v.array(v.string()),
  }),
})
export type SheetFacts = v.InferOutput<typeof SheetFacts>['sheet']
const paths = Object.keys(SheetFacts.entries.sheet.entries).map((field) => `sheet.${field}`)

const sheetsWhere = async (where: Readonly<Record<string, unknown>>): Promise<SheetFacts[]> =>
  (await findFields(PublishedSheets, SheetFacts, paths, where, { limit: MOST_SHEETS })).map(
    ({ sheet }) => sheet,
  )

const byCode = (sheets: readonly SheetFacts[]): Map<string, SheetFacts> =>
  new Map(sheets.map((sheet) => [sheet.code, sheet]))

/** Sheets by their codes. */
export const sheetsNamed = async (codes: readonly string[]): Promise<Map<string, SheetFacts>> =>
  codes.length === 0 ? new Map() : byCode(await sheetsWhere({ _id: is.in([...codes]) }))

/** Sheets that a window takes. */
export const sheetsAt = async (windowId: string): Promise<Map<string, SheetFacts>> =>
  byCode(await sheetsWhere({ 'sheet.windows': windowId }))

/** Sheets that are a unit's own or entrusted to it, by code. */
export const sheetsOf = async (unitName: string): Promise<SheetFacts[]> => {
  const [own, entrusted] = await Promise.all([
    sheetsWhere({ 'sheet.ownerUnit': unitName }),
    sheetsWhere({ 'sheet.entrustedTo': unitName }),
  ])
  return [...byCode([...own, ...entrusted]).values()].sort((a, b) => (a.code < b.code ? -1 : 1))
}

export const allLines = () => find(Lines, {}, { order: [['_id', 1]] })

/** What a form is held against, as it stands now; nothing for a unit that isn't there. */
export const basisOf = async (
  unitId: string,
  form: ApplicationForm,
  today: Day,
): Promise<FormBasis | undefined> => {
  const windowId = windowIdOf(form)
  const [unit, place, named, there, lines] = await Promise.all([
    get(Units, unitId),
    windowId === undefined ? undefined : get(ServiceWindows, windowId),
    sheetsNamed(servicesOf(form)),
    windowId === undefined ? new Map<string, SheetFacts>() : sheetsAt(windowId),
    allLines(),
  ])
  if (unit === undefined) return undefined
  return { unit, place, sheets: new Map([...there, ...named]), lines, today }
}
