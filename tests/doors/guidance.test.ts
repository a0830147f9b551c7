import { Accounts, visitorOf } from '../../cloudfunctions/_kernel/account'
import { AuditEntries } from '../../cloudfunctions/_kernel/audit'
import { CalendarEntries } from '../../cloudfunctions/_kernel/calendar'
import { Operations } from '../../cloudfunctions/_kernel/operation'
import { Timetables } from '../../cloudfunctions/_kernel/timetable'
import { IndexParts, Plans, Referrals, UnansweredQueries } from '../../cloudfunctions/guidance/collections'
import { Events } from '../../cloudfunctions/_shared/event'
import { Lines } from '../../cloudfunctions/_shared/line'
import { PublishedSheets } from '../../cloudfunctions/_shared/published-sheet'
import { SearchIndexes } from '../../cloudfunctions/_shared/search-index'
import { ServiceWindows } from '../../cloudfunctions/_shared/service-window'
import { Units } from '../../cloudfunctions/_shared/unit'
import type { Cloud } from '../../local/server/cloud'
import { demoFloor } from '../rules/demo-floor'
import { winterVacation } from '../rules/calendar-year'
import { spans } from '../rules/spans'
import { codeOf, doorOf, edit, knock, newOp, put, stamps, startCentre, stored } from './centre'
import { sheetWith } from './sheets'

// Every case goes through real workers, which a busy machine slows down.
import.meta.jest.setTimeout(60_000)

let cloud: Cloud
const ask = doorOf(() => cloud, 'guidance')

const published = [
  sheetWith('JW-001', { windows: ['W1'] }),
  sheetWith('JW-003', { windows: ['W1'] }),
  // Another unit's window takes it by agreement; its own is closed.
  sheetWith('YJS-001', { windows: ['W9', 'W2'], entrustedTo: '学生处' }),
  sheetWith('HQ-001', { windows: [] }),
]

/** Ends the instance that has kept what an admin then changed; its call is the price. */
const forget = async (): Promise<void> => {
  cloud.killWorkerAfter('guidance', 0)
  expect(codeOf(await ask('sheet', { code: 'JW-003' }, 'o-li'))).not.toBe('ok')
}

const account = (openid: string, grants: Record<string, string>[]) => ({
  _id: visitorOf(openid),
  openid,
  personId: `p-${openid}`,
  name: openid,
  audience: '教职工',
  grants: grants.map((grant) => ({ ...grant, from: '2026-09-01' })) as never,
  ...stamps,
})

const unit = (id: string, name: string, nameEn: string) => ({
  _id: id,
  name,
  nameEn,
  office: `${name}办公室`,
  officeEn: `Office of ${nameEn}`,
  phone: '0000-88000000',
  ...stamps,
})

const place = { place: '一层东侧', placeEn: 'East side', ...stamps }
const line = {
  nameEn: 'Line',
  state: 'open' as const,
  guests: true,
  dailyCap: 200,
  defaultMinutes: 8,
  ...stamps,
}

beforeAll(async () => {
  cloud = await startCentre()
  await put(
    cloud,
    Units,
    unit('u-jw', '教务处', 'Academic Affairs'),
    unit('u-xs', '学生处', 'Student Affairs'),
    unit('u-hq', '后勤保障部', 'Logistics'),
  )
  await put(
    cloud,
    ServiceWindows,
    { _id: 'W1', no: 1, unitId: 'u-jw', state: 'open', ...place },
    { _id: 'W2', no: 2, unitId: 'u-xs', state: 'open', ...place },
    { _id: 'W9', no: 9, unitId: 'u-jw', state: 'closed', ...place },
  )
  await put(
    cloud,
    Lines,
    { _id: 'A', name: '学籍', unitId: 'u-jw', windowIds: ['W1'], services: ['JW-001', 'JW-003'], ...line },
    { _id: 'B', name: '研究生', unitId: 'u-xs', windowIds: ['W2'], services: ['YJS-001'], ...line },
  )
  await put(cloud, Timetables, {
    _id: 't1',
    name: '冬季',
    from: '2025-10-08',
    segments: spans('08:00-12:00 14:00-17:30'),
    ...stamps,
  })
  await put(cloud, CalendarEntries, winterVacation)
  await put(cloud, PublishedSheets, ...published.map((sheet) => ({ _id: sheet.code, sheet, ...stamps })))
  await put(
    cloud,
    Accounts,
    account('o-clerk', [{ role: 'windowStaff', windowId: 'W1' }]),
    account('o-clerk2', [{ role: 'windowStaff', windowId: 'W2' }]),
    account('o-desk', [{ role: 'centreStaff' }]),
    account('o-student', []),
  )
})
afterAll(() => cloud.close())

