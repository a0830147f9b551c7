import { Accounts } from '../../../cloudfunctions/_kernel/account'
import { AuditEntries } from '../../../cloudfunctions/_kernel/audit'
import { Events } from '../../../cloudfunctions/_shared/event'
import { ServiceWindows } from '../../../cloudfunctions/_shared/service-window'
import { Todos } from '../../../cloudfunctions/_shared/todo'
import { Commitments, DutyFilings } from '../../../cloudfunctions/attendance/collections'
import { type Answer, codeOf, doorOf, newOp, stored } from '../centre'
import { closeUp } from '../security/close-up'
import { leaveDesk, wish } from './desk'
import { noOf, valueOf } from '../people/posts'

import.meta.jest.setTimeout(180_000)

const { cloud, ask, at, promises, toldTo, request, granted } = leaveDesk()
const people = doorOf(cloud, 'people')
const queue = doorOf(cloud, 'queue')

/** What a refusal says. */
const errorOf = (answer: Answer) => (answer.ok ? { code: 'ok', message: '' } : answer.error)

const saturday = '2026-11-28'
const sunday = '2026-11-29'
const weekend = { name: '校庆周末', from: saturday, to: sunday, fileBy: '2026-11-26' }
const announce = (more: Record<string, unknown> = {}) =>
  ask('announceDuty', { ...weekend, ...more }, 'o-desk')
const announced = async (): Promise<string> => valueOf<{ periodId: string }>(await announce()).periodId

const entry = (personIds: readonly string[], more: Record<string, unknown> = {}) => ({
  windowId: 'w1',
  day: saturday,
  span: { from: 540, to: 720 },
  personIds: personIds.map((name) => `p-${name}`),
  ...more,
})
const file = (
  periodId: string,
  entries: readonly object[],
  more: Record<string, unknown> = {},
  as = 'o-head',
) => ask('fileDuty', { unitId: 'jw', periodId, entries, ...more }, as)
const follow = async (): Promise<void> => {
  await cloud().runTimer('windows')
  await cloud().runTimer('people')
}
const dutyOf = async (windowId = 'w1') =>
  (await stored(cloud(), ServiceWindows, { _id: windowId }))[0]?.duty ?? []
const grantsOf = async (name: string) =>
  (await stored(cloud(), Accounts, { personId: `p-${name}` }))[0]?.grants.map(({ windowId, from, to }) => [
    windowId,
    from,
    to,
  ])
const desks = async (kind: string) => (await stored(cloud(), Todos, { kind })).map(({ desk }) => desk).sort()
const standing = async () =>
  valueOf<{ periods: { units: { unitId: string; state: string; isLate: boolean; people: number }[] }[] }>(
    await ask('dutyPlan', {}, 'o-desk'),
  ).periods.map(({ units }) =>
    units.map(({ unitId, state, isLate }) => `${unitId} ${state}${isLate ? ' late' : ''}`).sort(),
  )

