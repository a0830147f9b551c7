import { AuditEntries } from '../../../cloudfunctions/_kernel/audit'
import { Accounts } from '../../../cloudfunctions/_kernel/account'
import { CalendarEntries } from '../../../cloudfunctions/_kernel/calendar'
import { sha256 } from '../../../cloudfunctions/_kernel/hash'
import { Timetables } from '../../../cloudfunctions/_kernel/timetable'
import { hallCode, stepAt } from '../../../cloudfunctions/_shared/hall-code'
import { HallScreens, HallSecrets } from '../../../cloudfunctions/_shared/hall-screen'
import { ClockPolicies, PunchRecords } from '../../../cloudfunctions/attendance/collections'
import { Postings } from '../../../cloudfunctions/people/collections'
import { Lines } from '../../../cloudfunctions/queue/collections'
import type { Cloud } from '../../../local/server/cloud'
import { closeUp } from '../security/close-up'
import { codeOf, doorOf, edit, newOp, put, stamps, startCentre, stored } from '../centre'
import { furnishPosts, posted, seat, valueOf } from '../people/posts'

import.meta.jest.setTimeout(120_000)

let cloud: Cloud
const ask = doorOf(() => cloud, 'attendance')
interface Shown {
  next?: string
  slots: { in?: number; out?: number; status?: string; lateMinutes: number; isRequired: boolean }[]
  blockers: { kind: string }[]
  isFlagged?: boolean
}

const key = 'a-screen-of-the-hall'
const bssid = '0a:1b:2c:3d:4e:5f'
const hall = { latitude: 30.5409, longitude: 114.3625, radius: 80 }
const inHall = { latitude: 30.541, longitude: 114.3626, accuracy: 20 }
/** wgs84 sent as gcj02: half a kilometre off. */
const wrongDatum = { latitude: 30.5455, longitude: 114.3625, accuracy: 20 }

const at = (clock: string, day = '2026-11-23'): void => {
  cloud.setClock(`${day}T${clock}+08:00`)
}
const code = async (clock: string, day = '2026-11-23'): Promise<string> => {
  const [secret] = await stored(cloud, HallSecrets)
  const step = stepAt(new Date(`${day}T${clock}+08:00`))
  return hallCode(Buffer.from(secret?.secret ?? '', 'base64url'), step)
}
const press = (direction: 'in' | 'out', proofs: object = { bssid }, as = 'o-wang') =>
  ask('clock', { direction, windowId: 'w1', ...proofs }, as)
/** What becomes of a morning that begins at a time and ends at noon. */
const morningFrom = async (clock: string): Promise<string> => {
  at(clock)
  expect(valueOf<Shown>(await press('in')).next).toBe('out')
  at('12:00:00')
  const [slot] = valueOf<Shown>(await press('out')).slots
  return `in ${String(slot?.in)}, late ${String(slot?.lateMinutes)}, ${String(slot?.status)}`
}
const myDay = async (as = 'o-wang') => valueOf<Shown>(await ask('myDay', {}, as))

beforeEach(async () => {
  cloud = await startCentre(new Date('2026-11-23T07:30:00+08:00'))
  await furnishPosts(cloud)
  await seat(cloud, posted('wang', 'w1', 'primary'), posted('li', 'w1', 'alternate'))
  const grants = [{ role: 'windowStaff', windowId: 'w1', from: '2026-01-01' }]
  for (const name of ['wang', 'li']) await edit(cloud, Accounts, { personId: `p-${name}` }, { grants })
  const policy = {
    counts: ['code', 'wifi', 'location'],
    needed: 1,
    bssids: [bssid],
    fence: hall,
    graceMinutes: 0,
  }
  expect(codeOf(await ask('setClockPolicy', policy, 'o-admin'))).toBe('ok')
  expect(codeOf(await ask('pairScreen', { screenId: sha256(key), name: '大厅东侧屏' }, 'o-admin'))).toBe('ok')
})
afterEach(() => cloud.close())

