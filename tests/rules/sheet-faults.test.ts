import {
  asContent,
  asDraft,
  type DraftContent,
  emptyContent,
} from '../../cloudfunctions/guidance/sheet/draft-content'
import { review, type Surroundings } from '../../cloudfunctions/guidance/sheet/faults'
import type { SheetTemplate } from '../../cloudfunctions/guidance/template/sheet-template'
import type { SheetContent } from '../../cloudfunctions/_shared/service-sheet'
import { sheetHash } from '../../cloudfunctions/_shared/sheet-hash'
import { sheets } from '../doors/guidance/sheets'
import { unitRows, windowDocuments } from '../../local/seed/hall'

const units = [
  { _id: 'jw', name: '教务处' },
  { _id: 'xg', name: '学生工作处' },
  { _id: 'cw', name: '财务处' },
]
const windows = [
  { _id: 'w1', no: 1, unitId: 'jw', state: 'open' as const },
  { _id: 'w2', no: 2, unitId: 'jw', state: 'closing' as const },
  { _id: 'w4', no: 4, unitId: 'xg', state: 'open' as const },
]
const around: Surroundings = {
  code: 'JW-099',
  unitId: 'jw',
  units,
  windows,
  entrustedBy: [],
  templates: [],
}

const step = { name: '受理', nameEn: '', who: '', days: 0, special: '', clockRuns: true }
const material: DraftContent['materials'][number] = {
  name: '学生证',
  nameEn: '',
  need: 'required',
  when: '',
  whenEn: '',
  form: 'original',
  copies: 1,
  from: '申请人自备',
  fromEn: '',
  template: '',
  electronicAccepted: false,
}
const basis = { title: '《学籍管理规定》', documentNo: '', link: '' }
const good: DraftContent = {
  ...emptyContent,
  name: '开具证明',
  nameEn: 'Certificate',
  basis: [basis],
  audience: ['本科生'],
  steps: [step],
  materials: [material],
  kind: 'promised',
  legalDays: 10,
  promisedDays: 3,
  result: '证明一份',
  delivery: ['窗口领取'],
  consultPhone: '0000-88000001',
  complaintPhone: '0000-88001234',
  windows: ['w1'],
}
const fileOf = (code: string): string => `cloud://e.x/kept/sheet-templates/${code}/${code}-o1.docx`
const aTemplate: SheetTemplate = {
  _id: 'key',
  code: 'JW-099',
  file: fileOf('JW-099'),
  kind: 'docx',
  bytes: 2048,
  hash: 'A'.repeat(43),
  state: 'attached',
  createdAt: new Date(0),
  updatedAt: new Date(0),
  v: 1,
}
const fieldsOf = (change: Partial<DraftContent>, more: Partial<Surroundings> = {}): string[] => {
  const result = review({ ...good, ...change }, { ...around, ...more })
  return 'faults' in result ? result.faults.map(({ field }) => field) : []
}

