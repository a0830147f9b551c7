import type { loadParser } from './spreadsheet-xml'
import { readXml } from './spreadsheet-xml'

type Parser = Awaited<ReturnType<typeof loadParser>>

/** Formats that every spreadsheet program shows as a date without a definition. */
const builtIn = (format: number): boolean =>
  (format >= 14 && format <= 17) ||
  format === 22 ||
  (format >= 27 && format <= 36) ||
  (format >= 50 && format <= 58)

/** Numbers of the cell styles that show a number as a date. */
export const dateStyles = (Sax: Parser, styles: Uint8Array | undefined): ReadonlySet<number> => {
  const dates = new Set<number>()
  if (styles === undefined) return dates
  const own = new Set<number>()
  let isCells = false
  let style = 0
  readXml(Sax, styles, {
    open: (tag, attributes) => {
      if (tag === 'numFmt') {
        // Quoted words, escapes and colours aside, a format with y or d is a date's.
        const code = (attributes['formatCode'] ?? '').replaceAll(/"[^"]*"|\\.|\[[^\]]*\]/g, '')
        if (/[yd]/i.test(code)) own.add(Number(attributes['numFmtId']))
      } else if (tag === 'cellXfs') isCells = true
      else if (tag === 'xf' && isCells) {
        const format = Number(attributes['numFmtId'] ?? 0)
        if (builtIn(format) || own.has(format)) dates.add(style)
        style += 1
      }
    },
    close: (tag) => {
      if (tag === 'cellXfs') isCells = false
    },
  })
  return dates
}

const DAY_MS = 86_400_000
/** Day 0 of spreadsheets from March 1900 on: they count a 29 February 1900 that never was. */
const EPOCH = Date.UTC(1899, 11, 30)
const FIRST = 61
const LAST = 73_050

/** A spreadsheet's day number as YYYY-MM-DD; nothing before March 1900 or past 2099. */
export const dayOfSerial = (serial: number): string | undefined => {
  const day = Math.floor(serial)
  return day < FIRST || day > LAST ? undefined : new Date(EPOCH + day * DAY_MS).toISOString().slice(0, 10)
}