describe('clocking by the server’s time (§21)', () => {
  describe('clock in at 08:00:00 → normal; 08:00:59 → normal (minutes are whole); 08:01 → late 1', () => {
    it.each([
      ['08:00:00', 'in 480, late 0, normal'],
      ['08:00:59', 'in 480, late 0, normal'],
      ['08:01:00', 'in 481, late 1, late'],
    ])('in at %s: %s', async (clock, expected) => {
      expect(await morningFrom(clock)).toBe(expected)
    })
  })

  describe('late 29 min → late; 30 → seriously late', () => {
    it.each([
      ['08:29:59', 'in 509, late 29, late'],
      ['08:30:00', 'in 510, late 30, seriouslyLate'],
    ])('in at %s: %s', async (clock, expected) => {
      expect(await morningFrom(clock)).toBe(expected)
    })
  })

  it('phone clock ten minutes wrong → no effect', async () => {
    at('08:00:00')
    expect(codeOf(await press('in', { bssid, at: '2026-11-23T07:50:00+08:00' }))).toBe('BAD_INPUT')
    expect(codeOf(await press('in', { bssid, minute: 470 }))).toBe('BAD_INPUT')
    expect(await stored(cloud, PunchRecords)).toEqual([])
    // What it may send says nothing of the time: the server's own minute is kept.
    at('08:10:00')
    expect(valueOf<Shown>(await press('in')).slots[0]).toMatchObject({ in: 490, lateMinutes: 10 })
    expect(await stored(cloud, PunchRecords)).toMatchObject([{ minute: 490 }])
  })

  it('timetable changes on the 15th → days before read the old one', async () => {
    const summer = { _id: 'later', name: '晚作息', from: '2026-11-25' }
    const segments = [
      { from: 510, to: 720 },
      { from: 840, to: 1080 },
    ]
    await put(cloud, Timetables, { ...summer, segments, ...stamps })
    const lateOn = async (day: string) => {
      at('08:10:00', day)
      return valueOf<Shown>(await press('in')).slots.map(({ lateMinutes }) => lateMinutes)[0]
    }
    expect([await lateOn('2026-11-24'), await lateOn('2026-11-25')]).toEqual([10, 0])
    const [person] = valueOf<{ people: { slots: { lateMinutes: number }[] }[] }>(
      await ask('hallDay', { day: '2026-11-24' }, 'o-desk'),
    ).people
    expect(person?.slots[0]?.lateMinutes).toBe(10)
  })

  it('make-up Saturday acting as Monday → Monday’s timetable, required', async () => {
    const days = [{ date: '2027-01-09', name: '元旦', isOffDay: false }]
    const year = { _id: 'y', kind: 'year' as const, year: 2027, provisional: true, days, ...stamps }
    const monday = { _id: 'm', kind: 'actsAs' as const, day: '2027-01-09', weekday: 1 as const, ...stamps }
    await put(cloud, CalendarEntries, year, monday)
    at('08:05:00', '2027-01-09')
    const { slots } = valueOf<Shown>(await press('in'))
    expect(slots.map(({ isRequired }) => isRequired)).toEqual([true, true])
    expect(slots[0]).toMatchObject({ in: 485, lateMinutes: 5 })
  })

  it('keeps a whole day: first in, last out, and what became of each half', async () => {
    for (const [clock, direction] of [
      ['07:58:00', 'in'],
      ['08:03:00', 'in'],
      ['12:00:30', 'out'],
      ['13:55:00', 'in'],
      ['17:31:00', 'out'],
    ] as const) {
      at(clock)
      if (clock === '17:31:00') await closeUp(() => cloud, 'o-wang')
      expect(codeOf(await press(direction))).toBe('ok')
    }
    const { slots, next } = await myDay()
    expect(slots).toEqual([
      expect.objectContaining({ in: 478, out: 720, status: 'normal' }),
      expect.objectContaining({ in: 835, out: 1051, status: 'normal' }),
    ])
    expect(next).toBeUndefined()
    expect(await stored(cloud, PunchRecords)).toHaveLength(5)
    expect(await stored(cloud, AuditEntries, { endpoint: 'attendance.clock' })).toHaveLength(5)
  })

  it('counts a press once, however often the phone sends it', async () => {
    at('08:00:00')
    const opId = newOp()
    const first = await ask('clock', { direction: 'in', windowId: 'w1', bssid }, 'o-wang', { opId })
    at('08:20:00')
    expect(await ask('clock', { direction: 'in', windowId: 'w1', bssid }, 'o-wang', { opId })).toEqual(first)
    expect(await stored(cloud, PunchRecords)).toHaveLength(1)
  })

  it('ends the evening before by an out soon after midnight', async () => {
    at('14:00:00')
    await press('in')
    at('00:20:00', '2026-11-24')
    await closeUp(() => cloud, 'o-wang')
    expect(codeOf(await press('out'))).toBe('ok')
    expect(await stored(cloud, PunchRecords, { direction: 'out' })).toMatchObject([
      { day: '2026-11-23', minute: 1460 },
    ])
  })

  it('has nothing to clock on a day of rest, and says so', async () => {
    at('09:00:00', '2026-11-28')
    expect(codeOf(await press('in'))).toBe('NO_HOURS_TODAY')
    expect((await myDay()).slots).toEqual([])
  })

  it('stops in a year that the calendar does not cover', async () => {
    at('09:00:00', '2031-03-10')
    expect(codeOf(await press('in'))).toBe('CALENDAR_UNCOVERED')
    expect(codeOf(await ask('myDay', {}, 'o-wang'))).toBe('CALENDAR_UNCOVERED')
    expect(await stored(cloud, PunchRecords)).toEqual([])
  })

  it('expects B where no A is, and takes B’s presence where A is', async () => {
    expect((await myDay('o-li')).slots[0]?.isRequired).toBe(false)
    at('08:30:00')
    expect(valueOf<Shown>(await press('in', { bssid }, 'o-li')).slots[0]?.in).toBe(510)
  })

  it('takes nobody without a post, nor for another window', async () => {
    expect(codeOf(await press('in', { bssid, windowId: 'w2' }))).toBe('NOT_ALLOWED')
    expect(codeOf(await press('in', { bssid }, 'o-head'))).toBe('NOT_ALLOWED')
    await edit(
      cloud,
      Postings,
      { personId: 'p-wang' },
      { state: 'ended', to: '2026-11-22', why: 'left', seat: 'x', slot: 'x', pair: 'x' },
    )
    expect(codeOf(await press('in'))).toBe('NO_POST')
    expect(await stored(cloud, PunchRecords)).toEqual([])
  })
})

