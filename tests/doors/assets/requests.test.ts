import fc from 'fast-check'
import { Accounts } from '../../../cloudfunctions/_kernel/account'
import { Events } from '../../../cloudfunctions/_shared/event'
import { StockMovements, Supplies } from '../../../cloudfunctions/assets/collections'
import { assetDesk, type Asked, atWindow, noOf, type Shown } from './desk'
import { codeOf, edit, newOp, put, stored } from '../centre'
import { valueOf } from '../people/posts'

import.meta.jest.setTimeout(240_000)

const { cloud, ask, registered, kept, ofUnit, look, stateOf, wish, asked, approved, supply, desks } =
  assetDesk()

const handOver = (requestId: string, itemId?: string, as = 'o-desk') =>
  ask('handOver', { requestId, ...(itemId === undefined ? {} : { itemId }) }, as)
const receive = (requestId: string, itemId?: string, as = 'o-wang') =>
  ask('receive', { requestId, ...(itemId === undefined ? {} : { itemId }) }, as)
const ofToner = (supplyId: string, quantity = 1) => ({ kind: 'supply', supplyId, quantity })
const stockOf = async (supplyId: string) => (await stored(cloud(), Supplies, { _id: supplyId }))[0]?.stock
const sumOf = async (supplyId: string) =>
  (await stored(cloud(), StockMovements, { supplyId })).reduce((sum, { change }) => sum + change, 0)

