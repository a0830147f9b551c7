import fc from 'fast-check'
import { faultDueAt, isPastDue } from '../../cloudfunctions/assets/fault/fault'
import {
  brokenDown,
  handedBack,
  type Item,
  type ItemIn,
  mended,
  notIssuable,
} from '../../cloudfunctions/assets/item/item'
import { sightOf } from '../../cloudfunctions/assets/item/misplacement'
import { isSamePlace, type Place } from '../../cloudfunctions/assets/place'
import { afterChange, type Supply } from '../../cloudfunctions/assets/supply/supply'

const at = new Date('2026-11-27T09:00:00+08:00')
const atWindow = (windowId: string): Place => ({ at: 'window', windowId })
const room = (name: string): Place => ({ at: 'room', name })
const common = {
  _id: 'ABCD2345',
  name: '打印机',
  category: 'printer' as const,
  steward: 'centre',
  valueFen: 1_200_00,
  place: atWindow('w1'),
  purpose: '窗口打印',
  createdAt: at,
  updatedAt: at,
  v: 1,
}
const inStock: ItemIn<'inStock'> = { ...common, state: 'inStock' }
const inUse: ItemIn<'inUse'> = {
  ...common,
  state: 'inUse',
  custodianId: 'p-1',
  heldSince: '2026-11-01' as never,
}
const faulty = { ...inUse, faultId: 'f-1' }
const inRepair: ItemIn<'repair'> = { ...common, state: 'repair', faultId: 'f-1' }
const lost: ItemIn<'lost'> = { ...common, state: 'lost', lossId: 'l-1' }
const damaged: ItemIn<'damaged'> = { ...common, state: 'damaged', lossId: 'l-1' }
const retired: ItemIn<'retired'> = {
  ...common,
  state: 'retired',
  reason: '旧了',
  retiredOn: '2026-01-01' as never,
}

describe('what may be handed out (§27 §29)', () => {
  it.each<[string, Item, string | undefined]>([
    ['what is in stock', inStock, undefined],
    ['what was handed over for another request', { ...inStock, offeredIn: 'r-1' }, 'offered'],
    ['what somebody keeps', inUse, 'taken'],
    ['what is faulty in use', faulty, 'faulty'],
    ['what is in repair', inRepair, 'faulty'],
    ['what is lost', lost, 'gone'],
    ['what is damaged', damaged, 'gone'],
    ['what is out of the register', retired, 'gone'],
    ['what a unit provides', { ...inStock, steward: 'jw' }, 'otherSteward'],
  ])('%s', (_situation, item, expected) => {
    expect(notIssuable(item)).toBe(expected)
  })
})

describe('where a thing goes (§27 §29)', () => {
  it.each<[string, Item, string, string | undefined]>([
    ['a whole one handed back → stock', handedBack(inUse, at), 'inStock', undefined],
    ['a faulty one handed back → repair', handedBack(faulty, at), 'repair', 'f-1'],
    ['one found faulty as it is handed back → repair', handedBack(inUse, at, 'f-2'), 'repair', 'f-2'],
    ['one that breaks in use stays where it is', brokenDown(inUse, 'f-3', at), 'inUse', 'f-3'],
    ['one that breaks in stock → repair', brokenDown(inStock, 'f-3', at), 'repair', 'f-3'],
    ['mended in use stays in use', mended(faulty, at), 'inUse', undefined],
    ['mended in repair → stock', mended(inRepair, at), 'inStock', undefined],
  ])('%s', (_situation, item, state, faultId) => {
    expect([item.state, 'faultId' in item ? item.faultId : undefined]).toEqual([state, faultId])
    expect(item.v).toBe(2)
    // Nobody keeps a thing that is not in use.
    expect('custodianId' in item).toBe(state === 'inUse')
  })
})

