import { Items, Misplacements, Stocktakes, StocktakeScans } from '../../../cloudfunctions/assets/collections'
import { assetDesk, atWindow, inRoom } from './desk'
import { codeOf, edit, newOp, put, stored } from '../centre'
import { valueOf } from '../people/posts'

import.meta.jest.setTimeout(180_000)

const { cloud, ask, tick, registered, kept, ofUnit, look } = assetDesk()

interface View {
  stocktakeId: string
  state: string
  scanned: number
  expected: number
  tags: string[]
  differences: { tag: string; kind: string; found?: string }[]
  hash: string
  signedBy: string[]
  buttons: string[]
}
const planned = async (more: object = {}, as = 'o-desk') =>
  valueOf<{ stocktakeId: string }>(await ask('planStocktake', { name: '年终盘点', ...more }, as)).stocktakeId
const scan = (clientId: string, tag: string, place: object = atWindow('w1')) => ({ clientId, tag, place })
const send = (stocktakeId: string, scans: object[], as = 'o-desk', more = {}) =>
  ask('sendScans', { stocktakeId, scans }, as, more)
const see = async (stocktakeId: string, as = 'o-desk') =>
  valueOf<View>(await ask('stocktake', { stocktakeId }, as))
const compare = (stocktakeId: string, again = false, as = 'o-desk') =>
  ask('compareStocktake', { stocktakeId, again }, as)
const sign = async (stocktakeId: string, as: string, hash?: string) =>
  ask('signStocktake', { stocktakeId, hash: hash ?? (await see(stocktakeId)).hash }, as)

