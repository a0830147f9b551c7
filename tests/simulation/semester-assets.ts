import type { SemesterHall, Stored } from './semester-hall'
import { noOf } from './semester-world'

const reason = '窗口工作需要'
/** What the stock of each supply has to be but for counts, by the commands that were said to be done. */
export interface Stocks {
  readonly bySupply: Map<string, number>
  readonly items: string[]
}
export const noStocks = (): Stocks => ({ bySupply: new Map(), items: [] })

const staffOf = ({ world }: SemesterHall): string[] => [
  ...new Set(world.seats.flatMap(({ primary, alternate }) => [primary, alternate])),
  ...world.units.map((unitId) => `${unitId}o`),
]

/** The centre's register on the first morning: few of each, so that two want the last one. */
export const openStore = async (hall: SemesterHall, stocks: Stocks): Promise<void> => {
  const { world } = hall
  for (const [name, opening] of [
    ['硒鼓', 4],
    ['A4 纸', 12],
    ['签字笔', 20],
    ['文件夹', 0],
  ] as const) {
    const input = { name, measure: '个', reorderAt: 3, opening }
    const answer = await hall.send('assets', world.clerks[0] ?? '', 'addSupply', input)
    if (answer?.ok === true) stocks.bySupply.set(String(answer.value?.['supplyId']), opening)
  }
  for (const seat of world.seats.slice(0, 8)) {
    const place = { at: 'window', windowId: seat.windowId }
    const thing = {
      name: '打印机',
      category: 'printer',
      valueFen: 120_000,
      place,
      purpose: '窗口打印',
      copies: 2,
    }
    const answer = await hall.send('assets', world.clerks[1] ?? '', 'registerItem', thing)
    stocks.items.push(...((answer?.value?.['itemIds'] ?? []) as string[]))
  }
}

const ask = async (hall: SemesterHall, stocks: Stocks): Promise<void> => {
  const { random } = hall
  const supplyId = random.pick([...stocks.bySupply.keys()])
  const wish = random.chance(0.75)
    ? { kind: 'supply', supplyId, quantity: 1 + random.below(4) }
    : { kind: 'issue', what: '打印机' }
  await hall.send('assets', random.pick(staffOf(hall)), 'askThing', { wish, reason })
}

const decide = async (hall: SemesterHall): Promise<void> => {
  const { random, world } = hall
  const asked = await hall.some('assetRequests', { state: 'requested' })
  if (asked === undefined) return
  const onIt = { requestId: asked._id }
  const decision = hall.send('assets', random.pick(world.clerks), 'decideRequest', {
    ...onIt,
    ...(random.chance(0.08) ? { refusal: '本月已领' } : {}),
  })
  const withdrawal = random.chance(0.1)
    ? hall.send('assets', String(asked['personId']), 'withdrawRequest', onIt)
    : undefined
  await Promise.all([decision, withdrawal])
}

const add = ({ bySupply }: Stocks, supplyId: string, change: number): void => {
  bySupply.set(supplyId, (bySupply.get(supplyId) ?? 0) + change)
}
interface Wish {
  readonly kind: string
  readonly supplyId?: string
  readonly quantity?: number
}

const stock = async (hall: SemesterHall, stocks: Stocks, wanted?: string): Promise<void> => {
  const { random, world } = hall
  const supplyId = wanted ?? random.pick([...stocks.bySupply.keys()])
  const isCounted = random.chance(0.15)
  const quantity = isCounted ? random.below(9) : 1 + random.below(10)
  const input = { supplyId, kind: isCounted ? 'counted' : 'bought', quantity }
  const answer = await hall.send('assets', random.pick(world.clerks), 'stockSupply', input)
  if (answer?.ok !== true) return
  // What was counted takes the place of whatever there was at that moment, which only its movement says.
  if (!isCounted) add(stocks, supplyId, quantity)
}