describe('a thing that was seen (§28)', () => {
  it.each<[string, Item, Place, string | undefined, string]>([
    ['where it belongs', inUse, atWindow('w1'), undefined, 'matches'],
    ['at another window', inUse, atWindow('w2'), undefined, 'elsewhere'],
    ['in a room instead of a window', inUse, room('库房'), undefined, 'elsewhere'],
    [
      'in its room, written otherwise',
      { ...inUse, place: room('库房 A') },
      room('库房ａ'),
      undefined,
      'matches',
    ],
    ['in another room', { ...inUse, place: room('库房') }, room('会议室'), undefined, 'elsewhere'],
    ['where it belongs, for something else', inUse, atWindow('w1'), '私人打印', 'otherUse'],
    ['though it is lost', lost, atWindow('w1'), undefined, 'lostThing'],
    ['though it is out of the register', retired, atWindow('w1'), undefined, 'retiredThing'],
  ])('%s', (_situation, item, place, use, sight) => {
    expect(sightOf(item, place, use)).toBe(sight)
  })

  test('a window is no room of its name', () => {
    expect(isSamePlace(atWindow('w1'), room('w1'))).toBe(false)
  })
})

describe('the clock of a fault (§29)', () => {
  const minutesLater = (minutes: number) => new Date(at.getTime() + minutes * 60_000)
  const dueAt = faultDueAt('jw', at)
  it('gives a unit 24 hours, and the centre no clock', () => {
    expect(dueAt).toEqual(minutesLater(1440))
    expect(faultDueAt('centre', at)).toBeUndefined()
  })
  it.each([
    ['a minute before', 'open', false, 1439, false],
    ['at the hour', 'open', false, 1440, true],
    ['a day later, told already', 'open', true, 2880, false],
    ['settled in time', 'fixed', false, 2880, false],
  ] as const)('%s', (_situation, state, isOverdue, minutes, expected) => {
    expect(isPastDue({ state, isOverdue, dueAt: dueAt ?? at }, minutesLater(minutes))).toBe(expected)
  })
  it('never runs out without one', () => {
    expect(isPastDue({ state: 'open', isOverdue: false }, minutesLater(99_999))).toBe(false)
  })
})

const supply = (stock: number, reorderAt = 2): Supply => ({
  _id: 's-1',
  name: '硒鼓',
  measure: '个',
  stock,
  reorderAt,
  isLow: stock <= reorderAt,
  isOff: false,
  createdAt: at,
  updatedAt: at,
  v: 1,
})

describe('stock (§27)', () => {
  it.each([
    ['one of five', 5, -1, 4, false],
    ['down to the reorder level', 3, -1, 2, true],
    ['the last one', 1, -1, 0, true],
    ['one of none', 0, -1, undefined, true],
    ['six of five', 5, -6, undefined, true],
    ['none', 5, 0, 5, false],
    ['what came in', 0, 10, 10, false],
    ['up to the reorder level only', 0, 2, 2, true],
    ['more than anybody stores', 999_999, 2, undefined, true],
  ] as const)('%s', (_situation, stock, change, expected, isLow) => {
    const next = afterChange(supply(stock), change, at)
    expect(next?.stock).toBe(expected)
    if (next !== undefined) expect(next.isLow).toBe(isLow)
  })

  it('is not to be bought again once it is no longer handed out', () => {
    expect(afterChange({ ...supply(3), isOff: true }, -3, at)?.isLow).toBe(false)
  })

  test('stock is the sum of its movements and never below zero, whatever is asked', () => {
    fc.assert(
      fc.property(
        fc.nat(50),
        fc.array(fc.integer({ min: -20, max: 20 }), { maxLength: 40 }),
        (opening, wishes) => {
          let known = supply(opening)
          const movements = [opening]
          for (const wish of wishes) {
            const next = afterChange(known, wish, at)
            if (next === undefined) {
              expect(known.stock + wish).toBeLessThan(0)
              continue
            }
            movements.push(wish)
            known = next
            expect(known.stock).toBeGreaterThanOrEqual(0)
            expect(known.stock).toBe(movements.reduce((sum, one) => sum + one, 0))
          }
        },
      ),
    )
  })
})
