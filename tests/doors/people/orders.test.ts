import { Events } from '../../../cloudfunctions/_shared/event'
import { Todos } from '../../../cloudfunctions/_shared/todo'
import { Handovers, ReplacementOrders } from '../../../cloudfunctions/people/collections'
import type { Cloud } from '../../../local/server/cloud'
import { codeOf, stored, startCentre } from '../centre'
import { valueOf, furnishPosts, postsDoor, trainAll, seatPair } from './posts'

import.meta.jest.setTimeout(120_000)

let cloud: Cloud
const { ask, nominate, confirm, confirmed, grantsOf, posting, sign, signBoth } = postsDoor(() => cloud)

beforeEach(async () => {
  cloud = await startCentre()
  await furnishPosts(cloud)
  await trainAll(cloud, 'wang', 'li', 'zhao', 'sun', 'qian', 'wu')
  await seatPair(cloud)
})
afterEach(() => cloud.close())

const order = async (): Promise<string> =>
  valueOf<{ orderId: string }>(
    await ask(
      'orderReplacement',
      { postingId: 'w1-primary', ground: 'breach', reason: '多次擅自离岗' },
      'o-admin',
    ),
  ).orderId
const lift = (orderId: string) => ask('liftOrder', { orderId, reason: '查明与其无关' }, 'o-admin')
const handover = async (_id: string) => (await stored(cloud, Handovers, { _id }))[0]
const waiting = async (subject: string) => (await stored(cloud, Todos, { subject })).map(({ desk }) => desk)
const told = async (kind: string) =>
  (await stored(cloud, Events)).filter(({ _id }) => _id.includes(`:${kind}:`)).map(({ facts }) => facts)

describe('an order that is lifted (§12)', () => {
  it('takes the change with it that it asked for: nobody removes whoever goes on', async () => {
    const orderId = await order()
    const id = await nominate('zhao', { startOn: '2026-12-01' })
    expect(codeOf(await confirm(id))).toBe('ok')
    expect(await signBoth(id, 'o-head', 'o-zhao')).toMatchObject({ value: { state: 'signed' } })
    expect(codeOf(await lift(orderId))).toBe('ok')
    expect(await posting(id)).toMatchObject({ state: 'ended', why: 'calledOff' })
    expect(await handover(id)).toMatchObject({ state: 'calledOff' })
    expect((await told('lifted')).map(({ reader }) => reader).sort()).toEqual(['p-head', 'p-wang', 'p-zhao'])
    cloud.setClock(new Date('2026-12-01T08:00:00+08:00'))
    await cloud.runTimer('people')
    expect(await posting('w1-primary')).toMatchObject({ state: 'current' })
    expect([await grantsOf('wang'), await grantsOf('zhao')]).toEqual([['windowStaff w1'], []])
  })

  it('leaves nothing to sign of a handover that is open', async () => {
    const orderId = await order()
    const id = await confirmed('zhao')
    expect(await waiting(id)).toEqual(['unitHead:jw', 'person:p-zhao'])
    expect(codeOf(await lift(orderId))).toBe('ok')
    expect(await waiting(id)).toEqual([])
    expect(codeOf(await sign(id, 'o-zhao'))).toBe('MOVED_ON')
  })

  it('leaves a change that was agreed before it, which the holder signs, and not the head for them', async () => {
    const id = await confirmed('zhao', { startOn: '2026-12-01', reason: '调往其他岗位' })
    const orderId = await order()
    expect(await signBoth(id, 'o-head', 'o-zhao')).toMatchObject({ value: { state: 'signed' } })
    expect(codeOf(await lift(orderId))).toBe('ok')
    expect(await handover(id)).toMatchObject({ state: 'open', incomingSigned: { personId: 'p-zhao' } })
    expect(await waiting(id)).toEqual(['person:p-wang'])
    cloud.setClock(new Date('2026-12-01T08:00:00+08:00'))
    await cloud.runTimer('people')
    expect(await posting('w1-primary')).toMatchObject({ state: 'current' })
    expect(await sign(id, 'o-wang')).toMatchObject({
      value: { state: 'done', signedInPlace: false },
    })
  })

  it('leaves a nomination that gave no reason, which the centre cannot confirm early', async () => {
    const orderId = await order()
    const id = await nominate('zhao')
    expect(codeOf(await lift(orderId))).toBe('ok')
    expect(await confirm(id, { consent: '同意' })).toMatchObject({
      error: { code: 'REASON_MISSING', facts: { servedOn: '2027-09-01' } },
    })
  })

  it('about somebody who has left leaves whoever follows them', async () => {
    const orderId = await order()
    const id = await confirmed('zhao', { startOn: '2026-12-01' })
    expect(codeOf(await ask('recordLeaving', { no: 'T-wang', reason: '调离学校' }, 'o-admin'))).toBe('ok')
    expect(codeOf(await lift(orderId))).toBe('ok')
    expect(await posting(id)).toMatchObject({ state: 'coming' })
    expect((await stored(cloud, ReplacementOrders))[0]).toMatchObject({ state: 'lifted' })
  })
})

