import { readFileSync } from 'node:fs'
import path from 'node:path'
import * as v from 'valibot'
import { ServiceSheet } from '../../cloudfunctions/_shared/service-sheet'
import { sheetHash } from '../../cloudfunctions/_shared/sheet-hash'
import { mustBring } from '../../cloudfunctions/_shared/published-sheet'
import { audienceText, deliveryText, roleText } from '../../cloudfunctions/_shared/sheet-words'
import { Catalogue, sheetOf, sheetsOf, type CatalogueRow } from '../../local/seed/catalogue'
import textsEn from '../../local/seed/sheet-words-en.json' with { type: 'json' }
import { seedSheets } from '../bench/search-measure'
import { sheets as translated } from '../doors/guidance/sheets'

const root = process.cwd()
const file = v.parse(Catalogue, JSON.parse(readFileSync(path.join(root, 'local/seed/services.json'), 'utf8')))
const sheets = seedSheets(root)
const sheet = (code: string): ServiceSheet => {
  const found = sheets.find((one) => one.code === code)
  if (found === undefined) throw new Error(`no sheet ${code}`)
  return found
}
const words = { namesEn: { 'JW-001': 'Student ID card replacement' }, keywords: {} }
const row = (change: Partial<CatalogueRow>): CatalogueRow => {
  const [first] = file.services
  if (first === undefined) throw new Error('an empty catalogue')
  return { ...first, ...change }
}

/** Everything of a sheet that is meant for a visitor's eyes and isn't a legal title, beside its English. */
const textsOf = (one: ServiceSheet): [chinese: string, english: string | undefined][] => [
  [one.name, one.nameEn],
  [one.result, one.resultEn],
  ...(one.conditions === '' ? [] : [[one.conditions, one.conditionsEn] as [string, string | undefined]]),
  ...one.steps.map(({ name, nameEn }): [string, string | undefined] => [name, nameEn]),
  ...one.materials.flatMap((material): [string, string | undefined][] => [
    [material.name, material.nameEn],
    [material.from, material.fromEn],
    ...(material.need === 'conditional'
      ? [[material.when, material.whenEn] as [string, string | undefined]]
      : []),
  ]),
  ...(one.fee.kind === 'assessed' ? [[one.fee.note, one.fee.noteEn] as [string, string | undefined]] : []),
]

describe('English beside the Chinese', () => {
  it("stands beside everything that a visitor reads of the demo's 64 sheets", () => {
    const without = translated.flatMap(textsOf).filter(([, english]) => !/^[A-Z¥]/.test(english ?? ''))
    expect(translated).toHaveLength(64)
    expect(without).toEqual([])
  })

  it('covers audiences, ways of delivery and roles, which are words of the centre', () => {
    const words = translated.flatMap((one) => [
      ...one.audience.map((text) => audienceText(text, 'en')),
      ...one.delivery.map((text) => deliveryText(text, 'en')),
      ...(one.kind === 'joint' ? one.coUnits.filter((unit) => /所在|接收/.test(unit)) : []).map((text) =>
        roleText(text, 'en'),
      ),
    ])
    expect(words.filter((word) => /[\u4e00-\u9fff]/.test(word))).toEqual([])
  })

  it('has no translation that nothing uses', () => {
    const used = new Set(translated.flatMap(textsOf).map(([chinese]) => chinese))
    expect(Object.keys(textsEn).filter((text) => !used.has(text))).toEqual([])
  })

  it('is missing where nobody wrote it, and the sheet is whole without', () => {
    expect(sheet('JW-001')).not.toHaveProperty('resultEn')
    expect(mustBring(sheet('JW-001'), 'en')).toEqual(['学生证补办申请表', '一寸免冠照片'])
  })
})

describe('the catalogue as published sheets', () => {
  it('has every row, each with an English name of its own', () => {
    expect(sheets).toHaveLength(file.count)
    expect(new Set(sheets.map(({ code }) => code)).size).toBe(file.count)
    expect(new Set(sheets.map(({ nameEn }) => nameEn)).size).toBe(file.count)
  })

  it('keeps the promise within the limit, and none for what is done while one waits', () => {
    for (const { kind, promisedDays, legalDays } of sheets) {
      expect(promisedDays).toBeLessThanOrEqual(legalDays)
      expect(promisedDays === 0).toBe(kind === 'direct')
    }
  })

  it('names the lead and the co-units of a joint matter, in order', () => {
    expect(sheet('JW-005')).toMatchObject({
      kind: 'joint',
      leadUnit: '教务处',
      coUnits: ['校医院', '财务处', '后勤保障部'],
    })
    expect(sheet('JW-001')).not.toHaveProperty('leadUnit')
  })

  it('splits a basis of two documents', () => {
    expect(sheet('JW-005').basis.map(({ title }) => title)).toEqual([
      '《普通高等学校学生管理规定》第二十五条',
      '《示例大学学籍管理规定》第二十条',
    ])
  })

  it.each([
    ['free', 'JW-003', { kind: 'free' }],
    ['fixed, in fen', 'JW-001', { kind: 'fixed', fen: 500 }],
    ['worked out at the window', 'TSG-001', { kind: 'assessed', note: '按赔偿标准计算' }],
  ])('takes a fee that is %s', (_how, code, fee) => {
    expect(sheet(code).fee).toEqual(fee)
  })

  it('stops the clock for a public notice', () => {
    expect(sheet('JW-007').steps.map(({ name, clockRuns }) => [name, clockRuns])).toContainEqual([
      '公示',
      false,
    ])
  })

  it('says when a conditional paper is needed', () => {
    expect(sheet('BW-001').materials).toContainEqual(
      expect.objectContaining({ name: '录取通知书或报到证明', need: 'conditional', when: '迁入时' }),
    )
  })

  it('keeps the unit whose window takes an entrusted sheet', () => {
    expect(sheet('TW-001').entrustedTo).toBe('就业指导中心')
  })

  it('seals equal content with an equal hash, and other content with another', () => {
    const { version, hash, ...content } = sheet('JW-001')
    expect(version).toBe(1)
    expect(sheetHash(content)).toBe(hash)
    expect(sheetHash({ ...content, name: '学生证换发' })).not.toBe(hash)
  })

  it.each([
    ['a joint matter without a lead unit', row({ kind: 'joint', leadUnit: null, coUnits: ['财务处'] })],
    ['a joint matter without co-units', row({ kind: 'joint', leadUnit: '教务处' })],
    ['a promise of no days', row({ promisedWorkdays: 0 })],
    ['no audience', row({ audience: [] })],
    ['a code of another form', row({ code: 'jw1' })],
  ])('refuses a row with %s', (_what, wrong) => {
    expect(() => sheetOf(wrong, words)).toThrow(v.ValiError)
  })

  it('refuses a row without an English name, and a file with unknown fields', () => {
    expect(() => sheetOf(row({}), { namesEn: {}, keywords: {} })).toThrow(v.ValiError)
    expect(() => sheetsOf({ ...file, extra: 1 }, words)).toThrow(v.ValiError)
  })

  it('points to windows by the ids that it is given', () => {
    expect(sheetOf(row({}), words, (no) => `window-${no}`).windows).toEqual(['window-1'])
  })
})