describe('the search index', () => {
  const current = async () => (await stored(cloud, SearchIndexes))[0]
  const partsOf = (version: string | undefined) => stored(cloud, IndexParts, { version })

  it('comes once, and its version alone to who has it', async () => {
    const first = await ask('index', {}, 'o-li')
    const version = (await current())?.version
    expect(first).toMatchObject({ ok: true, value: { version } })
    const { index } = (first as { value: { index: string } }).value
    expect(index).toContain('学生证补办')
    expect(await ask('index', { have: version }, 'o-li')).toEqual({ ok: true, value: { version } })
    expect(await ask('index', { have: 'another' }, 'o-li')).toMatchObject({ value: { version, index } })
  })

  it('is kept in parts that a document can hold', async () => {
    const known = await current()
    const parts = await partsOf(known?.version)
    expect(parts).toHaveLength(known?.parts ?? -1)
    expect(Math.max(...parts.map(({ text }) => text.length))).toBeLessThanOrEqual(100_000)
  })

  it('is built anew by the timer when a published sheet changes, and old ones go after a day', async () => {
    const before = (await current())?.version
    const next = sheetWith('JW-001', { windows: ['W1'], aliases: ['学生证补发'] })
    await edit(cloud, PublishedSheets, { _id: next.code }, { sheet: next })
    await forget()
    await cloud.runTimer('guidance')
    const version = (await current())?.version
    expect(version).not.toBe(before)
    expect(await ask('index', { have: before }, 'o-li')).toMatchObject({
      value: { version, index: expect.stringContaining('学生证补发') as string },
    })
    expect(await partsOf(before)).not.toHaveLength(0)
    cloud.setClock(new Date('2026-11-24T10:00:00+08:00'))
    await cloud.runTimer('guidance')
    expect(await partsOf(before)).toHaveLength(0)
    expect(await partsOf(version)).not.toHaveLength(0)
  })

  it('stays as it is when nothing changed', async () => {
    const before = await current()
    await forget()
    await cloud.runTimer('guidance')
    expect(await current()).toEqual(before)
  })

  it('is built again when its parts are gone', async () => {
    const before = await current()
    await edit(cloud, IndexParts, {}, { version: 'lost' })
    await forget()
    expect(await ask('index', {}, 'o-li')).toMatchObject({
      value: { version: before?.version, index: expect.stringContaining('学生证补发') as string },
    })
  })
})

