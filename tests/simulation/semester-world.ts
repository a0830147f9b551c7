import { visitorOf } from '../../cloudfunctions/_kernel/account'
import { insertDocuments } from '../../local/seed/insert'
import { calendarDocuments, stamps, timetableDocuments } from '../../local/seed/hall'
import type { Cloud } from '../../local/server/cloud'

const SINCE = '2026-03-02'

/** Windows of each unit, in the order of their numbers. The Bs of the third and fifth sit in two parts of a month. */
const sizes = [3, 4, 3, 3, 4, 3] as const
export const BSSID = '0a:1b:2c:3d:4e:5f'
export const HALL_AT = { latitude: 30.51, longitude: 114.41 }
export const HALL_SECRET = Buffer.from('a secret of twenty b').toString('base64url')

/** One window with its A and B. */
export interface Seat {
  readonly windowId: string
  readonly no: number
  readonly unitId: string
  readonly primary: string
  readonly alternate: string
}

/** The hall of a run: who sits where, who leads, and who works at the centre. */
export interface World {
  readonly units: readonly string[]
  readonly seats: readonly Seat[]
  readonly heads: Readonly<Record<string, readonly string[]>>
  readonly clerks: readonly string[]
  readonly admins: readonly string[]
  readonly everybody: readonly string[]
}

/** The first two windows of a unit share a B, so that two want the same person at the same hours. */
const seatsOf = (unitId: string, size: number, before: number): Seat[] =>
  Array.from({ length: size }, (_none, at) => ({
    windowId: `${unitId}w${String(at + 1)}`,
    no: before + at + 1,
    unitId,
    primary: `${unitId}a${String(at + 1)}`,
    alternate: `${unitId}b${String(Math.max(1, at))}`,
  }))

/** A hall of so many units; six of them have twenty windows and sixty people. */
export const worldOf = (unitCount: number): World => {
  const units = sizes.slice(0, unitCount).map((_size, at) => `u${String(at + 1)}`)
  const seats = units.flatMap((unitId, at) =>
    seatsOf(
      unitId,
      sizes[at] ?? 0,
      sizes.slice(0, at).reduce((sum, size) => sum + size, 0),
    ),
  )
  const heads = Object.fromEntries(units.map((unitId) => [unitId, [`${unitId}h`, `${unitId}d`]]))
  const clerks = ['c1', 'c2', 'c3', 'c4', 'c5']
  const admins = ['k1', 'k2', 'k3']
  const everybody = [
    ...new Set(seats.flatMap(({ primary, alternate }) => [primary, alternate])),
    ...units.flatMap((unitId) => [...(heads[unitId] ?? []), `${unitId}o`]),
    ...clerks,
    ...admins,
  ]
  return { units, seats, heads, clerks, admins, everybody }
}

export const openidOf = (personId: string): string => `o-${personId}`
export const noOf = (personId: string): string => personId.toUpperCase()
/** The unit that somebody belongs to; nothing for the centre's own. */
export const unitOf = (personId: string): string | undefined => /^u\d+/.exec(personId)?.[0]

const grantsOf = (world: World, personId: string): object[] => {
  const unitId = unitOf(personId)
  const place = (role: string, more: object) => ({ role, from: SINCE, ...more })
  if (world.clerks.includes(personId)) return [place('centreStaff', {})]
  if (world.admins.includes(personId)) return [place('centreAdmin', {})]
  if (unitId === undefined) return []
  if (personId.endsWith('o')) return [place('backOffice', { unitId })]
  const ofUnit = world.seats.filter((seat) => seat.unitId === unitId)
  if (world.heads[unitId]?.includes(personId) === true)
    return [
      place('unitHead', { unitId }),
      ...ofUnit.map(({ windowId }) => place('unitHead', { unitId, windowId })),
    ]
  return ofUnit
    .filter(({ primary, alternate }) => primary === personId || alternate === personId)
    .map(({ windowId }) => place('windowStaff', { unitId, windowId }))
}

