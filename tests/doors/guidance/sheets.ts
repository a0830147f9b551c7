import { readFileSync } from 'node:fs'
import path from 'node:path'
import * as v from 'valibot'
import { root } from '../../../local/root'
import { sheetsOf } from '../../../local/seed/catalogue'
import { ServiceSheet, type SheetContent } from '../../../cloudfunctions/_shared/service-sheet'
import { sheetHash } from '../../../cloudfunctions/_shared/sheet-hash'

const read = (name: string): unknown =>
  JSON.parse(readFileSync(path.join(root, 'local', 'seed', name), 'utf8')) as unknown

/** The demo's sheets, window n as `Wn`. */
export const sheets: readonly ServiceSheet[] = sheetsOf(read('services.json'), {
  namesEn: read('service-names-en.json') as Record<string, string>,
  textsEn: read('sheet-words-en.json') as Record<string, string>,
  keywords: read('service-keywords.json') as Record<string, string[]>,
})

/** One of them with other content, sealed again. */
export const sheetWith = (code: string, change: Partial<ServiceSheet>): ServiceSheet => {
  const found = sheets.find((sheet) => sheet.code === code)
  if (found === undefined) throw new Error(code)
  const next = { ...found, ...change }
  const said = Object.entries(next).filter(([field]) => field !== 'version' && field !== 'hash')
  return v.parse(ServiceSheet, { ...next, hash: sheetHash(Object.fromEntries(said) as SheetContent) })
}
