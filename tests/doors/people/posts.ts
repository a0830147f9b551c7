import { Accounts, visitorOf } from '../../../cloudfunctions/_kernel/account'
import type { Grant } from '../../../cloudfunctions/_kernel/role'
import { Timetables } from '../../../cloudfunctions/_kernel/timetable'
import type { Day } from '../../../cloudfunctions/_kernel/time'
import { PublishedSheets } from '../../../cloudfunctions/_shared/published-sheet'
import { ServiceWindows } from '../../../cloudfunctions/_shared/service-window'
import { Units } from '../../../cloudfunctions/_shared/unit'
import {
  CourseRecords,
  Courses,
  Persons,
  Postings,
  RoleGrants,
} from '../../../cloudfunctions/people/collections'
import type { Cloud } from '../../../local/server/cloud'
import { type Answer, doorOf, edit, put, stamps, stored } from '../centre'
import { sheetWith } from '../guidance/sheets'

const since = '2026-09-01' as Day

/** Two units, three windows, one service each; people in and out of seats. Openids are `o-NAME`, people `p-NAME`. */
export const staff = {
  jw: ['wang', 'li', 'zhao', 'sun', 'qian', 'wu', 'head', 'deputy'],
  cw: ['chen', 'ma', 'hu', 'headcw'],
} as const

export const noOf = (name: string): string => `T-${name}`

const unit = (_id: string, name: string, nameEn: string) => ({
  _id,
  name,
  nameEn,
  office: '行政楼 201',
  officeEn: 'Admin 201',
  phone: '0000-8800001',
  ...stamps,
})

const person = (name: string, unitId?: string) => ({
  _id: `p-${name}`,
  no: noOf(name).toUpperCase().replace(/-/g, ''),
  name: `${name}老师`,
  kind: 'teacher' as const,
  audience: '教职工',
  ...(unitId === undefined ? {} : { unitId }),
  ...stamps,
})

/** Somebody with a WeChat user already. */
export const bound = (name: string, grants: readonly Grant[] = []) => ({
  _id: visitorOf(`o-${name}`),
  openid: `o-${name}`,
  personId: `p-${name}`,
  name: `${name}老师`,
  audience: '教职工',
  grants: [...grants],
  ...stamps,
})

export const posted = (
  name: string,
  windowId: string,
  kind: 'primary' | 'alternate',
  unitId = 'jw',
  from = since,
) => ({
  _id: `${windowId}-${kind}`,
  personId: `p-${name}`,
  windowId,
  unitId,
  kind,
  from,
  seat: `${windowId}:${kind}`,
  slot: `p-${name}:${kind === 'primary' ? 'A' : 'B1'}`,
  pair: `${windowId}:p-${name}`,
  state: 'current' as const,
  ...stamps,
})

const granted = (
  name: string,
  role: 'unitHead' | 'centreAdmin' | 'centreStaff' | 'steeringOffice',
  unitId?: string,
) => ({
  _id: `g-${name}`,
  personId: `p-${name}`,
  role,
  ...(unitId === undefined ? {} : { unitId }),
  from: since,
  holds: unitId === undefined ? `g-${name}` : `${unitId}:${role}`,
  grantedBy: 'console',
  ...stamps,
})

const head = (unitId: string, ...windows: readonly string[]): Grant[] => [
  { role: 'unitHead', unitId, from: since },
  ...windows.map((windowId): Grant => ({ role: 'unitHead', unitId, windowId, from: since })),
]

/** Puts the units, windows, services, people and seats that tests of posts begin with. */
export const furnishPosts = async (cloud: Cloud): Promise<void> => {
  await put(cloud, Units, unit('jw', '教务处', 'Academic Affairs'), unit('cw', '财务处', 'Finance'))
  const place = { state: 'open' as const, place: '一层东侧', placeEn: 'East', ...stamps }
  await put(
    cloud,
    ServiceWindows,
    { _id: 'w1', no: 1, unitId: 'jw', ...place },
    { _id: 'w2', no: 2, unitId: 'jw', ...place },
    { _id: 'w3', no: 3, unitId: 'cw', ...place },
  )
  await put(cloud, Timetables, {
    _id: 'winter',
    name: '冬季作息',
    from: '2026-01-01',
    segments: [
      { from: 480, to: 720 },
      { from: 840, to: 1050 },
    ],
    ...stamps,
  })
  for (const [code, windowId] of [
    ['JW-001', 'w1'],
    ['JW-002', 'w2'],
    ['CW-001', 'w3'],
  ] as const) {
    await put(cloud, PublishedSheets, {
      _id: code,
      sheet: sheetWith(code, { windows: [windowId] }),
      ...stamps,
    })
  }
  await put(
    cloud,
    Persons,
    ...staff.jw.map((name) => person(name, 'jw')),
    ...staff.cw.map((name) => person(name, 'cw')),
    ...['admin', 'admin2', 'desk', 'steering'].map((name) => person(name)),
  )
  await put(
    cloud,
    RoleGrants,
    granted('head', 'unitHead', 'jw'),
    granted('headcw', 'unitHead', 'cw'),
    granted('admin', 'centreAdmin'),
    granted('admin2', 'centreAdmin'),
    granted('desk', 'centreStaff'),
    granted('steering', 'steeringOffice'),
  )
  await put(
    cloud,
    Accounts,
    bound('head', head('jw', 'w1', 'w2')),
    bound('headcw', head('cw', 'w3')),
    bound('admin', [{ role: 'centreAdmin', from: since }]),
    bound('admin2', [{ role: 'centreAdmin', from: since }]),
    bound('desk', [{ role: 'centreStaff', from: since }]),
    bound('steering', [{ role: 'steeringOffice', from: since }]),
    ...['wang', 'li', 'zhao', 'sun', 'qian', 'wu', 'deputy', 'chen', 'ma', 'hu'].map((name) => bound(name)),
  )
}

