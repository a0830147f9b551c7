import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { writeSpreadsheet } from '../../cloudfunctions/_kernel/spreadsheet/spreadsheet-write'

const MB = 1024 * 1024
const sheet = 'xl/worksheets/sheet1.xml'
const dated = '<styleSheet><cellXfs><xf/><xf numFmtId="14"/></cellXfs></styleSheet>'

/** So many bytes that begin as a photo of a phone does. */
export const photo = (megabytes: number): Uint8Array => {
  const bytes = new Uint8Array(megabytes * MB)
  bytes.set([0xff, 0xd8, 0xff, 0xe0])
  return bytes
}
/** A Windows program under whatever name. */
export const program: Uint8Array = Uint8Array.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0])

/** A workbook of these rows whose first data cell is replaced, or which is changed as a whole. */
const changed = async (
  rows: readonly (readonly string[])[],
  change: (xml: string) => string | Uint8Array,
  parts: Record<string, string> = {},
): Promise<Uint8Array> => {
  const whole = unzipSync(
    await writeSpreadsheet(
      '表',
      rows.map((row) => [...row]),
    ),
  )
  const xml = change(strFromU8(whole[sheet] ?? new Uint8Array()))
  const more = Object.entries(parts).map(([name, text]): [string, Uint8Array] => [name, strToU8(text)])
  return zipSync({
    ...whole,
    ...Object.fromEntries(more),
    [sheet]: typeof xml === 'string' ? strToU8(xml) : xml,
  })
}
/** Puts another cell in the place of A2, the first one under the titles. */
const inA2 =
  (cell: string) =>
  (xml: string): string => {
    const found = /<c r="A2"[^>]*>.*?<\/c>/s
    if (!found.test(xml)) throw new Error('there is no A2')
    return xml.replace(found, () => cell)
  }

/** A bad workbook of `rows` (titles first), by what is wrong, with the fault's row and, where there is one, its column. */
export const badWorkbooks = (
  rows: readonly (readonly string[])[],
): readonly (readonly [what: string, content: () => Promise<Uint8Array>, row: number, field: RegExp])[] => [
  ['a zip bomb', () => Promise.resolve(zipSync({ [sheet]: new Uint8Array(60 * MB) })), 0, /^$/],
  ['a bomb inside a workbook', () => changed(rows, () => new Uint8Array(60 * MB)), 0, /^$/],
  ['a zip that is no workbook', () => Promise.resolve(zipSync({ 'a.txt': strToU8('x') })), 0, /^$/],
  ['a formula', () => changed(rows, inA2('<c r="A2"><f>1+1</f><v>2</v></c>')), 2, /^A$/],
  [
    'a formula that calls out',
    () => changed(rows, inA2('<c r="A2" t="str"><f>WEBSERVICE("http://x")</f><v>x</v></c>')),
    2,
    /^A$/,
  ],
  [
    'a date in the year 9999',
    () => changed(rows, inA2('<c r="A2" s="1"><v>2958465</v></c>'), { 'xl/styles.xml': dated }),
    2,
    /^A$/,
  ],
  [
    'GBK in place of UTF-8',
    () =>
      changed(rows, (xml) =>
        Buffer.concat([strToU8(xml.slice(0, 300)), Uint8Array.from([0xc9, 0xfa]), strToU8(xml.slice(300))]),
      ),
    0,
    /^$/,
  ],
  [
    'a cell of 10 MB',
    () => changed(rows, inA2(`<c r="A2" t="inlineStr"><is><t>${'x'.repeat(10 * MB)}</t></is></c>`)),
    2,
    /^A$/,
  ],
  [
    'a number twice',
    () =>
      writeSpreadsheet(
        '表',
        [...rows, rows[1] ?? []].map((row) => [...row]),
      ),
    rows.length + 1,
    /./,
  ],
]
