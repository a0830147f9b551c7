import { AuditEntries } from '../../cloudfunctions/_kernel/audit'
import { Accounts } from '../../cloudfunctions/_kernel/account'
import { CalendarEntries } from '../../cloudfunctions/_kernel/calendar'
import { Events } from '../../cloudfunctions/_shared/event'
import { Todos } from '../../cloudfunctions/_shared/todo'
import { Commitments, Leaves } from '../../cloudfunctions/attendance/collections'
import { Postings } from '../../cloudfunctions/people/collections'
import type { Cloud } from '../../local/server/cloud'
import { codeOf, doorOf, edit, filesUnder, newOp, put, stamps, startCentre, stored, uploadTo } from './centre'
import { png } from './case-desk'
import { furnishPosts, posted, seat, trainAll, valueOf } from './posts'

import.meta.jest.setTimeout(180_000)

let cloud: Cloud
const ask = doorOf(() => cloud, 'attendance')

interface Shown {
  leaveId: string
  state: string
  buttons: string[]
  halfDays: number
  isUncovered: boolean
  type?: string
  reason?: string
  alternate?: string
  refusal?: string
  pieces: { day: string; spans: { from: number; to: number }[] }[]
}

const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
/** `2026-11-25 08:00` */
const moment = (text: string) => ({ day: text.slice(0, 10), minute: minutes(text.slice(11)) })
const at = (text: string): void => {
  cloud.setClock(`${text.replace(' ', 'T')}:00+08:00`)
}
const tick = (): Promise<unknown> => cloud.runTimer('attendance')

const wish = (from: string, to: string, more: Record<string, unknown> = {}) => ({
  type: 'personal',
  from: moment(from),
  to: moment(to),
  reason: '家里有事',
  wantsOrder: false,
  ...more,
})
const morning = (day = '2026-11-25') => wish(`${day} 08:00`, `${day} 12:00`)
const request = (form: Record<string, unknown> = morning(), as = 'o-wang') => ask('askLeave', form, as)
const asked = async (form: Record<string, unknown> = morning(), as = 'o-wang'): Promise<string> =>
  valueOf<Shown>(await request(form, as)).leaveId
const accept = (leaveId: string, as = 'o-li', more: Record<string, unknown> = {}) =>
  ask('acceptLeave', { leaveId, ...more }, as)
const countersign = (leaveId: string, as = 'o-head', more: Record<string, unknown> = {}) =>
  ask('countersignLeave', { leaveId, ...more }, as)
const decide = (leaveId: string, as = 'o-desk', more: Record<string, unknown> = {}) =>
  ask('decideLeave', { leaveId, ...more }, as)
/** A leave with its B, countersigned and approved. */
const granted = async (
  form: Record<string, unknown> = morning(),
  as = 'o-wang',
  b = 'o-li',
): Promise<string> => {
  const leaveId = await asked(form, as)
  for (const answer of [
    await accept(leaveId, b),
    await countersign(leaveId),
    await decide(leaveId, 'o-admin'),
  ])
    expect(codeOf(answer)).toBe('ok')
  return leaveId
}
const look = async (leaveId: string, as = 'o-wang') => valueOf<Shown>(await ask('leave', { leaveId }, as))
const stateOf = async (leaveId: string): Promise<string | undefined> =>
  (await stored(cloud, Leaves, { _id: leaveId }))[0]?.state
/** What somebody's hours are promised to: `leave w:…`. */
const promises = async (name: string): Promise<string[]> => {
  const years = await stored(cloud, Commitments, { personId: `p-${name}` })
  return years.flatMap(({ claims }) =>
    claims.flatMap(({ kind, pieces, isSet }) =>
      pieces.map(({ day, spans }) =>
        [
          kind,
          day,
          ...spans.map(({ from, to }) => `${String(from)}-${String(to)}`),
          isSet ? 'set' : 'asked',
        ].join(' '),
      ),
    ),
  )
}
const desks = async (kind = 'leave') => (await stored(cloud, Todos, { kind })).map(({ desk }) => desk).sort()
const toldTo = async (name: string) =>
  (await stored(cloud, Events, { kind: 'tell' }))
    .filter(({ facts }) => facts['reader'] === `p-${name}`)
    .map(({ _id }) => _id.split(':').slice(3, -1).join(':'))

