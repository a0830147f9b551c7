import { describe, expect, test } from '@jest/globals'
import { byFrequency, nearbyServices } from '../../cloudfunctions/guidance/referral/likely-targets'
import { demoFloor } from './demo-floor'

describe('likely targets (§18)', () => {
  test.each([
    ['nothing yet', [], []],
    ['the most frequent first', ['a', 'b', 'b'], ['b', 'a']],
    ['of equals the newest', ['c', 'a', 'b', 'b', 'a', 'c'], ['c', 'a', 'b']],
  ])('%s', (_name, newestFirst, expected) => {
    expect(byFrequency(newestFirst).map(({ service }) => service)).toEqual(expected)
  })

  const line = (_id: string, unitId: string, windowId: string) => ({
    _id,
    unitId,
    windowIds: [windowId],
    services: [`${_id}-001`, `${_id}-002`],
  })
  const place = (no: number, unitId: string) => [`W${String(no)}`, { no, unitId }] as const
  const known = {
    lines: [line('A', 'jw', 'W1'), line('B', 'xs', 'W2'), line('C', 'cw', 'W9'), line('D', 'jw', 'W3')],
    windows: new Map([place(1, 'jw'), place(2, 'xs'), place(9, 'cw'), place(3, 'jw')]),
  }
  const nearby = (plan: object | undefined) =>
    nearbyServices('W1', { ...known, plan } as unknown as Parameters<typeof nearbyServices>[1])

  test('nearby: the same unit, then the nearest, the first matter of each', () => {
    const near = { windowId: 'W9', front: { x: 210, y: 60 } }
    const windows = [...demoFloor.windows.filter(({ windowId }) => windowId !== 'W9'), near]
    expect(nearby({ windows })).toEqual(['D-001', 'C-001', 'B-001'])
  })

  test('without a plan: by the number on the door', () => {
    expect(nearby(undefined)).toEqual(['D-001', 'B-001', 'C-001'])
  })
})
