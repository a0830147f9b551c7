import { visitorOf } from '../../cloudfunctions/_kernel/account'
import type { Grant } from '../../cloudfunctions/_kernel/role'
import { type Day, dayOf } from '../../cloudfunctions/_kernel/time'
import { mondayOf } from '../../cloudfunctions/cases/rating/rating'
import { insertDocuments } from '../../local/seed/insert'
import { Random } from '../../local/seed/random'
import { builtFunctions } from '../hall/built'
import { account } from '../hall/documents'
import { type Hall, monday, openHall } from '../hall/open-hall'
import { round } from './load'
import { busyGuest, busyPerson, manyCase, unitIds, unitOfWindow, windowIds } from './many-cases'
import { busyCode, manyLeaflet, manySheet, manyVersion } from './many-sheets'
import { manySaid, weeksOf } from './many-ratings'
import { busySubject, manyEntry, manyTodo } from './many-traces'

/** What the first page of a list costs in a hall with many cases. */
export interface ListFigures {
  readonly list: string
  /** Documents that the page shows. */
  readonly shown: number
  /** Documents that the database looked at by those that it gave. */
  readonly readPerReturned: number
  /** Requests to the database, by an instance that has read what it keeps for seconds. */
  readonly trips: number
  readonly scans: number
}

const today: Day = dayOf(monday)
const since = '2026-01-01' as Grant['from']
const BATCH = 2000
/** Sheets of a large university; many times as many as ours. */
const SHEETS = 900
const stamps = { createdAt: monday, updatedAt: monday, v: 1 }

/** A window of middling size and its unit. */
const AT = 7
const windowId = windowIds[AT] ?? ''
const unitId = unitOfWindow(AT)

const furnish = async ({ cloud }: Hall): Promise<void> => {
  const unit = { office: '1', officeEn: '1', phone: '1', ...stamps }
  const place = { state: 'open', place: '一层', placeEn: 'Ground floor', ...stamps }
  const documents: Record<string, object[]> = {
    units: unitIds.map((_id) => ({ _id, name: _id, nameEn: _id, ...unit })),
    windows: windowIds.map((_id, n) => ({ _id, no: n + 1, unitId: unitOfWindow(n), ...place })),
    accounts: [
      account('o-clerk', '王晓岚', '教职工', [{ role: 'windowStaff', windowId, from: since }]),
      account('o-head', '李主任', '教职工', [{ role: 'unitHead', unitId, from: since }]),
      account('o-desk', '导办员', '教职工', [{ role: 'centreStaff', from: since }]),
      account('o-admin', '管理员', '教职工', [{ role: 'centreAdmin', from: since }]),
      { ...account('o-busy', '张三', '教职工', []), personId: busyPerson },
    ],
    ratingWeeks: windowIds.flatMap((one) => weeksOf(one, mondayOf(today))),
  }
  for (const [collection, list] of Object.entries(documents)) await insertDocuments(cloud, collection, list)
}

/** Writes so many documents that a maker gives by number, of one or several collections. */
const fill = async (
  { cloud }: Hall,
  most: number,
  make: (n: number) => Readonly<Record<string, object | undefined>>,
): Promise<void> => {
  for (let from = 0; from < most; from += BATCH) {
    const some = Array.from({ length: Math.min(BATCH, most - from) }, (_none, n) => make(from + n))
    for (const collection of new Set(some.flatMap((one) => Object.keys(one)))) {
      const documents = some.flatMap((one) => one[collection] ?? [])
      await insertDocuments(cloud, collection, documents)
    }
  }
}