describe('duty on days off (§22)', () => {
  it('is asked of every unit with a window, and waits for its head until it is filed', async () => {
    const periodId = await announced()
    expect(await desks('duty')).toEqual(['unitHead:cw', 'unitHead:jw'])
    expect(await standing()).toEqual([['cw awaited', 'jw awaited']])
    expect(codeOf(await file(periodId, [entry(['wang'])]))).toBe('ok')
    expect(await desks('duty')).toEqual(['unitHead:cw'])
    expect(codeOf(await ask('fileDuty', { unitId: 'cw', periodId, entries: [] }, 'o-headcw'))).toBe('ok')
    expect(await desks('duty')).toEqual([])
    expect(await standing()).toEqual([['cw none', 'jw filed']])
    const { filing } = valueOf<{ filing: { entries: { people: { name: string }[] }[] } }>(
      await ask('dutyFiling', { periodId, unitId: 'jw' }, 'o-desk'),
    )
    expect(filing.entries.map((one) => one.people.map(({ name }) => name))).toEqual([['wang老师']])
  })

  it('opens the window to the public, expects whoever is on it, and nobody else', async () => {
    const periodId = await announced()
    await file(periodId, [entry(['wang', 'li'])])
    expect(await dutyOf()).toEqual([])
    await follow()
    expect(await dutyOf()).toEqual([{ day: saturday, spans: [{ from: 540, to: 720 }] }])
    expect(await dutyOf('w2')).toEqual([])
    expect((await toldTo('wang')).map((kind) => kind.split(':').at(-1))).toEqual(['added'])

    at(`${saturday} 08:55`)
    const policy = { counts: ['code', 'wifi'], needed: 1, bssids: ['0a:1b:2c:3d:4e:5f'], graceMinutes: 0 }
    await ask('setClockPolicy', policy, 'o-admin')
    const bssid = '0a:1b:2c:3d:4e:5f'
    expect(codeOf(await ask('clock', { direction: 'in', windowId: 'w1', bssid }, 'o-wang'))).toBe('ok')
    expect(errorOf(await ask('clock', { direction: 'in', windowId: 'w2', bssid }, 'o-zhao')).code).toBe(
      'NO_HOURS_TODAY',
    )
    at(`${saturday} 12:00`)
    await closeUp(cloud, 'o-wang')
    expect(codeOf(await ask('clock', { direction: 'out', windowId: 'w1', bssid }, 'o-wang'))).toBe('ok')
    const { people: there } = valueOf<{
      people: { name: string; slots: { kind: string; status?: string }[] }[]
    }>(await ask('hallDay', { day: saturday }, 'o-desk'))
    expect(
      there.map(({ name, slots }) => [name, slots.map(({ kind, status }) => `${kind} ${status ?? ''}`)]),
    ).toEqual([
      ['wang老师', ['duty duty']],
      ['li老师', ['duty absent']],
    ])
  })

  it('lets whoever is no A or B work at the window on those days, found by number', async () => {
    const periodId = await announced()
    expect(codeOf(await file(periodId, [entry([], { nos: [noOf('sun')] })]))).toBe('ok')
    await follow()
    expect(await grantsOf('sun')).toEqual([['w1', saturday, saturday]])
    at(`${saturday} 09:01`)
    const day = valueOf<{ slots: { kind: string }[]; at?: string }>(await ask('myDay', {}, 'o-sun'))
    expect([day.at, day.slots.map(({ kind }) => kind)]).toEqual(['w1', ['duty']])
    const { windows } = valueOf<{ windows: { windowId: string; isMine: boolean }[] }>(
      await queue('myWindows', {}, 'o-sun'),
    )
    expect(windows.filter(({ isMine }) => isMine).map(({ windowId }) => windowId)).toEqual(['w1'])
    const { days } = valueOf<{ days: { windows: { windowId: string; expected: object }[] }[] }>(
      await people('roster', { day: saturday }, 'o-admin'),
    )
    expect(days[0]?.windows.find(({ windowId }) => windowId === 'w1')?.expected).toEqual({
      kind: 'duty',
      name: 'sun老师',
    })
  })

  it('is filed anew: who is not on it any more is told and free, window and right are gone', async () => {
    const periodId = await announced()
    await file(periodId, [entry([], { nos: [noOf('sun')] })])
    await follow()
    at('2026-11-23 09:05')
    expect(
      codeOf(await file(periodId, [entry(['li'], { windowId: 'w2', day: sunday })], { changes: 0 })),
    ).toBe('ok')
    expect((await toldTo('sun')).map((kind) => kind.split(':').at(-1))).toEqual(['added', 'relieved'])
    expect(await promises('sun')).toEqual([])
    expect(await promises('li')).toEqual([`duty ${sunday} 540-720 set`])
    await follow()
    expect([await dutyOf('w1'), (await dutyOf('w2')).map(({ day }) => day)]).toEqual([[], [sunday]])
    expect(await grantsOf('sun')).toEqual([])
  })

  it("isn't written over unseen by the deputy, nor twice by one press", async () => {
    const periodId = await announced()
    const opId = newOp()
    const input = { unitId: 'jw', periodId, entries: [entry(['wang'])] }
    const pressed = await Promise.all([1, 2].map(() => ask('fileDuty', input, 'o-head', { opId })))
    expect(pressed.map(codeOf)).toEqual(['ok', 'ok'])
    expect(codeOf(await file(periodId, [entry(['li'])]))).toBe('DUTY_CHANGED')
    const both = await Promise.all(
      ['wang', 'li'].map((name) => file(periodId, [entry([name], { day: sunday })], { changes: 0 })),
    )
    expect(both.map(codeOf).sort()).toEqual(['DUTY_CHANGED', 'ok'])
    const [filing] = await stored(cloud(), DutyFilings)
    expect(filing?.changes).toBe(1)
    const claimed = (await stored(cloud(), Commitments)).flatMap(({ claims }) => claims)
    expect(claimed.map(({ kind }) => kind)).toEqual(['duty'])
  })

  it.each([
    ['a workday', [entry(['wang'], { day: '2026-11-27' })], '不是放假的日子'],
    ["another unit's window", [entry(['wang'], { windowId: 'w3' })], '窗口不是本单位'],
    ['a window that is not there', [entry(['wang'], { windowId: 'w77' })], '窗口不是本单位'],
    [
      'somebody twice at once',
      [entry(['wang']), entry(['wang'], { windowId: 'w2' })],
      'wang老师同一时间排了两次',
    ],
    ['an unknown number', [entry([], { nos: ['T-nobody'] })], '没有工号 T-nobody'],
    ["another unit's number", [entry([], { nos: [noOf('chen')] })], `没有工号 ${noOf('chen')}`],
    ["another unit's person", [entry(['chen'])], '有人不在本单位'],
    ['nobody', [entry([])], '还没有选人'],
  ])('refuses %s and writes nothing', async (_what, entries, says) => {
    const periodId = await announced()
    const answer = errorOf(await file(periodId, entries))
    expect([answer.code, answer.message.includes(says)]).toEqual(['DUTY_WRONG', true])
    expect([await stored(cloud(), DutyFilings), await stored(cloud(), Commitments)]).toEqual([[], []])
  })

  it('finds nobody who is on leave, and no leave for whoever is on duty', async () => {
    const periodId = await announced()
    await granted(wish('2026-11-27 08:00', '2026-11-30 12:00'))
    expect(errorOf(await file(periodId, [entry(['wang'])])).message).toContain('wang老师请假在外')
    expect(codeOf(await file(periodId, [entry(['zhao'])]))).toBe('ok')
    const away = await request(wish('2026-11-27 08:00', '2026-11-30 12:00'), 'o-zhao')
    expect(errorOf(away)).toMatchObject({
      code: 'ON_DUTY',
      message: expect.stringContaining('11月28日') as string,
    })
    const { type, from, to } = wish(`${saturday} 08:00`, `${saturday} 12:00`)
    expect(codeOf(await ask('tryLeave', { type, from, to }, 'o-zhao'))).toBe('ON_DUTY')
    expect(codeOf(await request(wish('2026-11-25 08:00', '2026-11-26 17:30'), 'o-zhao'))).toBe('ok')
  })

  it('holiday duty listed after the deadline → accepted as late filing, reported; missing ones are chased once', async () => {
    const periodId = await announced()
    at('2026-11-27 08:01')
    await Promise.all([1, 2].map(() => cloud().runTimer('attendance')))
    await cloud().runTimer('attendance')
    expect(await desks('dutyMissing')).toEqual(['centreStaff'])
    expect(await standing()).toEqual([['cw missing', 'jw missing']])
    const chased = (await stored(cloud(), Events, { kind: 'tell' })).filter(({ _id }) =>
      _id.includes(':missing:'),
    )
    expect(chased.map(({ facts }) => facts['reader']).sort()).toEqual(['p-head', 'p-headcw'])
    expect(codeOf(await file(periodId, [entry(['wang'])]))).toBe('ok')
    expect(await standing()).toEqual([['cw missing', 'jw filed late']])
    expect(codeOf(await ask('fileDuty', { unitId: 'cw', periodId, entries: [] }, 'o-headcw'))).toBe('ok')
    expect(await desks('dutyMissing')).toEqual([])
  })

  it('what is over stays as it was, and a period that is over takes nothing', async () => {
    const periodId = await announced()
    await file(periodId, [entry(['wang']), entry(['li'], { day: sunday })])
    at(`${sunday} 08:00`)
    expect(errorOf(await file(periodId, [entry(['li'], { day: sunday })], { changes: 0 })).message).toContain(
      '已经过了',
    )
    const later = [entry(['wang']), entry(['zhao'], { day: sunday })]
    expect(codeOf(await file(periodId, later, { changes: 0 }))).toBe('ok')
    at('2026-11-30 08:00')
    expect(codeOf(await file(periodId, later, { changes: 1 }))).toBe('DUTY_OVER')
  })

  it('is taken back only while nobody has filed', async () => {
    const periodId = await announced()
    expect(codeOf(await ask('dropDuty', { periodId }, 'o-desk'))).toBe('ok')
    expect([await standing(), await desks('duty')]).toEqual([[], []])
    expect(codeOf(await file(periodId, []))).toBe('NOT_FOUND')
    const again = await announced()
    const race = await Promise.all([
      file(again, [entry(['wang'])]),
      ask('dropDuty', { periodId: again }, 'o-desk'),
    ])
    expect(['ok,DUTY_FILED', 'NOT_FOUND,ok']).toContain(race.map(codeOf).join())
    expect(codeOf(await ask('dropDuty', { periodId: 'no-such' }, 'o-desk'))).toBe('NOT_FOUND')
  })

  it.each([
    ['backwards', { from: sunday, to: saturday }],
    ['without a day off', { from: '2026-11-25', to: '2026-11-26', fileBy: '2026-11-24' }],
    ['with its deadline in it', { fileBy: saturday }],
  ])('refuses a period %s', async (_what, more) => {
    expect(codeOf(await announce(more))).toBe('DUTY_PERIOD_WRONG')
    expect(await standing()).toEqual([])
  })

  it('two that are announced at once do not overlap, and each is audited', async () => {
    const answers = await Promise.all([announce(), announce({ name: '运动会' })])
    expect(answers.map(codeOf).sort()).toEqual(['DUTY_PERIOD_WRONG', 'ok'])
    const entries = await stored(cloud(), AuditEntries, { subject: 'dutyPlans:main' })
    expect(entries).toHaveLength(1)
  })
})