describe('stocktake (§26)', () => {
  it('a phone without connection sends later, twice, in any order: each thing counts once, where it was found last', async () => {
    const [one, two] = [await kept(), await kept()]
    const stocktakeId = await planned()
    const batch = [scan('phone-a-1', one), scan('phone-a-2', two)]
    const opId = newOp()
    const same = await Promise.all([1, 2].map(() => send(stocktakeId, batch, 'o-desk', { opId })))
    expect(same.map(codeOf)).toEqual(['ok', 'ok'])
    // The page was closed before the answer came, and sends once more under another name.
    expect(valueOf(await send(stocktakeId, batch))).toEqual({ scanned: 2, taken: ['phone-a-1', 'phone-a-2'] })
    expect(codeOf(await send(stocktakeId, [scan('phone-b-1', one, atWindow('w2'))], 'o-admin'))).toBe('ok')
    // The first phone comes back once more: what it sent was taken, and changes nothing.
    await send(stocktakeId, batch)
    const scans = await stored(cloud(), StocktakeScans)
    expect(scans.map(({ tag, place }) => [tag, place]).sort()).toEqual(
      [
        [one, atWindow('w2')],
        [two, atWindow('w1')],
      ].sort(),
    )
    expect(await see(stocktakeId)).toMatchObject({ scanned: 2, expected: 2, state: 'open' })
  })

  it('two phones that send at once lose nothing', async () => {
    const tags = await Promise.all([kept(), kept()])
    const stocktakeId = await planned()
    const answers = await Promise.all(
      tags.map((tag, n) => send(stocktakeId, [scan(`p-${String(n)}`, tag)], n === 0 ? 'o-desk' : 'o-admin')),
    )
    expect(answers.map(codeOf)).toEqual(['ok', 'ok'])
    expect((await see(stocktakeId)).tags.sort()).toEqual([...tags].sort())
  })

  it('the same thing twice in one sending is one', async () => {
    const one = await kept()
    const stocktakeId = await planned()
    expect(codeOf(await send(stocktakeId, [scan('p-1', one), scan('p-2', one, atWindow('w2'))]))).toBe('ok')
    expect(await stored(cloud(), StocktakeScans)).toMatchObject([{ place: atWindow('w2'), v: 1 }])
    expect((await see(stocktakeId)).scanned).toBe(1)
  })

  it('lists what differs, takes scans again when it is opened, and is signed by two', async () => {
    const [here, elsewhere, missing] = [await kept(), await kept(), await kept()]
    await ofUnit()
    const stocktakeId = await planned()
    await send(stocktakeId, [
      scan('p-1', here),
      scan('p-2', elsewhere, inRoom('库房')),
      scan('p-3', 'ZZZZ9999'),
    ])
    const { differences } = valueOf<View>(await compare(stocktakeId))
    expect(differences.map(({ kind, tag }) => `${kind} ${tag}`).sort()).toEqual(
      [`elsewhere ${elsewhere}`, `missing ${missing}`, 'unexpected ZZZZ9999'].sort(),
    )
    expect(codeOf(await compare(stocktakeId))).toBe('STOCKTAKE_MOVED_ON')
    const late = () => send(stocktakeId, [scan('p-4', missing)])
    expect(codeOf(await late())).toBe('STOCKTAKE_MOVED_ON')
    const { hash: old } = await see(stocktakeId)
    expect(codeOf(await sign(stocktakeId, 'o-desk'))).toBe('ok')
    expect(codeOf(await compare(stocktakeId, true))).toBe('ok')
    expect(codeOf(await compare(stocktakeId, true))).toBe('STOCKTAKE_MOVED_ON')
    expect(codeOf(await late())).toBe('ok')
    await compare(stocktakeId)
    // Nobody signs what they have not seen, and nobody twice.
    expect(codeOf(await sign(stocktakeId, 'o-desk', old))).toBe('STOCKTAKE_MOVED_ON')
    expect(codeOf(await sign(stocktakeId, 'o-desk'))).toBe('ok')
    expect(codeOf(await sign(stocktakeId, 'o-desk'))).toBe('SIGNED_TWICE')
    const last = valueOf<View>(await sign(stocktakeId, 'o-admin'))
    expect(last).toMatchObject({ state: 'signed', signedBy: ['desk老师', 'admin老师'], buttons: [] })
    expect(codeOf(await sign(stocktakeId, 'o-admin2'))).toBe('STOCKTAKE_MOVED_ON')
    // What was found elsewhere has its case a minute later, once; the register is put right there.
    await Promise.all([tick(), tick()])
    await tick()
    expect(await stored(cloud(), Misplacements)).toMatchObject([{ itemId: elsewhere, found: inRoom('库房') }])
    expect((await look(elsewhere)).misplacement).toBeDefined()
    expect(await stored(cloud(), Stocktakes)).toMatchObject([{ isFollowed: true }])
  })

  it('of two signatures of the same moment both count once', async () => {
    await kept()
    const stocktakeId = await planned()
    await compare(stocktakeId)
    const { hash } = await see(stocktakeId)
    const answers = await Promise.all(['o-desk', 'o-admin'].map((as) => sign(stocktakeId, as, hash)))
    expect(answers.map(codeOf)).toEqual(['ok', 'ok'])
    expect((await see(stocktakeId)).state).toBe('signed')
  })

  it('is of one provider, and of one place where it is planned so', async () => {
    const own = await ofUnit()
    const store = await registered({ place: inRoom('库房') })
    const ofPlace = await planned({ place: inRoom('库 房') })
    expect(await see(ofPlace)).toMatchObject({ expected: 1 })
    await send(ofPlace, [scan('p-1', store, inRoom('库房'))])
    expect(valueOf<View>(await compare(ofPlace)).differences).toEqual([])
    const ofUnits = await planned({ unitId: 'jw' }, 'o-head')
    expect(await see(ofUnits)).toMatchObject({ expected: 1, buttons: [] })
    for (const [as, code] of [
      ['o-desk', 'OTHER_STEWARD'],
      ['o-headcw', 'NOT_YOURS'],
      ['o-head', 'ok'],
    ] as const)
      expect(codeOf(await send(ofUnits, [scan('p-2', own)], as))).toBe(code)
    for (const endpoint of ['compareStocktake', 'signStocktake'] as const) {
      const input = endpoint === 'signStocktake' ? { hash: 'x' } : { again: false }
      expect(codeOf(await ask(endpoint, { stocktakeId: ofUnits, ...input }, 'o-desk'))).toBe('OTHER_STEWARD')
    }
    expect(codeOf(await ask('stocktake', { stocktakeId: ofPlace }, 'o-head'))).toBe('OTHER_STEWARD')
    const unknown = await ask('planStocktake', { name: '盘点', place: atWindow('w9') }, 'o-desk')
    expect(codeOf(unknown)).toBe('PLACE_UNKNOWN')
    expect(codeOf(await send(ofPlace, [scan('p-3', own, atWindow('w9'))]))).toBe('STOCKTAKE_MOVED_ON')
    expect(codeOf(await send(await planned(), [scan('p-3', own, atWindow('w9'))]))).toBe('PLACE_UNKNOWN')
    expect(codeOf(await ask('planStocktake', { unitId: 'jw', name: '盘点' }, 'o-desk'))).toBe('OTHER_STEWARD')
    expect(codeOf(await ask('planStocktake', { name: '盘点' }, 'o-head'))).toBe('NOT_YOURS')
    const { stocktakes } = valueOf<{ stocktakes: object[] }>(
      await ask('stocktakes', { unitId: 'jw' }, 'o-head'),
    )
    expect(stocktakes).toHaveLength(1)
    expect(codeOf(await ask('stocktakes', {}, 'o-head'))).toBe('NOT_YOURS')
  })

  it('more things than one stocktake goes through are taken place by place', async () => {
    const stocktakeId = await planned()
    await kept()
    const [known] = await stored(cloud(), Items)
    const letterOf = (digit: string) => 'ABCDEFGHJK'.charAt(Number(digit))
    const tagOf = (n: number) => `AA${String(n).padStart(6, '0').replace(/\d/g, letterOf)}`
    await put(
      cloud(),
      Items,
      ...Array.from({ length: 800 }, (_none, n) => ({ ...known, _id: tagOf(n) }) as never),
    )
    expect(codeOf(await ask('planStocktake', { name: '全部' }, 'o-desk'))).toBe('STOCKTAKE_TOO_LARGE')
    expect(codeOf(await compare(stocktakeId))).toBe('STOCKTAKE_TOO_LARGE')
    await edit(cloud(), Stocktakes, { _id: stocktakeId }, { scanned: 1000 })
    expect(codeOf(await send(stocktakeId, [scan('p-1', 'ZZZZ9999')]))).toBe('STOCKTAKE_TOO_LARGE')
  })
})
