import { strToU8, unzipSync, zipSync } from 'fflate'
import { readJsonLines, writeJsonLines } from '../../cloudfunctions/_kernel/json-lines'
import type { FileLimits, Reading, RowFault } from '../../cloudfunctions/_kernel/row-fault'
import { columnName, readSpreadsheet } from '../../cloudfunctions/_kernel/spreadsheet/spreadsheet'
import { writeSpreadsheet } from '../../cloudfunctions/_kernel/spreadsheet/spreadsheet-write'

const limits: FileLimits = { mostRows: 5, mostColumns: 4, mostCharacters: 50, mostBytes: 1024 * 1024 }

const faultsOf = (reading: Reading<unknown>): readonly RowFault[] => (reading.isGood ? [] : reading.faults)
const placesOf = (reading: Reading<unknown>): string[] =>
  faultsOf(reading).map(({ row, field }) => `${field}${String(row)}`)

/** A workbook that we write, with parts put in another's place. */
const workbook = async (parts: Record<string, string>, rows = [['a']]): Promise<Uint8Array> => {
  const whole = unzipSync(await writeSpreadsheet('事项', rows))
  const others = Object.entries(parts).map(([path, text]): [string, Uint8Array] => [path, strToU8(text)])
  return zipSync({ ...whole, ...Object.fromEntries(others) })
}
const sheetXml = (rows: string): string => `<worksheet><sheetData>${rows}</sheetData></worksheet>`
const withRows = (rows: string, parts: Record<string, string> = {}) =>
  workbook({ 'xl/worksheets/sheet1.xml': sheetXml(rows), ...parts })

const sharedXml = (text: string): string => `<sst><si><t>${text}</t></si></sst>`
const dated = '<styleSheet><cellXfs><xf/><xf numFmtId="14"/></cellXfs></styleSheet>'
const ownFormat =
  '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m"/></numFmts><cellXfs><xf/><xf numFmtId="164"/></cellXfs></styleSheet>'

describe('what a spreadsheet says', () => {
  it('comes back as it was written, with the rows that people see', async () => {
    const rows = [
      ['名称', '说明'],
      ['补办', '一行\n两行 <b> & "引号"'],
      ['', ''],
      ['=1+1', ''],
    ]
    expect(await readSpreadsheet(await writeSpreadsheet('事项', rows), limits)).toEqual({
      isGood: true,
      rows: [
        { row: 1, cells: ['名称', '说明'] },
        { row: 2, cells: ['补办', '一行\n两行 <b> & "引号"'] },
        { row: 4, cells: ['=1+1'] },
      ],
    })
  })

  const cell = (xml: string) => `<row r="7">${xml}</row>`
  it.each<[string, string, string[], Record<string, string>?]>([
    ['a whole number', cell('<c r="A7"><v>20230001</v></c>'), ['20230001']],
    ['a number with its noise', cell('<c r="A7"><v>0.30000000000000004</v></c>'), ['0.3']],
    ['yes', cell('<c r="A7" t="b"><v>1</v></c>'), ['TRUE']],
    [
      'a shared text',
      cell('<c r="A7" t="s"><v>0</v></c>'),
      ['学生证'],
      { 'xl/sharedStrings.xml': sharedXml('学生证') },
    ],
    [
      'a shared text in pieces, without how it is read',
      cell('<c r="A7" t="s"><v>0</v></c>'),
      ['学生证'],
      {
        'xl/sharedStrings.xml': '<sst><si><r><t>学</t></r><r><t>生证</t></r><rPh><t>xue</t></rPh></si></sst>',
      },
    ],
    ['a date', cell('<c r="A7" s="1"><v>46349</v></c>'), ['2026-11-23'], { 'xl/styles.xml': dated }],
    [
      'a date in an own format',
      cell('<c r="A7" s="1"><v>46349.5</v></c>'),
      ['2026-11-23'],
      { 'xl/styles.xml': ownFormat },
    ],
    ['cells that are left out', cell('<c r="C7"><v>3</v></c>'), ['', '', '3']],
    ['cells without a reference', cell('<c><v>1</v></c><c><v>2</v></c>'), ['1', '2']],
    ['tags with a prefix', '<x:row r="7"><x:c r="A7"><x:v>1</x:v></x:c></x:row>', ['1']],
  ])('%s', async (_title, xml, cells, ...[parts]) => {
    expect(await readSpreadsheet(await withRows(xml, parts), limits)).toEqual({
      isGood: true,
      rows: [{ row: 7, cells }],
    })
  })

  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
  ])('column %i is %s', (column, name) => {
    expect(columnName(column)).toBe(name)
  })
})

