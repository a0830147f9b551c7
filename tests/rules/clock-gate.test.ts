import { correctionObjection } from '../../cloudfunctions/attendance/correction/correction'
import { blockersOf, type GateFacts } from '../../cloudfunctions/attendance/gate'
import { day } from './calendar-year'

describe('what keeps somebody from going home (§21 §31)', () => {
  const free: GateFacts = { counter: undefined, cases: [], leaves: undefined, isReleased: false }
  const counter = (...statuses: string[]) => ({
    counter: {
      windowId: 'w1',
      windowNo: 1,
      numbers: statuses.map((status, n) => ({ number: `A00${String(n)}`, status })),
    },
  })
  const oneOf = (kind: string) => ({ cases: [{ caseId: 'c1', no: '1', kind }] })
  const leaves = (others: number, isClosedUp = false) => ({
    leaves: { windowId: 'w1', windowNo: 1, others, isClosedUp },
  })
  it.each<[string, Partial<GateFacts>, string]>([
    ['nothing', {}, ''],
    ['a number that is called', counter('called'), 'called counterOpen'],
    ['a number that is being served', counter('serving'), 'serving counterOpen'],
    ['one that is served does not, the open counter does', counter('served'), 'counterOpen'],
    ['a case handled on the spot', oneOf('direct'), 'directCase'],
    ['a promised case never does', oneOf('promised'), ''],
    ['a joint case never does', oneOf('joint'), ''],
    [
      'all of it, in the order in which it is dealt with',
      { ...counter('serving', 'called'), ...oneOf('direct'), ...leaves(0) },
      'serving called directCase counterOpen closing',
    ],
    ['the last one at the window, who has not looked round (§31)', leaves(0), 'closing'],
    ['who leaves a colleague there', leaves(1), ''],
    ['the last one, who has looked round', leaves(0, true), ''],
    ['the hall is on fire: nobody stays to look round', { ...leaves(0), isReleased: true }, ''],
    ['the hall is on fire: everybody goes', { ...counter('serving'), isReleased: true }, ''],
  ])('%s', (_, facts, expected) => {
    expect(
      blockersOf({ ...free, ...facts })
        .map(({ kind }) => kind)
        .join(' '),
    ).toBe(expected)
  })
})

describe('when a correction may be asked for (§21: within three working days, three a month)', () => {
  it.each([
    ['the same day', '2026-11-23', '2026-11-23', 0, undefined],
    ['the third working day', '2026-11-23', '2026-11-26', 0, undefined],
    ['the fourth', '2026-11-23', '2026-11-27', 0, 'tooLate'],
    ['over a weekend', '2026-11-26', '2026-12-01', 0, undefined],
    ['over the National Day holiday', '2026-09-30', '2026-10-10', 0, undefined],
    ['a day later than that', '2026-09-30', '2026-10-11', 0, 'tooLate'],
    ['tomorrow', '2026-11-24', '2026-11-23', 0, 'notYet'],
    ['the third of a month', '2026-11-23', '2026-11-23', 2, undefined],
    ['the fourth of a month', '2026-11-23', '2026-11-23', 3, 'tooMany'],
  ])('%s', (_, on, today, asked, expected) => {
    const found = correctionObjection(day(on), day(today), asked, [])
    expect(found === undefined ? undefined : 'kind' in found ? found.kind : 'uncovered').toBe(expected)
  })

  it('a year that nobody covers is said to be one', () => {
    expect(correctionObjection(day('2031-03-10'), day('2031-03-10'), 0, [])).toEqual({
      covered: false,
      year: 2031,
    })
  })
})
