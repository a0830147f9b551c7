import type { CalendarEntry } from '../../cloudfunctions/_kernel/calendar'
import type { Day } from '../../cloudfunctions/_kernel/time'
import type { Plan } from '../../cloudfunctions/guidance/plan'
import type { ServiceSheet } from '../../cloudfunctions/_shared/service-sheet'

/** A unit of the demo hall: its letters in service codes, names, office. */
interface UnitRow {
  readonly id: string
  readonly name: string
  readonly nameEn: string
  readonly office: string
  readonly officeEn: string
  readonly phone: string
}

const unit = (id: string, name: string, nameEn: string, room: string, no: number): UnitRow => ({
  id,
  name,
  nameEn,
  office: `行政楼 ${room}`,
  officeEn: `Main building, room ${room}`,
  phone: `0000-88000${String(no).padStart(2, '0')}`,
})

export const unitRows: readonly UnitRow[] = [
  unit('jw', '教务处', 'Academic Affairs', '201', 1),
  unit('yjs', '研究生院', 'Graduate School', '208', 3),
  unit('xg', '学生工作处', 'Student Affairs', '110', 4),
  unit('cw', '财务处', 'Finance', '105', 5),
  unit('rs', '人事处', 'Human Resources', '302', 6),
  unit('gj', '国际合作与交流处', 'International Office', '315', 7),
  unit('bw', '保卫处', 'Campus Security', '101', 8),
  unit('hq', '后勤保障部', 'Campus Services', '103', 9),
  unit('tsg', '图书馆', 'Library', '120', 10),
  unit('xx', '信息化中心', 'IT Centre', '401', 11),
  unit('ykt', '一卡通中心', 'Campus Card Centre', '402', 12),
  unit('yy', '校医院', 'University Hospital', '106', 13),
  unit('da', '档案馆', 'Archives', '420', 14),
  unit('jy', '就业指导中心', 'Career Centre', '112', 15),
  unit('tw', '团委', 'Youth League Committee', '113', 15),
  unit('xb', '校长办公室', "President's Office", '501', 16),
  unit('zc', '国有资产与实验室管理处', 'Assets and Laboratories', '310', 17),
  unit('ky', '科研处', 'Research Office', '306', 17),
]

/** Which unit keeps which window, by its number; two serve for a second unit by agreement. */
const windowUnits = 'jw jw yjs xg cw rs gj bw hq tsg xx ykt yy da jy xb zc'.split(' ')
/** A line a window: letters without I, O and Q. */
const letters = 'ABCDEFGHJKLMNPRST'
/** Minutes that a matter usually takes there. */
const usualMinutes = [6, 9, 7, 6, 11, 8, 9, 5, 5, 6, 6, 4, 7, 9, 6, 5, 8]

/** How much a window is asked for, the average being 1. */
const demand = [2, 1.1, 1.3, 1.4, 1.7, 0.8, 0.6, 0.7, 0.7, 0.6, 0.6, 1.3, 0.9, 0.5, 0.5, 0.9, 0.4]
export const demandOf = (no: number): number => demand[no - 1] ?? 1
export const usualMinutesOf = (no: number): number => usualMinutes[no - 1] ?? 6

/** What most people come for; the others of a window share the rest. */
const favourites = new Set([
  'JW-003',
  'JW-001',
  'CW-001',
  'XB-001',
  'YKT-001',
  'XG-009',
  'YJS-001',
  'YY-001',
  'RS-001',
])
export const isFavourite = (service: string): boolean => favourites.has(service)

/** What people come to a window for although another does it, most mistaken first. */
const mistaken: readonly string[] = [
  'YJS-001 YKT-001 XB-001 XG-005 DA-001',
  'JW-003 JW-004 YJS-003 XG-006',
  'JW-003 JW-004 GJ-002 DA-001',
  'CW-004 YY-001 JW-005 HQ-001',
  'ZC-001 KY-001 YY-001 XB-001',
  'CW-005 XB-001 HQ-002',
  'JW-004 BW-001 XB-001',
  'HQ-001 YKT-001 DA-002',
  'XG-007 BW-004 XX-001',
  'YKT-001 XX-001 KY-001',
  'YKT-001 YKT-002 XB-001',
  'XX-001 BW-004 JW-001',
  'XG-009 CW-001 BW-001',
  'JW-003 JY-001 RS-001',
  'DA-002 XG-008 XB-001',
  'JW-003 RS-001 KY-001 CW-003',
  'CW-001 CW-003 XB-001',
]

