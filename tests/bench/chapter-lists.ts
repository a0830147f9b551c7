import { visitorOf } from '../../cloudfunctions/_kernel/account'
import { addDays, type Day, dayOf, instantOf } from '../../cloudfunctions/_kernel/time'
import { insertDocuments } from '../../local/seed/insert'
import { seed } from '../../local/seed/seed'
import { builtFunctions } from '../hall/built'
import { type Hall, openHall } from '../hall/open-hall'
import { type ListFigures, measure, type Row } from './lists'

// Lists of attendance, assets, security, complaints, assessment and the centre: what the demo hall has of each, many
// times over.

type Document = Readonly<Record<string, unknown>>
type Vary = (n: number, model: Document) => Document

const until = new Date('2026-11-27T09:40:00+08:00')
const today: Day = dayOf(until)
const HISTORY_DAYS = 16
/** Of two thousand days, so that the newest stand close together and the oldest far back. */
const DAYS = 2000
const BATCH = 2000

const unitIds = ['jw', 'yjs', 'xg', 'cw', 'rs', 'gj', 'xx', 'bw', 'hq', 'ykt', 'tsg', 'yy', 'da', 'jy', 'zc']
const of = <T>(all: readonly T[], n: number): T => all[n % all.length] as T
/** Spread over the days by something that has no period in common with units, windows and people. */
const dayOfNo = (n: number): Day => addDays(today, -((n * 7919) % DAYS))
const instantOfNo = (n: number): Date => new Date(instantOf(dayOfNo(n), 480).getTime() + (n % 1000) * 1000)
const windowOf = (n: number): string => `w${String((n % 17) + 1)}`
const clerkOf = (n: number): string => `p-window-${String((n % 17) + 1)}-a`
/** One of so many still waits; the others are over. */
const isRare = (n: number): boolean => n % 200 === 0

/** What stands on the label of a thing: eight digits and letters. */
const tagOf = (n: number): string =>
  n
    .toString(8)
    .padStart(8, '0')
    .replace(/./gu, (digit) => '23456789'[Number(digit)] ?? '2')

/** How the copies of what the demo hall has differ. */
const copies: Readonly<Record<string, Vary>> = {
  leaves: (n) => ({
    personId: clerkOf(n),
    unitId: of(unitIds, n),
    state: isRare(n) ? 'awaitingCentre' : 'returned',
    lastDay: dayOfNo(n),
  }),
  punches: (n) => ({ flag: isRare(n) ? 'open' : 'kept', at: instantOfNo(n), personId: clerkOf(n) }),
  meetings: (n) => ({ startsAt: instantOfNo(n), day: dayOfNo(n), isTold: true }),
  assessmentProposals: (n) => ({ state: isRare(n) ? 'proposed' : 'confirmed' }),
  accountabilities: (n) => ({ unitId: of(unitIds, n) }),
  assetItems: (n) => ({
    _id: tagOf(n),
    steward: n % 3 === 0 ? 'centre' : of(unitIds, n),
    place: { at: 'window', windowId: windowOf(n) },
    custodianId: clerkOf(n),
  }),
  stockMovements: (n, { supplyId }) => ({ supplyId: n % 5 === 0 ? supplyId : `other-${String(n % 50)}` }),
  stocktakes: (n) => ({ steward: n % 3 === 0 ? 'centre' : of(unitIds, n) }),
  complaints: (n) => ({
    _id: `complaint-${String(n)}`,
    receiptMac: `mac-${String(n)}`,
    isNamed: n % 4 === 0,
  }),
  complaintParts: (n) => ({
    complaintId: `complaint-${String(n)}`,
    desk: n % 3 === 0 ? 'centre' : 'unit',
    ...(n % 3 === 0 ? {} : { deskUnitId: of(unitIds, n) }),
    isLive: n % 20 < 2,
    awaitsAccountability: isRare(n),
  }),
  seals: (n) => ({ windowId: windowOf(n), unitId: of(unitIds, n), keeperId: clerkOf(n) }),
  incidents: (n) => ({ unitId: of(unitIds, n), windowId: windowOf(n), reporterId: clerkOf(n) }),
  drills: (n) => ({ day: dayOfNo(n), personIds: [clerkOf(n)] }),
  notices: (n) => ({ from: dayOfNo(n), to: dayOfNo(n), place: `${dayOfNo(n)}:${String(n)}` }),
  opinions: (n) => ({
    windowId: windowOf(n),
    unitId: of(unitIds, n),
    listed: `${dayOfNo(n)}:${String(n)}`,
    waits: isRare(n),
    ...(n % 100 === 1 ? { held: `${dayOfNo(n)}:${String(n)}` } : {}),
  }),
  messages: (n) => ({ readerId: clerkOf(n), at: instantOfNo(n), createdAt: undefined }),
  courses: (n) => ({ heldOn: dayOfNo(n) }),
  courseRecords: (n, { courseId }) => ({
    courseId: n % 5 === 0 ? courseId : `other-${String(n % 50)}`,
    personId: clerkOf(n),
  }),
  grants: (n) => ({
    personId: clerkOf(n),
    role: n % 3 === 0 ? 'unitHead' : 'centreStaff',
    holds: `grant-${String(n)}`,
  }),
  nominations: (n) => ({
    unitId: of(unitIds, n),
    personId: clerkOf(n),
    state: isRare(n) ? 'proposed' : 'confirmed',
    holds: `nomination-${String(n)}`,
  }),
  windowApplications: (n) => ({
    unitId: of(unitIds, n),
    key: `${instantOfNo(n).toISOString()}:${String(n)}`,
    turn: isRare(n) ? 'centre' : 'nobody',
    isListed: true,
    holds: `application-${String(n)}`,
    holdsNo: `application-${String(n)}`,
  }),
  ratings: (n) => (n % 100 === 1 ? { held: `${dayOfNo(n)}:${String(n)}` } : {}),
  followUps: (n) => ({
    ratingId: `rating-${String(n)}`,
    ...(n % 100 === 1 ? { held: `${dayOfNo(n)}:${String(n)}` } : {}),
  }),
  tickets: (n) => ({
    visitor: visitorOf(n % 20 === 0 ? 'o-student' : `o-student-${String(n % 2000)}`),
    takenAt: instantOfNo(n),
    at: `at-${String(n)}`,
    personAt: `person-${String(n)}`,
    callOp: `call-${String(n)}`,
  }),
}

