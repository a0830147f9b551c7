import { Accounts } from '../../../cloudfunctions/_kernel/account'
import { sha256 } from '../../../cloudfunctions/_kernel/hash'
import { Events } from '../../../cloudfunctions/_shared/event'
import { hallCode, stepAt } from '../../../cloudfunctions/_shared/hall-code'
import { HallSecrets } from '../../../cloudfunctions/_shared/hall-screen'
import { Todos } from '../../../cloudfunctions/_shared/todo'
import { MeetingPresences, Meetings } from '../../../cloudfunctions/attendance/collections'
import { codeOf, edit, filesUnder, newOp, stored } from '../centre'
import { closeUp } from '../security/close-up'
import { leaveDesk, wish } from './desk'
import { valueOf } from '../people/posts'

import.meta.jest.setTimeout(180_000)

const { cloud, ask, at, granted, photo } = leaveDesk()

interface View {
  meetingId: string
  people: { personId: string; name: string; standing: string; reason?: string }[]
  files: object[]
}
interface Mine {
  meetingId: string
  standing: string
  signing: string
  absence?: { state: string; refusal?: string }
  minutes?: string
}
const friday = '2026-11-27'
const form = {
  kind: 'meeting',
  title: '周五例会',
  day: friday,
  span: { from: 960, to: 1050 },
  place: '二层会议室',
  unitIds: [],
}
const plan = (more: Record<string, unknown> = {}) => ask('planMeeting', { ...form, ...more }, 'o-desk')
const planned = async (more: Record<string, unknown> = {}): Promise<string> =>
  valueOf<View>(await plan(more)).meetingId
const look = async (meetingId: string) => valueOf<View>(await ask('meeting', { meetingId }, 'o-desk'))
const standings = async (meetingId: string) =>
  Object.fromEntries(
    (await look(meetingId)).people.map(({ name, standing }) => [name.slice(0, -2), standing]),
  )
const mine = async (as = 'o-wang') => valueOf<{ meetings: Mine[] }>(await ask('myMeetings', {}, as)).meetings
const codeAt = async (clock: string): Promise<string> => {
  const [secret] = await stored(cloud(), HallSecrets)
  const step = stepAt(new Date(`${friday}T${clock}+08:00`))
  return hallCode(Buffer.from(secret?.secret ?? '', 'base64url'), step)
}
const signIn = (meetingId: string, code: string, as = 'o-wang') => ask('signIn', { meetingId, code }, as)
const askOff = (meetingId: string, as = 'o-wang', reason = '孩子生病') =>
  ask('askAbsence', { meetingId, reason }, as)
const decide = (meetingId: string, personId = 'p-wang', more: Record<string, unknown> = {}, as = 'o-desk') =>
  ask('decideAbsence', { meetingId, personId, ...more }, as)

beforeEach(async () => {
  expect(codeOf(await ask('pairScreen', { screenId: sha256('a-screen'), name: '东侧屏' }, 'o-admin'))).toBe(
    'ok',
  )
})

