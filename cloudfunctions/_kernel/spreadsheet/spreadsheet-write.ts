import { columnName } from './spreadsheet'

const escaped = (text: string): string =>
  text
    // What XML can't carry was never typed.
    .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Style 1 is the bold head, 2 the wrapped body. */
const styles = `${head}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf fontId="1" applyFont="1"/><xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`

const rowXml = (cells: readonly string[], at: number): string => {
  const row = String(at + 1)
  const style = at === 0 ? '1' : '2'
  const texts = cells.map((said, column) =>
    said === ''
      ? ''
      : `<c r="${columnName(column)}${row}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(said)}</t></is></c>`,
  )
  return `<row r="${row}">${texts.join('')}</row>`
}

/** One sheet of a workbook: its first row is its head. */
export interface SheetContent {
  readonly name: string
  readonly rows: readonly (readonly string[])[]
}

/** Its head stays in view; on paper it lies across and is as wide as the page. */
const sheetXml = ({ rows }: SheetContent): string => {
  const columns = (rows[0] ?? []).map((title, column) => {
    const at = String(column + 1)
    return `<col min="${at}" max="${at}" width="${String(Math.min(60, Math.max(12, title.length * 3)))}" customWidth="1"/>`
  })
  return `${head}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>${rows.map(rowXml).join('')}</sheetData><pageSetup orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>`
}

const pathOf = (at: number): string => `worksheets/sheet${String(at + 1)}.xml`

/** A workbook of some sheets. Every cell is text, so that nothing in it is ever computed, whatever it begins with. */
export const writeWorkbook = async (sheets: readonly SheetContent[]): Promise<Uint8Array> => {
  const { zipSync, strToU8 } = await import('fflate')
  const overrides = sheets.map(
    (_, at) => `<Override PartName="/xl/${pathOf(at)}" ContentType="${sheetType}.worksheet+xml"/>`,
  )
  const named = sheets.map(
    ({ name }, at) =>
      `<sheet name="${escaped(name)}" sheetId="${String(at + 1)}" r:id="rId${String(at + 1)}"/>`,
  )
  const relations = sheets.map(
    (_, at) => `<Relationship Id="rId${String(at + 1)}" Type="${office}/worksheet" Target="${pathOf(at)}"/>`,
  )
  const parts = {
    '[Content_Types].xml': `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/>${overrides.join('')}<Override PartName="/xl/styles.xml" ContentType="${sheetType}.styles+xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${named.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packages}/relationships">${relations.join('')}<Relationship Id="rId${String(sheets.length + 1)}" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': styles,
    ...Object.fromEntries(sheets.map((one, at) => [`xl/${pathOf(at)}`, sheetXml(one)])),
  }
  const packed = Object.entries(parts).map(([path, text]) => [path, strToU8(text)] as const)
  return zipSync(Object.fromEntries(packed), { level: 6 })
}

/** A workbook with one sheet. */
export const writeSpreadsheet = (name: string, rows: SheetContent['rows']): Promise<Uint8Array> =>
  writeWorkbook([{ name, rows }])
