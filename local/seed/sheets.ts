import { asDraft, type DraftContent } from '../../cloudfunctions/guidance/draft-content'
import { frozen } from '../../cloudfunctions/guidance/sheet-version'
import type { ServiceSheet } from '../../cloudfunctions/_shared/service-sheet'
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

/**
 * Sheets at work today: one unit has its draft wait for the centre, and another has revised a sheet, whose new version
 * leaves the guides that lie printed at its window out of date.
 */
export const workOnSheets = async (script: Script): Promise<void> => {
  const call = async (openid: string, endpoint: string, input: object) => {
    const { value, error } = await script.call(openid, 'guidance', endpoint, input)
    if (value === undefined) throw new Error(`${endpoint}: ${error?.code ?? ''}`)
    return value
  }
  const move = (openid: string, code: string, name: string) => call(openid, 'moveSheet', { code, move: name })
  await move('o-head-xg', 'XG-091', 'submit')
  const [code, head, desk] = ['JW-003', 'o-head-jw', 'o-centre-desk']
  await move(head, code, 'revise')
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
  await move(head, code, 'submit')
  await move(desk, code, 'approve')
  await move(desk, code, 'publish')
}
