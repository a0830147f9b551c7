import { Accounts, visitorOf } from '../../../cloudfunctions/_kernel/account'
import { CalendarEntries } from '../../../cloudfunctions/_kernel/calendar'
import type { Grant } from '../../../cloudfunctions/_kernel/role'
import { PublishedSheets } from '../../../cloudfunctions/_shared/published-sheet'
import { ServiceWindows } from '../../../cloudfunctions/_shared/service-window'
import { Units } from '../../../cloudfunctions/_shared/unit'
import { Visits } from '../../../cloudfunctions/_shared/visit'
import type { CaseView } from '../../../cloudfunctions/cases/case-schema'
import { insertDocuments } from '../../../local/seed/insert'
import type { Cloud } from '../../../local/server/cloud'
import { type Answer, doorOf, put, stamps, startCentre, uploadTo } from '../centre'
import { sheetWith } from '../guidance/sheets'

const unit = (_id: string, name: string, nameEn: string) => ({
  _id,
  name,
  nameEn,
  office: '行政楼 201',
  officeEn: 'Admin 201',
  phone: '0000-8800001',
  ...stamps,
})

const grantsOf = (...rows: Omit<Grant, 'from'>[]): Grant[] =>
  rows.map((row) => ({ ...row, from: '2026-09-01' as Grant['from'] }))

const account = (openid: string, name: string, grants: Grant[], unitId?: string) => ({
  _id: visitorOf(openid),
  openid,
  personId: `p-${openid.slice(2)}`,
  name,
  audience: grants.length === 0 ? '本科生' : '教职工',
  ...(unitId === undefined ? {} : { unitId }),
  grants,
  ...stamps,
})

const paper = (name: string, need: 'required' | 'optional') => ({
  name,
  form: 'original' as const,
  copies: 1,
  from: '自备',
  electronicAccepted: true,
  need,
})
const papers = [paper('申请表', 'required'), paper('校园卡', 'required'), paper('委托书', 'optional')]

/** A direct, a promised and a joint matter of the academic affairs' window. */
export const direct = sheetWith('JW-003', { windows: ['W1'], materials: papers })
export const promised = sheetWith('JW-001', {
  windows: ['W1'],
  materials: papers,
  inVacation: false,
  promisedDays: 5,
  legalDays: 20,
})
export const joint = sheetWith('JW-005', {
  windows: ['W1', 'W2'],
  materials: papers,
})

const openids = {
  clerk: 'o-clerk',
  /** The other one of the same window. */
  secondClerk: 'o-second-clerk',
  other: 'o-other',
  hospital: 'o-hospital',
  head: 'o-head',
  financeHead: 'o-finance-head',
  centre: 'o-centre',
  admin: 'o-admin',
  li: 'o-li',
  wang: 'o-wang',
} as const
export const who = openids

/** Units, windows, matters and people of the desk, into an empty cloud. */
export const furnishDesk = async (cloud: Cloud): Promise<void> => {
  await put(
    cloud,
    Units,
    unit('u-jw', '教务处', 'Academic Affairs'),
    unit('u-cw', '财务处', 'Finance'),
    unit('u-yy', '校医院', 'Hospital'),
    unit('u-hq', '后勤保障部', 'Services'),
    unit('u-xy', '文学院', 'School of Letters'),
  )
  const place = { state: 'open' as const, place: '一层东侧', placeEn: 'East', ...stamps }
  await put(
    cloud,
    ServiceWindows,
    { _id: 'W1', no: 1, unitId: 'u-jw', ...place },
    { _id: 'W2', no: 2, unitId: 'u-cw', ...place },
    { _id: 'W3', no: 3, unitId: 'u-yy', ...place },
    { _id: 'W9', no: 9, unitId: 'u-cw', ...place, state: 'closing' },
  )
  const winter = { kind: 'vacation' as const, from: '2026-12-14', to: '2026-12-20', name: '寒假' }
  await put(cloud, CalendarEntries, { _id: 'winter', ...winter, ...stamps })
  for (const sheet of [direct, promised, joint])
    await put(cloud, PublishedSheets, { _id: sheet.code, sheet, ...stamps })
  await put(
    cloud,
    Accounts,
    account(openids.clerk, '周敏', grantsOf({ role: 'windowStaff', windowId: 'W1' })),
    account(openids.secondClerk, '冯洁', grantsOf({ role: 'windowStaff', windowId: 'W1' })),
    account(openids.other, '钱进', grantsOf({ role: 'windowStaff', windowId: 'W2' })),
    account(openids.hospital, '孙医', grantsOf({ role: 'windowStaff', windowId: 'W3' })),
    account(openids.head, '吴主任', grantsOf({ role: 'unitHead', unitId: 'u-jw' })),
    account(openids.financeHead, '郑处长', grantsOf({ role: 'unitHead', unitId: 'u-cw' })),
    account(openids.centre, '导办员', grantsOf({ role: 'centreStaff' })),
    account(openids.admin, '管理员', grantsOf({ role: 'centreAdmin' })),
    account(openids.li, '李小雨', [], 'u-xy'),
    account(openids.wang, '王一', []),
  )
}

