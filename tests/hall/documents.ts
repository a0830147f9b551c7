import { visitorOf } from '../../cloudfunctions/_kernel/account'
import type { Grant } from '../../cloudfunctions/_kernel/role'
import type { ServiceSheet, SheetContent } from '../../cloudfunctions/_shared/service-sheet'
import { sheetHash } from '../../cloudfunctions/_shared/sheet-hash'

/** Documents of a small hall: three lines, five windows, every service published. */
export interface Documents {
  readonly collection: string
  readonly documents: readonly Record<string, unknown>[]
}

const at = new Date('2026-09-01T00:00:00Z')
const stamps = { createdAt: at, updatedAt: at, v: 1 }

const units = [
  ['jw', '教务处', 'Academic Affairs'],
  ['cw', '财务处', 'Finance'],
  ['ykt', '一卡通中心', 'Campus Card'],
] as const

/** Window ids and their lines: A at three windows, B at one of its own, C at one that serves B too. */
export const windowsOf: Readonly<Record<string, readonly string[]>> = {
  A: ['w1', 'w2', 'w3'],
  B: ['w4', 'w5'],
  C: ['w5'],
}
export const serviceOf: Readonly<Record<string, string>> = { A: 'JW-001', B: 'CW-001', C: 'YKT-001' }
const unitOf: Readonly<Record<string, string>> = { A: 'jw', B: 'cw', C: 'ykt' }

const sheet = (code: string, name: string, windows: readonly string[]): ServiceSheet => {
  const content: SheetContent = {
    code,
    name,
    nameEn: name,
    aliases: [],
    keywords: [],
    ownerUnit: '教务处',
    basis: [{ title: '管理办法' }],
    audience: ['本科生'],
    conditions: '',
    steps: [{ name: '受理', clockRuns: true }],
    materials: [
      {
        name: '校园卡',
        nameEn: 'Campus card',
        form: 'original',
        copies: 1,
        from: '自备',
        electronicAccepted: false,
        need: 'required',
      },
    ],
    legalDays: 1,
    visits: 1,
    inVacation: false,
    fee: { kind: 'free' },
    result: '证明',
    delivery: ['窗口领取'],
    consultPhone: '0000-1',
    complaintPhone: '0000-2',
    onlineHall: { available: false },
    windows: [...windows],
    kind: 'direct',
    promisedDays: 0,
  }
  return { ...content, version: 1, hash: sheetHash(content) }
}

/** Openid of the clerk of a window, and of visitors by number. */
export const clerkOf = (windowId: string): string => `clerk-${windowId}`
export const visitorNo = (n: number): string => `visitor-${String(n)}`

export const account = (openid: string, name: string, audience: string, grants: readonly Grant[]) => ({
  _id: visitorOf(openid),
  openid,
  personId: `person-${openid}`,
  name,
  audience,
  grants,
  ...stamps,
})

const since = '2026-01-01' as Grant['from']

/** The hall as documents by collection. `guests` opens every line to people who aren't bound. */
export const smallHall = (options: { readonly guests: boolean; readonly dailyCap: number }): Documents[] => {
  const windows = [...new Set(Object.values(windowsOf).flat())].sort()
  return [
    {
      collection: 'units',
      documents: units.map(([_id, name, nameEn]) => ({
        _id,
        name,
        nameEn,
        office: '行政楼 201',
        officeEn: 'Main building 201',
        phone: '0000-8800001',
        ...stamps,
      })),
    },
    {
      collection: 'windows',
      documents: windows.map((_id, index) => ({
        _id,
        no: index + 1,
        unitId: 'jw',
        state: 'open',
        place: '一层西侧',
        placeEn: 'Ground floor, west',
        ...stamps,
      })),
    },
    {
      collection: 'lines',
      documents: Object.entries(windowsOf).map(([_id, windowIds]) => ({
        _id,
        name: `${_id} 队列`,
        nameEn: `Line ${_id}`,
        unitId: unitOf[_id],
        windowIds,
        services: [serviceOf[_id]],
        state: 'open',
        guests: options.guests,
        dailyCap: options.dailyCap,
        defaultMinutes: 1,
        ...stamps,
      })),
    },
    {
      collection: 'publishedSheets',
      documents: Object.entries(serviceOf).map(([line, code]) => ({
        _id: code,
        sheet: sheet(code, `${line} 的事`, windowsOf[line] ?? []),
        ...stamps,
      })),
    },
    {
      collection: 'helpDesks',
      documents: [
        {
          _id: 'main',
          placeId: 'desk',
          place: '一层大厅正中',
          placeEn: 'Ground floor, middle',
          phone: '0000-88000000',
          ...stamps,
        },
      ],
    },
    {
      collection: 'timetables',
      documents: [
        {
          _id: 'winter',
          name: '冬季作息',
          from: '2026-01-01',
          segments: [
            { from: 480, to: 720 },
            { from: 840, to: 1050 },
          ],
          ...stamps,
        },
      ],
    },
    {
      collection: 'accounts',
      documents: [
        ...windows.map((windowId) =>
          account(clerkOf(windowId), '王晓岚', '教职工', [{ role: 'windowStaff', windowId, from: since }]),
        ),
        account('desk', '李老师', '教职工', [{ role: 'centreStaff', from: since }]),
        account('member', '张三', '本科生', []),
      ],
    },
  ]
}
