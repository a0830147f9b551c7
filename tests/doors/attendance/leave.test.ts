import { AuditEntries } from '../../../cloudfunctions/_kernel/audit'
import { Accounts } from '../../../cloudfunctions/_kernel/account'
import { CalendarEntries } from '../../../cloudfunctions/_kernel/calendar'
import { Leaves } from '../../../cloudfunctions/attendance/collections'
import { Postings } from '../../../cloudfunctions/people/collections'
import { codeOf, edit, newOp, put, stamps, stored } from '../centre'
import { leaveDesk, morning, wish } from './desk'
import { posted, seat, valueOf } from '../people/posts'

import.meta.jest.setTimeout(180_000)

const {
  cloud,
  ask,
  at,
  tick,
  request,
  asked,
  accept,
  countersign,
  decide,
  granted,
  look,
  stateOf,
  promises,
  desks,
  toldTo,
} = leaveDesk()

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
    const trail = (await stored(cloud(), AuditEntries, {})).filter(
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
    await granted(morning(), 'o-zhao')
    at('2026-11-25 07:50')
    const day = async (as: string) =>
      valueOf<{ at?: string; slots: { status?: string; isRequired: boolean }[] }>(await ask('myDay', {}, as))
    expect((await day('o-zhao')).slots.map(({ status }) => status)).toEqual(['onLeave', undefined])
    const stands = await day('o-li')
    expect([stands.at, stands.slots.map(({ isRequired }) => isRequired)]).toEqual(['w2', [true, false]])
    const hall = valueOf<{ people: { name: string; slots: { status?: string }[] }[] }>(
      await ask('hallDay', {}, 'o-desk'),
    )
    expect(hall.people.map(({ name, slots }) => `${name} ${slots[0]?.status ?? '-'}`)).toEqual([
      'wang老师 -',
      'li老师 -',
      'zhao老师 onLeave',
    ])
  })

  it('takes a command once, however often it comes', async () => {
    const opId = newOp()
    const first = await ask('askLeave', morning(), 'o-wang', { opId })
    expect(await ask('askLeave', morning(), 'o-wang', { opId })).toEqual(first)
    expect(await stored(cloud(), Leaves)).toHaveLength(1)
  })

  it('goes from a head who asks straight to the centre, which decides about nobody of its own', async () => {
    await seat(cloud(), {
      ...posted('head', 'w1', 'primary'),
      _id: 'x',
      windowId: 'w3',
      seat: 'w3:primary',
      pair: 'x',
    })
    await put(cloud(), Postings, posted('sun', 'w3', 'alternate'))
    const grants = [
      { role: 'windowStaff', windowId: 'w3', from: '2026-01-01' },
      { role: 'unitHead', unitId: 'jw', from: '2026-01-01' },
      { role: 'centreStaff', from: '2026-01-01' },
    ]
    await edit(cloud(), Accounts, { personId: 'p-head' }, { grants })
    const at3 = { role: 'windowStaff', windowId: 'w3', from: '2026-01-01' }
    await edit(cloud(), Accounts, { personId: 'p-sun' }, { grants: [at3] })
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
  it('morning half-day leave and afternoon half-day leave by two requests → both stand; overlapping by a minute → refused', async () => {
    await asked()
    expect(codeOf(await request(wish('2026-11-25 14:00', '2026-11-25 17:30')))).toBe('ok')
    expect(codeOf(await request(wish('2026-11-25 11:59', '2026-11-25 14:00')))).toBe('LEAVE_OVERLAPS')
    expect(await stored(cloud(), Leaves)).toHaveLength(2)
  })

  it('lets one of two stand that ask for the same hours at once', async () => {
    const codes = (await Promise.all([1, 2, 3, 4].map(() => request()))).map(codeOf)
    expect(codes.filter((code) => code === 'ok')).toHaveLength(1)
    expect(await stored(cloud(), Leaves)).toHaveLength(1)
  })

  it('B is asked by two A’s for the same morning → one acceptance stands', async () => {
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

  it('B’s own leave is cancelled → B is free again for A', async () => {
    const own = await asked(morning(), 'o-li')
    expect(codeOf(await request())).toBe('ALTERNATE_CANT')
    await ask('withdrawLeave', { leaveId: own }, 'o-li')
    expect(codeOf(await request())).toBe('ok')
  })

  it('leave over New Year’s Eve → each year’s quota takes its own days', async () => {
    const days = [{ date: '2027-01-01', name: '元旦', isOffDay: true }]
    await put(cloud(), CalendarEntries, {
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
    const [rest] = await stored(cloud(), Leaves, { partOf: leaveId })
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
      cloud(),
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
    await cloud().runTimer('people')
    expect((await stored(cloud(), Accounts, { personId: 'p-sun' }))[0]?.grants).toContainEqual({
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
    // Taken back before it begins: nobody stands in any more, and nobody keeps the right to.
    await cloud().runTimer('people')
    expect(codeOf(await ask('withdrawLeave', { leaveId }, 'o-wang'))).toBe('ok')
    await cloud().runTimer('people')
    expect((await stored(cloud(), Accounts, { personId: 'p-sun' }))[0]?.grants).not.toContainEqual(
      expect.objectContaining({ to: '2026-11-25' }),
    )
  })
})
