import { asDraft, type DraftContent } from '../../cloudfunctions/guidance/sheet/draft-content'
import { frozen } from '../../cloudfunctions/guidance/sheet/version'
import type { ServiceSheet } from '../../cloudfunctions/_shared/service-sheet'
import { writeSpreadsheet } from '../../cloudfunctions/_kernel/spreadsheet/spreadsheet-write'
import { blankForm } from './blank-form'
import type { Script } from './script'
import { stamps, unitRows, windowId } from './hall'

const unitIdOf = (name: string): string => unitRows.find((row) => row.name === name)?.id ?? ''

const draftOf = (code: string, unitId: string, state: string, content: DraftContent, more: object = {}) => ({
  _id: code,
  unitId,
  state,
  content,
  remarks: [],
  version: 0,
  entrustedBy: [],
  since: stamps.createdAt,
  ...stamps,
  ...more,
})

/** Every published sheet as its unit's work, with its first version frozen. */
export const publishedDrafts = (sheets: readonly ServiceSheet[]) =>
  sheets.map((sheet) =>
    draftOf(sheet.code, unitIdOf(sheet.ownerUnit), 'published', asDraft(sheet), {
      version: sheet.version,
      entrustedBy: sheet.entrustedTo === undefined ? [] : [sheet.entrustedTo],
    }),
  )

export const firstVersions = (sheets: readonly ServiceSheet[]) =>
  sheets.map((sheet) => frozen(sheet, stamps.createdAt))

/** What a sheet like this one says under another name, to begin a new one with. */
const like = (sheets: readonly ServiceSheet[], code: string, change: Partial<DraftContent>): DraftContent => {
  const model = sheets.find((sheet) => sheet.code === code)
  if (model === undefined) throw new Error(`the catalogue has no ${code}`)
  return { ...asDraft(model), aliases: [], keywords: [], ...change }
}

/** One sheet with faults, one that only needs to be submitted, one that came back with remarks. */
export const sheetsUnderWay = (sheets: readonly ServiceSheet[]) => [
  draftOf(
    'JW-091',
    'jw',
    'draft',
    like(sheets, 'JW-001', {
      name: '辅修证书补办',
      nameEn: '',
      basis: [],
      promisedDays: 15,
      windows: [windowId(1)],
    }),
  ),
  draftOf(
    'XG-091',
    'xg',
    'draft',
    like(sheets, 'XG-002', { name: '校外住宿备案', nameEn: 'Registering off-campus housing' }),
  ),
  draftOf(
    'CW-091',
    'cw',
    'returned',
    like(sheets, 'CW-001', { name: '差旅费预借', nameEn: 'Travel advance' }),
    {
      remarks: [
        { field: 'basis', text: '请写明差旅费管理办法的文号。' },
        { field: 'materials', text: '审批单在哪里下载，请写清楚。' },
      ],
    },
  ),
]

/** Printed guides that lie at the first windows. */
export const seedLeaflets = (sheets: readonly ServiceSheet[]) =>
  ['JW-001', 'JW-003', 'CW-001', 'XB-001'].flatMap((code) => {
    const sheet = sheets.find((one) => one.code === code)
    const at = sheet?.windows[0]
    return sheet === undefined || at === undefined
      ? []
      : [
          {
            _id: `leaflet-${code}`,
            windowId: at,
            code,
            title: `${sheet.name}指南`,
            place: '窗口左侧资料架',
            copies: 40,
            printedFrom: 1,
            checkedOn: '2026-11-02',
            ...stamps,
          },
        ]
  })

type Call = (openid: string, endpoint: string, input: object) => Promise<Record<string, unknown>>

const callOf =
  (script: Script): Call =>
  async (openid, endpoint, input) => {
    const { value, error } = await script.call(openid, 'guidance', endpoint, input)
    if (value === undefined) throw new Error(`${endpoint}: ${error?.code ?? ''}`)
    return value
  }

const DESK = 'o-centre-desk'

/** Takes a revision through review to its publication. */
const publish = async (call: Call, code: string, head: string): Promise<void> => {
  const moves = [
    [head, 'submit'],
    [DESK, 'approve'],
    [DESK, 'publish'],
  ] as const
  for (const [openid, move] of moves) await call(openid, 'moveSheet', { code, move })
}

/**
 * Sheets at work today: one unit has its draft wait for the centre, and another has revised a sheet, whose new version
 * leaves the guides that lie printed at its window out of date.
 */
export const workOnSheets = async (script: Script): Promise<void> => {
  const call = callOf(script)
  await call('o-head-xg', 'moveSheet', { code: 'XG-091', move: 'submit' })
  const [code, head] = ['JW-003', 'o-head-jw']
  await call(head, 'moveSheet', { code, move: 'revise' })
  const { revision, content } = await call(head, 'sheetDraft', { code })
  const { materials } = content as Pick<DraftContent, 'materials'>
  await call(head, 'writeSheet', {
    code,
    revision,
    content: {
      conditions: '学籍在册，保留学籍的也可以办',
      conditionsEn: 'Registered, also while the registration is kept',
      materials: materials.map((one) => ({ ...one, electronicAccepted: true })),
    },
  })
  await publish(call, code, head)
}

/** Blank forms that units offer on their sheets: the paper, and what it asks. */
const forms = [
  {
    code: 'XG-002',
    head: 'o-head-xg',
    paper: '家庭经济困难学生认定申请表',
    content: () =>
      Promise.resolve(
        blankForm(
          '家庭经济困难学生认定申请表',
          ['姓名', '学号', '学院、专业', '家庭人口', '家庭年收入', '申请理由', '申请等级'],
          '本人承诺以上内容属实。申请人签字：　　　　　　　日期：',
        ),
      ),
  },
  {
    code: 'CW-006',
    head: 'o-head-cw',
    paper: '退费申请表',
    content: () =>
      writeSpreadsheet('退费申请表', [
        ['项目', '填写'],
        ...['姓名', '学号', '学院', '退费项目', '金额（元）', '原因', '收款银行', '收款账号', '联系电话'].map(
          (asked) => [asked, ''],
        ),
      ]),
  },
] as const

/** Two units put a blank form to a paper of theirs, in the next version of their sheet (§17). */
export const offerForms = async (script: Script): Promise<void> => {
  const call = callOf(script)
  for (const { code, head, paper, content } of forms) {
    await call(head, 'moveSheet', { code, move: 'revise' })
    const { uploadId, path } = await call(head, 'beginUpload', {})
    const place = `${script.cloud.origin}/storage/upload?path=${encodeURIComponent(String(path))}`
    const sent = await fetch(place, {
      method: 'POST',
      headers: { 'x-local-openid': head },
      body: Buffer.from(await content()),
    })
    if (!sent.ok) throw new Error(`${code}: the form was not taken`)
    const { file } = await call(head, 'attachTemplate', { code, uploadId })
    const { revision, content: draft } = await call(head, 'sheetDraft', { code })
    const { materials } = draft as Pick<DraftContent, 'materials'>
    const offered = {
      template: String(file),
      from: '网上下载，或到窗口领取',
      fromEn: 'Download it, or at the window',
    }
    if (!materials.some(({ name }) => name === paper)) throw new Error(`${code} asks for no ${paper}`)
    await call(head, 'writeSheet', {
      code,
      revision,
      content: { materials: materials.map((one) => (one.name === paper ? { ...one, ...offered } : one)) },
    })
    await publish(call, code, head)
  }
}
