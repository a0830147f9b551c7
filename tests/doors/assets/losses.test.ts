import { Losses } from '../../../cloudfunctions/assets/collections'
import { assetDesk, noOf } from './desk'
import { codeOf, stored } from '../centre'
import { valueOf } from '../people/posts'

import.meta.jest.setTimeout(180_000)

const { cloud, ask, registered, kept, ofUnit, look, stateOf, desks, counted } = assetDesk()

interface Loss {
  lossId: string
  state: string
  buttons: string[]
  reporterName: string
  finding?: {
    sum: number
    liable: { personId: string; percent: number; amountFen: number; objection?: string; isMe: boolean }[]
  }
}
const reported = async (itemId: string, kind = 'lost', as = 'o-wang') =>
  valueOf<{ lossId: string }>(await ask('reportLoss', { itemId, kind, what: '找不到了' }, as)).lossId
const share = (name: string, percent: number) => ({ no: noOf(name), percent })
const found = (lossId: string, shares: object[], compensationFen = 100_01, as = 'o-desk') =>
  ask('findLiability', { lossId, words: '保管不当', compensationFen, shares }, as)
const see = async (lossId: string, as = 'o-desk') => valueOf<Loss>(await ask('loss', { lossId }, as))
const pay = (lossId: string, name: string, as = 'o-desk') =>
  ask('payLiability', { lossId, personId: `p-${name}`, receiptNo: 'S-001' }, as)
const close = (lossId: string, as = 'o-desk') => ask('closeLoss', { lossId }, as)

