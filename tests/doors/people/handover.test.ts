import { Accounts } from '../../../cloudfunctions/_kernel/account'
import { AuditEntries } from '../../../cloudfunctions/_kernel/audit'
import { Events } from '../../../cloudfunctions/_shared/event'
import { changeWrites } from '../../../cloudfunctions/_shared/window-change-event'
import { ServiceWindows } from '../../../cloudfunctions/_shared/service-window'
import { Todos } from '../../../cloudfunctions/_shared/todo'
import { WindowHolds } from '../../../cloudfunctions/_shared/window-hold'
import { Items } from '../../../cloudfunctions/assets/collections'
import { Messages } from '../../../cloudfunctions/messages/collections'
import {
  Handovers,
  Nominations,
  Postings,
  ReplacementOrders,
} from '../../../cloudfunctions/people/collections'
import type { Cloud } from '../../../local/server/cloud'
import { type Answer, codeOf, edit, monday, put, stamps, stored, startCentre } from '../centre'
import {
  declaration,
  noOf,
  posted,
  seat,
  valueOf,
  furnishPosts,
  postsDoor,
  trainAll,
  seatPair,
} from './posts'

import.meta.jest.setTimeout(120_000)

let cloud: Cloud
const { ask, propose, nominate, confirm, confirmed, grantsOf, posting, sign, signBoth } = postsDoor(
  () => cloud,
)

beforeEach(async () => {
  cloud = await startCentre()
  await furnishPosts(cloud)
  await trainAll(cloud, 'wang', 'li', 'zhao', 'sun', 'qian', 'wu', 'chen', 'ma')
})
afterEach(() => cloud.close())