describe('a service sheet as it stands today', () => {
  it('says window, line, what to bring, fee and the day it is ready', async () => {
    expect(await ask('sheet', { code: 'JW-001' }, 'o-li')).toMatchObject({
      ok: true,
      value: {
        name: '学生证补办',
        unitName: '教务处',
        kind: 'promised',
        promisedDays: 3,
        readyBy: { acceptedOn: '2026-11-24', day: '2026-11-27', provisional: false },
        feeText: '5 元',
        lineId: 'A',
        windowIds: ['W1'],
        materials: [
          { need: 'required' },
          { need: 'required' },
          { need: 'conditional', when: '因损毁补办时交回' },
        ],
      },
    })
  })

  it('speaks English where it has it', async () => {
    expect(await ask('sheet', { code: 'JW-003' }, 'o-li', { lang: 'en' })).toMatchObject({
      value: { unitName: 'Academic Affairs', feeText: 'Free', audience: ['Undergraduates'] },
    })
  })

  it('counts an entrusted window, not one that is closed', async () => {
    expect(await ask('sheet', { code: 'YJS-001' }, 'o-li')).toMatchObject({
      value: { lineId: 'B', windowIds: ['W2'] },
    })
  })

  it('gives the office where no window does it', async () => {
    const answer = await ask('sheet', { code: 'HQ-001' }, 'o-li')
    expect(answer).toMatchObject({
      value: {
        windowIds: [],
        office: { unitName: '后勤保障部', office: '后勤保障部办公室', phone: '0000-88000000' },
      },
    })
    expect(answer).not.toHaveProperty('value.lineId')
  })

  it.each(['JW-999', 'constructor', '__proto__'])('knows no %s', async (code) => {
    expect(codeOf(await ask('sheet', { code }, 'o-li'))).toBe('SHEET_UNKNOWN')
  })
})

describe('the way', () => {
  it('has no plan to draw at first', async () => {
    expect(codeOf(await ask('plan', {}, 'o-li'))).toBe('PLAN_MISSING')
    expect(codeOf(await ask('way', { to: 'W1' }, 'o-li'))).toBe('PLAN_MISSING')
  })

  it('leads from the door to a window, in two to four sentences', async () => {
    await put(cloud, Plans, { _id: 'hall-1', name: '一层', nameEn: 'Ground floor', ...demoFloor, ...stamps })
    await forget()
    const answer = await ask('way', { to: 'W2' }, 'o-li')
    expect(answer).toMatchObject({
      ok: true,
      value: {
        from: { placeId: 'door', name: '正门' },
        target: { placeId: 'W2', windowNo: 2, name: '2号窗口', unitName: '学生处', place: '一层东侧' },
        metres: expect.any(Number) as number,
      },
    })
    const { steps } = (answer as { value: { steps: { say: string }[] } }).value
    expect(steps.length).toBeGreaterThanOrEqual(2)
    expect(steps.length).toBeLessThanOrEqual(4)
    expect(steps[0]?.say).toContain('从正门进来')
    expect(steps.at(-1)?.say).toContain('2号窗口')
  })

  it('leads on from a scanned window, in English', async () => {
    expect(await ask('way', { from: 'W1', to: 'W2' }, 'o-li', { lang: 'en' })).toMatchObject({
      value: {
        from: { name: 'window 1' },
        steps: [
          { say: expect.stringContaining('With your back to window 1') as string },
          { say: expect.stringContaining('At the self-service machine') as string },
          { say: 'Window 2 is right ahead' },
        ],
      },
    })
  })

  it('draws windows with their numbers and units', async () => {
    expect(await ask('plan', {}, 'o-li')).toMatchObject({
      value: {
        planId: 'hall-1',
        windows: [{ windowNo: 1, unitName: '教务处' }, { windowNo: 2 }, { windowNo: 9 }],
      },
    })
  })

  it.each([
    ['a window that isn’t drawn', { to: 'W7' }, 'PLACE_UNKNOWN'],
    ['a start that isn’t drawn', { from: 'W7', to: 'W1' }, 'PLACE_UNKNOWN'],
    ['a window behind walls', { to: 'W9' }, 'NO_WAY'],
    ['an operator', { to: { $gt: '' } }, 'BAD_INPUT'],
  ])('refuses %s', async (_, input, expected) => {
    expect(codeOf(await ask('way', input, 'o-li'))).toBe(expected)
  })
})

