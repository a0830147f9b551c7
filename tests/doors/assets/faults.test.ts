import { Events } from '../../../cloudfunctions/_shared/event'
import { LabelSheets, Misplacements } from '../../../cloudfunctions/assets/collections'
import { assetDesk, atWindow, inRoom, type Shown } from './desk'
import { codeOf, stored } from '../centre'
import { valueOf } from '../people/posts'

import.meta.jest.setTimeout(180_000)

const { cloud, ask, at, tick, registered, kept, ofUnit, look, stateOf, approved, desks, counted } =
  assetDesk()

const report = (itemId: string, as = 'o-wang') => ask('reportFault', { itemId, what: '不开机' }, as)
const settle = (faultId: string | undefined, outcome = 'fixed', as = 'o-head') =>
  ask('settleFault', { faultId, outcome, words: '处理了' }, as)
const saw = (itemId: string, place: object, as = 'o-zhao', more: object = {}) =>
  ask('sawItem', { itemId, place, ...more }, as)

describe('faults and the provider’s clock (§29)', () => {
  it('anybody of the staff reports once; the unit has 24 hours for what it provides', async () => {
    const itemId = await ofUnit()
    const { dueAt } = valueOf<{ dueAt: string }>(await report(itemId, 'o-zhao'))
    expect(dueAt).toMatch(/^2026-11-24T01:00:/)
    expect(codeOf(await report(itemId))).toBe('FAULT_KNOWN')
    expect(await desks('assetFault')).toEqual(['unitHead:jw'])
    expect(await stateOf(itemId)).toBe('inUse')
    const faultId = (await look(itemId)).fault?.faultId
    expect(codeOf(await settle(faultId, 'fixed', 'o-headcw'))).toBe('NOT_YOURS')
    expect(codeOf(await settle(faultId, 'fixed', 'o-desk'))).toBe('OTHER_STEWARD')
    expect(codeOf(await settle(faultId))).toBe('ok')
    expect(codeOf(await settle(faultId))).toBe('SETTLED_ALREADY')
    expect(await desks('assetFault')).toEqual([])
    expect((await look(itemId)).isFaulty).toBe(false)
    const told = await stored(cloud(), Events, { kind: 'tell', 'facts.reader': 'p-zhao' })
    expect(told).toHaveLength(1)
  })

  it('whoever reported it reads at the thing how it came out, for a month; nobody else does', async () => {
    const itemId = await ofUnit()
    await report(itemId, 'o-zhao')
    expect((await look(itemId, 'o-zhao')).settled).toBeUndefined()
    await settle((await look(itemId)).fault?.faultId)
    const settled = { state: 'fixed', outcome: '处理了', on: '2026-11-23' }
    expect((await look(itemId, 'o-zhao')).settled).toEqual(settled)
    expect((await look(itemId, 'o-wang')).settled).toBeUndefined()
    at('2026-12-23 09:00')
    expect((await look(itemId, 'o-zhao')).settled).toEqual(settled)
    at('2026-12-24 09:00')
    expect((await look(itemId, 'o-zhao')).settled).toBeUndefined()
  })

  it('over the clock it goes to head and centre and counts once, however often the timer runs', async () => {
    await ofUnit()
    const itemId = await ofUnit()
    await report(itemId)
    at('2026-11-24 08:59')
    await tick()
    expect(await counted()).toEqual([])
    at('2026-11-24 09:01')
    await Promise.all([tick(), tick()])
    await tick()
    const faultId = (await look(itemId, 'o-head')).fault?.faultId
    expect(await counted()).toEqual([
      {
        rule: 'faultOverdue',
        sourceId: faultId,
        version: 1,
        times: 1,
        unitId: 'jw',
        windowId: 'w1',
        on: '2026-11-24',
      },
    ])
    expect(await desks('assetFault')).toEqual(['centreStaff', 'unitHead:jw'])
    expect(await stored(cloud(), Events, { kind: 'tell', 'facts.reader': 'p-head' })).toHaveLength(1)
    const { faults } = valueOf<{ faults: { faultId: string; maySettle: boolean }[] }>(
      await ask('desk', {}, 'o-desk'),
    )
    expect(faults).toMatchObject([{ faultId, maySettle: false, isOverdue: true }])
    // It was no fault at all: what was counted is taken back.
    expect(codeOf(await settle(faultId, 'mistaken'))).toBe('ok')
    expect((await counted()).map(({ version, times }) => [version, times])).toEqual([
      [1, 1],
      [2, 0],
    ])
  })

  it('the centre’s own goes to the centre and has no such clock; in stock it goes to repair', async () => {
    const itemId = await registered()
    const answer = valueOf<{ dueAt?: string }>(await report(itemId))
    expect(answer.dueAt).toBeUndefined()
    expect(await desks('assetFault')).toEqual(['centreStaff'])
    expect(await stateOf(itemId)).toBe('repair')
    at('2026-11-30 09:00')
    await tick()
    expect(await counted()).toEqual([])
    const faultId = (await look(itemId)).fault?.faultId
    expect(codeOf(await settle(faultId, 'fixed', 'o-desk'))).toBe('ok')
    expect(await stateOf(itemId)).toBe('inStock')
  })

  it('is reported once by two at once, and not about what is being handed over or gone', async () => {
    const itemId = await kept()
    const answers = await Promise.all([report(itemId), report(itemId, 'o-zhao')])
    expect(answers.map(codeOf).sort()).toEqual(['FAULT_KNOWN', 'ok'])
    const offered = await registered()
    await ask('handOver', { requestId: await approved(), itemId: offered }, 'o-desk')
    expect(codeOf(await report(offered))).toBe('ITEM_MOVED_ON')
    expect(codeOf(await report('ZZZZ9999'))).toBe('NOT_FOUND')
  })
})