const photo = (as: string): Promise<string> => uploadTo(cloud, 'cases', png, as)

beforeEach(async () => {
  cloud = await startCentre(new Date('2026-11-23T09:00:00+08:00'))
  await furnishPosts(cloud)
  await trainAll(cloud, 'wang', 'li', 'zhao', 'sun', 'qian')
  await seat(
    cloud,
    posted('wang', 'w1', 'primary'),
    posted('li', 'w1', 'alternate'),
    posted('zhao', 'w2', 'primary'),
    { ...posted('li', 'w2', 'alternate'), slot: 'p-li:B2' },
  )
  const at1 = { role: 'windowStaff', windowId: 'w1', from: '2026-01-01' }
  const at2 = { role: 'windowStaff', windowId: 'w2', from: '2026-01-01' }
  await edit(cloud, Accounts, { personId: 'p-wang' }, { grants: [at1] })
  await edit(cloud, Accounts, { personId: 'p-li' }, { grants: [at1, at2] })
  await edit(cloud, Accounts, { personId: 'p-zhao' }, { grants: [at2] })
})
afterEach(() => cloud.close())

describe('a leave from A over B and the lead to the centre (§23)', () => {
  it('holds the hours at once, waits for each in turn, counts once the centre approved, begins and ends by itself', async () => {
    const leaveId = await asked()
    expect(await stateOf(leaveId)).toBe('awaitingAlternate')
    expect(await promises('wang')).toEqual(['leave 2026-11-25 480-720 asked'])
    expect([await desks(), await toldTo('li')]).toEqual([['person:p-li'], ['asked']])
    expect(codeOf(await accept(leaveId))).toBe('ok')
    expect([await desks(), await promises('li')]).toEqual([
      ['unitHead:jw'],
      ['standIn 2026-11-25 480-720 asked'],
    ])
    expect(codeOf(await countersign(leaveId))).toBe('ok')
    expect(await desks()).toEqual(['centreStaff'])
    expect(codeOf(await decide(leaveId))).toBe('ok')
    expect(await desks()).toEqual([])
    expect([await promises('wang'), await promises('li')]).toEqual([
      ['leave 2026-11-25 480-720 set'],
      ['standIn 2026-11-25 480-720 set'],
    ])
    await tick()
    expect(await stateOf(leaveId)).toBe('approved')
    at('2026-11-25 08:00')
    await tick()
    await tick()
    expect(await stateOf(leaveId)).toBe('active')
    at('2026-11-25 12:00')
    await tick()
    expect(await stateOf(leaveId)).toBe('returned')
    const trail = (await stored(cloud, AuditEntries, {})).filter(
      ({ subject }) => subject === `leaves:${leaveId}`,
    )
    expect(trail.map(({ after }) => after['state'])).toEqual([
      'awaitingAlternate',
      'awaitingLead',
      'awaitingCentre',
      'approved',
      'active',
      'returned',
    ])
  })

  it('shows on both days what is leave and what is stood in for', async () => {
    await granted()
    at('2026-11-25 07:50')
    const day = async (as: string) =>
      valueOf<{ slots: { status?: string; isRequired: boolean }[]; next?: string }>(
        await ask('myDay', {}, as),
      )
    expect((await day('o-wang')).slots.map(({ status }) => status)).toEqual(['onLeave', undefined])
    expect((await day('o-li')).slots.map(({ isRequired }) => isRequired)).toEqual([true, false])
    const hall = valueOf<{ people: { name: string; slots: { status?: string }[] }[] }>(
      await ask('hallDay', {}, 'o-desk'),
    )
    expect(hall.people.map(({ name, slots }) => `${name} ${slots[0]?.status ?? '-'}`)).toEqual([
      'wang老师 onLeave',
      'li老师 -',
      'zhao老师 -',
    ])
  })

  it('takes a command once, however often it comes', async () => {
    const opId = newOp()
    const first = await ask('askLeave', morning(), 'o-wang', { opId })
    expect(await ask('askLeave', morning(), 'o-wang', { opId })).toEqual(first)
    expect(await stored(cloud, Leaves)).toHaveLength(1)
  })

  it('goes from a head who asks straight to the centre, which decides about nobody of its own', async () => {
    await seat(cloud, {
      ...posted('head', 'w1', 'primary'),
      _id: 'x',
      windowId: 'w3',
      seat: 'w3:primary',
      pair: 'x',
    })
    await put(cloud, Postings, posted('sun', 'w3', 'alternate'))
    const grants = [
      { role: 'windowStaff', windowId: 'w3', from: '2026-01-01' },
      { role: 'unitHead', unitId: 'jw', from: '2026-01-01' },
      { role: 'centreStaff', from: '2026-01-01' },
    ]
    await edit(cloud, Accounts, { personId: 'p-head' }, { grants })
    const at3 = { role: 'windowStaff', windowId: 'w3', from: '2026-01-01' }
    await edit(cloud, Accounts, { personId: 'p-sun' }, { grants: [at3] })
    const leaveId = await asked(morning(), 'o-head')
    expect(codeOf(await accept(leaveId, 'o-sun'))).toBe('ok')
    expect(await stateOf(leaveId)).toBe('awaitingCentre')
    expect((await look(leaveId, 'o-head')).buttons).toEqual(['withdraw'])
    expect(codeOf(await decide(leaveId, 'o-head'))).toBe('OWN_LEAVE')
    expect(codeOf(await decide(leaveId))).toBe('ok')
  })

  it('leaves more than three days to the centre’s head', async () => {
    const leaveId = await asked(wish('2026-11-24 08:00', '2026-11-27 17:30'))
    await accept(leaveId)
    await countersign(leaveId)
    expect((await look(leaveId, 'o-desk')).buttons).toEqual(['order'])
    expect(codeOf(await decide(leaveId, 'o-desk'))).toBe('LEAVE_LONG')
    expect(codeOf(await decide(leaveId, 'o-admin'))).toBe('ok')
  })

  it('is refused with a reason by lead or centre, and holds nothing any more', async () => {
    const first = await asked()
    await accept(first)
    expect(codeOf(await countersign(first, 'o-head', { refusal: '那天有检查' }))).toBe('ok')
    expect(await look(first)).toMatchObject({ state: 'rejected', refusal: '那天有检查' })
    const second = await asked()
    await accept(second)
    await countersign(second)
    expect(codeOf(await decide(second, 'o-desk', { refusal: '人手不够' }))).toBe('ok')
    expect([await promises('wang'), await promises('li')]).toEqual([[], []])
    expect(await toldTo('wang')).toEqual(['answered', 'refused', 'answered', 'refused'])
  })
})