describe('change of an A with handover (§12)', () => {
  beforeEach(async () => {
    await seat(
      cloud,
      posted('wang', 'w1', 'primary', 'jw', '2025-09-01' as never),
      posted('li', 'w1', 'alternate'),
    )
    await edit(
      cloud,
      Accounts,
      { personId: 'p-wang' },
      { grants: [{ role: 'windowStaff', windowId: 'w1', from: '2025-09-01' }] },
    )
  })

  it('after 12 months → handover only; who is there stays until both have signed', async () => {
    const id = await nominate('zhao')
    expect(codeOf(await confirm(id))).toBe('ok')
    expect(await posting(id)).toMatchObject({ state: 'coming', seat: 'w1:primary:next' })
    expect([await grantsOf('wang'), await grantsOf('zhao')]).toEqual([['windowStaff w1'], []])
    expect(codeOf(await sign(id, 'o-zhao'))).toBe('NOT_LISTED')
    const list = [
      { kind: 'seal', words: '业务专用章 1 枚' },
      { kind: 'key', words: '抽屉钥匙 2 把' },
    ]
    expect(codeOf(await ask('listHandover', { handoverId: id, items: list }, 'o-zhao'))).toBe('NOT_YOURS')
    expect(codeOf(await ask('listHandover', { handoverId: id, items: list }, 'o-wang'))).toBe('ok')
    // Whoever acts as themselves isn't the public (§30).
    expect(await stored(cloud, AuditEntries, { endpoint: 'people.listHandover' })).toMatchObject([
      { role: 'member' },
    ])
    expect(await sign(id, 'o-wang')).toMatchObject({
      value: { state: 'open' },
    })
    expect(codeOf(await sign(id, 'o-head'))).toBe('NOT_YOURS')
    expect(await sign(id, 'o-zhao')).toMatchObject({
      value: { state: 'done' },
    })
    expect([await grantsOf('wang'), await grantsOf('zhao')]).toEqual([[], ['windowStaff w1']])
    expect(await posting('w1-primary')).toMatchObject({ state: 'ended', to: '2026-11-22', why: 'handedOver' })
    expect(await posting(id)).toMatchObject({ state: 'current', from: '2026-11-23', seat: 'w1:primary' })
    expect(codeOf(await sign(id, 'o-zhao'))).toBe('MOVED_ON')
    expect(codeOf(await ask('listHandover', { handoverId: id, items: [] }, 'o-wang'))).toBe('MOVED_ON')
    expect(codeOf(await ask('callOffHandover', { handoverId: id, reason: '不换了' }, 'o-admin'))).toBe(
      'MOVED_ON',
    )
  })

  it('lists what whoever goes keeps at the window, and hands it to the successor when it takes effect (§26)', async () => {
    const thing = (_id: string, windowId: string) => ({
      _id,
      name: '打印机',
      category: 'printer' as const,
      steward: 'centre',
      valueFen: 120_000,
      place: { at: 'window' as const, windowId },
      purpose: '窗口打印',
      state: 'inUse' as const,
      custodianId: 'p-wang',
      heldSince: '2026-01-01' as never,
      ...stamps,
    })
    await put(cloud, Items, thing('PRNT2345', 'w1'), thing('PRNT2346', 'w2'))
    const id = await confirmed('zhao')
    await ask('listHandover', { handoverId: id, items: [] }, 'o-wang')
    const seen = async (as: string) =>
      valueOf<{ custody: object[]; listHash: string }>(await ask('handover', { handoverId: id }, as))
    expect((await seen('o-zhao')).custody).toEqual([{ tag: 'PRNT2345', name: '打印机' }])
    const { listHash } = await seen('o-wang')
    expect(await sign(id, 'o-wang')).toMatchObject({ value: { state: 'open' } })
    // One thing more comes before the second signature: nobody signs unseen.
    await put(cloud, Items, thing('PRNT2347', 'w1'))
    expect(codeOf(await ask('signHandover', { handoverId: id, listHash }, 'o-zhao'))).toBe('MOVED_ON')
    expect(await sign(id, 'o-zhao')).toMatchObject({ value: { state: 'done' } })
    await Promise.all([cloud.runTimer('assets'), cloud.runTimer('assets')])
    const held = await stored(cloud, Items)
    expect(held.map((one) => [one._id, one.state === 'inUse' ? one.custodianId : '']).sort()).toEqual([
      ['PRNT2345', 'p-zhao'],
      ['PRNT2346', 'p-wang'],
      ['PRNT2347', 'p-zhao'],
    ])
    // What went over stays on the paper that both have signed.
    expect((await seen('o-head')).custody).toHaveLength(2)
  })

  it('takes effect on its day by the timer, once, however late it is, and no day is without a holder', async () => {
    const id = await confirmed('zhao', { startOn: '2026-12-01' })
    expect(await signBoth(id, 'o-wang', 'o-zhao')).toMatchObject({ value: { state: 'signed' } })
    await cloud.runTimer('people')
    expect(await grantsOf('wang')).toEqual(['windowStaff w1'])
    cloud.setClock(new Date('2026-12-03T08:00:00+08:00'))
    await Promise.all([cloud.runTimer('people'), cloud.runTimer('people')])
    await cloud.runTimer('people')
    expect(await posting('w1-primary')).toMatchObject({ to: '2026-12-02' })
    expect(await posting(id)).toMatchObject({ from: '2026-12-03', state: 'current' })
    await cloud.runTimer('people')
    await cloud.runTimer('messages')
    const told = (await stored(cloud, Messages, { readerId: 'p-zhao' })).filter(({ zh }) =>
      zh.includes('已生效'),
    )
    expect(told).toHaveLength(1)
  })

  it('change of A after 11 months → needs reason and consent; after 12 → handover only', async () => {
    await edit(cloud, Postings, { _id: 'w1-primary' }, { from: '2025-12-24' })
    expect(await propose('zhao')).toMatchObject({
      error: { code: 'EARLY_CHANGE', facts: { servedOn: '2026-12-24' } },
    })
    const id = await nominate('zhao', { reason: '调往其他岗位' })
    expect(codeOf(await confirm(id))).toBe('CONSENT_NEEDED')
    expect(codeOf(await confirm(id, { consent: '同意提前更换' }))).toBe('ok')
    expect(codeOf(await ask('callOffHandover', { handoverId: id, reason: '不换了' }, 'o-admin'))).toBe('ok')
    await edit(cloud, Postings, { _id: 'w1-primary' }, { from: '2025-11-23' })
    expect(codeOf(await confirm(await nominate('qian')))).toBe('ok')
  })

  it('asks for the reason again when what was sent back is revised to an early start', async () => {
    await edit(cloud, Postings, { _id: 'w1-primary' }, { from: '2025-12-24' })
    const id = await nominate('zhao', { startOn: '2026-12-24' })
    await ask('sendBackNomination', { nominationId: id, remark: '请改日期' }, 'o-admin')
    const input = { unitId: 'jw', nominationId: id, no: noOf('zhao'), startOn: '2026-12-01', declaration }
    expect(codeOf(await ask('reviseNomination', input, 'o-head'))).toBe('EARLY_CHANGE')
    const late = { ...input, startOn: '2027-12-01' }
    expect(codeOf(await ask('reviseNomination', late, 'o-head'))).toBe('START_WRONG')
  })

  it('has one change at a time; a change during a handover is refused', async () => {
    const id = await confirmed('zhao')
    expect(await propose('qian')).toMatchObject({ error: { facts: { why: 'changeUnderWay' } } })
    expect(codeOf(await ask('callOffHandover', { handoverId: id, reason: '不换了' }, 'o-admin'))).toBe('ok')
    expect(await posting(id)).toMatchObject({ state: 'ended', why: 'calledOff' })
    expect(await ask('callOffHandover', { handoverId: id, reason: '不换了' }, 'o-admin')).toMatchObject({
      error: { code: 'MOVED_ON', message: expect.stringContaining('已取消') as string },
    })
    expect(await grantsOf('wang')).toEqual(['windowStaff w1'])
    expect(codeOf(await propose('qian'))).toBe('ok')
  })

  it('two signatures at once: one change', async () => {
    const id = await confirmed('zhao')
    valueOf(await ask('listHandover', { handoverId: id, items: [] }, 'o-wang'))
    const answers = await Promise.all([sign(id, 'o-wang'), sign(id, 'o-zhao')])
    expect(answers.map(codeOf)).toEqual(['ok', 'ok'])
    expect((await stored(cloud, Handovers, { _id: id }))[0]?.state).toBe('done')
    expect(await stored(cloud, Postings, { windowId: 'w1', kind: 'primary', state: 'current' })).toHaveLength(
      1,
    )
  })

  it('is signed as it was shown: a list that was written anew is read first', async () => {
    const id = await confirmed('zhao')
    const list = (words: string) =>
      ask('listHandover', { handoverId: id, items: [{ kind: 'seal', words }] }, 'o-wang')
    valueOf(await list('业务专用章 1 枚'))
    const { listHash } = valueOf<{ listHash: string }>(await ask('handover', { handoverId: id }, 'o-zhao'))
    valueOf(await list('业务专用章 1 枚，另有保险柜密码'))
    expect(await sign(id, 'o-wang')).toMatchObject({ value: { state: 'open' } })
    expect(await ask('signHandover', { handoverId: id, listHash }, 'o-zhao')).toMatchObject({
      error: { code: 'MOVED_ON', message: expect.stringContaining('清单改过了') as string },
    })
    expect(await posting('w1-primary')).toMatchObject({ state: 'current' })
    // A signature of the other side changes nothing that was read.
    expect(await sign(id, 'o-zhao')).toMatchObject({ value: { state: 'done' } })
  })

  it('is shown to those it concerns only', async () => {
    const id = await confirmed('zhao')
    const rows: [string, string][] = [
      ['o-wang', 'ok'],
      ['o-zhao', 'ok'],
      ['o-head', 'ok'],
      ['o-desk', 'ok'],
      ['o-admin', 'ok'],
      ['o-steering', 'ok'],
      ['o-li', 'NOT_YOURS'],
      ['o-headcw', 'NOT_YOURS'],
      ['o-nobody', 'NOT_BOUND'],
    ]
    for (const [openid, expected] of rows)
      expect([openid, codeOf(await ask('handover', { handoverId: id }, openid))]).toEqual([openid, expected])
    expect(codeOf(await ask('handover', { handoverId: 'none' }, 'o-wang'))).toBe('NOT_FOUND')
  })
})

