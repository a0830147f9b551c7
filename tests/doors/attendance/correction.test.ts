import { AuditEntries } from '../../../cloudfunctions/_kernel/audit'
import { Events } from '../../../cloudfunctions/_shared/event'
import { Todos } from '../../../cloudfunctions/_shared/todo'
import { Corrections, PunchRecords } from '../../../cloudfunctions/attendance/collections'
import { Accounts } from '../../../cloudfunctions/_kernel/account'
import { codeOf, edit, filesUnder, newOp, stored } from '../centre'
import { leaveDesk } from './desk'
import { valueOf } from '../people/posts'

import.meta.jest.setTimeout(180_000)

const { cloud, ask, at, photo } = leaveDesk()

const bssid = '0a:1b:2c:3d:4e:5f'
interface Shown {
  correctionId: string
  state: string
  refusal?: string
  clocked: { in?: number; out?: number }
}
const wish = (more: Record<string, unknown> = {}) => ({
  day: '2026-11-23',
  direction: 'out',
  minute: 720,
  reason: '手机没电',
  evidence: '11:58 还叫了 A012',
  ...more,
})
const request = (more: Record<string, unknown> = {}, as = 'o-wang') => ask('askCorrection', wish(more), as)
const asked = async (more: Record<string, unknown> = {}): Promise<string> =>
  valueOf<Shown>(await request(more)).correctionId
const decide = (correctionId: string, more: Record<string, unknown> = {}, as = 'o-desk') =>
  ask('decideCorrection', { correctionId, ...more }, as)
const press = (direction: 'in' | 'out') => ask('clock', { direction, windowId: 'w1', bssid }, 'o-wang')
const slots = async (day = '2026-11-23') => {
  const { people } = valueOf<{
    people: { name: string; slots: { in?: number; out?: number; status?: string; isCorrected: boolean }[] }[]
  }>(await ask('hallDay', { day }, 'o-desk'))
  return people.find(({ name }) => name === 'wang老师')?.slots
}

/** Monday: in at eight, and no out. */
beforeEach(async () => {
  const policy = { counts: ['code', 'wifi'], needed: 1, bssids: [bssid], graceMinutes: 0 }
  expect(codeOf(await ask('setClockPolicy', policy, 'o-admin'))).toBe('ok')
  await press('in')
  at('2026-11-24 09:00')
})