describe('an order whose successor leaves (§12)', () => {
  it('asks for another: the head is told, has it to do, and is reminded when the days are over', async () => {
    const orderId = await order()
    const id = await nominate('zhao')
    expect((await stored(cloud, ReplacementOrders))[0]).toMatchObject({ state: 'named' })
    expect(await waiting(orderId)).toEqual([])
    expect(codeOf(await ask('recordLeaving', { no: 'T-zhao', reason: '调离学校' }, 'o-admin'))).toBe('ok')
    expect((await stored(cloud, ReplacementOrders))[0]).toMatchObject({ state: 'open' })
    expect(await waiting(orderId)).toEqual(['unitHead:jw'])
    expect(await waiting(id)).toEqual([])
    expect(await told('withdrawn')).toMatchObject([{ reader: 'p-head' }])
    cloud.setClock(new Date('2026-12-01T00:02:00+08:00'))
    await cloud.runTimer('people')
    expect((await told('overdue')).map(({ reader }) => reader).sort()).toEqual(['p-admin', 'p-head'])
  })

  it('has its to-do back when the nomination is withdrawn, sent back or called off, and loses it when it is named', async () => {
    const orderId = await order()
    const nominationId = await nominate('zhao')
    await ask('withdrawNomination', { unitId: 'jw', nominationId }, 'o-head')
    expect(await waiting(orderId)).toEqual(['unitHead:jw'])
    const other = await nominate('sun')
    expect(await waiting(orderId)).toEqual([])
    await ask('sendBackNomination', { nominationId: other, remark: '请换人' }, 'o-admin')
    expect(await waiting(orderId)).toEqual(['unitHead:jw'])
    await ask('withdrawNomination', { unitId: 'jw', nominationId: other }, 'o-head')
    const id = await confirmed('qian')
    expect(await waiting(orderId)).toEqual([])
    await ask('callOffHandover', { handoverId: id, reason: '不换了' }, 'o-admin')
    expect(await waiting(orderId)).toEqual(['unitHead:jw'])
  })
})

describe('an order about a seat for which somebody is named already (§12)', () => {
  it('asks for nobody else: the head is told so, and nobody says later that no one was named', async () => {
    const id = await nominate('zhao', { reason: '调往其他岗位' })
    const orderId = await order()
    expect((await stored(cloud, ReplacementOrders))[0]).toMatchObject({ state: 'named' })
    expect(await waiting(orderId)).toEqual([])
    const toHead = (await told('ordered')).find(({ reader }) => reader === 'p-head')
    expect(toHead?.['zh']).toContain('已选派的接任照常办理')
    cloud.setClock(new Date('2026-12-01T00:02:00+08:00'))
    await cloud.runTimer('people')
    expect(await told('overdue')).toEqual([])
    expect(codeOf(await confirm(id))).toBe('ok')
  })

  it('asks for one when that nomination was sent back', async () => {
    const nominationId = await nominate('zhao', { reason: '调往其他岗位' })
    await ask('sendBackNomination', { nominationId, remark: '请换人' }, 'o-admin')
    const orderId = await order()
    expect((await stored(cloud, ReplacementOrders))[0]).toMatchObject({ state: 'open' })
    expect(await waiting(orderId)).toEqual(['unitHead:jw'])
  })

  it.each([0, 4, 8])('%i ms after it was withdrawn: named only while somebody is', async (apart) => {
    const nominationId = await nominate('zhao', { reason: '调往其他岗位' })
    const [, withdrawn] = await Promise.all([
      new Promise((resolve) => setTimeout(resolve, apart)).then(order),
      ask('withdrawNomination', { unitId: 'jw', nominationId }, 'o-head'),
    ])
    expect(codeOf(withdrawn)).toBe('ok')
    expect((await stored(cloud, ReplacementOrders))[0]).toMatchObject({ state: 'open' })
  })

  it.each([0, 4, 8])('%i ms after it is proposed: named', async (apart) => {
    await Promise.all([
      new Promise((resolve) => setTimeout(resolve, apart)).then(order),
      nominate('zhao', { reason: '调往其他岗位' }),
    ])
    expect((await stored(cloud, ReplacementOrders))[0]).toMatchObject({ state: 'named' })
  })
})
