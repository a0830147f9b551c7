import { Timetables } from '../../../cloudfunctions/_kernel/timetable'
import { closeUp } from '../security/close-up'
import { deskForAll, direct, promised, who } from '../cases/desk'
import { codeOf, doorOf, put, stamps } from '../centre'
import { posted, seat, valueOf } from '../people/posts'

import.meta.jest.setTimeout(120_000)

const bssid = '0a:1b:2c:3d:4e:5f'
const { desk, ask } = deskForAll(async ({ cloud }) => {
  const segments = [
    { from: 480, to: 720 },
    { from: 840, to: 1050 },
  ]
  await put(cloud, Timetables, { _id: 'winter', name: '冬季作息', from: '2026-01-01', segments, ...stamps })
  await seat(cloud, posted('clerk', 'W1', 'primary', 'u-jw'))
})
const attendance = doorOf(() => desk.cloud, 'attendance')
const clock = (direction: 'in' | 'out') =>
  attendance('clock', { direction, windowId: 'W1', bssid }, who.clerk)
const blockers = async () =>
  valueOf<{ blockers: { kind: string }[] }>(await attendance('myDay', {}, who.clerk)).blockers

describe('cases that keep somebody from going home (§21)', () => {
  it('clock-out with a promised case open → allowed; with a direct case open → blocked, one tap makes it promised with reason and date', async () => {
    const policy = { counts: ['code', 'wifi'], needed: 1, bssids: [bssid], graceMinutes: 0 }
    expect(codeOf(await attendance('setClockPolicy', policy, who.admin))).toBe('ok')
    desk.setClock('2026-11-23T14:00:00')
    expect(codeOf(await clock('in'))).toBe('ok')
    await desk.accept(promised.code)
    const caseId = await desk.complete(direct.code)
    desk.setClock('2026-11-23T17:30:00')
    expect(codeOf(await closeUp(() => desk.cloud, who.clerk, 'W1'))).toBe('ok')
    expect(codeOf(await clock('out'))).toBe('MUST_STAY')
    expect(await blockers()).toEqual([{ kind: 'directCase', caseId, no: (await desk.seen(caseId)).no }])
    const promise = desk.valueOf(await ask('acceptCase', { caseId, reason: '教务系统停机' }, who.clerk))
    expect(promise).toMatchObject({
      kind: 'promised',
      promise: { reason: '教务系统停机', dueOn: '2026-11-24', wasDirect: true },
    })
    expect(await blockers()).toEqual([])
    expect(codeOf(await clock('out'))).toBe('ok')
  })
})