describe('by which proof (§21)', () => {
  it('the hall code from the step before → taken once within its grace, refused the second time', async () => {
    at('08:00:10')
    expect(codeOf(await press('in', { code: await code('07:59:50') }))).toBe('ok')
    expect(codeOf(await press('in', { code: await code('07:59:50') }))).toBe('CODE_PAST')
    expect(codeOf(await press('in', { code: await code('08:00:10') }))).toBe('ok')
    expect(codeOf(await press('in', { code: await code('08:00:10') }))).toBe('CODE_PAST')
    expect(codeOf(await press('in', { code: await code('07:59:20') }))).toBe('CODE_PAST')
    // Another person has a use of the same code of their own.
    expect(codeOf(await press('in', { code: await code('08:00:10') }, 'o-li'))).toBe('ok')
  })

  it('two phones, two codes, same slot → one effective punch, the other kept as evidence', async () => {
    at('08:00:10')
    await press('in', { code: await code('08:00:10') })
    at('08:06:40')
    const { slots } = valueOf<Shown>(await press('in', { code: await code('08:06:40') }))
    expect(slots[0]).toMatchObject({ in: 480, lateMinutes: 0 })
    const kept = await stored(cloud, PunchRecords)
    expect(kept.map(({ minute }) => minute).sort()).toEqual([480, 486])
  })

  it('one code from two phones at once counts once', async () => {
    at('08:00:10')
    const shown = await code('08:00:10')
    const both = await Promise.all([press('in', { code: shown }), press('in', { code: shown })])
    expect(both.map(codeOf).sort()).toEqual(['CODE_PAST', 'ok'])
    expect(await stored(cloud, PunchRecords)).toHaveLength(1)
  })

  it.each<[string, object, string]>([
    ['hall Wi-Fi', { bssid }, 'ok'],
    ['hall Wi-Fi in capitals', { bssid: bssid.toUpperCase() }, 'ok'],
    ['another Wi-Fi', { bssid: 'ff:ff:ff:ff:ff:ff' }, 'NOT_IN_HALL'],
    ['the place', { located: inHall }, 'ok'],
    ['half a kilometre away', { located: wrongDatum }, 'NOT_IN_HALL'],
    ['so vague that it says nothing', { located: { ...inHall, accuracy: 900 } }, 'NOT_IN_HALL'],
    ['nothing at all', {}, 'NOT_IN_HALL'],
    ['a code that is none', { code: '00000000' }, 'CODE_PAST'],
    ['a code of the wrong length', { code: '1234' }, 'BAD_INPUT'],
  ])('%s: %s', async (_, proofs, expected) => {
    at('08:00:10')
    expect(codeOf(await press('in', proofs))).toBe(expected)
    expect(await stored(cloud, PunchRecords)).toHaveLength(expected === 'ok' ? 1 : 0)
  })

  it('wgs84 coordinates sent as gcj02 (500 m off) → geofence fails, code proof stands, flagged, not absent', async () => {
    at('08:00:10')
    const answer = valueOf<Shown>(await press('in', { code: await code('08:00:10'), located: wrongDatum }))
    expect(answer.isFlagged).toBe(true)
    expect(answer.slots[0]).toMatchObject({ in: 480, lateMinutes: 0 })
    const [record] = await stored(cloud, PunchRecords)
    expect(record).toMatchObject({
      by: ['code'],
      against: ['location'],
      bucket: 'under2000',
      accuracy: 20,
      flag: 'open',
    })
    expect(JSON.stringify(record)).not.toContain('30.54')
    const { punches } = valueOf<{ punches: { punchId: string }[] }>(await ask('flaggedPunches', {}, 'o-desk'))
    const [{ punchId } = { punchId: '' }] = punches
    expect(punches).toMatchObject([{ name: 'wang老师', windowNo: 1, against: ['location'] }])
    const judge = (isKept: boolean) =>
      ask('judgePunch', { punchId, isKept, remark: '在窗口见到本人' }, 'o-desk')
    expect(codeOf(await judge(true))).toBe('ok')
    expect(codeOf(await judge(false))).toBe('JUDGED_ALREADY')
    expect(codeOf(await ask('judgePunch', { punchId: 'x', isKept: true, remark: '看过' }, 'o-desk'))).toBe(
      'NOT_FOUND',
    )
    expect(await stored(cloud, PunchRecords)).toMatchObject([{ minute: 480, flag: 'kept' }])
    expect(valueOf<{ punches: object[] }>(await ask('flaggedPunches', {}, 'o-desk')).punches).toEqual([])
    expect(codeOf(await ask('flaggedPunches', { cursor: 'x' }, 'o-desk'))).toBe('BAD_INPUT')
  })

  it('keeps the code whatever the centre decides, so that who refuses their position can clock', async () => {
    const policy = { counts: ['wifi'], needed: 1, bssids: [bssid], graceMinutes: 0 }
    const set = (more: object) => ask('setClockPolicy', { ...policy, ...more }, 'o-admin')
    expect(codeOf(await set({}))).toBe('POLICY_WRONG')
    expect(codeOf(await set({ counts: ['code', 'code'] }))).toBe('BAD_INPUT')
    expect(codeOf(await set({ counts: ['code'], needed: 2 }))).toBe('POLICY_WRONG')
    expect(codeOf(await set({ counts: ['code', 'location'], needed: 2 }))).toBe('POLICY_WRONG')
    expect(codeOf(await set({ counts: ['code', 'wifi'], needed: 2, bssids: [] }))).toBe('POLICY_WRONG')
    expect(await stored(cloud, ClockPolicies)).toMatchObject([{ needed: 1, v: 1 }])
    expect(codeOf(await set({ counts: ['code', 'wifi'], needed: 2 }))).toBe('ok')
    at('08:00:10')
    expect(codeOf(await press('in', { bssid }))).toBe('NOT_IN_HALL')
    expect(codeOf(await press('in', { bssid, code: await code('08:00:10') }))).toBe('ok')
    expect(await ask('clockPolicy', {}, 'o-admin')).toMatchObject({
      value: { counts: ['code', 'wifi'], needed: 2 },
    })
  })
})