describe('hours that are promised already (§10 §23)', () => {
  it('takes a morning and an afternoon by two requests, and refuses one minute of overlap', async () => {
    await asked()
    expect(codeOf(await request(wish('2026-11-25 14:00', '2026-11-25 17:30')))).toBe('ok')
    expect(codeOf(await request(wish('2026-11-25 11:59', '2026-11-25 14:00')))).toBe('LEAVE_OVERLAPS')
    expect(await stored(cloud, Leaves)).toHaveLength(2)
  })

  it('lets one of two stand that ask for the same hours at once', async () => {
    const codes = (await Promise.all([1, 2, 3, 4].map(() => request()))).map(codeOf)
    expect(codes.filter((code) => code === 'ok')).toHaveLength(1)
    expect(await stored(cloud, Leaves)).toHaveLength(1)
  })

  it('commits B once, when two A’s ask for the same morning', async () => {
    const [one, other] = [await asked(), await asked(morning(), 'o-zhao')]
    const codes = (await Promise.all([accept(one), accept(other)])).map(codeOf).sort()
    expect(codes).toEqual(['ALTERNATE_CANT', 'ok'])
    expect(await promises('li')).toEqual(['standIn 2026-11-25 480-720 asked'])
  })

  it('refuses B’s own leave while committed, and frees B when the leave is withdrawn', async () => {
    const leaveId = await granted()
    expect(codeOf(await request(morning(), 'o-li'))).toBe('COMMITTED')
    expect(codeOf(await ask('withdrawLeave', { leaveId }, 'o-wang'))).toBe('ok')
    expect(await toldTo('li')).toContain('notNeeded')
    expect(codeOf(await request(morning(), 'o-li'))).toBe('ok')
  })

  it('finds B on leave while asking, and free again once that is cancelled', async () => {
    const own = await asked(morning(), 'o-li')
    expect(codeOf(await request())).toBe('ALTERNATE_CANT')
    await ask('withdrawLeave', { leaveId: own }, 'o-li')
    expect(codeOf(await request())).toBe('ok')
  })

  it('counts a leave over New Year’s Eve in both years', async () => {
    const days = [{ date: '2027-01-01', name: '元旦', isOffDay: true }]
    await put(cloud, CalendarEntries, {
      _id: 'y',
      kind: 'year',
      year: 2027,
      provisional: true,
      days,
      ...stamps,
    })
    expect(
      codeOf(await ask('setLeaveQuotas', { quotas: [{ type: 'annual', halfDays: 2 }] }, 'o-admin')),
    ).toBe('ok')
    const annual = { type: 'annual' }
    const over = wish('2026-12-31 08:00', '2027-01-04 12:00', annual)
    const plan = valueOf<{ left: object[]; halfDays: number }>(
      await ask('tryLeave', { type: 'annual', from: over.from, to: over.to }, 'o-wang'),
    )
    expect(plan).toMatchObject({
      halfDays: 3,
      left: [
        { year: 2026, halfDays: 2 },
        { year: 2027, halfDays: 2 },
      ],
    })
    expect(codeOf(await request(over))).toBe('ok')
    const codes = []
    for (const [from, to] of [
      ['2026-12-30 08:00', '2026-12-30 12:00'],
      ['2027-01-05 08:00', '2027-01-05 17:30'],
      ['2027-01-05 08:00', '2027-01-05 12:00'],
    ] as const)
      codes.push(codeOf(await request(wish(from, to, annual))))
    expect(codes).toEqual(['QUOTA_SHORT', 'QUOTA_SHORT', 'ok'])
  })
})