describe('a spreadsheet that is a trap is refused, and the place named', () => {
  const cells = (xml: string) => withRows(`<row r="3">${xml}</row>`)
  it.each<[string, () => Promise<Uint8Array>, string[]]>([
    ['a formula', () => cells('<c r="B3"><f>1+1</f><v>2</v></c>'), ['B3']],
    [
      'a formula that calls out',
      () => cells('<c r="B3" t="str"><f>WEBSERVICE("http://x")</f><v>x</v></c>'),
      ['B3'],
    ],
    ['an error value', () => cells('<c r="A3" t="e"><v>#REF!</v></c>'), ['A3']],
    [
      'a date in 9999',
      () => withRows('<row r="3"><c r="A3" s="1"><v>2958465</v></c></row>', { 'xl/styles.xml': dated }),
      ['A3'],
    ],
    ['a row called x', () => withRows('<row r="x"><c><v>1</v></c></row>'), ['1']],
    ['a row before the first', () => withRows('<row r="0"><c><v>1</v></c></row>'), ['1']],
    [
      'half a row after the seventh',
      () => withRows('<row r="7"><c><v>1</v></c></row><row r="7.5"><c><v>1</v></c></row>'),
      ['8'],
    ],
    ['a number that is none', () => cells('<c r="A3"><v>1e999</v></c>'), ['A3']],
    ['a cell past the last column', () => cells('<c r="E3"><v>1</v></c>'), ['E3']],
    ['a long cell', () => cells(`<c r="A3" t="inlineStr"><is><t>${'长'.repeat(51)}</t></is></c>`), ['A3']],
    [
      'a shared text of a million characters',
      () =>
        withRows('<row r="3"><c r="D3" t="s"><v>0</v></c></row>', {
          'xl/sharedStrings.xml': sharedXml('x'.repeat(1_000_000)),
        }),
      ['D3'],
    ],
    [
      'two faults at once',
      () => cells('<c r="A3"><f>1</f></c><c r="B3" t="e"><v>#N/A</v></c>'),
      ['A3', 'B3'],
    ],
    [
      'too many rows',
      () => withRows([1, 2, 3, 4, 5, 6].map((n) => `<row r="${String(n)}"><c><v>1</v></c></row>`).join('')),
      ['0'],
    ],
    [
      'a bomb: 20 MB of nothing in some bytes',
      () => workbook({ 'xl/worksheets/sheet1.xml': '0'.repeat(20_000_000) }),
      ['0'],
    ],
    [
      'a cell of 10 MB',
      () => cells(`<c r="A3" t="inlineStr"><is><t>${'x'.repeat(10_000_000)}</t></is></c>`),
      ['0'],
    ],
    ['macros', () => workbook({ 'xl/vbaProject.bin': 'x' }), ['0']],
    [
      'too many parts',
      () => workbook(Object.fromEntries(Array.from({ length: 300 }, (_none, n) => [`xl/p${String(n)}`, '']))),
      ['0'],
    ],
    [
      'entities that grow',
      () =>
        workbook({
          'xl/worksheets/sheet1.xml': '<!DOCTYPE w [<!ENTITY a "aa">]><worksheet><sheetData/></worksheet>',
        }),
      ['0'],
    ],
    ['XML that breaks off', () => workbook({ 'xl/worksheets/sheet1.xml': '<worksheet><sheetData>' }), ['0']],
    ['no first sheet', () => workbook({ 'xl/_rels/workbook.xml.rels': '<Relationships/>' }), ['0']],
    [
      'a path out of the file',
      () =>
        workbook({
          'xl/_rels/workbook.xml.rels':
            '<Relationships><Relationship Id="rId1" Target="../../etc/passwd"/></Relationships>',
        }),
      ['0'],
    ],
    [
      'days from 1904',
      () =>
        workbook({
          'xl/workbook.xml':
            '<workbook><workbookPr date1904="1"/><sheets><sheet r:id="rId1"/></sheets></workbook>',
        }),
      ['0'],
    ],
    ['a zip of something else', () => Promise.resolve(zipSync({ 'a.txt': strToU8('a') })), ['0']],
    ['a renamed executable', () => Promise.resolve(strToU8('MZ\u0090\u0000\u0003')), ['0']],
    ['nothing', () => Promise.resolve(new Uint8Array()), ['0']],
  ])('%s', async (_title, file, places) => {
    const reading = await readSpreadsheet(await file(), limits)
    expect(placesOf(reading)).toEqual(places)
    for (const fault of faultsOf(reading)) {
      expect(fault.zh).toMatch(/[。]$/)
      expect(fault.en).toMatch(/\.$/)
    }
  })

  it('GBK in place of UTF-8', async () => {
    const whole = unzipSync(await writeSpreadsheet('s', [['a']]))
    const gbk = Uint8Array.from([
      ...strToU8('<worksheet><sheetData><row><c t="str"><v>'),
      0xc9,
      0xfa,
      ...strToU8('</v></c></row></sheetData></worksheet>'),
    ])
    const file = zipSync({ ...whole, 'xl/worksheets/sheet1.xml': gbk })
    expect(placesOf(await readSpreadsheet(file, limits))).toEqual(['0'])
  })

  it('a directory that says less than there is gets no more room than it said', async () => {
    const file = await workbook({
      'xl/worksheets/sheet1.xml': sheetXml(`<row><c><v>${'1'.repeat(5_000_000)}</v></c></row>`),
    })
    // The sizes in the directory and before the part itself: 5 MB become 100 bytes.
    const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
    for (let at = 0; at + 46 < file.length; at++) {
      const mark = view.getUint32(at, true)
      const size = mark === 0x02014b50 ? at + 24 : mark === 0x04034b50 ? at + 22 : 0
      if (size > 0 && view.getUint32(size, true) > 5_000_000) view.setUint32(size, 100, true)
    }
    const before = process.memoryUsage().arrayBuffers
    expect(placesOf(await readSpreadsheet(file, limits))).toEqual(['0'])
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(3_000_000)
  })
})

