import { unitOfWindow } from './hall'
import type { SeedPerson } from './roster'
import { ADMIN } from './roster'
import type { Script } from './script'

const DESK = 'o-centre-desk'
const at = (no: number) => ({ at: 'window', windowId: `w${String(no)}` })
const store = { at: 'room', name: '一层库房' }

/**
 * The things of the hall (§26–§29): what clerks keep, what is in stock, what waits for the centre and a unit, and a
 * stocktake that is under way.
 */
export const furnishAssets = async (script: Script, people: readonly SeedPerson[]): Promise<void> => {
  const call = async (openid: string, endpoint: string, input: object) => {
    const answer = await script.call(openid, 'assets', endpoint, input)
    if (!answer.ok) throw new Error(`assets.${endpoint}: ${answer.error?.code ?? ''}`)
    return answer.value ?? {}
  }
  const clerk = (no: number): string => `o-window-${String(no)}-a`
  const numberOf = (openid: string): string => people.find((one) => one.openid === openid)?.no ?? ''
  const register = async (openid: string, facts: object): Promise<string> => {
    const { itemIds } = await call(openid, 'registerItem', { copies: 1, ...facts })
    return (itemIds as string[])[0] ?? ''
  }
  const printer = { name: '激光打印机', category: 'printer', valueFen: 189_900, purpose: '窗口打印' }
  const computer = { name: '台式电脑', category: 'computer', valueFen: 459_900, purpose: '窗口办公' }
  const kept: string[] = []
  for (const no of [1, 2, 3, 5]) {
    const held = { place: at(no), custodianNo: numberOf(clerk(no)) }
    kept.push(await register(DESK, { ...printer, ...held }))
    await register(DESK, { ...computer, ...held })
  }
  const scanner = { name: '高拍仪', category: 'tool', valueFen: 98_000, purpose: '扫描材料', place: store }
  const spare = await register(DESK, scanner)
  await call(DESK, 'registerItem', { ...printer, place: store, copies: 3 })
  const unitId = unitOfWindow(2)
  const ownOf = await register(`o-head-${unitId}`, {
    unitId,
    name: '证书打印机',
    category: 'printer',
    valueFen: 1_280_000,
    purpose: '打印成绩单',
    place: at(2),
    custodianNo: numberOf(clerk(2)),
  })
  await call(DESK, 'addSupply', { name: '硒鼓 26A', measure: '个', reorderAt: 3, opening: 2 })
  const paper = await call(DESK, 'addSupply', {
    name: 'A4 复印纸',
    measure: '包',
    reorderAt: 10,
    opening: 46,
  })

  const ask = (no: number, wish: object, reason: string) => call(clerk(no), 'askThing', { wish, reason })
  await ask(3, { kind: 'add', what: '叫号音箱一只' }, '窗口声音小，老年人听不清')
  const { requestId: ofPaper } = await ask(
    1,
    { kind: 'supply', supplyId: paper['supplyId'], quantity: 2 },
    '证明打印',
  )
  await call(ADMIN, 'decideRequest', { requestId: ofPaper })
  const { requestId } = await ask(1, { kind: 'issue', what: '高拍仪一台' }, '要扫学生证明')
  await call(ADMIN, 'decideRequest', { requestId })
  await call(DESK, 'handOver', { requestId, itemId: spare })

  await call(clerk(2), 'reportFault', { itemId: ownOf, what: '打印有竖线' })
  await call(clerk(5), 'reportFault', { itemId: kept[3], what: '经常卡纸' })
  await call(clerk(3), 'sawItem', { itemId: kept[1], place: at(3) })
  const { lossId } = await call(clerk(3), 'reportLoss', {
    itemId: kept[2],
    kind: 'damaged',
    what: '搬柜台时摔到地上，前盖裂了',
  })
  await call(DESK, 'findLiability', {
    lossId,
    words: '搬动时没有按要求断电、垫板，两人一起搬的',
    compensationFen: 60_000,
    shares: [
      { no: numberOf(clerk(3)), percent: 60 },
      { no: numberOf('o-window-3-b'), percent: 30 },
    ],
  })
  const { stocktakeId } = await call(DESK, 'planStocktake', { name: '年终盘点' })
  const scans = [
    { clientId: 'seed-1', tag: kept[0], place: at(1) },
    { clientId: 'seed-2', tag: kept[3], place: at(5) },
  ]
  await call(DESK, 'sendScans', { stocktakeId, scans })
}
