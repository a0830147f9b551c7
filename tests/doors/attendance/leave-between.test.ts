import { Accounts } from '../../../cloudfunctions/_kernel/account'
import { Leaves } from '../../../cloudfunctions/attendance/collections'
import { Postings } from '../../../cloudfunctions/people/collections'
import { codeOf, doorOf, edit, filesUnder, stored, uploadTo } from '../centre'
import { leaveDesk, morning, type Shown, wish } from './desk'
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
  photo,
} = leaveDesk()

describe('B falls out, or whoever is away comes back', () => {
  it('B accepts, then falls ill → A’s leave flagged, centre reassigns or recalls; nobody is committed twice', async () => {
    await seat(cloud(), { ...posted('sun', 'w3', 'alternate'), unitId: 'jw' })
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
    await edit(cloud(), Postings, { _id: 'w1-alternate' }, gone)
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

  it('A leaves at 10:00 by leave from 10:00, B arrives 10:12 → twelve minutes’ gap listed, alert at 10:10', async () => {
    const press = async (direction: 'in' | 'out', as: string) => {
      const clocked = await ask('clock', { direction, windowId: 'w1', bssid: '0a:1b:2c:3d:4e:5f' }, as)
      expect(codeOf(clocked)).toBe('ok')
    }
    const policy = { counts: ['code', 'wifi'], needed: 1, bssids: ['0a:1b:2c:3d:4e:5f'], graceMinutes: 0 }
    expect(codeOf(await ask('setClockPolicy', policy, 'o-admin'))).toBe('ok')
    await granted(wish('2026-11-25 10:00', '2026-11-25 12:00'))
    at('2026-11-25 08:00')
    await press('in', 'o-wang')
    at('2026-11-25 10:00')
    await press('out', 'o-wang')
    at('2026-11-25 10:09')
    await tick()
    expect(await desks('windowEmpty')).toEqual([])
    at('2026-11-25 10:10')
    await tick()
    await tick()
    // Its head and the centre hear of it, once; it is over when somebody comes.
    expect(await desks('windowEmpty')).toEqual(['centreStaff', 'unitHead:jw'])
    expect(await toldTo('head')).toEqual(['windowEmpty:2026-11-25:600'])
    at('2026-11-25 10:12')
    await press('in', 'o-li')
    await tick()
    expect(await desks('windowEmpty')).toEqual([])
    at('2026-11-25 12:00')
    await press('out', 'o-li')
    at('2026-12-01 09:00')
    expect(codeOf(await ask('computeMonth', { month: '2026-11' }, 'o-admin'))).toBe('ok')
    const { windows } = valueOf<{ windows: { gaps: { day: string; spans: object[] }[] }[] }>(
      await ask('month', { month: '2026-11', of: 'windows' }, 'o-desk'),
    )
    const gaps = windows[0]?.gaps.find(({ day }) => day === '2026-11-25')?.spans
    expect(gaps).toEqual([
      { from: 600, to: 612 },
      { from: 840, to: 1050 },
    ])
  })
})

describe('sickness that is reported late', () => {
  it('sick reported after a half day already worked → only the rest of the day, with a proof, until noon of the next working day', async () => {
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
    expect(await filesUnder(cloud(), 'kept/leaves/')).toHaveLength(1)
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
    expect(await stored(cloud(), Leaves)).toHaveLength(1)
  })

  it('a leave of somebody without a post, and one of a B who has promised those hours', async () => {
    await edit(
      cloud(),
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
    await edit(cloud(), Accounts, { personId: 'p-wang' }, { grants })
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
    const program = await uploadTo(cloud(), 'cases', Uint8Array.from([0x4d, 0x5a, 0x90, 0]), 'o-wang')
    expect(codeOf(await request({ ...morning(), draftId: leaveId, uploads: [program] }))).toBe('FILE_KIND')
    expect(await stateOf(leaveId)).toBe('draft')
  })
})

describe('the roster of days with leave (§10)', () => {
  it('expects whoever stands in for a whole day, and says for which hours otherwise', async () => {
    await granted(wish('2026-11-25 08:00', '2026-11-25 17:30'))
    await granted(morning('2026-11-26'))
    const people = doorOf(cloud, 'people')
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