describe('a correction of the clock (§21)', () => {
  it('out punch missing → missing, not absent; correction within 3 workdays; the raw punch never changes', async () => {
    expect((await slots())?.[0]).toMatchObject({ in: 540, status: 'missing', isCorrected: false })
    const before = await stored(cloud(), PunchRecords)
    const correctionId = await asked()
    expect((await slots())?.[0]?.status).toBe('missing')
    expect((await stored(cloud(), Todos, { kind: 'correction' })).map(({ desk }) => desk)).toEqual([
      'centreStaff',
    ])
    const { corrections } = valueOf<{ corrections: Shown[] }>(await ask('corrections', {}, 'o-desk'))
    expect(corrections).toMatchObject([{ correctionId, clocked: { in: 540 } }])
    expect(codeOf(await decide(correctionId))).toBe('ok')
    expect((await slots())?.[0]).toMatchObject({
      in: 540,
      out: 720,
      status: 'seriouslyLate',
      isCorrected: true,
    })
    expect(await stored(cloud(), PunchRecords)).toEqual(before)
    expect(await stored(cloud(), Todos, { kind: 'correction' })).toEqual([])
    const told = (await stored(cloud(), Events, { kind: 'tell' })).map(({ facts }) => facts['reader'])
    expect(told).toEqual(['p-wang'])
    const trail = await stored(cloud(), AuditEntries, { endpoint: 'attendance.decideCorrection' })
    expect(trail.map(({ before: was, after }) => [was['state'], after['state']])).toEqual([
      ['asked', 'approved'],
    ])
  })

  it('is refused with a reason that its author reads, and changes nothing', async () => {
    const correctionId = await asked()
    expect(codeOf(await decide(correctionId, { refusal: '没有人看见' }))).toBe('ok')
    const mine = valueOf<{ corrections: Shown[] }>(await ask('correctable', {}, 'o-wang'))
    expect(mine.corrections).toMatchObject([{ state: 'refused', refusal: '没有人看见' }])
    expect((await slots())?.[0]?.status).toBe('missing')
    expect(codeOf(await decide(correctionId))).toBe('CORRECTION_DECIDED')
  })

  it('is asked for three times a month at most, also at once; a refused or withdrawn one is free again', async () => {
    const wishes = [500, 510, 520, 530].map((minute) => ({ direction: 'in', minute }))
    await Promise.all(wishes.slice(0, 1).map((one) => request(one)))
    const [first] = await stored(cloud(), Corrections)
    expect(codeOf(await request({ direction: 'in', minute: 505 }))).toBe('CORRECTION_OPEN')
    await decide(first?._id ?? '')
    await asked()
    at('2026-11-24 12:30')
    const day = { day: '2026-11-24' }
    const codes = await Promise.all(
      [1, 2, 3].map((n) => request({ ...day, direction: 'in', minute: 480 + n })),
    )
    expect(codes.map(codeOf).filter((code) => code === 'ok')).toHaveLength(1)
    expect(codeOf(await request({ ...day, direction: 'out', minute: 720 }))).toBe('CORRECTIONS_SPENT')
    const [last] = await stored(cloud(), Corrections, { day: '2026-11-24' })
    expect(codeOf(await ask('withdrawCorrection', { correctionId: last?._id }, 'o-li'))).toBe('NOT_YOURS')
    expect(codeOf(await ask('withdrawCorrection', { correctionId: last?._id }, 'o-wang'))).toBe('ok')
    expect(codeOf(await ask('withdrawCorrection', { correctionId: last?._id }, 'o-wang'))).toBe(
      'CORRECTION_DECIDED',
    )
    expect(codeOf(await request({ ...day, direction: 'out', minute: 720 }))).toBe('ok')
    expect((await stored(cloud(), Corrections)).filter(({ state }) => state === 'asked')).toHaveLength(2)
  })

  it('is asked for within three working days', async () => {
    at('2026-11-26 23:59')
    expect(codeOf(await request())).toBe('ok')
    at('2026-11-27 00:00')
    expect(codeOf(await request({ direction: 'in', minute: 480 }))).toBe('CORRECTION_LATE')
    const { days } = valueOf<{ days: { day: string }[] }>(await ask('correctable', {}, 'o-wang'))
    expect(days.map(({ day }) => day)).toEqual(['2026-11-27', '2026-11-26', '2026-11-25', '2026-11-24'])
  })

  it.each([
    ['a time that has not come', { day: '2026-11-24', direction: 'in', minute: 600 }, 'CORRECTION_WRONG'],
    ['a day that has not come', { day: '2026-11-25' }, 'CORRECTION_WRONG'],
    ['before any hours', { direction: 'out', minute: 300 }, 'CORRECTION_WRONG'],
    ['what the clock says already', { direction: 'in', minute: 541 }, 'CORRECTION_WRONG'],
    ['a year that no calendar covers', { day: '2031-03-10' }, 'CORRECTION_WRONG'],
  ])('is not for %s', async (_what, more, code) => {
    expect(codeOf(await request(more))).toBe(code)
    expect(await stored(cloud(), Corrections)).toEqual([])
  })

  it('is for whoever holds a post, decided by nobody about themselves, and read by few', async () => {
    const centre = { role: 'centreStaff', from: '2026-01-01' }
    const clerk = { role: 'windowStaff', windowId: 'w1', from: '2026-01-01' }
    await edit(cloud(), Accounts, { personId: 'p-wang' }, { grants: [clerk, centre] })
    await edit(cloud(), Accounts, { personId: 'p-qian' }, { grants: [clerk] })
    expect(codeOf(await request({}, 'o-qian'))).toBe('NO_POST')
    const uploads = [await photo('o-wang')]
    const correctionId = await asked({ uploads })
    expect(await filesUnder(cloud(), 'kept/corrections/')).toHaveLength(1)
    expect(codeOf(await decide(correctionId, {}, 'o-wang'))).toBe('OWN_CORRECTION')
    const file = (as: string) => ask('correctionFile', { correctionId, at: 0 }, as)
    expect([codeOf(await file('o-wang')), codeOf(await file('o-desk'))]).toEqual(['ok', 'ok'])
    expect([codeOf(await file('o-li')), codeOf(await file('o-head'))]).toEqual(['NOT_YOURS', 'NOT_YOURS'])
  })

  it('is one, however often the phone sends it', async () => {
    const opId = newOp()
    const first = await ask('askCorrection', wish(), 'o-wang', { opId })
    expect(await ask('askCorrection', wish(), 'o-wang', { opId })).toEqual(first)
    expect(await stored(cloud(), Corrections)).toHaveLength(1)
  })
})