describe('B’s answer', () => {
  it('takes a part, and the rest asks again as a request of its own', async () => {
    const leaveId = await asked(wish('2026-11-25 08:00', '2026-11-25 17:30'))
    const pieces = [{ day: '2026-11-25', spans: [{ from: 480, to: 720 }] }]
    expect(codeOf(await accept(leaveId, 'o-li', { pieces }))).toBe('ok')
    expect(await look(leaveId)).toMatchObject({ state: 'awaitingLead', halfDays: 1, pieces })
    const [rest] = await stored(cloud, Leaves, { partOf: leaveId })
    expect(rest).toMatchObject({
      state: 'draft',
      halfDays: 1,
      pieces: [{ spans: [{ from: 840, to: 1050 }] }],
    })
    expect(await promises('wang')).toEqual(['leave 2026-11-25 480-720 asked'])
    expect(await desks()).toEqual(['person:p-wang', 'unitHead:jw'])
    const again = wish('2026-11-26 14:00', '2026-11-26 17:30', { draftId: rest?._id })
    expect(codeOf(await request(again))).toBe('ok')
    expect(await stateOf(rest?._id ?? '')).toBe('awaitingAlternate')
  })

  it('may take no hours that were not asked for', async () => {
    const leaveId = await asked()
    for (const spans of [[{ from: 480, to: 721 }], [{ from: 840, to: 1050 }]])
      expect(codeOf(await accept(leaveId, 'o-li', { pieces: [{ day: '2026-11-25', spans }] }))).toBe(
        'PIECES_WRONG',
      )
    expect(codeOf(await accept(leaveId, 'o-zhao'))).toBe('NOT_YOURS')
    expect(await promises('li')).toEqual([])
  })

  it('declines with a reason; who asked turns to the centre, which assigns somebody', async () => {
    await seat(
      cloud,
      { ...posted('sun', 'w3', 'alternate'), unitId: 'jw' },
      posted('ma', 'w3', 'primary', 'cw'),
    )
    const leaveId = await asked()
    expect(codeOf(await ask('declineLeave', { leaveId, refusal: '那天我出差' }, 'o-li'))).toBe('ok')
    expect(await look(leaveId)).toMatchObject({ state: 'draft', refusal: '那天我出差' })
    expect(await promises('wang')).toEqual([])
    expect(codeOf(await request({ ...morning(), draftId: leaveId, wantsOrder: true }))).toBe('ok')
    expect(await look(leaveId)).toMatchObject({ state: 'awaitingLead', isUncovered: true })
    await countersign(leaveId)
    expect(codeOf(await decide(leaveId))).toBe('NO_STAND_IN')
    const { people } = valueOf<{ people: { personId: string; objection?: { kind: string } }[] }>(
      await ask('standIns', { leaveId }, 'o-desk'),
    )
    expect(people.map(({ personId, objection }) => `${personId} ${objection?.kind ?? 'free'}`)).toEqual([
      'p-li free',
      'p-sun free',
      'p-zhao hasOwnWindow',
    ])
    const order = { leaveId, personId: 'p-sun', reason: 'B角出差' }
    expect(codeOf(await ask('orderStandIn', { ...order, personId: 'p-zhao' }, 'o-desk'))).toBe(
      'ALTERNATE_CANT',
    )
    expect(codeOf(await ask('orderStandIn', order, 'o-desk'))).toBe('ok')
    expect(codeOf(await decide(leaveId))).toBe('ok')
    expect(await promises('sun')).toEqual(['standIn 2026-11-25 480-720 set'])
    // Whoever is assigned is staff of that window for those days.
    await cloud.runTimer('people')
    expect((await stored(cloud, Accounts, { personId: 'p-sun' }))[0]?.grants).toContainEqual({
      role: 'windowStaff',
      windowId: 'w1',
      from: '2026-11-25',
      to: '2026-11-25',
    })
    at('2026-11-25 07:55')
    const day = valueOf<{ posts: { windowId: string }[]; slots: { isRequired: boolean }[] }>(
      await ask('myDay', {}, 'o-sun'),
    )
    expect(day.posts.map(({ windowId }) => windowId)).toContain('w1')
    expect(day.slots.map(({ isRequired }) => isRequired)).toEqual([true, false])
  })
})