const windowCases = 'windowCases'
const clerk = visitorOf('o-clerk')
export type Row = readonly [name: string, context: string, openid: string, endpoint: string, input: object]
const lists: readonly Row[] = [
  ['windowCases, open', 'cases', 'o-clerk', windowCases, { windowId, which: 'open' }],
  ['windowCases, ended', 'cases', 'o-clerk', windowCases, { windowId, which: 'ended' }],
  ['partsForWindow', 'cases', 'o-clerk', 'partsForWindow', { windowId }],
  ['unitCases, led', 'cases', 'o-head', 'unitCases', { unitId, which: 'led' }],
  ['unitCases, parts', 'cases', 'o-head', 'unitCases', { unitId, which: 'parts' }],
  ['myCases, bound', 'cases', 'o-busy', 'myCases', {}],
  ['myCases, guest', 'cases', busyGuest, 'myCases', {}],
  ['followUps', 'cases', 'o-desk', 'followUps', {}],
  ['unitFollowUps', 'cases', 'o-head', 'unitFollowUps', { unitId }],
  ['setAsideRatings', 'cases', 'o-desk', 'setAsideRatings', {}],
  ['windowRatings', 'cases', 'o-clerk', 'windowRatings', { windowId }],
  ['centreCases, extensions', 'cases', 'o-desk', 'centreCases', { which: 'extensions' }],
  ['centreCases, overdue', 'cases', 'o-desk', 'centreCases', { which: 'overdue' }],
  ['unitSheets', 'guidance', 'o-head', 'unitSheets', {}],
  ['reviewSheets, submitted', 'guidance', 'o-desk', 'reviewSheets', { state: 'submitted' }],
  ['reviewSheets, published', 'guidance', 'o-desk', 'reviewSheets', { state: 'published' }],
  ['sheetVersions', 'guidance', 'o-head', 'sheetVersions', { code: busyCode }],
  ['leaflets', 'guidance', 'o-clerk', 'leaflets', { windowId }],
  ['todos', 'centre', 'o-clerk', 'todos', {}],
  ['auditTrail, all', 'centre', 'o-admin', 'auditTrail', {}],
  ['auditTrail, of a thing', 'centre', 'o-admin', 'auditTrail', { subject: busySubject }],
  ['auditTrail, of a person', 'centre', 'o-admin', 'auditTrail', { by: clerk }],
  ['auditTrail, by name', 'centre', 'o-admin', 'auditTrail', { about: '王晓岚' }],
  ['auditTrail, up to a day', 'centre', 'o-admin', 'auditTrail', { until: '2024-05-06' }],
]
/** No list: six counts over twelve weeks, sent at once. */
const figures: Row = ['ratingFigures', 'cases', 'o-desk', 'ratingFigures', { windowId }]

export const measure = async (
  hall: Hall,
  [list, context, openid, endpoint, input]: Row,
): Promise<ListFigures> => {
  const ask = async () => {
    const answer = await hall.callAt(context, openid, endpoint, input)
    if (!answer.ok) throw new Error(`${endpoint}: ${answer.error?.code ?? ''}`)
    return answer.value ?? {}
  }
  // What an instance keeps for some seconds is read first: that is another figure.
  await ask()
  hall.cloud.resetStats()
  const value = await ask()
  const { collections, scans } = hall.cloud.stats().database
  const sum = (field: 'read' | 'returned' | 'trips') =>
    Object.values(collections).reduce((total, cost) => total + cost[field], 0)
  for (const { collection, query } of scans) console.error(list, collection, query)
  return {
    list,
    shown: Math.max(0, ...Object.values(value).map((one) => (Array.isArray(one) ? one.length : 0))),
    readPerReturned: round(sum('read') / Math.max(1, sum('returned')), 3),
    trips: sum('trips'),
    scans: scans.length,
  }
}

/** The first page of every list that grows with the cases, over so many of them. */
export const measureLists = async (
  cases: number,
): Promise<{ readonly lists: readonly ListFigures[]; readonly figures: ListFigures }> => {
  const functionsDir = await builtFunctions()
  const hall = await openHall({ functionsDir, furnish: false })
  await furnish(hall)
  const random = new Random(7)
  await fill(hall, cases, (n) => ({ cases: manyCase(n, today, random) }))
  await fill(hall, cases / 2, (n) => {
    const { visit, reminder, rating, followUp } = manySaid(n, today, random)
    return { visits: visit, reminders: reminder, ratings: rating, followUps: followUp }
  })
  await fill(hall, cases, (n) => ({ auditEntries: manyEntry(n, today, clerk, random) }))
  await fill(hall, cases / 20, (n) => ({ todos: manyTodo(n, today, random) }))
  await fill(hall, SHEETS, (n) => {
    const { draft, published } = manySheet(n, today, random)
    return { sheetDrafts: draft, publishedSheets: published }
  })
  await fill(hall, 2 * SHEETS, (n) => ({
    sheetVersions: manyVersion(n, today),
    leaflets: manyLeaflet(n, today, random, SHEETS),
  }))
  const measured: ListFigures[] = []
  for (const row of lists) measured.push(await measure(hall, row))
  const known = await measure(hall, figures)
  await hall.close()
  return { lists: measured, figures: known }
}