/** A visit that ended at the first window, which its visitor may rate. Gives its id. */
export const endedVisit = async (
  cloud: Cloud,
  id: string,
  openid: string,
  more: Record<string, unknown> = {},
): Promise<string> => {
  await put(cloud, Visits, {
    _id: id,
    visitor: visitorOf(openid),
    day: '2026-11-23',
    number: id.replace(':', ''),
    windowId: 'W1',
    windowNo: 1,
    unitId: 'u-jw',
    service: direct.code,
    outcome: 'completed' as const,
    servedBy: ['p-clerk'],
    endedAt: cloud.now(),
    updatedAt: cloud.now(),
    ...more,
  })
  return id
}

let tickets = 0

/** A hall with three matters whose cases a test takes through the doors. */
export const startDesk = async (now?: Date) => {
  const cloud = await startCentre(now)
  await furnishDesk(cloud)
  const ask = doorOf(() => cloud, 'cases')

  /** A number of somebody's at a window, as `queue` keeps it. */
  const ticketOf = async (openid: string, more: Record<string, unknown> = {}): Promise<string> => {
    const id = `A:2026-11-23:${String(++tickets)}`
    const ticket = {
      _id: id,
      visitor: visitorOf(openid),
      service: 'JW-003',
      status: 'serving',
      desk: { windowId: 'W1' },
      at: id,
      personAt: id,
      callOp: id,
      ...more,
    }
    await insertDocuments(cloud, 'tickets', [ticket])
    return id
  }
  const valueOf = (answer: Answer): CaseView => {
    if (!answer.ok) throw new Error(`${answer.error.code} ${answer.error.message}`)
    return answer.value
  }
  const open = async (service: string, openid: string = who.li, more: Record<string, unknown> = {}) => {
    const ticketId = await ticketOf(openid)
    return valueOf(await ask('openCase', { windowId: 'W1', service, ticketId, ...more }, who.clerk))
  }
  const tick = async (caseId: string, ...marks: (readonly [n: number, mark: string])[]) =>
    valueOf(await ask('checkPapers', { caseId, ticks: marks.map(([n, mark]) => ({ n, mark })) }, who.clerk))
  /** A case whose papers are all there. */
  const complete = async (service: string, openid: string = who.li, more: Record<string, unknown> = {}) => {
    const { caseId } = await open(service, openid, more)
    await tick(caseId, [1, 'ok'], [2, 'ok'])
    return caseId
  }
  const accept = async (service: string, openid: string = who.li, more: Record<string, unknown> = {}) => {
    const caseId = await complete(service, openid)
    const input = { caseId, reason: '需要审批', ...more }
    return valueOf(await ask('acceptCase', input, who.clerk))
  }
  /** One of somebody without a phone: the slip alone says whose it is. */
  const acceptOnPaper = async (service: string) => {
    const taken = { windowId: 'W1', service, applicantName: '赵大爷' }
    const { caseId } = valueOf(await ask('openCase', taken, who.clerk))
    await tick(caseId, [1, 'ok'], [2, 'ok'])
    valueOf(await ask('acceptCase', { caseId, reason: '审批' }, who.clerk))
    return seen(caseId)
  }
  const seen = async (caseId: string, openid: string = who.clerk) =>
    valueOf(await ask('staffCase', { caseId }, openid))
  const mine = async (caseId: string, openid: string = who.li) =>
    valueOf(await ask('myCase', { caseId }, openid))
  const setClock = (text: string) => {
    cloud.setClock(new Date(`${text}+08:00`))
  }
  /** Lets minutes go by, as people do between their commands. */
  const later = (minutes: number) => {
    cloud.setClock(new Date(cloud.now().getTime() + minutes * 60_000))
  }
  /** Puts a file where a phone may, and gives the name under which it is attached. */
  const upload = (openid: string, bytes: Uint8Array): Promise<string> =>
    uploadTo(cloud, 'cases', bytes, openid)
  return {
    cloud,
    ask,
    ticketOf,
    valueOf,
    open,
    tick,
    complete,
    accept,
    acceptOnPaper,
    seen,
    mine,
    setClock,
    later,
    upload,
  }
}
export type Desk = Awaited<ReturnType<typeof startDesk>>

export const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])

/**
 * A desk for all tests of one file, each of which begins two minutes after the one before. `furnish` adds what these
 * tests need beside.
 */
export const deskForAll = (furnish?: (desk: Desk) => Promise<void>) => {
  const desk = {} as Desk
  const ask: Desk['ask'] = (...given) => desk.ask(...given)
  beforeAll(async () => {
    Object.assign(desk, await startDesk())
    await furnish?.(desk)
  })
  afterAll(() => desk.cloud.close())
  beforeEach(() => {
    desk.later(2)
  })
  return { desk, ask }
}

/** Opens another window of the first one's unit, where somebody else works. */
export const openSecondWindow = async ({ cloud }: Desk, openid: string): Promise<void> => {
  const place = { state: 'open' as const, place: '一层东侧', placeEn: 'East', ...stamps }
  await put(cloud, ServiceWindows, { _id: 'W5', no: 5, unitId: 'u-jw', ...place })
  await put(cloud, Accounts, {
    _id: visitorOf(openid),
    openid,
    personId: `p-${openid.slice(2)}`,
    name: '卫红',
    audience: '教职工',
    grants: [{ role: 'windowStaff', windowId: 'W5', from: '2026-09-01' }],
    ...stamps,
  })
}