describe('B falls out, or whoever is away comes back', () => {
  it('flags the leave when B falls ill; the centre assigns somebody, and nobody is committed twice', async () => {
    await seat(cloud, { ...posted('sun', 'w3', 'alternate'), unitId: 'jw' })
    const leaveId = await granted()
    const ill = wish('2026-11-25 08:00', '2026-11-25 17:30', { type: 'sick', reason: '发烧' })
    expect(codeOf(await request(ill, 'o-li'))).toBe('ok')
    expect(await look(leaveId)).toMatchObject({ state: 'approved', isUncovered: true })
    expect(await desks('leaveUncovered')).toEqual(['centreStaff'])
    expect(await toldTo('wang')).toContain('fellOut')
    expect(await promises('li')).toEqual(['leave 2026-11-25 480-720 840-1050 asked'])
    expect(codeOf(await ask('orderStandIn', { leaveId, personId: 'p-li', reason: 'x' }, 'o-desk'))).toBe(
      'ALTERNATE_CANT',
    )
    const order = { leaveId, personId: 'p-sun', reason: 'B角病了' }
    expect(codeOf(await ask('orderStandIn', order, 'o-desk'))).toBe('ok')
    expect(await look(leaveId)).toMatchObject({ isUncovered: false, alternate: 'sun老师' })
    expect(await desks('leaveUncovered')).toEqual([])
  })

  it('calls back whoever is away where nobody can come', async () => {
    const leaveId = await granted()
    at('2026-11-25 09:00')
    await tick()
    expect(codeOf(await ask('recallLeave', { leaveId, refusal: 'B角病了，无人顶岗' }, 'o-desk'))).toBe('ok')
    expect(await look(leaveId)).toMatchObject({ state: 'returned', refusal: 'B角病了，无人顶岗' })
    expect(await promises('wang')).toEqual(['leave 2026-11-25 480-540 set'])
    expect(await toldTo('wang')).toContain('recalled')
  })

  it('flags the leave of a window whose B gave up the post', async () => {
    const leaveId = await granted()
    const gone = { state: 'ended', to: '2026-11-22', why: 'left', seat: 'x', slot: 'x', pair: 'x' }
    await edit(cloud, Postings, { _id: 'w1-alternate' }, gone)
    await tick()
    await tick()
    expect(await look(leaveId)).toMatchObject({ isUncovered: true })
    expect((await toldTo('wang')).filter((kind) => kind === 'fellOut')).toHaveLength(1)
  })

  it('ends early on the word of who is back, and B is free from then on', async () => {
    const leaveId = await granted(wish('2026-11-25 08:00', '2026-11-25 17:30'))
    expect(codeOf(await ask('returnFromLeave', { leaveId }, 'o-wang'))).toBe('LEAVE_NOT_BEGUN')
    at('2026-11-25 10:00')
    expect(codeOf(await ask('withdrawLeave', { leaveId }, 'o-wang'))).toBe('LEAVE_BEGUN')
    expect(codeOf(await ask('returnFromLeave', { leaveId }, 'o-li'))).toBe('NOT_YOURS')
    expect(codeOf(await ask('returnFromLeave', { leaveId }, 'o-wang'))).toBe('ok')
    expect([await promises('wang'), await promises('li')]).toEqual([
      ['leave 2026-11-25 480-600 set'],
      ['standIn 2026-11-25 480-600 set'],
    ])
    expect(codeOf(await ask('returnFromLeave', { leaveId }, 'o-wang'))).toBe('LEAVE_MOVED_ON')
  })

  it('tells head and centre at ten past that nobody is there, once; it is over when somebody comes', async () => {
    await granted(wish('2026-11-25 10:00', '2026-11-25 12:00'))
    at('2026-11-25 10:09')
    await tick()
    expect(await desks('windowEmpty')).toEqual([])
    at('2026-11-25 10:10')
    await tick()
    await tick()
    expect(await desks('windowEmpty')).toEqual(['centreStaff', 'unitHead:jw'])
    expect(await toldTo('head')).toEqual(['windowEmpty:2026-11-25:600'])
    const policy = { counts: ['code', 'wifi'], needed: 1, bssids: ['0a:1b:2c:3d:4e:5f'], graceMinutes: 0 }
    expect(codeOf(await ask('setClockPolicy', policy, 'o-admin'))).toBe('ok')
    at('2026-11-25 10:12')
    const clocked = await ask(
      'clock',
      { direction: 'in', windowId: 'w1', bssid: '0a:1b:2c:3d:4e:5f' },
      'o-li',
    )
    expect(codeOf(clocked)).toBe('ok')
    await tick()
    expect(await desks('windowEmpty')).toEqual([])
  })
})