describe('from the request to the hand-back (§27)', () => {
  it('is asked, approved, handed over, received by a scan, brought back and taken back by a scan', async () => {
    const itemId = await registered({ place: { at: 'room', name: '库房' } })
    const requestId = await asked()
    expect(await desks('assetRequest')).toEqual(['centreStaff'])
    expect(codeOf(await handOver(requestId, itemId))).toBe('REQUEST_MOVED_ON')
    expect(codeOf(await ask('decideRequest', { requestId }, 'o-desk'))).toBe('ok')
    expect(codeOf(await ask('decideRequest', { requestId }, 'o-admin'))).toBe('REQUEST_MOVED_ON')
    expect(codeOf(await receive(requestId, itemId))).toBe('REQUEST_MOVED_ON')
    expect(codeOf(await handOver(requestId, itemId))).toBe('ok')
    expect(await desks('assetReceive')).toEqual(['person:p-wang'])
    // In stock still, and promised to nobody else.
    expect(codeOf(await handOver(await approved(undefined, 'o-zhao'), itemId))).toBe('NOT_ISSUABLE')
    const other = await registered()
    expect(codeOf(await receive(requestId, other))).toBe('OTHER_ITEM')
    expect(codeOf(await receive(requestId, itemId, 'o-zhao'))).toBe('NOT_YOURS')
    expect(codeOf(await receive(requestId, itemId))).toBe('ok')
    expect(await desks('assetReceive')).toEqual([])
    expect(await look(itemId, 'o-wang')).toMatchObject({ state: 'inUse', isMine: true, place: '1号窗口' })
    // Who keeps it is none of another window's business.
    expect(await look(itemId, 'o-zhao')).not.toHaveProperty('custodianName')
    expect(codeOf(await ask('askHandBack', { itemId }, 'o-zhao'))).toBe('NOT_YOURS')
    expect(codeOf(await ask('askHandBack', { itemId }, 'o-wang'))).toBe('ok')
    expect(codeOf(await ask('askHandBack', { itemId }, 'o-wang'))).toBe('ITEM_MOVED_ON')
    expect(await desks('assetReturn')).toEqual(['centreStaff'])
    expect(codeOf(await ask('takeBack', { itemId }, 'o-desk'))).toBe('ok')
    expect(codeOf(await ask('takeBack', { itemId }, 'o-desk'))).toBe('ITEM_MOVED_ON')
    expect(await desks('assetReturn')).toEqual([])
    expect(await stateOf(itemId)).toBe('inStock')
    const told = await stored(cloud(), Events, { kind: 'tell', 'facts.reader': 'p-wang' })
    expect(told.map(({ _id }) => _id.split(':').at(-2)).sort()).toEqual([
      'approved',
      'handedOver',
      'takenBack',
    ])
  })

  it('faulty printer returned → repair, not stock', async () => {
    const reported = await kept()
    expect(codeOf(await ask('reportFault', { itemId: reported, what: '卡纸' }, 'o-wang'))).toBe('ok')
    expect(codeOf(await ask('takeBack', { itemId: reported }, 'o-desk'))).toBe('ok')
    const seen = await kept()
    expect(codeOf(await ask('takeBack', { itemId: seen, fault: '少了纸盒' }, 'o-desk'))).toBe('ok')
    for (const itemId of [reported, seen]) {
      expect(await look(itemId)).toMatchObject({ state: 'repair', isFaulty: true })
      expect(await handOver(await approved(), itemId)).toMatchObject({
        error: { code: 'NOT_ISSUABLE', facts: { why: 'faulty' } },
      })
    }
    const faultId = (await look(seen)).fault?.faultId
    const fixed = { faultId, outcome: 'fixed', words: '换了纸盒' }
    expect(codeOf(await ask('settleFault', fixed, 'o-desk'))).toBe('ok')
    expect(codeOf(await handOver(await approved(), seen))).toBe('ok')
  })

  it('is refused with a reason, withdrawn, or taken back before it was received', async () => {
    const refused = await asked()
    const no = { requestId: refused, refusal: '本月已经领过' }
    expect(valueOf<Asked>(await ask('decideRequest', no, 'o-desk'))).toMatchObject({ state: 'rejected' })
    expect(codeOf(await ask('withdrawRequest', { requestId: refused }, 'o-wang'))).toBe('REQUEST_MOVED_ON')
    const off = await approved()
    expect(codeOf(await ask('withdrawRequest', { requestId: off }, 'o-zhao'))).toBe('NOT_YOURS')
    expect(codeOf(await ask('withdrawRequest', { requestId: off }, 'o-wang'))).toBe('ok')
    const itemId = await registered()
    const requestId = await approved()
    expect(codeOf(await ask('undoHandOver', { requestId }, 'o-desk'))).toBe('REQUEST_MOVED_ON')
    await handOver(requestId, itemId)
    expect(codeOf(await ask('undoHandOver', { requestId }, 'o-desk'))).toBe('ok')
    expect(codeOf(await receive(requestId, itemId))).toBe('REQUEST_MOVED_ON')
    expect(codeOf(await handOver(requestId, itemId))).toBe('ok')
  })

  it('nobody approves or hands over what they asked for themselves', async () => {
    const requestId = await asked({ kind: 'issue', what: '打印机' }, 'o-admin')
    expect(codeOf(await ask('decideRequest', { requestId }, 'o-admin'))).toBe('OWN_MATTER')
    expect(codeOf(await ask('decideRequest', { requestId }, 'o-admin2'))).toBe('ok')
    expect(codeOf(await handOver(requestId, await registered(), 'o-admin'))).toBe('OWN_MATTER')
  })

  it('one thing goes into one hand when two hand it over at once', async () => {
    const itemId = await registered()
    const both = await Promise.all([approved(), approved(undefined, 'o-zhao')])
    const answers = await Promise.all(
      both.map((requestId, n) => handOver(requestId, itemId, n === 0 ? 'o-desk' : 'o-admin')),
    )
    expect(answers.map(codeOf).sort()).toEqual(['NOT_ISSUABLE', 'ok'])
  })

  it('a request that is sent twice is one', async () => {
    const opId = newOp()
    const input = { wish: { kind: 'add', what: '扫描仪' }, reason: '要扫材料' }
    const [one, other] = await Promise.all([1, 2].map(() => ask('askThing', input, 'o-wang', { opId })))
    expect(valueOf<Asked>(one as never).requestId).toBe(valueOf<Asked>(other as never).requestId)
  })
})