/** By service, how often somebody asks for it here who is led on. */
export const mistakenFor = (no: number): Readonly<Record<string, number>> =>
  Object.fromEntries((mistaken[no - 1] ?? '').split(' ').map((service, rank) => [service, 6 - rank]))

export const windowId = (no: number): string => `w${String(no)}`
export const lineLetter = (no: number): string => letters.charAt(no - 1)
export const windowNumbers: readonly number[] = windowUnits.map((_unit, index) => index + 1)
export const unitOfWindow = (no: number): string => windowUnits[no - 1] ?? ''

const made = new Date('2026-09-01T00:00:00Z')
export const stamps = { createdAt: made, updatedAt: made, v: 1 }

export const unitDocuments = unitRows.map(({ id, ...unitFacts }) => ({ _id: id, ...unitFacts, ...stamps }))

const place = (no: number): readonly [zh: string, en: string] => {
  if (no <= 2) return ['一层西北角', 'Ground floor, north-west']
  if (no <= 6) return ['一层北侧', 'Ground floor, north side']
  if (no <= 8) return ['一层东北角', 'Ground floor, north-east']
  if (no <= 13) return ['一层东侧', 'Ground floor, east side']
  return ['一层西侧', 'Ground floor, west side']
}

export const windowDocuments = windowNumbers.map((no) => ({
  _id: windowId(no),
  no,
  unitId: unitOfWindow(no),
  state: 'open',
  place: place(no)[0],
  placeEn: place(no)[1],
  ...stamps,
}))

/** Lines whose matters concern a person's own file: nobody takes a number for them as a guest. */
const membersOnly = new Set(['rs', 'da'])

export const lineDocuments = (sheets: readonly ServiceSheet[]) =>
  windowNumbers.map((no) => {
    const owner = unitRows.find((row) => row.id === unitOfWindow(no))
    return {
      _id: lineLetter(no),
      name: `${owner?.name ?? ''}${no <= 2 ? (no === 1 ? '·证明' : '·学籍') : ''}`,
      nameEn: `${owner?.nameEn ?? ''}${no <= 2 ? (no === 1 ? ', certificates' : ', student status') : ''}`,
      unitId: unitOfWindow(no),
      windowIds: [windowId(no)],
      services: sheets.filter((sheet) => sheet.windows.includes(windowId(no))).map((sheet) => sheet.code),
      state: 'open',
      guests: !membersOnly.has(unitOfWindow(no)),
      dailyCap: 200,
      defaultMinutes: usualMinutes[no - 1] ?? 6,
      ...stamps,
    }
  })

const season = (from: string, name: string, afternoon: readonly [number, number]) => ({
  _id: `timetable:${from}`,
  name,
  from,
  segments: [
    { from: 480, to: 720 },
    { from: afternoon[0], to: afternoon[1] },
  ],
  ...stamps,
})

export const timetableDocuments = [
  season('2025-10-01', '冬季作息', [840, 1050]),
  season('2026-05-01', '夏季作息', [870, 1080]),
  season('2026-10-01', '冬季作息', [840, 1050]),
  season('2027-05-01', '夏季作息', [870, 1080]),
  season('2027-10-01', '冬季作息', [840, 1050]),
]

const off = (name: string, ...days: readonly string[]) =>
  days.map((date) => ({ date: date as Day, name, isOffDay: true }))
const run = (month: string, from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_none, at) => `2027-${month}-${String(from + at).padStart(2, '0')}`)