describe('sickness that is reported late', () => {
  it('takes only the rest of a day that was half worked, with a proof, until noon of the next working day', async () => {
    const policy = { counts: ['code', 'wifi'], needed: 1, bssids: ['0a:1b:2c:3d:4e:5f'], graceMinutes: 0 }
    await ask('setClockPolicy', policy, 'o-admin')
    const press = (direction: string) =>
      ask('clock', { direction, windowId: 'w1', bssid: '0a:1b:2c:3d:4e:5f' }, 'o-wang')
    at('2026-11-25 08:00')
    await press('in')
    at('2026-11-25 12:00')
    await press('out')
    at('2026-11-25 15:00')
    const ill = wish('2026-11-25 08:00', '2026-11-25 17:30', { type: 'sick' })
    expect(codeOf(await request(ill))).toBe('PROOF_MISSING')
    expect(codeOf(await request({ ...ill, type: 'personal' }))).toBe('LEAVE_LATE')
    const uploads = [await photo('o-wang')]
    const shown = valueOf<Shown>(await request({ ...ill, uploads }))
    expect(shown).toMatchObject({ halfDays: 1, pieces: [{ spans: [{ from: 840, to: 1050 }] }] })
    expect(await filesUnder(cloud, 'kept/leaves/')).toHaveLength(1)
    at('2026-11-26 12:01')
    expect(codeOf(await request(wish('2026-11-25 08:00', '2026-11-25 12:00', { type: 'sick' })))).toBe(
      'LEAVE_LATE',
    )
  })
})