describe('the uniform format of a sheet (§17)', () => {
  it.each<[string, Partial<DraftContent>, string[], Partial<Surroundings>?]>([
    ['a good one has no fault', {}, []],
    ['no legal basis', { basis: [] }, ['basis']],
    ['a basis without a title', { basis: [{ ...basis, title: '' }] }, ['basis.0.title']],
    ['a step without a name', { steps: [step, { ...step, name: '' }] }, ['steps.1.name']],
    ['a paper without where it is had', { materials: [{ ...material, from: '' }] }, ['materials.0.from']],
    ['no papers at all is fine', { materials: [] }, []],
    ['no English name', { nameEn: '' }, ['nameEn']],
    ['promised just the legal limit', { promisedDays: 10 }, []],
    ['promised a day more than the legal limit', { promisedDays: 11 }, ['promisedDays']],
    ['promised 0 though it is promised', { promisedDays: 0 }, ['promisedDays']],
    ['direct and 0', { kind: 'direct', promisedDays: 0, legalDays: 1 }, []],
    ['direct and 1', { kind: 'direct', promisedDays: 1 }, ['promisedDays']],
    ['no legal limit', { legalDays: 0, promisedDays: 0, kind: 'direct' }, ['legalDays']],
    ['steps that fit the promise', { steps: [{ ...step, days: 3 }] }, []],
    [
      'steps longer than the promise',
      {
        steps: [
          { ...step, days: 2 },
          { ...step, days: 2 },
        ],
      },
      ['steps'],
    ],
    [
      'steps longer only while the clock stands',
      {
        steps: [
          { ...step, days: 3 },
          { ...step, days: 7, special: '公示', clockRuns: false },
        ],
      },
      [],
    ],
    ['a clock that stands without a reason', { steps: [{ ...step, clockRuns: false }] }, ['steps.0.special']],
    [
      'a clock that stands in a direct matter',
      { kind: 'direct', promisedDays: 0, steps: [{ ...step, special: '公示', clockRuns: false }] },
      ['steps.0.clockRuns'],
    ],
    [
      'days for a step of a direct matter',
      { kind: 'direct', promisedDays: 0, steps: [{ ...step, days: 1 }] },
      ['steps.0.days'],
    ],
    ['a lead without a joint matter', { leadUnit: '教务处' }, ['leadUnit']],
    ['co-units without a joint matter', { coUnits: ['财务处'] }, ['coUnits']],
    ['joint with lead and co-unit', { kind: 'joint', leadUnit: '教务处', coUnits: ['财务处'] }, []],
    ['joint with a role for a unit', { kind: 'joint', leadUnit: '教务处', coUnits: ['所在学院'] }, []],
    ['joint without a lead', { kind: 'joint', coUnits: ['财务处'] }, ['leadUnit']],
    ['joint alone', { kind: 'joint', leadUnit: '教务处' }, ['coUnits']],
    ['joint with an unknown lead', { kind: 'joint', leadUnit: '某处', coUnits: ['财务处'] }, ['leadUnit']],
    [
      'joint with an unknown unit',
      { kind: 'joint', leadUnit: '教务处', coUnits: ['财务处', '某处'] },
      ['coUnits.1'],
    ],
    [
      'the lead among the co-units',
      { kind: 'joint', leadUnit: '教务处', coUnits: ['教务处'] },
      ['coUnits.0'],
    ],
    ['no window: at the office', { windows: [] }, []],
    ["a window that there isn't", { windows: ['w9'] }, ['windows.0']],
    ['a window that is closing', { windows: ['w1', 'w2'] }, ['windows.1']],
    ["another unit's window without a word", { windows: ['w4'] }, ['windows.0']],
    ['entrusted, not agreed yet', { windows: ['w4'], entrustedTo: '学生工作处' }, ['entrustedTo']],
    [
      'entrusted and agreed',
      { windows: ['w4'], entrustedTo: '学生工作处' },
      [],
      { entrustedBy: ['学生工作处'] },
    ],
    [
      "entrusted by another's agreement",
      { windows: ['w4'], entrustedTo: '学生工作处' },
      ['entrustedTo'],
      { entrustedBy: ['财务处'] },
    ],
    [
      'entrusted, but no window of theirs',
      { entrustedTo: '学生工作处' },
      ['windows'],
      { entrustedBy: ['学生工作处'] },
    ],
    ['entrusted to nobody known', { entrustedTo: '某处' }, ['entrustedTo']],
    ['entrusted to itself', { entrustedTo: '教务处' }, ['entrustedTo']],
    [
      'a conditional paper without its condition',
      { materials: [{ ...material, need: 'conditional' }] },
      ['materials.0.when'],
    ],
    [
      'a condition on a required paper',
      { materials: [{ ...material, when: '遗失时' }] },
      ['materials.0.when'],
    ],
    ['no copy at all', { materials: [{ ...material, copies: 0 }] }, ['materials.0.copies']],
    ['twenty-one copies', { materials: [{ ...material, copies: 21 }] }, ['materials.0.copies']],
    ['a fixed fee of nothing', { feeKind: 'fixed' }, ['fen']],
    ['an assessed fee without how', { feeKind: 'assessed' }, ['feeNote']],
    ["a link though it isn't online", { onlineLink: 'https://a.cn/x' }, ['onlineLink']],
    ["no visit though it isn't online", { visits: 0 }, ['visits']],
    ['no visit, online', { visits: 0, onlineHall: true }, []],
    ['ten visits', { visits: 10 }, ['visits']],
    ['an unknown audience', { audience: ['本科生', '猫'] }, ['audience.1']],
    ['a phone of words', { consultPhone: '问门卫' }, ['consultPhone']],
    ['a phone with an extension', { consultPhone: '0000-8800 转 12' }, []],
    ['a link that is none', { basis: [{ ...basis, link: 'javascript:alert(1)' }] }, ['basis.0.link']],
    ['a paper twice', { materials: [material, material] }, ['materials.1.name']],
    ['an alias twice', { aliases: ['补证', '补证'] }, ['aliases.1']],
    ['an alias like the name', { aliases: ['开具证明'] }, ['aliases.0']],
    ['a window twice', { windows: ['w1', 'w1'] }, ['windows.1']],
    ['a co-unit twice', { kind: 'joint', leadUnit: '教务处', coUnits: ['财务处', '财务处'] }, ['coUnits.1']],
    [
      'all faults at once',
      { name: '', promisedDays: 99, audience: ['猫'], windows: ['w9'], feeKind: 'fixed' },
      ['name', 'promisedDays', 'windows.0', 'fen', 'audience.0'],
    ],
    [
      'what has no sentence of its own',
      { basis: [{ ...basis, link: 'https://' + 'a'.repeat(290) + ' .cn' }] },
      ['basis.0.link'],
    ],
  ])('%s', (_title, change, fields, ...[more]) => {
    expect(fieldsOf(change, more)).toEqual(fields)
  })

  it.each<[string, string, Partial<SheetTemplate>, boolean]>([
    ['its own form', fileOf('JW-099'), {}, true],
    ['its own form, published before', fileOf('JW-099'), { state: 'published' }, true],
    ['a form that is being thrown away', fileOf('JW-099'), { state: 'leaving' }, false],
    ['the form of another sheet', fileOf('JW-001'), { code: 'JW-001' }, false],
    ['a form that says it is another sheet’s', fileOf('JW-099'), { code: 'JW-001' }, false],
    ['a paper of a case', 'cloud://e.x/kept/cases/c1/a', {}, false],
    ['what a phone just uploaded', 'cloud://e.x/uploads/a', {}, false],
    ['an export', 'cloud://e.x/kept/exports/o/sheets.xlsx', {}, false],
  ])('takes no blank form but one that was uploaded for it: %s', (_title, file, change, isGood) => {
    const template: SheetTemplate = { ...aTemplate, file, ...change }
    const materials = [material, { ...material, name: '申请表', template: file }]
    const fields = fieldsOf({ materials }, { templates: [template] })
    expect(fields).toEqual(isGood ? [] : ['materials.1.template'])
    expect(fieldsOf({ materials }, { templates: [] })).toEqual(['materials.1.template'])
  })

  it('publishes of a blank form what it is and its hash, so that another form is another version', () => {
    const materials = [{ ...material, template: aTemplate.file }]
    const hashed = (hash: string): string => {
      const result = review({ ...good, materials }, { ...around, templates: [{ ...aTemplate, hash }] })
      if ('faults' in result) throw new Error(result.faults[0]?.zh)
      expect(result.content.materials[0]?.template).toEqual({
        file: aTemplate.file,
        kind: 'docx',
        bytes: 2048,
        hash,
      })
      return sheetHash(result.content)
    }
    expect(hashed('A'.repeat(43))).not.toBe(hashed('B'.repeat(43)))
  })

  it('says each in both languages', () => {
    const result = review(emptyContent, around)
    expect('faults' in result && result.faults.length).toBeGreaterThan(8)
    for (const { zh, en } of 'faults' in result ? result.faults : []) {
      expect(zh).toMatch(/。$/)
      expect(en).toMatch(/\.$/)
    }
  })
})

describe('a published sheet', () => {
  const all = unitRows.map(({ id, name }) => ({ _id: id, name }))
  const open = windowDocuments.map((one) => ({ ...one, state: 'open' as const }))
  it.each(sheets.map((sheet) => [sheet.code, sheet] as const))(
    '%s is good as a draft and says the same again',
    (code, sheet) => {
      const draft = { ...asDraft(sheet), windows: sheet.windows.map((id) => id.toLowerCase()) }
      const unitId = all.find(({ name }) => name === sheet.ownerUnit)?._id ?? ''
      const entrustedBy = sheet.entrustedTo === undefined ? [] : [sheet.entrustedTo]
      const result = review(draft, { code, unitId, units: all, windows: open, entrustedBy, templates: [] })
      expect(result).toHaveProperty('content')
      expect(sheetHash(asContent(asDraft(sheet), code, sheet.ownerUnit, []) as SheetContent)).toBe(sheet.hash)
    },
  )
})
