import type { Language } from '../../_kernel/refusal'
import type { SheetContent } from '../../_shared/service-sheet'
import { audienceText, daysText, deliveryText, kindText, roleText } from '../../_shared/sheet-words'
import { basisLine, feeLines, materialLines, onlineHallLine, stepLines, yesNo } from './compared-line'

/** One line of a sheet: the field it belongs to, and its text. */
interface SheetLine {
  readonly field: string
  readonly text: string
}

/** A line of two versions side by side: what went, what came, or what stayed. */
export interface ComparedLine {
  readonly field: string
  readonly change: 'same' | 'removed' | 'added'
  readonly text: string
}

/** What a window is called. */
type WindowName = (windowId: string) => string

type Texts = (sheet: SheetContent, language: Language, windowName: WindowName) => readonly string[]

const one = (text: string): readonly string[] => (text === '' ? [] : [text])
/** The fields of a sheet in the order of the printed form, each with the lines it takes. */
const fields: Readonly<Record<string, Texts>> = {
  name: ({ name }) => [name],
  nameEn: ({ nameEn }) => [nameEn],
  aliases: ({ aliases }) => aliases,
  keywords: ({ keywords }) => keywords,
  ownerUnit: ({ ownerUnit }) => [ownerUnit],
  basis: ({ basis }, language) => basis.map((one) => basisLine(one, language)),
  audience: ({ audience }, language) => audience.map((name) => audienceText(name, language)),
  conditions: ({ conditions }) => one(conditions),
  conditionsEn: ({ conditionsEn }) => one(conditionsEn ?? ''),
  kind: ({ kind }, language) => [kindText(kind, language)],
  leadUnit: (sheet) => (sheet.kind === 'joint' ? [sheet.leadUnit] : []),
  coUnits: (sheet, language) =>
    sheet.kind === 'joint' ? sheet.coUnits.map((name) => roleText(name, language)) : [],
  steps: ({ steps }, language) => steps.flatMap((step) => stepLines(step, language)),
  materials: ({ materials }, language) => materials.flatMap((material) => materialLines(material, language)),
  legalDays: ({ legalDays }, language) => [daysText(legalDays, language)],
  promisedDays: ({ promisedDays }, language) => [daysText(promisedDays, language)],
  visits: ({ visits }) => [String(visits)],
  inVacation: ({ inVacation }, language) => [yesNo(inVacation, language)],
  fee: ({ fee }, language) => feeLines(fee, language),
  result: ({ result }) => [result],
  resultEn: ({ resultEn }) => one(resultEn ?? ''),
  delivery: ({ delivery }, language) => delivery.map((way) => deliveryText(way, language)),
  consultPhone: ({ consultPhone }) => [consultPhone],
  complaintPhone: ({ complaintPhone }) => [complaintPhone],
  onlineHall: ({ onlineHall }, language) => [onlineHallLine(onlineHall, language)],
  windows: ({ windows }, _language, windowName) => windows.map(windowName),
  entrustedTo: ({ entrustedTo }) => one(entrustedTo ?? ''),
}

const linesOf = (sheet: SheetContent, language: Language, windowName: WindowName): SheetLine[] =>
  Object.entries(fields).flatMap(([field, texts]) =>
    texts(sheet, language, windowName).map((text) => ({ field, text })),
  )

const same = (a: SheetLine, b: SheetLine): boolean => a.field === b.field && a.text === b.text

/**
 * Two versions line by line: the longest run of lines that both have stays, what only the older has went, what only
 * the newer has came; inside a field what went stands before what came. Equal sheets have no change.
 */
export const compareSheets = (
  older: SheetContent,
  newer: SheetContent,
  language: Language = 'zh-CN',
  windowName: WindowName = (id) => id,
): ComparedLine[] => {
  const [before, after] = [linesOf(older, language, windowName), linesOf(newer, language, windowName)]
  // How long a run the rests have in common, from the end.
  const common = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1))
  const at = (i: number, j: number): number => common[i]?.[j] ?? 0
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const [a, b] = [before[i], after[j]]
      const row = common[i]
      if (row === undefined || a === undefined || b === undefined) continue
      row[j] = same(a, b) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const compared: ComparedLine[] = []
  let [i, j] = [0, 0]
  while (i < before.length || j < after.length) {
    const [a, b] = [before[i], after[j]]
    if (a !== undefined && b !== undefined && same(a, b)) {
      compared.push({ ...a, change: 'same' })
      i += 1
      j += 1
    } else if (a !== undefined && (b === undefined || at(i + 1, j) >= at(i, j + 1))) {
      compared.push({ ...a, change: 'removed' })
      i += 1
    } else if (b !== undefined) {
      compared.push({ ...b, change: 'added' })
      j += 1
    }
  }
  return compared
}