describe('a thing that is found elsewhere (§28)', () => {
  it('where it belongs, a scan changes nothing; elsewhere it opens one case', async () => {
    const itemId = await kept()
    expect(valueOf(await saw(itemId, atWindow('w1')))).toMatchObject({ sight: 'matches', isOpened: false })
    expect(codeOf(await saw(itemId, atWindow('w9')))).toBe('PLACE_UNKNOWN')
    const both = await Promise.all([saw(itemId, atWindow('w2')), saw(itemId, atWindow('w2'), 'o-wang')])
    expect(both.map((one) => valueOf<{ isOpened: boolean }>(one).isOpened).sort()).toEqual([false, true])
    expect(await stored(cloud(), Misplacements)).toHaveLength(1)
    expect(await desks('assetMisplaced')).toEqual(['centreStaff'])
    expect((await look(itemId)).misplacement).toMatchObject({ found: '2号窗口' })
  })

  it('is settled by the register or by the thing; what nobody had asked for counts', async () => {
    const settleCase = (
      misplacementId: string | undefined,
      how: string,
      isUnauthorised: boolean,
      as = 'o-desk',
    ) => ask('settleMisplacement', { misplacementId, how, isUnauthorised, words: '已核实' }, as)
    const moved = await kept()
    await saw(moved, atWindow('w2'))
    const first = (await look(moved)).misplacement?.misplacementId
    expect(codeOf(await settleCase(first, 'register', false, 'o-head'))).toBe('OTHER_STEWARD')
    expect(codeOf(await settleCase(first, 'register', false))).toBe('ok')
    expect(codeOf(await settleCase(first, 'register', false))).toBe('SETTLED_ALREADY')
    expect(await look(moved)).toMatchObject({ place: '2号窗口', isMine: false })
    expect(await counted()).toEqual([])
    const taken = await kept()
    await saw(taken, inRoom('家属区'))
    const second = (await look(taken)).misplacement?.misplacementId
    expect(codeOf(await settleCase(second, 'thing', true))).toBe('ok')
    expect(await look(taken)).toMatchObject({ place: '1号窗口' })
    expect(await counted()).toEqual([
      {
        rule: 'misplacedAsset',
        sourceId: second,
        version: 1,
        times: 1,
        unitId: 'jw',
        windowId: 'w1',
        personId: 'p-wang',
        on: '2026-11-23',
      },
    ])
    expect(await desks('assetMisplaced')).toEqual([])
  })

  it('used for something else at its place opens one too, and nobody settles about what they keep', async () => {
    const itemId = await ofUnit({ custodianNo: 'THEAD' })
    const { sight } = valueOf<{ sight: string }>(
      await saw(itemId, atWindow('w1'), 'o-zhao', { use: '打印私人照片' }),
    )
    expect(sight).toBe('otherUse')
    const misplacementId = (await look(itemId)).misplacement?.misplacementId
    const own = { misplacementId, how: 'thing', isUnauthorised: false, words: '没有' }
    expect(codeOf(await ask('settleMisplacement', own, 'o-head'))).toBe('OWN_MATTER')
  })

  it('what is lost or gone is told to whoever scans it', async () => {
    const itemId = await kept()
    await ask('reportLoss', { itemId, kind: 'lost', what: '不见了' }, 'o-wang')
    expect(valueOf(await saw(itemId, atWindow('w1')))).toMatchObject({ sight: 'lostThing', isOpened: false })
    expect(codeOf(await ask('restoreItem', { itemId, reason: '在库房' }, 'o-desk'))).toBe('ok')
    await ask('retireItem', { itemId, reason: '旧' }, 'o-desk')
    expect(valueOf(await saw(itemId, atWindow('w1')))).toMatchObject({ sight: 'retiredThing' })
  })
})

describe('labels (§26)', () => {
  it('are fetched by whoever has the code, and by nobody else', async () => {
    const one = await registered()
    const { code } = valueOf<{ code: string }>(await ask('makeLabels', { itemIds: [one] }, 'o-desk'))
    const sheet = async (asked: string) => {
      const response = await fetch(`${cloud().origin}/http/site/label-sheet?code=${asked}`)
      return { status: response.status, ...((await response.json()) as object) }
    }
    expect(await sheet(code)).toMatchObject({
      status: 200,
      labels: [{ tag: one, name: '打印机', provider: '师生服务中心', providerEn: 'Service centre' }],
    })
    expect(await sheet('234567892345')).toMatchObject({ status: 404 })
    expect(await sheet('x')).toMatchObject({ status: 404 })
    // The code is nowhere in the database but in what the phone may ask for again.
    expect(JSON.stringify(await stored(cloud(), LabelSheets))).not.toContain(code)
    expect(codeOf(await ask('makeLabels', { itemIds: [one] }, 'o-head'))).toBe('OTHER_STEWARD')
    expect(codeOf(await ask('makeLabels', { itemIds: [await ofUnit()] }, 'o-head'))).toBe('ok')
    expect(codeOf(await ask('makeLabels', { itemIds: ['ZZZZ9999'] }, 'o-desk'))).toBe('NOT_FOUND')
  })
})

describe('the night (§26–§29)', () => {
  it('makes what waits anew', async () => {
    const itemId = await kept()
    await report(itemId)
    await ask('askHandBack', { itemId }, 'o-wang')
    const shown: Shown = await look(itemId)
    expect(shown.isFaulty).toBe(true)
    at('2026-11-24 03:30')
    await tick()
    for (const kind of ['assetFault', 'assetReturn']) expect(await desks(kind)).toEqual(['centreStaff'])
  })
})