const corrections = (n: number): Document => ({
  _id: `correction-${String(n)}`,
  personId: clerkOf(n),
  windowId: windowOf(n),
  day: dayOfNo(n),
  direction: 'in',
  minute: 480,
  reason: '手机没电',
  evidence: '窗口同事在场',
  files: [],
  state: isRare(n) ? 'asked' : 'approved',
  holds: `correction-${String(n)}`,
  createdAt: instantOfNo(n),
  updatedAt: instantOfNo(n),
  v: 1,
})

const fill = async ({ cloud }: Hall, collection: string, most: number, make: (n: number) => Document) => {
  for (let from = 0; from < most; from += BATCH) {
    const some = Array.from({ length: Math.min(BATCH, most - from) }, (_none, n) => make(from + n))
    await insertDocuments(cloud, collection, some)
  }
}

/** Rows of as many months as that makes, with a thousand people in each; the first are of the one that is asked for. */
const monthsOf = (model: Document, asked: string) => (n: number) => {
  const earlier = `${String(2000 + Math.floor(n / 12_000))}-${String((Math.floor(n / 1000) % 12) + 1).padStart(2, '0')}`
  const month = n < 1000 ? asked : earlier
  const id = String(n % 1000).padStart(4, '0')
  return { ...model, _id: `${month}:1:p:${id}`, month, key: `p:${id}:A:p-${id}`, unitId: of(unitIds, n) }
}

