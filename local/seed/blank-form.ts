import { strToU8, zipSync } from 'fflate'

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const run = (text: string, size: number, isStrong: boolean): string =>
  `<w:r><w:rPr><w:rFonts w:eastAsia="SimSun"/>${isStrong ? '<w:b/>' : ''}<w:sz w:val="${String(size)}"/></w:rPr>` +
  `<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`

const paragraph = (text: string, size = 24, isTitle = false): string =>
  `<w:p><w:pPr>${isTitle ? '<w:spacing w:after="240"/><w:jc w:val="center"/>' : ''}</w:pPr>${run(text, size, isTitle)}</w:p>`

const cell = (width: number, content: string): string =>
  `<w:tc><w:tcPr><w:tcW w:w="${String(width)}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>${content}</w:tc>`

const line = (label: string): string =>
  `<w:tr><w:trPr><w:trHeight w:val="680"/></w:trPr>${cell(2400, paragraph(label))}${cell(6600, paragraph(''))}</w:tr>`

const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
const borders = sides.map((side) => `<w:${side} w:val="single" w:sz="6" w:color="404040"/>`).join('')

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const OFFICE = 'http://schemas.openxmlformats.org'

/**
 * A small blank form as Word writes one: a title, a table of what is asked, and a line to sign on. The same form has the
 * same bytes every time.
 */
export const blankForm = (title: string, asked: readonly string[], sign: string): Uint8Array => {
  const table =
    `<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders></w:tblPr>` +
    `<w:tblGrid><w:gridCol w:w="2400"/><w:gridCol w:w="6600"/></w:tblGrid>${asked.map(line).join('')}</w:tbl>`
  const body =
    paragraph(title, 36, true) +
    table +
    paragraph('') +
    paragraph(sign) +
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"/></w:sectPr>'
  const parts = {
    '[Content_Types].xml':
      `${HEAD}<Types xmlns="${OFFICE}/package/2006/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>' +
      '</Types>',
    '_rels/.rels':
      `${HEAD}<Relationships xmlns="${OFFICE}/package/2006/relationships">` +
      `<Relationship Id="rId1" Type="${OFFICE}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>` +
      '</Relationships>',
    'word/document.xml': `${HEAD}<w:document xmlns:w="${OFFICE}/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
  }
  const packed = Object.entries(parts).map(([name, text]) => [name, strToU8(text)])
  // Noon, so that no zone of the machine's makes another day of it.
  return zipSync(Object.fromEntries(packed) as Record<string, Uint8Array>, {
    mtime: new Date(2026, 8, 1, 12),
  })
}