describe('JSONL', () => {
  it('comes back as it was written, with its lines', () => {
    const objects = [{ code: 'JW-001' }, { code: 'JW-002', name: '补办' }]
    expect(readJsonLines(strToU8(`\uFEFF${writeJsonLines(objects)}\n`), limits)).toEqual({
      isGood: true,
      rows: objects.map((value, n) => ({ row: n + 1, value })),
    })
  })

  it.each<[string, Uint8Array, string[]]>([
    ['no JSON on the second line', strToU8('{}\n{'), ['2']],
    ['a list', strToU8('[1]'), ['1']],
    [
      'GBK on the first and third line',
      Uint8Array.from([0xc9, 0xfa, 10, 0x7b, 0x7d, 10, 0xc9, 0xfa]),
      ['1', '3'],
    ],
    ['a line of a megabyte', strToU8(`{}\n{"a":"${'x'.repeat(900_000)}"}`), ['2']],
    ['too many lines', strToU8('{}\n'.repeat(6)), ['0']],
    ['a file past its size', new Uint8Array(1024 * 1024 + 1), ['0']],
    ['a renamed executable', Uint8Array.from([0x4d, 0x5a, 0x90, 0]), ['1']],
  ])('%s is refused with its line', (_title, file, places) => {
    expect(placesOf(readJsonLines(file, limits))).toEqual(places)
  })
})