describe('what was asked in vain', () => {
  const list = async () => {
    const answer = await ask('unanswered', {}, 'o-desk')
    return (answer as { value: { queries: { query: string; times: number }[] } }).value.queries
  }

  it('guest asks "快递" → the query is logged, in one spelling, without who asked', async () => {
    for (const query of ['快递', '快 递 ', '快递。']) await ask('noResult', { query }, 'o-li')
    await ask('noResult', { query: '快递' }, 'o-wang')
    await ask('noResult', { query: 'Ｋｕａｉｄｉ' }, 'o-wang')
    expect(await list()).toMatchObject([
      { query: '快递', times: 3 },
      { query: '快 递', times: 1 },
      { query: 'kuaidi', times: 1 },
    ])
    const kept = JSON.stringify([await stored(cloud, UnansweredQueries), await stored(cloud, AuditEntries)])
    expect(kept).not.toContain(visitorOf('o-wang'))
  })

  it('is counted once for one command, however often it is sent', async () => {
    const opId = newOp()
    for (let n = 0; n < 3; n++) await ask('noResult', { query: '游泳卡' }, 'o-li', { opId })
    expect((await list()).find(({ query }) => query === '游泳卡')).toMatchObject({ times: 1 })
    expect(await stored(cloud, Operations, { endpoint: 'guidance.noResult' })).not.toHaveLength(0)
  })

  it('keeps no number, phone or address of anybody', async () => {
    for (const query of ['帮我查 20260001 的成绩', '联系 138-0000-0000', 'li@example.edu', '13800000000'])
      await ask('noResult', { query }, 'o-li')
    const kept = JSON.stringify(await stored(cloud, UnansweredQueries))
    expect(kept).toContain('帮我查 # 的成绩')
    expect(kept).not.toMatch(/20260001|138|example/)
  })

  it('is not filled by one phone', async () => {
    const codes: string[] = []
    for (let n = 0; n < 31; n++)
      codes.push(codeOf(await ask('noResult', { query: `词${String(n)}` }, 'o-flood')))
    expect(codes.filter((code) => code === 'ok')).toHaveLength(30)
    expect(codes.at(-1)).toBe('TOO_OFTEN')
  })

  it('is for the centre to read', async () => {
    expect(codeOf(await ask('unanswered', {}, 'o-clerk'))).toBe('NOT_ALLOWED')
    expect(codeOf(await ask('unanswered', {}, 'o-li'))).toBe('NOT_BOUND')
  })
})