describe('a change confirmed while its post is ended (§12)', () => {
  const posts = [
    { of: 'wang', windowId: 'w1', kind: 'primary', next: 'sun' },
    { of: 'li', windowId: 'w1', kind: 'alternate', next: 'qian' },
    { of: 'zhao', windowId: 'w2', kind: 'primary', next: 'wu' },
  ] as const

  it.each([0, 2, 4, 6, 8, 12])('%i ms apart: nobody is to follow a post that is over', async (apart) => {
    const since = '2025-09-01' as never
    await seat(cloud, ...posts.map((one) => posted(one.of, one.windowId, one.kind, 'jw', since)))
    const ids = await Promise.all(posts.map(({ next, windowId, kind }) => nominate(next, { windowId, kind })))
    const end = async (postingId: string, windowId: string): Promise<Answer> => {
      await new Promise((resolve) => setTimeout(resolve, apart))
      // Posts end only at a window whose closing has begun.
      await edit(cloud, ServiceWindows, { _id: windowId }, { state: 'closing' })
      return ask('endPosting', { postingId, reason: '窗口撤销' }, 'o-admin')
    }
    // An instance that starts first would answer long after the other.
    await Promise.all(ids.map((nominationId) => ask('handover', { handoverId: nominationId }, 'o-admin')))
    const answers = await Promise.all(
      posts.flatMap(({ windowId, kind }, at) => [
        confirm(ids[at] ?? ''),
        end(`${windowId}-${kind}`, windowId),
      ]),
    )
    expect(answers.map(codeOf).filter((code) => !['ok', 'MOVED_ON', 'SEAT_REFUSED'].includes(code))).toEqual(
      [],
    )
    const ended = (await stored(cloud, Postings, { state: 'ended' })).map(({ _id }) => _id)
    const coming = await stored(cloud, Postings, { state: 'coming' })
    expect(coming.filter((one) => one.state === 'coming' && ended.includes(one.outgoingId))).toEqual([])
  })
})

