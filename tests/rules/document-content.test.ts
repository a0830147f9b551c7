import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { documentKindOf } from '../../cloudfunctions/_kernel/upload/document-content'
import { writeSpreadsheet } from '../../cloudfunctions/_kernel/spreadsheet/spreadsheet-write'
import { blankForm } from '../../local/seed/blank-form'

const word = blankForm('申请表', ['姓名'], '签字：')
const pdf = strToU8('%PDF-1.4\n%%EOF\n')
const program = Uint8Array.from([0x4d, 0x5a, 0x90, 0, 3])
const joined = (...parts: Uint8Array[]): Uint8Array => Buffer.concat(parts)

/** The Word form with other parts, or with a part that says something else. */
const changed = (parts: Record<string, Uint8Array>): Uint8Array => zipSync({ ...unzipSync(word), ...parts })
const typed = (from: string, to: string): Uint8Array => {
  const types = strFromU8(unzipSync(word)['[Content_Types].xml'] ?? new Uint8Array())
  expect(types).toContain(from)
  return changed({ '[Content_Types].xml': strToU8(types.replace(from, to)) })
}
const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'

describe('what a blank form is by its content', () => {
  it.each<[string, () => Uint8Array | Promise<Uint8Array>, string | undefined]>([
    ['a Word form', () => word, 'docx'],
    ['a workbook', () => writeSpreadsheet('表', [['姓名']]), 'xlsx'],
    ['a PDF', () => pdf, 'pdf'],
    ['a photo', () => Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]), 'jpeg'],
    ['a picture', () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'png'],
    ['an ordinary zip', () => zipSync({ 'a.txt': strToU8('x') }), undefined],
    ['a zip with a program', () => zipSync({ 'setup.exe': program }), undefined],
    ['a zip that only has the main part', () => zipSync({ 'word/document.xml': strToU8('<x/>') }), undefined],
    ['a Word form with a program beside it', () => changed({ 'word/media/a.exe': program }), undefined],
    ['a Word form with macros', () => changed({ 'word/vbaProject.bin': strToU8('x') }), undefined],
    [
      'a macro document under another name',
      () => typed(main, 'application/vnd.ms-word.document.macroEnabled.main+xml'),
      undefined,
    ],
    ['a Word template', () => typed('document.main+xml', 'template.main+xml'), undefined],
    [
      'a list of types that is a bomb',
      () => changed({ '[Content_Types].xml': new Uint8Array(4 * 1024 * 1024) }),
      undefined,
    ],
    ['a program', () => program, undefined],
    ['a program with a Word form behind it', () => joined(program, word), undefined],
    ['half a Word form', () => word.slice(0, word.length / 2), undefined],
    ['lines of JSON', () => strToU8('{"a":1}'), undefined],
    ['a script', () => strToU8('#!/bin/sh\n'), undefined],
    ['nothing', () => new Uint8Array(), undefined],
  ])('%s', async (_title, content, kind) => {
    expect(await documentKindOf(await content())).toBe(kind)
  })

  it('and the same form has the same bytes', () => {
    expect(Buffer.compare(blankForm('申请表', ['姓名'], '签字：'), word)).toBe(0)
  })
})
