import { type SheetContent, ServiceSheet } from '../../cloudfunctions/_shared/service-sheet'
import { compareSheets } from '../../cloudfunctions/guidance/sheet/comparison'
import { sheets } from '../doors/guidance/sheets'
import { changesOf as waysToChange, filled } from './sheet-fields'

const [first] = sheets.filter(({ code }) => code === 'JW-001')
if (first === undefined) throw new Error('no sheet')
const changesOf = (change: Partial<SheetContent>): string[] =>
  compareSheets(first, { ...first, ...change } as SheetContent)
    .filter((line) => line.change !== 'same')
    .map((line) => `${line.change === 'added' ? '+' : '-'} ${line.field}: ${line.text}`)

const [one, two, ...others] = first.materials
if (one === undefined || two === undefined) throw new Error('too few materials')

const english =
  '“学生证补办申请表”的英文：名称 Student ID replacement form，出处 Download from the Academic Affairs website'

const form = (letter: string) => ({
  file: `cloud://e.x/kept/sheet-templates/JW-001/JW-001-${letter}.docx`,
  kind: 'docx' as const,
  bytes: 2048,
  hash: letter.repeat(43),
})

describe('two versions line by line', () => {
  it.each<[string, Partial<SheetContent>, string[]]>([
    ['the same', {}, []],
    ['another name', { name: '补办学生证' }, ['- name: 学生证补办', '+ name: 补办学生证']],
    ['days less', { promisedDays: 2 }, ['- promisedDays: 3 个工作日', '+ promisedDays: 2 个工作日']],
    [
      'a paper less',
      { materials: [one, ...others] },
      [
        '- materials: 一寸免冠照片（必交，原件，申请人自备）',
        '- materials: “一寸免冠照片”的英文：名称 One-inch photo, no hat，出处 Your own',
      ],
    ],
    [
      'a paper more in the midst',
      { materials: [one, { ...two, name: '证明', nameEn: undefined, fromEn: undefined }, two, ...others] },
      ['+ materials: 证明（必交，原件，申请人自备）'],
    ],
    [
      'two papers in another order',
      { materials: [two, one, ...others] },
      [
        '- materials: 学生证补办申请表（必交，原件，教务处网站下载）',
        `- materials: ${english}`,
        '+ materials: 学生证补办申请表（必交，原件，教务处网站下载）',
        `+ materials: ${english}`,
      ],
    ],
    [
      'a blank form',
      { materials: [{ ...one, template: form('A') }, two, ...others] },
      [
        '- materials: 学生证补办申请表（必交，原件，教务处网站下载）',
        '+ materials: 学生证补办申请表（必交，原件，教务处网站下载，空白表格 Word，2 KB，指纹 AAAAAAAA）',
      ],
    ],
    [
      'English alone',
      { materials: [{ ...one, nameEn: 'Form' }, two, ...others] },
      [`- materials: ${english}`, `+ materials: ${english.replace('Student ID replacement form', 'Form')}`],
    ],
    ['an alias more', { aliases: [...first.aliases, '补证'] }, ['+ aliases: 补证']],
    ['a fee', { fee: { kind: 'free' } }, ['- fee: 5 元', '+ fee: 不收费']],
    [
      'a text that was empty',
      { conditionsEn: undefined },
      first.conditionsEn === undefined ? [] : [`- conditionsEn: ${first.conditionsEn}`],
    ],
  ])('%s', (_title, change, lines) => {
    expect(changesOf(change)).toEqual(lines)
  })

  it('shows that a blank form was replaced, though the new one is as large', () => {
    const withForm = (letter: string) =>
      ({ ...first, materials: [{ ...one, template: form(letter) }, two, ...others] }) as SheetContent
    const lines = compareSheets(withForm('A'), withForm('B'), 'en').filter(({ change }) => change !== 'same')
    expect(lines.map(({ text }) => /blank form (.*)\)/.exec(text)?.[1])).toEqual([
      'Word, 2 KB, seal AAAAAAAA',
      'Word, 2 KB, seal BBBBBBBB',
    ])
    expect(compareSheets(withForm('A'), withForm('A')).every(({ change }) => change === 'same')).toBe(true)
  })

  it('gives both versions back, line for line', () => {
    for (const older of sheets.slice(0, 6)) {
      for (const newer of sheets.slice(0, 6)) {
        const lines = compareSheets(older, newer)
        const side = (gone: string) => lines.filter(({ change }) => change !== gone).map(({ text }) => text)
        expect(side('added')).toEqual(compareSheets(older, older).map(({ text }) => text))
        expect(side('removed')).toEqual(compareSheets(newer, newer).map(({ text }) => text))
      }
    }
  })

  it('says it in English', () => {
    const line = compareSheets(first, { ...first, promisedDays: 1 } as SheetContent, 'en').find(
      ({ change }) => change === 'added',
    )
    expect(line).toEqual({ field: 'promisedDays', change: 'added', text: '1 working day' })
  })

  /** A sheet keeps its code; a publication gives number and seal; the seal of a blank form says all of its file. */
  const notSaid = [
    'code',
    'version',
    'hash',
    'materials.template.file',
    'materials.template.kind',
    'materials.template.bytes',
  ]

  it('shows every field of a sheet that changes, in either language', () => {
    const unseen = filled(ServiceSheet).flatMap((sheet) =>
      waysToChange(ServiceSheet, sheet).flatMap(({ path, value }) => {
        const shows = (language: 'zh-CN' | 'en') =>
          compareSheets(sheet as SheetContent, value as SheetContent, language).some(
            ({ change }) => change !== 'same',
          )
        return notSaid.includes(path) || (shows('zh-CN') && shows('en')) ? [] : [path]
      }),
    )
    expect(unseen).toEqual([])
    const paths = filled(ServiceSheet).flatMap((sheet) =>
      waysToChange(ServiceSheet, sheet).map(({ path }) => path),
    )
    for (const path of [
      'steps.special',
      'materials.whenEn',
      'basis.link',
      'fee.noteEn',
      'coUnits',
      'onlineHall.available',
    ])
      expect(paths).toContain(path)
  })
})