describe('loss and damage (§28)', () => {
  it('liability 60 % + 30 % → can’t be closed until shares sum to 100 %', async () => {
    const itemId = await kept()
    const lossId = await reported(itemId)
    expect(await stateOf(itemId)).toBe('lost')
    expect(await desks('assetLoss')).toEqual(['centreStaff'])
    expect(codeOf(await close(lossId))).toBe('LOSS_MOVED_ON')
    expect(codeOf(await found(lossId, [share('wang', 60), share('zhao', 30)]))).toBe('ok')
    expect((await see(lossId)).buttons).not.toContain('close')
    expect(await close(lossId)).toMatchObject({ error: { code: 'SHARES_NOT_WHOLE', facts: { sum: 90 } } })
    expect(codeOf(await found(lossId, [share('wang', 60), share('zhao', 40)]))).toBe('ok')
    expect(await close(lossId)).toMatchObject({ error: { code: 'NOT_PAID', facts: { left: 2 } } })
    // Of 100.01 yuan: to the fen, and the sum is exact.
    expect((await see(lossId)).finding?.liable.map(({ amountFen }) => amountFen)).toEqual([60_01, 40_00])
    for (const name of ['wang', 'zhao']) expect(codeOf(await pay(lossId, name))).toBe('ok')
    expect(codeOf(await pay(lossId, 'wang'))).toBe('LOSS_MOVED_ON')
    expect(codeOf(await pay(lossId, 'sun'))).toBe('NOT_LIABLE')
    const twice = await Promise.all([close(lossId), close(lossId, 'o-admin')])
    expect(twice.map(codeOf).sort()).toEqual(['LOSS_MOVED_ON', 'ok'])
    expect(
      (await counted()).map(({ rule, personId, times, unitId }) => [rule, personId, times, unitId]).sort(),
    ).toEqual([
      ['assetLoss', 'p-wang', 1, 'jw'],
      ['assetLoss', 'p-zhao', 1, 'jw'],
    ])
    expect(await desks('assetLoss')).toEqual([])
  })

  it.each([
    ['one named twice', [share('wang', 50), share('wang', 50)], 'SHARES_WRONG'],
    ['more than all of it', [share('wang', 60), share('zhao', 50)], 'SHARES_WRONG'],
    ['somebody whom nobody knows', [share('nobody', 100)], 'NO_SUCH_STAFF'],
    ['whoever finds it', [share('desk', 100)], 'OWN_MATTER'],
  ] as const)('is not found against %s', async (_whom, shares, code) => {
    const lossId = await reported(await kept())
    expect(codeOf(await found(lossId, [...shares]))).toBe(code)
  })

  it('whoever is held liable objects, and the finding is looked at once more', async () => {
    const lossId = await reported(await kept())
    await found(lossId, [share('wang', 60), share('zhao', 40)])
    const object = (as = 'o-zhao') => ask('objectLiability', { lossId, words: '我没有用过' }, as)
    expect(codeOf(await object('o-sun'))).toBe('NOT_YOURS')
    expect(codeOf(await object())).toBe('ok')
    expect(codeOf(await object())).toBe('LOSS_MOVED_ON')
    expect(codeOf(await pay(lossId, 'wang'))).toBe('LOSS_MOVED_ON')
    expect(await close(lossId)).toMatchObject({ error: { code: 'LOSS_MOVED_ON' } })
    expect((await see(lossId)).finding?.liable[1]?.objection).toBe('我没有用过')
    expect(codeOf(await found(lossId, [share('wang', 100)], 0))).toBe('ok')
    expect(codeOf(await close(lossId))).toBe('ok')
    expect(codeOf(await found(lossId, [share('wang', 100)]))).toBe('LOSS_MOVED_ON')
    expect(await object('o-wang')).toMatchObject({ error: { code: 'LOSS_MOVED_ON' } })
  })

  it('each sees their own part and nobody else’s; whoever has no part sees nothing', async () => {
    const lossId = await reported(await kept())
    await found(lossId, [share('wang', 60), share('zhao', 40)])
    expect((await see(lossId, 'o-zhao')).finding?.liable).toMatchObject([{ percent: 40, isMe: true }])
    expect(await see(lossId, 'o-zhao')).toMatchObject({ reporterName: '' })
    expect(codeOf(await ask('loss', { lossId }, 'o-sun'))).toBe('NOT_YOURS')
    const { losses } = valueOf<{ losses: object[] }>(await ask('myThings', {}, 'o-zhao'))
    expect(losses).toEqual([{ lossId, itemName: '打印机', kind: 'lost', percent: 40 }])
  })

  it('is reported by its keeper or its steward, while nothing else is open about it', async () => {
    const itemId = await kept()
    const report = (as: string) => ask('reportLoss', { itemId, kind: 'damaged', what: '摔了' }, as)
    expect(codeOf(await report('o-zhao'))).toBe('OTHER_STEWARD')
    await ask('reportFault', { itemId, what: '不开机' }, 'o-wang')
    expect(codeOf(await report('o-wang'))).toBe('ITEM_MOVED_ON')
    const faultId = (await look(itemId)).fault?.faultId
    await ask('settleFault', { faultId, outcome: 'mistaken', words: '没坏' }, 'o-desk')
    expect(codeOf(await report('o-desk'))).toBe('ok')
    expect(codeOf(await report('o-desk'))).toBe('ITEM_MOVED_ON')
  })

  it('a unit’s is its head’s to judge, but not what the head kept', async () => {
    const lossId = await reported(await ofUnit())
    expect(codeOf(await found(lossId, [share('wang', 100)]))).toBe('OTHER_STEWARD')
    expect(codeOf(await found(lossId, [share('wang', 100)], 0, 'o-headcw'))).toBe('NOT_YOURS')
    expect(codeOf(await found(lossId, [share('wang', 100)], 0, 'o-head'))).toBe('ok')
    expect(codeOf(await pay(lossId, 'wang', 'o-desk'))).toBe('OTHER_STEWARD')
    expect(codeOf(await close(lossId))).toBe('OTHER_STEWARD')
    expect(codeOf(await close(lossId, 'o-head'))).toBe('ok')
    const own = await reported(await ofUnit({ custodianNo: noOf('head') }), 'lost', 'o-head')
    expect(codeOf(await found(own, [share('wang', 100)], 0, 'o-head'))).toBe('OWN_MATTER')
    expect(codeOf(await close(own, 'o-head'))).toBe('OWN_MATTER')
  })

  it('ends when the thing turns up, and nobody pays', async () => {
    const itemId = await kept()
    const lossId = await reported(itemId)
    const retire = { itemId, reason: '没了' }
    expect(codeOf(await ask('retireItem', retire, 'o-desk'))).toBe('ITEM_MOVED_ON')
    expect(codeOf(await ask('restoreItem', { itemId, reason: '在柜子里' }, 'o-desk'))).toBe('ok')
    expect(codeOf(await ask('restoreItem', { itemId, reason: '在柜子里' }, 'o-desk'))).toBe('ITEM_MOVED_ON')
    expect((await stored(cloud(), Losses, { _id: lossId }))[0]?.state).toBe('withdrawn')
    expect(await stateOf(itemId)).toBe('inStock')
    expect(await counted()).toEqual([])
    // Nobody to blame: closed without anybody, and put out of the register.
    const again = await reported(await registered(), 'damaged', 'o-desk')
    expect(codeOf(await found(again, [], 0))).toBe('ok')
    expect(codeOf(await close(again))).toBe('ok')
    const damaged = (await stored(cloud(), Losses, { _id: again }))[0]?.itemId
    expect(codeOf(await ask('retireItem', { itemId: damaged, reason: '坏了' }, 'o-desk'))).toBe('ok')
  })
})
