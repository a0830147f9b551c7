import { describe, expect, test } from '@jest/globals'
import { drawing, type Plan } from '../../miniprogram/components/hall-map/drawing'
import { strip } from '../../miniprogram/components/queue-strip/strip'

describe('the strip of numbers up to mine', () => {
  test.each([
    ['all of them fit', 'A008', ['A009', 'A010', 'A011', 'A012'], 3, 'A008 A009 A010 A011 A012'],
    ['nobody is served yet', '', ['A009', 'A010', 'A011', 'A012', 'A013'], 4, 'A009 A010 A011 A012 A013'],
    [
      'over five, the middle is left out',
      'A008',
      ['A009', 'A010', 'A011', 'A012', 'A013'],
      4,
      'A008 A009 … A012 A013',
    ],
    ['already shortened by the function', 'A008', ['A009', 'A019', 'A020'], 11, 'A008 A009 … A019 A020'],
    ['I am next', 'A008', ['A009'], 0, 'A008 A009'],
    ['I am next and nobody is served', '', ['A009'], 0, 'A009'],
    ['no ticket', 'A008', [], 0, ''],
  ])('%s', (_, serving, upToMe, ahead, expected) => {
    const shown = strip(serving, upToMe, ahead)
    expect(shown.map(({ no, state }) => (state === 'gap' ? '…' : no)).join(' ')).toBe(expected)
    expect(new Set(shown.map(({ key }) => key)).size).toBe(shown.length)
    if (shown.length > 0) expect(shown[shown.length - 1]?.role).toBe('me')
  })
})

const box = { x: 40, y: 10, width: 20, height: 20 }
const plan: Plan = {
  planId: 'hall',
  name: '一层大厅',
  width: 200,
  height: 100,
  walls: [
    [
      { x: 0, y: 0 },
      { x: 200, y: 0 },
      { x: 200, y: 100 },
    ],
  ],
  windows: [{ windowId: 'w1', windowNo: 1, unitName: '教务处', box, front: { x: 50, y: 40 } }],
  places: [{ placeId: 'south', kind: 'door', name: '南门', box, front: { x: 50, y: 90 } }],
}

describe('the drawing of a plan', () => {
  test('keeps the proportions and places by the middle', () => {
    const { ratio, windows } = drawing(plan, null, 1)
    expect(ratio).toBe('padding-top:50%')
    expect(windows).toEqual([
      {
        key: 'w1',
        style: 'left:25%;top:20%;width:10%;height:20%;',
        text: '1',
        unit: '教务处',
        isTarget: true,
      },
    ])
  })

  test('lays a wall as turned bars', () => {
    expect(drawing(plan, null, 0).walls.map(({ style }) => style)).toEqual([
      'left:0%;top:0%;width:100%;transform:rotate(0deg);',
      // 100 units down, as long as half the width: lengths are in per cent of the width.
      'left:100%;top:0%;width:50%;transform:rotate(90deg);',
    ])
  })

  test('without a way draws none', () => {
    expect(drawing(plan, null, 0)).toMatchObject({ legs: [], turns: [], start: '', head: '' })
  })

  test('a way has legs, numbered turns, a start and an arrow in its last direction', () => {
    const path = [
      { x: 100, y: 90 },
      { x: 100, y: 50 },
      { x: 50, y: 50 },
    ]
    const way = { path, steps: [{ say: '左转', metres: 5, at: { x: 100, y: 50 } }] }
    const { legs, turns, start, head } = drawing(plan, way, 1)
    expect(legs).toHaveLength(2)
    expect(turns).toEqual([{ key: '0', style: 'left:50%;top:50%;', text: '1' }])
    expect(start).toBe('left:50%;top:90%;')
    expect(head).toBe('left:25%;top:50%;transform:rotate(180deg);')
  })
})