describe('replacing, adding, moving, using otherwise (§27)', () => {
  it('another place or use is in the register with the decision', async () => {
    const itemId = await kept()
    await approved({ kind: 'move', itemId, place: atWindow('w2') })
    await approved({ kind: 'purpose', itemId, purpose: '打印证书' })
    expect(await look(itemId)).toMatchObject({ place: '2号窗口', purpose: '打印证书', state: 'inUse' })
  })

  it('is asked by whoever keeps the thing, about what the centre provides, to a window that there is', async () => {
    const itemId = await kept()
    const move = (more: object = {}) => ({ kind: 'move', itemId, place: atWindow('w2'), ...more })
    expect(codeOf(await wish(move(), 'o-zhao'))).toBe('NOT_YOURS')
    expect(codeOf(await wish(move({ place: atWindow('w9') })))).toBe('PLACE_UNKNOWN')
    expect(codeOf(await wish(move({ itemId: await ofUnit() })))).toBe('OTHER_STEWARD')
    const requestId = await asked(move())
    const lost = { itemId, kind: 'lost', what: '找不到了' }
    expect(codeOf(await ask('reportLoss', lost, 'o-wang'))).toBe('ok')
    expect(codeOf(await ask('decideRequest', { requestId }, 'o-desk'))).toBe('ITEM_MOVED_ON')
    expect(codeOf(await wish(move()))).toBe('NOT_YOURS')
  })

  it('another thing instead is handed over like any other, and the old one brought back', async () => {
    const old = await kept()
    const requestId = await approved({ kind: 'replace', itemId: old, what: '彩色打印机' })
    const fresh = await registered({ name: '彩色打印机' })
    await handOver(requestId, fresh)
    await receive(requestId, fresh)
    const { held } = valueOf<{ held: Shown[] }>(await ask('myThings', {}, 'o-wang'))
    expect(held.map(({ itemId }) => itemId).sort()).toEqual([fresh, old].sort())
  })
})

describe('supplies (§27)', () => {
  it('two take the last toner at once → one gets it, stock zero', async () => {
    const supplyId = await supply(1)
    const both = await Promise.all([approved(ofToner(supplyId)), approved(ofToner(supplyId), 'o-zhao')])
    const answers = await Promise.all(
      both.map((requestId, n) => handOver(requestId, undefined, n === 0 ? 'o-desk' : 'o-admin')),
    )
    expect(answers.map(codeOf).sort()).toEqual(['OUT_OF_STOCK', 'ok'])
    expect(await stockOf(supplyId)).toBe(0)
    expect(await sumOf(supplyId)).toBe(0)
    expect(await desks('supplyLow')).toEqual(['centreStaff'])
    const bought = { supplyId, kind: 'bought', quantity: 20 }
    expect(codeOf(await ask('stockSupply', bought, 'o-desk'))).toBe('ok')
    expect(await desks('supplyLow')).toEqual([])
  })

  it('is confirmed by whoever asked, comes back when it was not, and is counted', async () => {
    const supplyId = await supply(5)
    const requestId = await approved(ofToner(supplyId, 3))
    await handOver(requestId)
    expect(codeOf(await ask('undoHandOver', { requestId }, 'o-desk'))).toBe('ok')
    await handOver(requestId)
    await edit(cloud(), Supplies, { _id: supplyId }, { stock: 1_000_000 })
    expect(codeOf(await ask('undoHandOver', { requestId }, 'o-desk'))).toBe('TOO_MUCH_STOCK')
    await edit(cloud(), Supplies, { _id: supplyId }, { stock: 2 })
    expect(codeOf(await receive(requestId))).toBe('ok')
    const count = { supplyId, kind: 'counted', quantity: 1, note: '少一个' }
    expect(codeOf(await ask('stockSupply', count, 'o-desk'))).toBe('ok')
    const { movements } = valueOf<{ movements: { kind: string; change: number; stockAfter: number }[] }>(
      await ask('stockMovements', { supplyId }, 'o-desk'),
    )
    expect(
      movements
        .map(({ kind, change, stockAfter }) => `${kind} ${String(change)} ${String(stockAfter)}`)
        .sort(),
    ).toEqual(['counted -1 1', 'issued -3 2', 'issued -3 2', 'opening 5 5', 'returned 3 5'])
  })

  it('is one a name, is not handed out once it is off, and has its bounds', async () => {
    const supplyId = await supply(5)
    const again = { name: '硒鼓', measure: '个', reorderAt: 1, opening: 1 }
    expect(codeOf(await ask('addSupply', again, 'o-desk'))).toBe('SUPPLY_KNOWN')
    expect(codeOf(await ask('changeSupply', { supplyId, reorderAt: 0, isOff: true }, 'o-desk'))).toBe('ok')
    expect(codeOf(await wish(ofToner(supplyId)))).toBe('SUPPLY_OFF')
    expect(codeOf(await wish(ofToner('nothing')))).toBe('NOT_FOUND')
    const { supplies } = valueOf<{ supplies: object[] }>(await ask('supplies', {}, 'o-wang'))
    expect(supplies).toEqual([])
    await edit(cloud(), Supplies, { _id: supplyId }, { stock: 999_999 })
    const bought = { supplyId, kind: 'bought', quantity: 2 }
    expect(codeOf(await ask('stockSupply', bought, 'o-desk'))).toBe('TOO_MUCH_STOCK')
    const [known] = await stored(cloud(), Supplies)
    const others = Array.from({ length: 199 }, (_none, n) => ({
      ...known,
      _id: `s-${String(n)}`,
      name: `物品${String(n)}`,
    }))
    await put(cloud(), Supplies, ...(others as never[]))
    expect(codeOf(await ask('addSupply', { ...again, name: '纸' }, 'o-desk'))).toBe('SUPPLIES_FULL')
  })

  test('stock is the sum of its movements and never negative, however many take at once', async () => {
    const supplyId = await supply(4)
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 4 }),
        async (quantities) => {
          // A minute on, so that nobody is stopped for being too fast.
          cloud().setClock(new Date(cloud().now().getTime() + 61_000))
          const requests: string[] = []
          for (const quantity of quantities) requests.push(await approved(ofToner(supplyId, quantity)))
          const before = (await stockOf(supplyId)) ?? 0
          const answers = await Promise.all(
            requests.map((requestId) => handOver(requestId, undefined, 'o-admin')),
          )
          const given = quantities.filter((_quantity, n) => answers[n]?.ok === true)
          const after = (await stockOf(supplyId)) ?? -1
          expect(after).toBeGreaterThanOrEqual(0)
          expect(after).toBe(before - given.reduce((sum, one) => sum + one, 0))
          expect(await sumOf(supplyId)).toBe(after)
          await ask('stockSupply', { supplyId, kind: 'bought', quantity: 3 }, 'o-admin')
        },
      ),
      { numRuns: 6, seed: 7 },
    )
  })
})

