import { readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../../local/root'
import { sheetsOf } from '../../local/seed/catalogue'
import { type ServiceSheet, sheetHash } from '../../cloudfunctions/_shared/service-sheet'

const read = (name: string): unknown =>
  JSON.parse(readFileSync(path.join(root, 'local', 'seed', name), 'utf8')) as unknown

/** The demo's sheets, window n as `Wn`. */
export const sheets: readonly ServiceSheet[] = sheetsOf(read('services.json'), {
  namesEn: read('service-names-en.json') as Record<string, string>,
  keywords: read('service-keywords.json') as Record<string, string[]>,
})

/** One of them with other content, sealed again. */
export const sheetWith = (code: string, change: Partial<ServiceSheet>): ServiceSheet => {
  const found = sheets.find((sheet) => sheet.code === code)
  if (found === undefined) throw new Error(code)
  const { version, hash: _hash, ...content } = { ...found, ...change } as ServiceSheet
  return { ...content, version, hash: sheetHash(content) } as ServiceSheet
}
