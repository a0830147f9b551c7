import { backAt } from '../../cloudfunctions/cases/coming-back'

const waiting = { state: 'awaitingMaterials', kind: 'direct', windowId: 'W1', unitId: 'u-jw' } as const
const place = (_id: string, unitId = 'u-jw', state: 'open' | 'closing' = 'open') => ({ _id, unitId, state })

describe('where a case goes on for whoever comes back with its papers (§20)', () => {
  test.each([
    ['its own window', waiting, place('W1'), 'here'],
    ['its own window, that is closing', waiting, place('W1', 'u-jw', 'closing'), 'here'],
    ['another window of the line', waiting, place('W2'), 'moves'],
    ['a window of another unit that takes the service too', waiting, place('W3', 'u-cw'), 'moves'],
    ['a window that takes other services', waiting, place('W8'), 'elsewhere'],
    ['a window that is closing', waiting, place('W2', 'u-jw', 'closing'), 'elsewhere'],
    ['a window that nobody knows', waiting, undefined, 'elsewhere'],
    ['a joint matter at another window of its lead', { ...waiting, kind: 'joint' }, place('W2'), 'moves'],
    ['a joint matter at another unit', { ...waiting, kind: 'joint' }, place('W3', 'u-cw'), 'elsewhere'],
    ['a case whose papers were brought already', { ...waiting, state: 'received' }, place('W2'), 'elsewhere'],
    ['a case that was decided, at its own window', { ...waiting, state: 'done' }, place('W1'), 'here'],
  ] as const)('%s', (_situation, known, at, expected) => {
    expect(backAt(known, at, ['W1', 'W2', 'W3'])).toBe(expected)
  })
})