describe('who sees what', () => {
  it('shows why somebody is away to them, their lead and the centre; not to B, and nothing to others', async () => {
    const uploads = [await photo('o-wang')]
    const leaveId = await asked({ ...morning(), uploads })
    for (const as of ['o-wang', 'o-head', 'o-desk']) {
      expect((await look(leaveId, as)).reason).toBe('家里有事')
      expect(codeOf(await ask('leaveFile', { leaveId, at: 0 }, as))).toBe('ok')
    }
    const seen = await look(leaveId, 'o-li')
    expect([seen.reason, seen.type]).toEqual([undefined, undefined])
    for (const as of ['o-zhao', 'o-headcw'])
      expect(codeOf(await ask('leave', { leaveId }, as))).toBe('NOT_YOURS')
    for (const as of ['o-li', 'o-zhao'])
      expect(codeOf(await ask('leaveFile', { leaveId, at: 0 }, as))).toBe('NOT_YOURS')
    expect(codeOf(await countersign(leaveId, 'o-headcw'))).toBe('NOT_ALLOWED')
    expect(codeOf(await countersign(leaveId))).toBe('LEAVE_MOVED_ON')
  })

  it('lists mine, what I am asked, the unit’s and the hall’s', async () => {
    const leaveId = await asked()
    const list = async (endpoint: string, input: Record<string, unknown>, as: string) =>
      valueOf<{
        leaves: { leaveId: string; isWaiting: boolean; type?: string }[]
        standIns?: (typeof list)[]
      }>(await ask(endpoint, input, as))
    expect((await list('myLeaves', {}, 'o-wang')).leaves).toMatchObject([{ leaveId, type: 'personal' }])
    expect((await list('myLeaves', {}, 'o-li')).standIns).toMatchObject([{ leaveId, isWaiting: true }])
    expect((await list('unitLeaves', { unitId: 'jw' }, 'o-head')).leaves).toMatchObject([
      { isWaiting: false },
    ])
    expect((await list('leaves', { isWaiting: true }, 'o-desk')).leaves).toEqual([])
    expect((await list('leaves', { isWaiting: false }, 'o-desk')).leaves).toHaveLength(1)
  })
})