describe('the register by provider (§26)', () => {
  it('gives each thing a tag of its own; a unit looks after its own, the centre after the rest', async () => {
    const { itemIds } = valueOf<{ itemIds: string[] }>(
      await ask(
        'registerItem',
        {
          name: '椅子',
          category: 'furniture',
          valueFen: 300_00,
          place: atWindow('w1'),
          purpose: '候办',
          copies: 3,
        },
        'o-desk',
      ),
    )
    expect(new Set(itemIds).size).toBe(3)
    const own = await ofUnit()
    const edited = { name: '针式打印机', place: atWindow('w2'), purpose: '打发票' }
    const steps = ['editItem', 'retireItem', 'restoreItem', 'takeBack'] as const
    const inputs = {
      editItem: edited,
      retireItem: { reason: '旧' },
      restoreItem: { reason: '找到' },
      takeBack: {},
    }
    for (const step of steps) {
      expect([step, codeOf(await ask(step, { itemId: own, ...inputs[step] }, 'o-desk'))]).toEqual([
        step,
        'OTHER_STEWARD',
      ])
      expect([step, codeOf(await ask(step, { itemId: own, ...inputs[step] }, 'o-headcw'))]).toEqual([
        step,
        'NOT_YOURS',
      ])
      expect([step, codeOf(await ask(step, { itemId: itemIds[0], ...inputs[step] }, 'o-head'))]).toEqual([
        step,
        'OTHER_STEWARD',
      ])
    }
    expect(
      codeOf(await ask('editItem', { itemId: own, ...edited, custodianNo: noOf('zhao') }, 'o-head')),
    ).toBe('ok')
    expect(await look(own, 'o-zhao')).toMatchObject({ isMine: true, place: '2号窗口' })
    for (const [more, code] of [
      [{ place: atWindow('w9') }, 'PLACE_UNKNOWN'],
      [{ custodianNo: noOf('chen') }, 'NO_SUCH_STAFF'],
    ] as const)
      expect(codeOf(await ask('editItem', { itemId: own, ...edited, ...more }, 'o-head'))).toBe(code)
    // The centre reads every unit's register; a head reads none but the own one.
    for (const [as, unitId, code] of [
      ['o-desk', 'jw', 'ok'],
      ['o-head', 'jw', 'ok'],
      ['o-head', undefined, 'NOT_YOURS'],
      ['o-headcw', 'jw', 'NOT_YOURS'],
    ] as const)
      expect(codeOf(await ask('register', unitId === undefined ? {} : { unitId }, as))).toBe(code)
    const wrong = {
      name: '椅子',
      category: 'furniture',
      valueFen: 1,
      place: atWindow('w1'),
      purpose: '坐',
      copies: 1,
    }
    for (const [more, as, code] of [
      [{ unitId: 'jw' }, 'o-desk', 'OTHER_STEWARD'],
      [{}, 'o-head', 'NOT_YOURS'],
      [{ place: atWindow('w9') }, 'o-desk', 'PLACE_UNKNOWN'],
      [{ custodianNo: 'T404' }, 'o-desk', 'NO_SUCH_STAFF'],
      [{ unitId: 'jw', custodianNo: noOf('chen') }, 'o-head', 'NO_SUCH_STAFF'],
    ] as const)
      expect(codeOf(await ask('registerItem', { ...wrong, ...more }, as))).toBe(code)
  })

  it('who keeps the centre’s things changes by requests alone', async () => {
    const itemId = await kept()
    const edited = {
      itemId,
      name: '打印机',
      place: atWindow('w2'),
      purpose: '打印',
      custodianNo: noOf('zhao'),
    }
    expect(codeOf(await ask('editItem', edited, 'o-desk'))).toBe('ITEM_MOVED_ON')
  })

  it('is put out of the register once nothing is open about it', async () => {
    const itemId = await registered()
    await ask('reportFault', { itemId, what: '不开机' }, 'o-wang')
    const retire = () => ask('retireItem', { itemId, reason: '修不起' }, 'o-desk')
    expect(codeOf(await retire())).toBe('ITEM_MOVED_ON')
    const faultId = (await look(itemId)).fault?.faultId
    await ask('settleFault', { faultId, outcome: 'unrepairable', words: '主板坏了' }, 'o-desk')
    expect(await stateOf(itemId)).toBe('repair')
    expect((await look(itemId)).buttons).toEqual(expect.arrayContaining(['restore', 'retire']))
    expect(codeOf(await retire())).toBe('ok')
    expect(codeOf(await retire())).toBe('ITEM_MOVED_ON')
    expect(
      codeOf(await ask('editItem', { itemId, name: 'x', place: atWindow('w1'), purpose: 'y' }, 'o-desk')),
    ).toBe('ITEM_MOVED_ON')
  })

  it('lists by provider, state and window, the newest first, page by page', async () => {
    for (let n = 0; n < 2; n++)
      await ask(
        'registerItem',
        {
          name: '椅子',
          category: 'furniture',
          valueFen: 1,
          place: atWindow('w1'),
          purpose: '坐',
          copies: 20,
        },
        'o-desk',
      )
    await kept('zhao', { place: atWindow('w2') })
    interface List {
      items: Shown[]
      cursor?: string
    }
    const first = valueOf<List>(await ask('register', {}, 'o-desk'))
    const second = valueOf<List>(await ask('register', { cursor: first.cursor }, 'o-desk'))
    expect([first.items.length, second.items.length, second.cursor]).toEqual([30, 11, undefined])
    expect(new Set([...first.items, ...second.items].map(({ itemId }) => itemId)).size).toBe(41)
    for (const filter of [{ windowId: 'w2' }, { state: 'inUse' }])
      expect(valueOf<List>(await ask('register', filter, 'o-desk')).items).toHaveLength(1)
  })

  it('whoever holds no role sees nothing of it', async () => {
    const itemId = await registered()
    await edit(cloud(), Accounts, { personId: 'p-zhao' }, { grants: [] })
    expect(codeOf(await ask('item', { itemId }, 'o-zhao'))).toBe('NOT_ALLOWED')
  })
})