/** 2027 as it may be expected: the notice isn't out, so it is marked provisional and make-up days are missing. */
export const calendarDocuments: readonly CalendarEntry[] = [
  {
    _id: 'year:2027',
    kind: 'year',
    year: 2027,
    provisional: true,
    days: [
      ...off('元旦', ...run('01', 1, 3)),
      ...off('春节', ...run('02', 5, 12)),
      ...off('清明', ...run('04', 3, 5)),
      ...off('劳动节', ...run('05', 1, 5)),
      ...off('端午', '2027-06-09'),
      ...off('中秋', '2027-09-15'),
      ...off('国庆节', ...run('10', 1, 7)),
    ],
    ...stamps,
  },
  {
    _id: 'vacation:2026-summer',
    kind: 'vacation',
    from: '2026-07-13' as Day,
    to: '2026-08-30' as Day,
    name: '暑假',
    ...stamps,
  },
  {
    _id: 'vacation:2027-winter',
    kind: 'vacation',
    from: '2027-01-25' as Day,
    to: '2027-02-28' as Day,
    name: '寒假',
    ...stamps,
  },
  {
    _id: 'vacation:2027-summer',
    kind: 'vacation',
    from: '2027-07-12' as Day,
    to: '2027-08-29' as Day,
    name: '暑假',
    ...stamps,
  },
]

const SIDE = 30
const STAND = 14

/** Windows 1–8 along the north wall, 9–13 down the east, 17–14 down the west, as one walks in from the south. */
const windowBox = (no: number) => {
  if (no <= 8) return { x: 14 + 42 * (no - 1), y: 10, width: SIDE, height: SIDE }
  if (no <= 13) return { x: 317, y: 59 + 46 * (no - 9), width: SIDE, height: SIDE }
  return { x: 10, y: 105 + 46 * (17 - no), width: SIDE, height: SIDE }
}
const windowFront = (no: number) => {
  const box = windowBox(no)
  if (no <= 8) return { x: box.x + SIDE / 2, y: box.y + SIDE + STAND }
  return { x: no <= 13 ? box.x - STAND : box.x + SIDE + STAND, y: box.y + SIDE / 2 }
}

/** Templates as an administrator would have entered them; WeChat's side here takes any id. */
export const templateDocuments = [
  ['turn', 'local-turn', ['character_string1', 'number'], ['thing2', 'brief'], ['thing3', 'subject']],
  ['called', 'local-called', ['character_string1', 'number'], ['thing2', 'brief'], ['time3', 'at']],
  ['case', 'local-case', ['thing1', 'subject'], ['thing2', 'brief'], ['time3', 'at']],
].map(([_id, templateId, ...fields]) => ({
  _id,
  templateId,
  fields: (fields as [string, string][]).map(([name, says]) => ({ name, says })),
  ...stamps,
}))

export const helpDeskDocument = {
  _id: 'main',
  placeId: 'desk',
  place: '一层大厅正中，进南门直走',
  placeEn: 'Ground floor, straight ahead from the south door',
  phone: '0000-88000000',
  ...stamps,
}

export const planDocument: Plan & { _id: string } = {
  _id: 'main',
  name: '一层大厅',
  nameEn: 'Ground floor',
  width: 357,
  height: 324,
  walls: [
    [
      { x: 143, y: 324 },
      { x: 0, y: 324 },
      { x: 0, y: 0 },
      { x: 357, y: 0 },
      { x: 357, y: 324 },
      { x: 214, y: 324 },
    ],
  ],
  windows: windowNumbers.map((no) => ({
    windowId: windowId(no),
    box: windowBox(no),
    front: windowFront(no),
  })),
  places: [
    {
      placeId: 'south',
      kind: 'door',
      name: '南门',
      nameEn: 'South door',
      box: { x: 143, y: 320, width: 71, height: 4 },
      front: { x: 179, y: 302 },
    },
    {
      placeId: 'desk',
      kind: 'desk',
      name: '导办台',
      nameEn: 'Help desk',
      box: { x: 120, y: 215, width: 118, height: 33 },
      front: { x: 179, y: 264 },
    },
    {
      placeId: 'seats',
      kind: 'seats',
      name: '等候区',
      nameEn: 'Seats',
      box: { x: 183, y: 95, width: 99, height: 61 },
      front: { x: 232, y: 172 },
    },
    {
      placeId: 'machine',
      kind: 'machine',
      name: '自助机',
      nameEn: 'Self-service',
      box: { x: 62, y: 284, width: 34, height: 24 },
      front: { x: 79, y: 268 },
    },
  ],
  entrance: 'south',
  ...stamps,
}