describe('first contact (§18)', () => {
  const refer = (input: Record<string, unknown>, openid: string, more = {}) =>
    ask('refer', input, openid, more)

  it('gives the visitor a code that leads to the window', async () => {
    const opId = newOp()
    const first = await refer({ service: 'YJS-001' }, 'o-clerk', { opId })
    expect(first).toMatchObject({
      ok: true,
      value: { service: 'YJS-001', target: { windowId: 'W2', windowNo: 2, unitName: '学生处' } },
    })
    expect(await refer({ service: 'YJS-001' }, 'o-clerk', { opId })).toEqual(first)
    expect(await stored(cloud, Referrals)).toHaveLength(1)
    const { code } = (first as { value: { code: string } }).value
    expect(
      await ask('referral', { code: `${code.slice(0, 5)} ${code.slice(5).toLowerCase()}` }, 'o-li'),
    ).toMatchObject({
      ok: true,
      value: { fromWindowNo: 1, target: { windowNo: 2 } },
    })
  })

  it('gives the office where no window does it', async () => {
    const answer = await refer({ service: 'HQ-001' }, 'o-clerk')
    expect(answer).toMatchObject({ value: { office: { unitName: '后勤保障部' } } })
    expect(answer).not.toHaveProperty('value.target')
    const { code } = (answer as { value: { code: string } }).value
    expect(await ask('referral', { code }, 'o-li')).toMatchObject({
      value: { office: { phone: '0000-88000000' } },
    })
  })

  it.each([
    ['a clerk for another’s window', { fromWindowId: 'W2', service: 'JW-001' }, 'o-clerk', 'NOT_ALLOWED'],
    ['a matter of one’s own window', { service: 'JW-001' }, 'o-clerk', 'SERVICE_IS_YOURS'],
    ['a matter that isn’t', { service: 'XX-001' }, 'o-clerk', 'SHEET_UNKNOWN'],
    ['the desk from a window that isn’t', { fromWindowId: 'W77', service: 'JW-001' }, 'o-desk', 'NOT_FOUND'],
    ['the desk from a window', { fromWindowId: 'W2', service: 'JW-001' }, 'o-desk', 'ok'],
    ['the desk from nowhere', { service: 'JW-001' }, 'o-desk', 'ok'],
    ['a student', { service: 'JW-001' }, 'o-student', 'NOT_ALLOWED'],
    ['a guest', { service: 'JW-001' }, 'o-li', 'NOT_BOUND'],
  ])('%s', async (_, input, openid, expected) => {
    expect(codeOf(await refer(input, openid))).toBe(expected)
  })

  it('knows no code that was not given', async () => {
    expect(codeOf(await ask('referral', { code: 'ZZZZZZZZZZ' }, 'o-li'))).toBe('REFERRAL_UNKNOWN')
  })

  it('takes in transferred tickets once, and raises an alert for the second hop', async () => {
    const event = (id: string, hops: number) => ({
      _id: `queue:A:${id}:1:ticketTransferred`,
      kind: 'ticketTransferred' as const,
      takenBy: [],
      pending: true,
      facts: {
        ticketId: `A:2026-11-24:${id}`,
        fromWindowId: 'W1',
        fromWindowNo: 1,
        toLineId: 'B',
        service: 'YJS-001',
        number: `A00${id}`,
        hops,
      },
      at: cloud.now(),
      updatedAt: cloud.now(),
    })
    const broken = { ...event('9', 1), facts: { ticketId: 'A' } }
    await put(cloud, Events, broken, event('1', 1), event('2', 2))
    await cloud.runTimer('guidance')
    await edit(cloud, Events, {}, { pending: true })
    await cloud.runTimer('guidance')
    expect(await stored(cloud, Events, { pending: true })).toHaveLength(0)
    expect(await ask('referrals', { windowId: 'W2' }, 'o-clerk2')).toMatchObject({
      value: {
        sent: [{}],
        received: expect.arrayContaining([
          expect.objectContaining({
            number: 'A001',
            hops: 1,
            isAlert: false,
            fromWindowNo: 1,
            toWindowNo: 2,
          }),
          expect.objectContaining({ number: 'A002', hops: 2, isAlert: true }),
        ]) as unknown,
      },
    })
    const tickets = await stored(cloud, Referrals, { kind: 'ticket' })
    expect(tickets).toHaveLength(2)
  })

  it('shows a window’s referrals to that window and the centre', async () => {
    expect(codeOf(await ask('referrals', { windowId: 'W2' }, 'o-clerk'))).toBe('NOT_ALLOWED')
    expect(codeOf(await ask('referrals', { windowId: 'W2' }, 'o-desk'))).toBe('ok')
    expect(codeOf(await ask('referrals', { windowId: { $gt: '' } }, 'o-desk'))).toBe('BAD_INPUT')
  })
})

describe('what nobody may send', () => {
  it.each([
    ['an operator as the code', { do: 'sheet', input: { code: { $gt: '' } } }, 'BAD_INPUT'],
    ['an operator as the referral', { do: 'referral', input: { code: { $ne: '' } } }, 'BAD_INPUT'],
    ['a query of a thousand letters', { do: 'noResult', input: { query: 'x'.repeat(1000) } }, 'BAD_INPUT'],
    ['a field too many', { do: 'refer', input: { service: 'JW-001', hops: 0 } }, 'BAD_INPUT'],
    ['hasOwnProperty', { do: 'hasOwnProperty', input: {} }, 'UNKNOWN_ENDPOINT'],
  ])('%s', async (_, body, expected) => {
    expect(codeOf(await knock(cloud, 'guidance', { opId: newOp(), ...body }, 'o-student'))).toBe(expected)
  })
})
