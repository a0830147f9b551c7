import type { ItemState } from '../../cloudfunctions/assets/item/shape'
import type { Place } from '../../cloudfunctions/assets/place'
import {
  afterSending,
  differencesOf,
  type StocktakeScan,
} from '../../cloudfunctions/assets/stocktake/stocktake'

const at = new Date('2026-11-27T09:00:00+08:00')
const atWindow = (windowId: string): Place => ({ at: 'window', windowId })
const item = (_id: string, place = atWindow('w1'), state: ItemState = 'inUse', steward = 'centre') => ({
  _id,
  name: `物品${_id}`,
  place,
  state,
  steward,
})
const seen = (tag: string, place = atWindow('w1')) => ({ tag, place })
const one = item('AAAA2222')
const two = item('BBBB3333', atWindow('w2'))
const lost = item('CCCC4444', atWindow('w1'), 'lost')
const old = item('DDDD5555', atWindow('w1'), 'retired')
const ofUnit = item('EEEE6666', atWindow('w1'), 'inUse', 'jw')
type Seen = ReturnType<typeof seen>

describe('what differs after a stocktake (§26)', () => {
  it.each<[string, ReturnType<typeof item>[], Seen[], string[]]>([
    ['all is where it belongs', [one, two], [seen('AAAA2222'), seen('BBBB3333', atWindow('w2'))], []],
    ['one was not found', [one, two], [seen('AAAA2222')], ['missing BBBB3333']],
    ['nothing was found', [one, two], [], ['missing AAAA2222', 'missing BBBB3333']],
    ['one was found elsewhere', [one], [seen('AAAA2222', atWindow('w9'))], ['elsewhere AAAA2222']],
    ['a lost one turns up', [one, lost], [seen('AAAA2222'), seen('CCCC4444')], ['unexpected CCCC4444']],
    [
      'one that was put out of the register is still there',
      [old],
      [seen('DDDD5555')],
      ['unexpected DDDD5555'],
    ],
    ['nobody looks for what is lost', [one, lost], [seen('AAAA2222')], []],
    ['a tag that nobody registered', [one], [seen('AAAA2222'), seen('ZZZZ9999')], ['unexpected ZZZZ9999']],
    ['nothing is expected and nothing found', [], [], []],
  ])('%s', (_situation, register, scans, expected) => {
    const found = differencesOf(register, scans, register)
    expect(found.map(({ kind, tag }) => `${kind} ${tag}`)).toEqual(expected)
  })

  it('is no difference that a unit’s thing stands beside the centre’s', () => {
    expect(differencesOf([one], [seen('AAAA2222'), seen('EEEE6666')], [one, ofUnit])).toEqual([])
  })
})

describe('a phone that sends late, or twice (§26)', () => {
  const first: StocktakeScan = {
    _id: 's:AAAA2222',
    stocktakeId: 's',
    tag: 'AAAA2222',
    place: atWindow('w1'),
    sendings: ['phone-1'],
    scannedBy: 'p-1',
    createdAt: at,
    updatedAt: at,
    v: 1,
  }
  const sending = (clientId: string, place: Place) => ({ clientId, place, by: 'p-2' })
  it('changes nothing by what was taken already', () => {
    expect(afterSending(first, sending('phone-1', atWindow('w9')), at)).toBeUndefined()
  })
  it('puts a thing where it was found last', () => {
    const second = afterSending(first, sending('phone-2', atWindow('w2')), at)
    expect(second).toMatchObject({
      place: atWindow('w2'),
      sendings: ['phone-1', 'phone-2'],
      scannedBy: 'p-2',
      v: 2,
    })
    // The first one comes once more from a phone that had no connection.
    expect(afterSending(second ?? first, sending('phone-1', atWindow('w1')), at)).toBeUndefined()
  })
})