/** Everybody's induction, and a certificate for all services: what most tests take as given. */
export const trainAll = async (cloud: Cloud, ...names: readonly string[]): Promise<void> => {
  const heldOn = '2026-08-28'
  const course = { heldOn, place: '培训室', ...stamps }
  await put(
    cloud,
    Courses,
    { _id: `${heldOn}:induction`, title: '上岗培训', kind: 'induction', services: [], ...course },
    {
      _id: `${heldOn}:services`,
      title: '业务培训',
      kind: 'services',
      services: ['JW-001', 'JW-002', 'CW-001'],
      ...course,
    },
  )
  for (const name of names) {
    for (const [kind, services] of [
      ['induction', []],
      ['services', ['JW-001', 'JW-002', 'CW-001']],
    ] as const) {
      await put(cloud, CourseRecords, {
        _id: `${heldOn}:${kind}:p-${name}`,
        courseId: `${heldOn}:${kind}`,
        personId: `p-${name}`,
        kind,
        services: [...services],
        heldOn,
        result: 'passed',
        recordedBy: 'p-admin',
        ...stamps,
      })
    }
  }
}

/** Seats people as an earlier year did, beside their accounts' grants. */
export const seat = async (cloud: Cloud, ...postings: ReturnType<typeof posted>[]): Promise<void> => {
  await put(cloud, Postings, ...postings)
}

/** Seats A and B at the first window, as their accounts say. */
export const seatPair = async (cloud: Cloud): Promise<void> => {
  await seat(cloud, posted('wang', 'w1', 'primary'), posted('li', 'w1', 'alternate'))
  for (const name of ['wang', 'li'])
    await edit(
      cloud,
      Accounts,
      { personId: `p-${name}` },
      { grants: [{ role: 'windowStaff', windowId: 'w1', from: '2026-09-01' }] },
    )
}

export const declaration = { attitude: true, discipline: true, business: true, backbone: true }

/** What a test of posts asks for, through the door of `people`. */
export const postsDoor = (cloud: () => Cloud) => {
  const ask = doorOf(cloud, 'people')
  const propose = (name: string, { by = 'o-head', ...wish }: Wish = {}): Promise<Answer> =>
    ask(
      'proposeNomination',
      {
        unitId: 'jw',
        kind: 'primary',
        windowId: 'w1',
        no: noOf(name),
        startOn: '2026-11-23',
        declaration,
        ...wish,
      },
      by,
    )
  const nominate = async (name: string, wish: Wish = {}): Promise<string> =>
    valueOf<{ nominationId: string }>(await propose(name, wish)).nominationId
  const confirm = (nominationId: string, more: object = {}, by = 'o-admin'): Promise<Answer> =>
    ask('confirmNomination', { nominationId, ...more }, by)
  /** Somebody opens the handover, reads its list and signs. */
  const sign = async (handoverId: string, by: string): Promise<Answer> => {
    const seen: Answer & { value?: unknown } = await ask('handover', { handoverId }, by)
    const { listHash } = seen.ok ? valueOf<{ listHash: string }>(seen) : { listHash: 'unseen' }
    return ask('signHandover', { handoverId, listHash }, by)
  }
  return {
    ask,
    sign,
    propose,
    nominate,
    confirm,
    /** A nomination confirmed: its id is the posting's and the handover's. */
    confirmed: async (name: string, wish: Wish = {}): Promise<string> => {
      const id = await nominate(name, wish)
      const answer = await confirm(id, { consent: '同意' })
      if (!answer.ok) throw new Error(answer.error.code)
      return id
    },
    grantsOf: async (name: string) =>
      (await stored(cloud(), Accounts, { personId: `p-${name}` }))[0]?.grants.map(({ role, windowId }) =>
        `${role} ${windowId ?? ''}`.trim(),
      ),
    posting: async (_id: string) => (await stored(cloud(), Postings, { _id }))[0],
    /** The holder lists a key and signs, then the successor. */
    signBoth: async (handoverId: string, outgoing: string, incoming: string): Promise<Answer> => {
      await ask('listHandover', { handoverId, items: [{ kind: 'key', words: '抽屉钥匙' }] }, outgoing)
      await sign(handoverId, outgoing)
      return sign(handoverId, incoming)
    },
  }
}

export interface Wish {
  readonly windowId?: string
  readonly kind?: string
  readonly startOn?: string
  readonly reason?: string
  readonly unitId?: string
  readonly by?: string
}

/** What an answer gives. @throws when it was refused */
export const valueOf = <T>(answer: Answer & { readonly value?: T }): T => {
  if (!answer.ok) throw new Error(`${answer.error.code} ${answer.error.message}`)
  return answer.value
}