describe('replacement order (§12)', () => {
  beforeEach(async () => {
    await seatPair(cloud)
  })
  const order = (postingId = 'w1-primary') =>
    ask('orderReplacement', { postingId, ground: 'breach', reason: '多次擅自离岗' }, 'o-admin')

  it('relieves at once, B does the duties, the unit has five working days, is told once when they are over', async () => {
    const { orderId } = valueOf<{ orderId: string; nameBy: string }>(await order())
    expect((await stored(cloud, ReplacementOrders))[0]).toMatchObject({ nameBy: '2026-11-30', state: 'open' })
    expect([await grantsOf('wang'), await grantsOf('li')]).toEqual([[], ['windowStaff w1']])
    expect(codeOf(await order())).toBe('ORDER_STANDS')
    const tomorrow = { windowId: 'w1', day: '2026-11-24' }
    expect(await ask('unitRoster', { unitId: 'jw', day: tomorrow.day }, 'o-head')).toMatchObject({
      value: {
        days: [{ windows: [{ expected: { kind: 'standIn', name: 'li老师', why: 'relieved' } }, {}] }],
      },
    })
    cloud.setClock(new Date('2026-11-30T23:00:00+08:00'))
    await cloud.runTimer('people')
    const overdue = async () =>
      (await stored(cloud, Events))
        .filter(({ _id }) => _id.includes(':overdue:'))
        .map(({ facts }) => facts['reader'])
    expect(await overdue()).toEqual([])
    cloud.setClock(new Date('2026-12-01T00:02:00+08:00'))
    await Promise.all([cloud.runTimer('people'), cloud.runTimer('people')])
    await cloud.runTimer('people')
    expect((await overdue()).sort()).toEqual(['p-admin', 'p-head'])
    expect((await stored(cloud, ReplacementOrders))[0]?.state).toBe('overdue')
    // A successor who is named late still ends it; the one who was relieved need not sign.
    const id = await confirmed('zhao', { startOn: '2026-12-01' })
    expect((await stored(cloud, ReplacementOrders))[0]?.state).toBe('named')
    expect(codeOf(await ask('listHandover', { handoverId: id, items: [] }, 'o-wang'))).toBe('NOT_YOURS')
    expect(await signBoth(id, 'o-head', 'o-zhao')).toMatchObject({
      value: { state: 'done', signedInPlace: true },
    })
    expect((await stored(cloud, ReplacementOrders))[0]?.state).toBe('done')
    expect(codeOf(await ask('liftOrder', { orderId, reason: '已办完' }, 'o-admin'))).toBe('MOVED_ON')
  })

  it('opens again when the nomination goes back', async () => {
    await order()
    const id = await nominate('zhao')
    expect((await stored(cloud, ReplacementOrders))[0]?.state).toBe('named')
    await ask('sendBackNomination', { nominationId: id, remark: '请换人' }, 'o-admin')
    expect((await stored(cloud, ReplacementOrders))[0]?.state).toBe('open')
  })

  it('can be lifted: whoever was relieved goes on', async () => {
    const { orderId } = valueOf<{ orderId: string }>(await order())
    expect(codeOf(await ask('liftOrder', { orderId, reason: '查明与其无关' }, 'o-admin'))).toBe('ok')
    expect(await grantsOf('wang')).toEqual(['windowStaff w1'])
    expect(codeOf(await order())).toBe('ok')
    expect(codeOf(await ask('liftOrder', { orderId: 'none', reason: '查明' }, 'o-admin'))).toBe('NOT_FOUND')
  })

  it('is refused for a posting that is over, and in a year that no calendar covers', async () => {
    expect(codeOf(await order('none'))).toBe('NOT_FOUND')
    cloud.setClock(new Date('2026-12-28T09:00:00+08:00'))
    expect(codeOf(await order())).toBe('CALENDAR_UNCOVERED')
    expect(await stored(cloud, Todos, { subject: 'calendar:2027' })).toHaveLength(1)
    await edit(cloud, Postings, { _id: 'w1-alternate' }, { state: 'ended', to: '2026-12-01', why: 'left' })
    expect(codeOf(await order('w1-alternate'))).toBe('MOVED_ON')
  })
})

