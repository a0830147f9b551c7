import { visitorOf } from '../../cloudfunctions/_kernel/account'
import type { Cloud } from '../../local/server/cloud'
import { insertDocuments } from '../../local/seed/insert'
import { timetableDocuments, stamps } from '../../local/seed/hall'

const SINCE = '2026-01-05'

/** Few seats and few people, so that everybody wants what somebody else has. */
export const units = ['u1', 'u2', 'u3'] as const
export const windowsOfUnit = (unitId: string): string[] => [1, 2, 3].map((n) => `${unitId}w${String(n)}`)
/** The last of them has no account until somebody gives a code. */
export const peopleOfUnit = (unitId: string): string[] =>
  [1, 2, 3, 4, 5, 6].map((n) => `${unitId}p${String(n)}`)
const isBound = (personId: string): boolean => !personId.endsWith('p6')
export const headOf = (unitId: string): string => `${unitId}head`
export const admins = ['admin1', 'admin2'] as const
export const everybody = units.flatMap((unitId) => [...peopleOfUnit(unitId), headOf(unitId)])
export const noOf = (personId: string): string => personId.toUpperCase()
export const openidOf = (personId: string): string => `o-${personId}`
export const windowIds = units.flatMap(windowsOfUnit)

const person = (personId: string, unitId?: string) => ({
  _id: personId,
  no: noOf(personId),
  name: personId,
  kind: 'teacher',
  audience: '教职工',
  ...(unitId === undefined ? {} : { unitId }),
  ...stamps,
})

const account = (personId: string, grants: readonly object[]) => ({
  _id: visitorOf(openidOf(personId)),
  openid: openidOf(personId),
  personId,
  name: personId,
  audience: '教职工',
  grants,
  ...stamps,
})

const grant = (personId: string, role: string, unitId?: string) => ({
  _id: `g-${personId}`,
  personId,
  role,
  ...(unitId === undefined ? {} : { unitId }),
  from: SINCE,
  holds: unitId === undefined ? `g-${personId}` : `${unitId}:${role}`,
  grantedBy: 'console',
  ...stamps,
})

const headGrants = (unitId: string) => [
  { role: 'unitHead', unitId, from: SINCE },
  ...windowsOfUnit(unitId).map((windowId) => ({ role: 'unitHead', unitId, windowId, from: SINCE })),
]

/**
 * One window of each unit is closed every other day, so that its people may go without a successor, and kept after all
 * on the days between: nobody follows at a window that is to close (§7).
 */
export const turnClosing = async ({ database }: Cloud, isClosing: boolean): Promise<void> => {
  const sent = {
    collectionName: 'windows',
    query: JSON.stringify({ _id: { $in: windowIds.filter((_id) => _id.endsWith('w3')) } }),
    data: JSON.stringify({ $set: { state: isClosing ? 'closing' : 'open' }, $inc: { v: 1 } }),
    merge: true,
    multi: true,
    upsert: false,
  }
  await database.act('database.modifyDocument', sent, { kind: 'admin' })
}

/** Furnishes a cloud with units, windows and people; nobody has a seat yet. */
export const furnish = async (cloud: Cloud): Promise<void> => {
  const place = { state: 'open', place: '一层', placeEn: 'Ground floor', ...stamps }
  const unit = { office: '1', officeEn: '1', phone: '1', ...stamps }
  const documents: Record<string, object[]> = {
    units: units.map((_id) => ({ _id, name: _id, nameEn: _id, ...unit })),
    windows: windowIds.map((_id, n) => ({ _id, no: n + 1, unitId: _id.slice(0, 2), ...place })),
    timetables: [...timetableDocuments],
    persons: [
      ...units.flatMap((unitId) => [...peopleOfUnit(unitId), headOf(unitId)].map((id) => person(id, unitId))),
      ...admins.map((id) => person(id)),
    ],
    grants: [
      ...units.map((unitId) => grant(headOf(unitId), 'unitHead', unitId)),
      ...admins.map((id) => grant(id, 'centreAdmin')),
    ],
    accounts: [
      ...units.flatMap((unitId) => [
        ...peopleOfUnit(unitId)
          .filter(isBound)
          .map((id) => account(id, [])),
        account(headOf(unitId), headGrants(unitId)),
      ]),
      ...admins.map((id) => account(id, [{ role: 'centreAdmin', from: SINCE }])),
    ],
    courseRecords: everybody.map((personId) => ({
      _id: `induction:${personId}`,
      courseId: 'induction',
      personId,
      kind: 'induction',
      services: [],
      heldOn: SINCE,
      result: 'passed',
      recordedBy: 'admin1',
      ...stamps,
    })),
  }
  for (const [collection, list] of Object.entries(documents)) await insertDocuments(cloud, collection, list)
}