describe('the screen that shows the code (§21)', () => {
  const shownTo = async (with_: string) => {
    const response = await fetch(`${cloud.origin}/http/site/hall-code?key=${with_}`)
    return { status: response.status, body: (await response.json()) as { code?: string; until?: string } }
  }

  it('shows the present code to a paired screen alone, and never the secret', async () => {
    at('08:00:10')
    const { status, body } = await shownTo(key)
    expect(status).toBe(200)
    expect(body).toEqual({ code: await code('08:00:10'), until: '2026-11-23T00:00:30.000Z' })
    expect((await shownTo('another')).status).toBe(404)
    expect((await shownTo(sha256(key))).status).toBe(404)
  })

  it('is paired by the centre’s head alone, once, and dropped with all its codes', async () => {
    at('08:00:10')
    const before = await code('08:00:10')
    expect(codeOf(await ask('pairScreen', { screenId: sha256(key), name: '又一次' }, 'o-admin'))).toBe(
      'SCREEN_KNOWN',
    )
    expect(codeOf(await ask('pairScreen', { screenId: sha256('b'), name: '导办台' }, 'o-desk'))).toBe(
      'NOT_ALLOWED',
    )
    expect(await ask('screens', {}, 'o-admin')).toMatchObject({
      value: { screens: [{ name: '大厅东侧屏' }] },
    })
    expect(codeOf(await ask('dropScreen', { screenId: sha256(key) }, 'o-admin'))).toBe('ok')
    expect(codeOf(await ask('dropScreen', { screenId: sha256(key) }, 'o-admin'))).toBe('NOT_FOUND')
    expect(await stored(cloud, HallScreens)).toEqual([])
    expect((await shownTo(key)).status).toBe(404)
    expect(codeOf(await press('in', { code: before }))).toBe('CODE_PAST')
  })
})