describe('meetings and trainings (§13 §24)', () => {
  it('expects everybody with a post, who hears of it once', async () => {
    const meetingId = await planned()
    expect(await standings(meetingId)).toEqual({ wang: 'expected', li: 'expected', zhao: 'expected' })
    await Promise.all([1, 2].map(() => cloud().runTimer('attendance')))
    await cloud().runTimer('attendance')
    const told = (await stored(cloud(), Events, { kind: 'tell' })).filter(({ _id }) =>
      _id.includes(':planned:'),
    )
    expect(told.map(({ facts }) => facts['reader']).sort()).toEqual(['p-li', 'p-wang', 'p-zhao'])
    expect((await mine()).map((one) => [one.meetingId, one.standing, one.signing])).toEqual([
      [meetingId, 'expected', 'early'],
    ])
    const ofFinance = await planned({ unitIds: ['cw'], span: { from: 600, to: 660 } })
    expect((await look(ofFinance)).people).toEqual([])
    expect(codeOf(await signIn(ofFinance, '12345678'))).toBe('NOT_EXPECTED')
    expect(codeOf(await askOff(ofFinance))).toBe('NOT_EXPECTED')
  })

  it('is signed for by the code on the screen, from a quarter of an hour before until its end', async () => {
    const meetingId = await planned()
    at(`${friday} 15:44`)
    expect(codeOf(await signIn(meetingId, await codeAt('15:44:00')))).toBe('SIGNING_CLOSED')
    at(`${friday} 15:45`)
    expect(codeOf(await signIn(meetingId, '00000000'))).toBe('CODE_PAST')
    const code = await codeAt('15:45:00')
    const opId = newOp()
    const twice = await Promise.all([1, 2].map(() => ask('signIn', { meetingId, code }, 'o-wang', { opId })))
    expect(twice.map(codeOf)).toEqual(['ok', 'ok'])
    expect(codeOf(await signIn(meetingId, code))).toBe('ok')
    expect(await stored(cloud(), MeetingPresences)).toHaveLength(1)
    at(`${friday} 17:30`)
    expect(codeOf(await signIn(meetingId, await codeAt('17:30:00'), 'o-li'))).toBe('SIGNING_CLOSED')
    expect(await standings(meetingId)).toEqual({ wang: 'signed', li: 'absent', zhao: 'absent' })
  })

  it('Friday 16:00–17:30 at the meeting → required and covered; meeting missed without leave → gap and an assessment event', async () => {
    const meetingId = await planned()
    const bssid = '0a:1b:2c:3d:4e:5f'
    const policy = { counts: ['code', 'wifi'], needed: 1, bssids: [bssid], graceMinutes: 0 }
    await ask('setClockPolicy', policy, 'o-admin')
    for (const [clock, direction] of [
      ['14:00', 'in'],
      ['16:00', 'out'],
    ] as const) {
      at(`${friday} ${clock}`)
      for (const [name, windowId] of [
        ['wang', 'w1'],
        ['zhao', 'w2'],
      ] as const) {
        if (direction === 'out') await closeUp(cloud, `o-${name}`, windowId)
        await ask('clock', { direction, windowId, bssid }, `o-${name}`)
      }
    }
    await signIn(meetingId, await codeAt('16:00:00'))
    at('2026-11-28 09:00')
    const { people } = valueOf<{ people: { name: string; slots: { status?: string; due: object[] }[] }[] }>(
      await ask('hallDay', { day: friday }, 'o-desk'),
    )
    const afternoon = (name: string) => people.find((one) => one.name === `${name}老师`)?.slots[1]
    expect([afternoon('wang')?.status, afternoon('zhao')?.status]).toEqual(['normal', 'normal'])
    expect(await standings(meetingId)).toEqual({ wang: 'signed', li: 'absent', zhao: 'absent' })
    const month = friday.slice(0, 7)
    at('2026-12-01 09:00')
    expect(codeOf(await ask('computeMonth', { month }, 'o-admin'))).toBe('ok')
    const { windows } = valueOf<{ windows: { gaps: { day: string; spans: object[] }[] }[] }>(
      await ask('month', { month, of: 'windows' }, 'o-desk'),
    )
    const gapsOn = (n: number) => windows[n]?.gaps.find(({ day }) => day === friday)?.spans
    const morning = { from: 480, to: 720 }
    expect([gapsOn(0), gapsOn(1)]).toEqual([[morning], [morning, { from: 960, to: 1050 }]])
    at('2026-12-05 09:00')
    expect(codeOf(await ask('publishMonth', { month }, 'o-admin'))).toBe('ok')
    await cloud().runTimer('attendance')
    const missed = (await stored(cloud(), Events, { kind: 'assessed' })).filter(
      ({ facts }) => facts['rule'] === 'meetingAbsence',
    )
    expect(missed.map(({ facts }) => [facts['personId'], facts['times']]).sort()).toEqual([
      ['p-li', 1],
      ['p-zhao', 1],
    ])
  })

  it('lets people off who asked before it began, once somebody decided', async () => {
    const meetingId = await planned()
    expect(codeOf(await askOff(meetingId))).toBe('ok')
    expect(codeOf(await askOff(meetingId, 'o-wang', '换个说法'))).toBe('ok')
    expect((await stored(cloud(), Todos, { kind: 'meetingAbsence' })).map(({ desk }) => desk)).toEqual([
      'centreStaff',
    ])
    expect((await look(meetingId)).people[0]).toMatchObject({ standing: 'asked', reason: '换个说法' })
    expect(codeOf(await decide(meetingId))).toBe('ok')
    expect(codeOf(await decide(meetingId))).toBe('ABSENCE_DECIDED')
    expect(codeOf(await askOff(meetingId))).toBe('ABSENCE_DECIDED')
    expect(await stored(cloud(), Todos, { kind: 'meetingAbsence' })).toEqual([])
    expect(codeOf(await askOff(meetingId, 'o-zhao'))).toBe('ok')
    expect(codeOf(await decide(meetingId, 'p-zhao', { refusal: '全员要到' }))).toBe('ok')
    expect((await mine('o-zhao'))[0]).toMatchObject({
      standing: 'expected',
      absence: { state: 'refused', refusal: '全员要到' },
    })
    expect(await standings(meetingId)).toEqual({ wang: 'excused', li: 'expected', zhao: 'expected' })
    at(`${friday} 16:00`)
    expect(codeOf(await askOff(meetingId, 'o-li'))).toBe('MEETING_BEGUN')
    expect(codeOf(await decide(meetingId, 'p-li'))).toBe('NOT_FOUND')
  })

  it('expects nobody who is on leave', async () => {
    const meetingId = await planned()
    await granted(wish(`${friday} 14:00`, `${friday} 17:30`))
    expect(await standings(meetingId)).toEqual({ wang: 'away', li: 'expected', zhao: 'expected' })
  })

  it('is signed for by the centre where a phone can not, on its day', async () => {
    const meetingId = await planned()
    const signFor = () => ask('signFor', { meetingId, personId: 'p-li', reason: '手机没电，人在' }, 'o-desk')
    expect(codeOf(await signFor())).toBe('SIGNING_CLOSED')
    at(`${friday} 18:00`)
    expect(codeOf(await signFor())).toBe('ok')
    expect((await standings(meetingId))['li']).toBe('signed')
    expect(codeOf(await ask('signFor', { meetingId, personId: 'p-chen', reason: '人在' }, 'o-desk'))).toBe(
      'NOT_EXPECTED',
    )
  })

  it('keeps minutes and papers for whoever was expected', async () => {
    const meetingId = await planned()
    const keep = (more: object = {}) =>
      ask('keepMinutes', { meetingId, minutes: '一、讲评上周', ...more }, 'o-desk')
    expect(codeOf(await keep())).toBe('MEETING_NOT_BEGUN')
    at(`${friday} 17:40`)
    expect(codeOf(await keep({ uploads: [await photo('o-desk')] }))).toBe('ok')
    expect((await look(meetingId)).files).toHaveLength(1)
    expect((await mine('o-li'))[0]).toMatchObject({ minutes: '一、讲评上周' })
    for (const [as, code] of [
      ['o-li', 'ok'],
      ['o-desk', 'ok'],
      ['o-chen', 'NOT_YOURS'],
    ] as const)
      expect(codeOf(await ask('meetingFile', { meetingId, at: 0 }, as))).toBe(code)
    expect(codeOf(await ask('meetingFile', { meetingId, at: 3 }, 'o-li'))).toBe('FILE_UNKNOWN')
    expect(await filesUnder(cloud(), 'kept/meetings/')).toHaveLength(1)
    const many = await Promise.all(Array.from({ length: 5 }, () => photo('o-desk')))
    expect(codeOf(await keep({ uploads: many }))).toBe('TOO_MANY_FILES')
  })

  it('is cancelled with a reason that all hear, and nothing is done about it any more', async () => {
    const meetingId = await planned()
    await cloud().runTimer('attendance')
    await askOff(meetingId)
    expect(codeOf(await ask('cancelMeeting', { meetingId, reason: '停电' }, 'o-desk'))).toBe('ok')
    expect(codeOf(await ask('cancelMeeting', { meetingId, reason: '停电' }, 'o-desk'))).toBe(
      'MEETING_CANCELLED',
    )
    expect(await stored(cloud(), Todos, { kind: 'meetingAbsence' })).toEqual([])
    await cloud().runTimer('attendance')
    const told = (await stored(cloud(), Events, { kind: 'tell' })).filter(({ _id }) =>
      _id.includes(':cancelled:'),
    )
    expect(told).toHaveLength(3)
    at(`${friday} 16:01`)
    expect(codeOf(await signIn(meetingId, await codeAt('16:01:00')))).toBe('MEETING_CANCELLED')
    for (const [endpoint, input, as] of [
      ['keepMinutes', { minutes: '没开' }, 'o-desk'],
      ['signFor', { personId: 'p-li', reason: '人在' }, 'o-desk'],
      ['askAbsence', { reason: '有事' }, 'o-li'],
    ] as const)
      expect(codeOf(await ask(endpoint, { meetingId, ...input }, as))).toBe('MEETING_CANCELLED')
    const other = await planned({ span: { from: 970, to: 1050 } })
    at(`${friday} 16:20`)
    expect(codeOf(await ask('cancelMeeting', { meetingId: other, reason: '晚了' }, 'o-desk'))).toBe(
      'MEETING_BEGUN',
    )
  })

  it('two of one hour are not planned, not even at once', async () => {
    const answers = await Promise.all([plan(), plan({ title: '消防培训', kind: 'training' })])
    expect(answers.map(codeOf).sort()).toEqual(['MEETING_WRONG', 'ok'])
    expect(await stored(cloud(), Meetings)).toHaveLength(1)
    expect(codeOf(await plan({ day: '2026-11-20' }))).toBe('MEETING_WRONG')
  })

  it('nobody decides about their own absence', async () => {
    const meetingId = await planned()
    await askOff(meetingId, 'o-zhao')
    const both = [
      { role: 'windowStaff', windowId: 'w2', from: '2026-01-01' },
      { role: 'centreStaff', from: '2026-01-01' },
    ]
    await edit(cloud(), Accounts, { personId: 'p-zhao' }, { grants: both })
    expect(codeOf(await decide(meetingId, 'p-zhao', {}, 'o-zhao'))).toBe('OWN_ABSENCE')
  })
})