describe('a window that is to close (§7)', () => {
  it('keeps its people until then, who are reported to whoever wants it closed, and ends them', async () => {
    await seat(
      cloud,
      posted('wang', 'w1', 'primary', 'jw', '2025-09-01' as never),
      posted('li', 'w1', 'alternate'),
    )
    const end = (postingId: string) => ask('endPosting', { postingId, reason: '窗口撤销' }, 'o-admin')
    expect(codeOf(await end('w1-primary'))).toBe('SUCCESSOR_NEEDED')
    const id = await confirmed('zhao')
    await edit(cloud, ServiceWindows, { _id: 'w1' }, { leaving: { applicationId: 'app1', since: monday } })
    // Asked for is not begun: until its day the window is served.
    expect(codeOf(await end('w1-primary'))).toBe('SUCCESSOR_NEEDED')
    await edit(cloud, ServiceWindows, { _id: 'w1' }, { state: 'closing' })
    await cloud.runTimer('people')
    expect(await stored(cloud, WindowHolds)).toMatchObject([{ _id: 'w1:people', count: 3 }])
    expect(codeOf(await end('w1-primary'))).toBe('ok')
    expect(codeOf(await end('w1-primary'))).toBe('MOVED_ON')
    expect((await stored(cloud, Handovers, { _id: id }))[0]?.state).toBe('calledOff')
    expect(codeOf(await end('w1-alternate'))).toBe('ok')
    expect(codeOf(await end('none'))).toBe('NOT_FOUND')
    cloud.setClock(new Date(monday.getTime() + 60_000))
    await cloud.runTimer('people')
    expect(await stored(cloud, WindowHolds)).toMatchObject([{ count: 0, items: [] }])
    expect(await ask('vacancies', {}, 'o-admin')).toMatchObject({
      value: { vacancies: [{ windowNo: 2 }, { windowNo: 2 }, { windowNo: 3 }, { windowNo: 3 }] },
    })
  })
})

describe('nobody follows at a window that is to close (§7)', () => {
  const leaving = { applicationId: 'app1', since: monday }
  const refused = { error: { code: 'SEAT_REFUSED', facts: { why: 'windowCloses', windowNo: 1 } } }

  it.each([
    ['that somebody asks to close', { leaving }],
    ['whose closing has begun', { state: 'closing' }],
  ])('one %s takes neither a nomination nor its confirmation', async (_, change) => {
    const id = await nominate('wang')
    await edit(cloud, ServiceWindows, { _id: 'w1' }, change)
    cloud.coolDown()
    expect(await propose('li', { kind: 'alternate' })).toMatchObject(refused)
    expect(await confirm(id)).toMatchObject(refused)
    expect(await ask('nominations', {}, 'o-admin')).toMatchObject({
      value: { nominations: [{ moves: ['sendBack'] }] },
    })
    expect(await stored(cloud, Postings)).toEqual([])
  })

  it('one that only gets smaller takes both', async () => {
    await edit(cloud, ServiceWindows, { _id: 'w1' }, { leaving: { ...leaving, services: ['JW-001'] } })
    await confirmed('wang')
  })

  it('is held while somebody is confirmed there: asked to close meanwhile, one of both runs again', async () => {
    await confirmed('wang')
    expect(await stored(cloud, ServiceWindows, { _id: 'w1' })).toMatchObject([{ v: 2 }])
  })

  it('what waits for its centre when it closes is withdrawn, its unit is told, and the seat is nobody’s task', async () => {
    const id = await nominate('wang')
    const other = await nominate('sun', { windowId: 'w2' })
    await edit(cloud, ServiceWindows, { _id: 'w1' }, { state: 'closed' })
    const facts = { change: 'close', windowId: 'w1', unitId: 'jw', services: [] as string[] } as const
    const change = { ...facts, lineName: '学籍', lineNameEn: 'Records', guests: false }
    for (const write of changeWrites({ applicationId: 'app1', v: 3 }, change, monday))
      if ('insert' in write) await put(cloud, Events, write.insert as never)
    await cloud.runTimer('people')
    const states = (await stored(cloud, Nominations)).map(({ _id, state }) => [_id, state])
    expect(Object.fromEntries(states)).toEqual({ [id]: 'withdrawn', [other]: 'proposed' })
    expect(await stored(cloud, Todos, { subject: id })).toEqual([])
    const told = (await stored(cloud, Events)).filter(({ _id }) => _id.includes(':withdrawn:'))
    expect(told.map((event) => event.facts['reader'])).toEqual(['p-head'])
  })
})