describe('who is in, and who goes home (§21)', () => {
  const queue = doorOf(() => cloud, 'queue')
  /** As wang opens it at the window, and whoever waits there. */
  const openCounter = async (): Promise<string> => {
    await put(cloud, Lines, {
      _id: 'A',
      name: '教务',
      nameEn: 'Academic',
      unitId: 'jw',
      windowIds: ['w1'],
      services: ['JW-001'],
      state: 'open',
      guests: true,
      dailyCap: 200,
      defaultMinutes: 8,
      ...stamps,
    })
    const opened = await queue('openSession', { windowId: 'w1' }, 'o-wang')
    return valueOf<{ session: { sessionId: string } }>(opened).session.sessionId
  }
  interface Hall {
    people: { name: string; isIn: boolean; slots: { status?: string }[] }[]
    releases: { reason: string; count: number }[]
    flagged: number
  }
  const hallDay = async (input: object = {}) => valueOf<Hall>(await ask('hallDay', { ...input }, 'o-desk'))

  it('shows the centre who of the hall is in, late or missing', async () => {
    at('08:10:00')
    await press('in')
    expect((await hallDay()).people).toMatchObject([{ name: 'wang老师', isIn: true }])
    at('18:00:00')
    expect((await hallDay()).people[0]?.slots.map(({ status }) => status)).toEqual(['missing', 'absent'])
    expect((await hallDay({ day: '2026-11-24' })).people[0]?.slots.map(({ status }) => status)).toEqual([
      undefined,
      undefined,
    ])
    expect(codeOf(await ask('hallDay', {}, 'o-wang'))).toBe('NOT_ALLOWED')
    expect(codeOf(await ask('hallDay', { day: '2031-03-10' }, 'o-desk'))).toBe('CALENDAR_UNCOVERED')
  })

  it('lets nobody go for the day with an open counter, but for lunch', async () => {
    await openCounter()
    at('08:00:00')
    await press('in')
    at('12:00:00')
    expect(codeOf(await press('out'))).toBe('ok')
    at('17:30:00')
    const refused = await press('out')
    expect(codeOf(refused)).toBe('MUST_STAY')
    expect((await myDay()).blockers).toMatchObject([
      { kind: 'counterOpen', windowNo: 1 },
      { kind: 'closing', windowNo: 1 },
    ])
    expect(codeOf(await ask('release', { personIds: [], reason: '大厅消防报警，全部撤离' }, 'o-desk'))).toBe(
      'ok',
    )
    expect(codeOf(await press('out'))).toBe('ok')
    const [release] = (await hallDay()).releases
    expect(release).toMatchObject({ reason: '大厅消防报警，全部撤离', count: 0 })
    expect(await stored(cloud, AuditEntries, { endpoint: 'attendance.release' })).toHaveLength(1)
  })

  it('lets nobody go for the day with a number called or at the window', async () => {
    at('16:00:00')
    await press('in')
    const sessionId = await openCounter()
    const taken = await queue('takeNumber', { lineId: 'A', service: 'JW-001' }, 'o-guest')
    const { ticketId } = valueOf<{ ticketId: string }>(taken)
    await queue('callNext', { sessionId }, 'o-wang')
    const kinds = async () => (await myDay()).blockers.map(({ kind }) => kind)
    expect(await kinds()).toEqual(['called', 'counterOpen', 'closing'])
    await queue('start', { ticketId }, 'o-wang')
    expect(await kinds()).toEqual(['serving', 'counterOpen', 'closing'])
    at('17:30:00')
    expect(codeOf(await press('out'))).toBe('MUST_STAY')
    await queue('finish', { ticketId, outcome: 'completed' }, 'o-wang')
    await queue('closeSession', { sessionId }, 'o-wang')
    expect(await kinds()).toEqual(['closing'])
  })

  it('lets one person go, and the others stay', async () => {
    at('16:00:00')
    await press('in')
    await press('in', { bssid }, 'o-li')
    const personId = 'p-wang'
    expect(codeOf(await ask('release', { personIds: [personId], reason: '身体不适' }, 'o-desk'))).toBe('ok')
    expect(codeOf(await press('out'))).toBe('ok')
    at('17:45:00')
    const [afternoon] = (await myDay()).slots.slice(1)
    expect(afternoon).toMatchObject({ status: 'seriouslyLate', earlyMinutes: 0 })
  })
})