describe('what is refused, with nothing written', () => {
  const sick = { type: 'sick' }
  it.each([
    ['a day of rest', wish('2026-11-28 08:00', '2026-11-28 17:30'), 'LEAVE_EMPTY'],
    ['an end before its beginning', wish('2026-11-26 08:00', '2026-11-25 12:00'), 'LEAVE_EMPTY'],
    ['more than two hundred days', wish('2026-12-01 08:00', '2027-12-01 12:00'), 'LEAVE_TOO_LONG'],
    ['what has begun', wish('2026-11-23 08:00', '2026-11-23 12:00'), 'LEAVE_LATE'],
    ['sickness of last week', wish('2026-11-19 08:00', '2026-11-19 12:00', sick), 'LEAVE_LATE'],
    ['hours that were asked for already', wish('2026-11-25 11:00', '2026-11-25 15:00'), 'LEAVE_OVERLAPS'],
    ['more than is left', wish('2026-11-30 08:00', '2026-11-30 17:30', { type: 'annual' }), 'QUOTA_SHORT'],
    ['a year that no calendar covers', wish('2031-03-10 08:00', '2031-03-10 12:00'), 'CALENDAR_UNCOVERED'],
  ])('%s', async (_what, form, code) => {
    await ask('setLeaveQuotas', { quotas: [{ type: 'annual', halfDays: 1 }] }, 'o-admin')
    await asked()
    const { type, from, to } = form as { type: string; from: object; to: object }
    expect(codeOf(await ask('tryLeave', { type, from, to }, 'o-wang'))).toBe(code)
    expect(codeOf(await request(form))).toBe(code)
    expect(await stored(cloud, Leaves)).toHaveLength(1)
  })

  it('a leave of somebody without a post, and one of a B who has promised those hours', async () => {
    await edit(
      cloud,
      Accounts,
      { personId: 'p-qian' },
      { grants: [{ role: 'windowStaff', windowId: 'w1', from: '2026-01-01' }] },
    )
    const { type, from, to } = morning()
    for (const [as, code] of [
      ['o-qian', 'NO_POST'],
      ['o-li', 'COMMITTED'],
    ] as const) {
      if (as === 'o-li') await granted()
      expect(codeOf(await ask('tryLeave', { type, from, to }, as))).toBe(code)
      expect(codeOf(await request(morning(), as))).toBe(code)
    }
  })

  it('every step of a leave that has moved on', async () => {
    const leaveId = await granted()
    await ask('withdrawLeave', { leaveId }, 'o-wang')
    const refusal = '不行'
    const codes = [
      await request({ ...morning(), draftId: leaveId }),
      await accept(leaveId),
      await ask('declineLeave', { leaveId, refusal }, 'o-li'),
      await countersign(leaveId),
      await decide(leaveId),
      await ask('withdrawLeave', { leaveId }, 'o-wang'),
      await ask('returnFromLeave', { leaveId }, 'o-wang'),
      await ask('orderStandIn', { leaveId, personId: 'p-li', reason: '要人' }, 'o-desk'),
      await ask('recallLeave', { leaveId, refusal }, 'o-desk'),
    ].map(codeOf)
    expect(new Set(codes)).toEqual(new Set(['LEAVE_MOVED_ON']))
    expect(await stateOf(leaveId)).toBe('withdrawn')
  })

  it('a step of one’s own leave in another role', async () => {
    const grants = [
      { role: 'windowStaff', windowId: 'w1', from: '2026-01-01' },
      { role: 'unitHead', unitId: 'jw', from: '2026-01-01' },
      { role: 'centreStaff', from: '2026-01-01' },
    ]
    await edit(cloud, Accounts, { personId: 'p-wang' }, { grants })
    const leaveId = await asked()
    await accept(leaveId)
    expect(codeOf(await countersign(leaveId, 'o-wang'))).toBe('OWN_LEAVE')
    const order = { leaveId, personId: 'p-li', reason: '要人' }
    expect(codeOf(await ask('orderStandIn', order, 'o-wang'))).toBe('OWN_LEAVE')
    await countersign(leaveId)
    expect(codeOf(await decide(leaveId, 'o-wang'))).toBe('OWN_LEAVE')
    await decide(leaveId)
    expect(codeOf(await ask('recallLeave', { leaveId, refusal: '要人' }, 'o-wang'))).toBe('OWN_LEAVE')
    expect(await stateOf(leaveId)).toBe('approved')
  })

  it('more than five files in all, and what is no proof', async () => {
    const uploads = await Promise.all([1, 2, 3].map(() => photo('o-wang')))
    const leaveId = await asked({ ...morning(), uploads })
    await ask('declineLeave', { leaveId, refusal: '来不了' }, 'o-li')
    const more = await Promise.all([1, 2, 3].map(() => photo('o-wang')))
    expect(codeOf(await request({ ...morning(), draftId: leaveId, uploads: more }))).toBe('TOO_MANY_FILES')
    const program = await uploadTo(cloud, 'cases', Uint8Array.from([0x4d, 0x5a, 0x90, 0]), 'o-wang')
    expect(codeOf(await request({ ...morning(), draftId: leaveId, uploads: [program] }))).toBe('FILE_KIND')
    expect(await stateOf(leaveId)).toBe('draft')
  })
})

describe('the roster of days with leave (§10)', () => {
  it('expects whoever stands in for a whole day, and says for which hours otherwise', async () => {
    await granted(wish('2026-11-25 08:00', '2026-11-25 17:30'))
    await granted(morning('2026-11-26'))
    const people = doorOf(() => cloud, 'people')
    const roster = async (day: string) => {
      const { days } = valueOf<{
        days: { windows: { windowId: string; expected: object; standIns: object[] }[] }[]
      }>(await people('roster', { day }, 'o-desk'))
      return days[0]?.windows.find(({ windowId }) => windowId === 'w1')
    }
    expect(await roster('2026-11-25')).toMatchObject({
      expected: { kind: 'standIn', name: 'li老师', why: 'away' },
      standIns: [],
    })
    expect(await roster('2026-11-26')).toMatchObject({
      expected: { kind: 'primary', name: 'wang老师' },
      standIns: [{ name: 'li老师', from: 480, to: 720 }],
    })
  })
})