/** Several hand-overs of one supply at the same moment, of its last ones, while more of it comes in; or of one thing. */
const handOver = async (hall: SemesterHall, stocks: Stocks): Promise<void> => {
  const { random, world } = hall
  const approved = await hall.read('assetRequests', { state: 'approved' })
  const [first] = approved
  if (first === undefined) return
  const [inStock] = await hall.read('assetItems', { state: 'inStock' })
  const wishOf = (request: Stored): Wish => request['wish'] as Wish
  const { supplyId: wanted } = wishOf(first)
  const alike = approved.filter((request) => wishOf(request).supplyId === wanted)
  const handings = alike.slice(0, 1 + random.below(3)).map(async (request, n) => {
    const { kind, supplyId, quantity } = wishOf(request)
    const thing = kind === 'issue' ? { itemId: inStock?._id ?? stocks.items[0] } : {}
    const input = { requestId: request._id, ...thing }
    const answer = await hall.send('assets', world.clerks[n] ?? 'c1', 'handOver', input)
    if (answer?.ok === true && supplyId !== undefined) add(stocks, supplyId, -(quantity ?? 0))
  })
  const coming = wanted !== undefined && random.chance(0.4) ? stock(hall, stocks, wanted) : undefined
  await Promise.all([...handings, coming])
}

/** Received by whoever asked while the centre calls it back: one of both. */
const receive = async (hall: SemesterHall, stocks: Stocks): Promise<void> => {
  const { random, world } = hall
  const handed = await hall.some('assetRequests', { state: 'handedOver' })
  if (handed === undefined) return
  const onIt = { requestId: handed._id }
  const { supplyId, quantity } = handed['wish'] as Wish
  const item = handed['itemId'] === undefined ? {} : { itemId: handed['itemId'] }
  const undo = async (): Promise<void> => {
    const undone = await hall.send('assets', random.pick(world.clerks), 'undoHandOver', onIt)
    if (undone?.ok === true && supplyId !== undefined) add(stocks, supplyId, quantity ?? 0)
  }
  const received = random.chance(0.9)
    ? hall.send('assets', String(handed['personId']), 'receive', { ...onIt, ...item })
    : undefined
  await Promise.all([received, random.chance(0.25) ? undo() : undefined])
}

const handBack = async (hall: SemesterHall): Promise<void> => {
  const { random, world } = hall
  const held = await hall.some('assetItems', { state: 'inUse' })
  if (held === undefined) return
  const keeper = String(held['custodianId'])
  const itemId = held._id
  if (random.chance(0.2)) {
    const lost = { itemId, kind: random.pick(['lost', 'damaged']), what: '不见了' }
    await hall.send('assets', keeper, 'reportLoss', lost)
    return
  }
  await hall.send('assets', keeper, 'askHandBack', { itemId })
  await Promise.all(world.clerks.slice(0, 2).map((who) => hall.send('assets', who, 'takeBack', { itemId })))
}

/** A loss is found, paid and closed, each part once; who bears it counts in assessment. */
const judgeLoss = async (hall: SemesterHall): Promise<void> => {
  const { random, world } = hall
  const loss = await hall.some('assetLosses', { state: { $in: ['reported', 'found', 'objected'] } })
  if (loss === undefined) return
  const lossId = loss._id
  const clerk = random.pick(world.clerks)
  if (loss['state'] !== 'found') {
    const shares = [{ no: noOf(String(loss['reportedBy'])), percent: 100 }]
    const input = { lossId, words: '保管不当', compensationFen: 50_000, shares }
    await hall.send('assets', clerk, 'findLiability', input)
    return
  }
  const { liable } = loss['finding'] as { liable: { personId: string }[] }
  const personId = liable[0]?.personId ?? ''
  if (random.chance(0.2)) await hall.send('assets', personId, 'objectLiability', { lossId, words: '不是我' })
  else {
    await hall.send('assets', clerk, 'payLiability', { lossId, personId, receiptNo: 'R1' })
    await Promise.all(
      world.clerks.slice(0, 2).map((who) => hall.send('assets', who, 'closeLoss', { lossId })),
    )
  }
}

const mix = { ask: 10, decide: 10, handOver: 9, receive: 9, stock: 4, handBack: 3, judgeLoss: 2 }
const steps = { ask, decide, handOver, receive, stock, handBack, judgeLoss }

/** One thing of the asset desk's day. */
export const assetStep = (hall: SemesterHall, stocks: Stocks): Promise<void> =>
  steps[hall.random.weighted(mix)](hall, stocks)