const rowsFor = (supplyId: string, month: string, courseId: string): readonly Row[] => [
  ['leaves, waiting', 'attendance', 'o-centre-desk', 'leaves', { isWaiting: true }],
  ['leaves, all', 'attendance', 'o-centre-desk', 'leaves', { isWaiting: false }],
  ['unitLeaves', 'attendance', 'o-head-jw', 'unitLeaves', { unitId: 'jw' }],
  ['myLeaves', 'attendance', 'o-window-1-a', 'myLeaves', {}],
  ['flaggedPunches', 'attendance', 'o-centre-desk', 'flaggedPunches', {}],
  ['corrections', 'attendance', 'o-centre-desk', 'corrections', {}],
  ['meetings', 'attendance', 'o-centre-desk', 'meetings', {}],
  ['month, people', 'attendance', 'o-centre-desk', 'month', { month, of: 'people' }],
  ['publishedMonth', 'attendance', 'o-window-1-a', 'publishedMonth', { month, of: 'people' }],
  ['unitMonth', 'attendance', 'o-head-jw', 'unitMonth', { month, of: 'people', unitId: 'jw' }],
  ['proposals, waiting', 'assessment', 'o-centre-desk', 'proposals', { isWaiting: true }],
  ['proposals, all', 'assessment', 'o-centre-desk', 'proposals', { isWaiting: false }],
  ['accountabilities', 'assessment', 'o-steering', 'accountabilities', {}],
  ['register, of the centre', 'assets', 'o-centre-desk', 'register', {}],
  ['register, of a window', 'assets', 'o-centre-desk', 'register', { windowId: 'w1' }],
  ['register, of a unit', 'assets', 'o-head-yjs', 'register', { unitId: 'yjs' }],
  ['stockMovements', 'assets', 'o-centre-desk', 'stockMovements', { supplyId }],
  ['stocktakes', 'assets', 'o-centre-desk', 'stocktakes', {}],
  ['complaints, of the centre', 'complaints', 'o-centre-desk', 'complaints', { desk: 'centre' }],
  ['complaints, of a unit', 'complaints', 'o-head-yjs', 'complaints', { desk: 'unit', unitId: 'yjs' }],
  ['complaints, over', 'complaints', 'o-centre-desk', 'complaints', { desk: 'centre', isOver: true }],
  ['majorComplaints', 'complaints', 'o-steering', 'majorComplaints', {}],
  ['namedComplaints', 'complaints', 'o-custodian', 'namedComplaints', {}],
  ['seals, of the centre', 'security', 'o-centre-admin', 'seals', {}],
  ['seals, of a unit', 'security', 'o-head-jw', 'seals', {}],
  ['incidents, of the centre', 'security', 'o-centre-admin', 'incidents', {}],
  ['incidents, of a unit', 'security', 'o-head-jw', 'incidents', {}],
  ['drills', 'security', 'o-centre-desk', 'drills', {}],
  ['notices', 'centre', 'o-student', 'notices', {}],
  ['noticeDesk', 'centre', 'o-centre-desk', 'noticeDesk', {}],
  ['opinions', 'windows', 'o-student', 'opinions', {}],
  ['opinions, of a window', 'windows', 'o-student', 'opinions', { windowId: 'w1' }],
  ['opinionDesk, waiting', 'windows', 'o-centre-desk', 'opinionDesk', { which: 'waiting' }],
  ['opinionDesk, answered', 'windows', 'o-centre-desk', 'opinionDesk', { which: 'answered' }],
  ['heldOpinions', 'windows', 'o-centre-desk', 'heldOpinions', {}],
  ['applications, waiting', 'windows', 'o-centre-admin', 'applications', { which: 'waiting' }],
  ['applications, all', 'windows', 'o-centre-admin', 'applications', { which: 'all' }],
  ['unitApplications', 'windows', 'o-head-jw', 'unitApplications', { unitId: 'jw' }],
  ['inbox', 'messages', 'o-window-1-a', 'inbox', {}],
  ['courses', 'people', 'o-centre-admin', 'courses', {}],
  ['courseRecords', 'people', 'o-centre-admin', 'courseRecords', { courseId }],
  ['grants', 'people', 'o-centre-admin', 'grants', { role: 'unitHead' }],
  ['nominations', 'people', 'o-centre-admin', 'nominations', {}],
  ['heldWords, ratings', 'cases', 'o-centre-desk', 'heldWords', { of: 'ratings' }],
  ['heldWords, answers', 'cases', 'o-centre-desk', 'heldWords', { of: 'answers' }],
  ['myTickets', 'queue', 'o-student', 'myTickets', {}],
]

/** The first page of every list of the chapters beyond the counter, over so many documents of each. */
export const measureChapterLists = async (most: number): Promise<readonly ListFigures[]> => {
  const hall = await openHall({
    functionsDir: await builtFunctions(),
    furnish: false,
    now: new Date(until.getTime() - HISTORY_DAYS * 86_400_000),
  })
  await seed(hall.cloud, { kind: 'demo', until })
  const modelOf = async (collection: string): Promise<Document> => {
    const [model] = await hall.documents(collection)
    if (model === undefined) throw new Error(`the demo hall has no ${collection}`)
    return model
  }
  const { courseId } = await modelOf('courseRecords')
  for (const [collection, vary] of Object.entries(copies)) {
    const model = await modelOf(collection)
    await fill(hall, collection, most, (n) => ({
      ...model,
      _id: `copy-${String((n * 7919) % 1_000_003)}`,
      createdAt: instantOfNo(n),
      updatedAt: instantOfNo(n),
      ...vary(n, model),
    }))
  }
  await fill(hall, 'corrections', most, corrections)
  const { month, ...row } = await modelOf('monthRows')
  await fill(hall, 'monthRows', most, monthsOf(row, String(month)))
  const [supply] = await hall.documents('supplies')
  const figures: ListFigures[] = []
  for (const one of rowsFor(String(supply?.['_id']), String(month), String(courseId)))
    figures.push(await measure(hall, one))
  await hall.close()
  return figures
}
