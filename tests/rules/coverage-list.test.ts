import type { Day } from '../../cloudfunctions/_kernel/time'
import { type CoverageEntry, uncoveredOf } from '../../cloudfunctions/guidance/coverage/entry'
import { sheetWith } from '../doors/guidance/sheets'
import { stamps } from '../doors/centre'

const today = '2026-11-25' as Day
const published = (code: string, windows: string[], available: boolean) => {
  const sheet = sheetWith(code, { windows, onlineHall: { available } })
  return { _id: code, sheet, ...stamps }
}
const entry = (id: string, more: object) =>
  ({
    _id: id,
    unitId: 'jw',
    name: '盖章',
    reason: '印章在院里',
    state: 'open',
    plan: 'stays',
    ...stamps,
    ...more,
  }) as CoverageEntry

describe('the coverage list (§6)', () => {
  it.each([
    ['a matter at a window is covered', [published('JW-001', ['w1'], false)], [], []],
    ['a matter in the online hall is covered', [published('JW-001', [], true)], [], []],
    ['a matter that is neither is on the list', [published('JW-001', [], false)], [], ['sheet:JW-001']],
    [
      'what a unit named itself is on the list behind it',
      [published('JW-001', [], false)],
      [entry('e1', {})],
      ['sheet:JW-001', 'e1'],
    ],
    ['what was taken out is not', [], [entry('e1', { state: 'ended', endedOn: today })], []],
    [
      'a sheet that has a window now needs no plan any more',
      [published('JW-001', ['w1'], false)],
      [entry('sheet:JW-001', { code: 'JW-001', plan: 'window', planOn: '2026-11-01' })],
      [],
    ],
  ])('%s', (_case, sheets, entries, expected) => {
    expect(uncoveredOf(sheets, entries, today).map(({ key }) => key)).toEqual(expected)
  })

  it.each([
    ['is kept until its day is over', '2026-11-25', false],
    ['is late the day after', '2026-11-24', true],
  ])('a plan %s', (_case, planOn, isLate) => {
    const [matter] = uncoveredOf([], [entry('e1', { plan: 'online', planOn })], today)
    expect(matter?.isLate).toBe(isLate)
  })

  it('what stays where it is, with a reason, is never late', () => {
    expect(uncoveredOf([], [entry('e1', {})], today)[0]?.isLate).toBe(false)
  })
})