const roleGrant = (personId: string, role: string, unitId: string | undefined, isDeputy: boolean) => ({
  _id: `g-${personId}`,
  personId,
  role,
  ...(unitId === undefined ? {} : { unitId }),
  from: SINCE,
  ...(isDeputy ? { to: '2027-12-31', isDeputy: true } : {}),
  holds: unitId === undefined ? `g-${personId}` : `${unitId}:${isDeputy ? 'deputy' : role}`,
  grantedBy: 'console',
  ...stamps,
})

const roleGrants = ({ units, clerks, admins }: World) => [
  ...units.flatMap((unitId) => [
    roleGrant(`${unitId}h`, 'unitHead', unitId, false),
    roleGrant(`${unitId}d`, 'unitHead', unitId, true),
    roleGrant(`${unitId}o`, 'backOffice', unitId, false),
  ]),
  ...clerks.map((one) => roleGrant(one, 'centreStaff', undefined, false)),
  ...admins.map((one) => roleGrant(one, 'centreAdmin', undefined, false)),
]

const posting = (seat: Seat, kind: 'primary' | 'alternate', nth: number) => {
  const personId = seat[kind]
  return {
    _id: `${seat.windowId}-${kind}`,
    personId,
    windowId: seat.windowId,
    unitId: seat.unitId,
    kind,
    from: SINCE,
    seat: `${seat.windowId}:${kind}`,
    slot: kind === 'primary' ? `${personId}:A` : `${personId}:B${String(nth)}`,
    pair: `${seat.windowId}:${personId}`,
    state: 'current',
    ...stamps,
  }
}

/** Furnishes a cloud with the hall as it stands on the semester's first morning. */
export const furnishSemester = async (cloud: Cloud, world: World): Promise<void> => {
  const { units, seats, everybody } = world
  const place = { state: 'open', place: '一层', placeEn: 'Ground floor', ...stamps }
  const unit = { office: '1', officeEn: '1', phone: '1', ...stamps }
  const posted = [...new Set(seats.flatMap(({ primary, alternate }) => [primary, alternate]))]
  const who = { kind: 'teacher', audience: '教职工' }
  const documents: Record<string, object[]> = {
    units: units.map((_id) => ({ _id, name: _id, nameEn: _id, ...unit })),
    windows: seats.map(({ windowId, no, unitId }) => ({ _id: windowId, no, unitId, ...place })),
    timetables: [...timetableDocuments],
    calendar: calendarDocuments.filter(({ kind }) => kind === 'year'),
    persons: everybody.map((_id) => ({
      _id,
      no: noOf(_id),
      name: _id,
      ...who,
      ...(unitOf(_id) === undefined ? {} : { unitId: unitOf(_id) }),
      ...stamps,
    })),
    accounts: everybody.map((personId) => ({
      _id: visitorOf(openidOf(personId)),
      openid: openidOf(personId),
      personId,
      name: personId,
      audience: '教职工',
      grants: grantsOf(world, personId),
      ...stamps,
    })),
    grants: roleGrants(world),
    postings: seats.flatMap((seat) => [
      posting(seat, 'primary', 1),
      posting(seat, 'alternate', seat.windowId.endsWith('w2') ? 2 : 1),
    ]),
    courseRecords: posted.map((personId) => ({
      _id: `induction:${personId}`,
      courseId: 'induction',
      personId,
      kind: 'induction',
      services: [],
      heldOn: SINCE,
      result: 'passed',
      recordedBy: 'k1',
      ...stamps,
    })),
    clockPolicies: [
      {
        _id: 'main',
        counts: ['code', 'wifi', 'location'],
        needed: 1,
        bssids: [BSSID],
        fence: { ...HALL_AT, radius: 100 },
        graceMinutes: 0,
        mustCover: 'union',
        ...stamps,
      },
    ],
    hallSecrets: [{ _id: 'main', secret: HALL_SECRET, ...stamps }],
  }
  for (const [collection, list] of Object.entries(documents)) await insertDocuments(cloud, collection, list)
}
