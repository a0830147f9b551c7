import { correctionObjection } from '../../cloudfunctions/attendance/correction'
import { blockersOf, type GateFacts } from '../../cloudfunctions/attendance/gate'
import { day } from './calendar-year'

describe('what keeps somebody from going home (§21 §31)', () => {
  const free: GateFacts = {
    atCounter: [],
    waiting: [],
    openSessions: [],
    openCases: [],
    checklist: [],
    isReleased: false,
  }
  const number = (status: string) => ({ ticketId: 't1', number: 'A001', status })
  const oneOf = (way: string) => ({ caseId: 'c1', no: '1', way })
  it.each<[string, Partial<GateFacts>, string]>([
    ['nothing', {}, ''],
    ['a number that is called', { atCounter: [number('called')] }, 'called'],
    ['a number that is being served', { atCounter: [number('serving')] }, 'serving'],
    ['one that is served does not', { atCounter: [number('served')] }, ''],
    ['people who still wait for this session', { waiting: [{ windowId: 'w1', count: 3 }] }, 'waiting'],
    ['nobody waits', { waiting: [{ windowId: 'w1', count: 0 }] }, ''],
    ['a counter that is open', { openSessions: ['w1'] }, 'sessionOpen'],
    ['a case handled on the spot', { openCases: [oneOf('direct')] }, 'directCase'],
    ['a promised case never does', { openCases: [oneOf('promised')] }, ''],
    ['a joint case never does', { openCases: [oneOf('joint')] }, ''],
    ['the closing checklist', { checklist: [{ windowId: 'w1', left: 2 }] }, 'checklist'],
    ['a finished checklist does not', { checklist: [{ windowId: 'w1', left: 0 }] }, ''],
    [
      'all of it, in the order in which it is dealt with',
      {
        checklist: [{ windowId: 'w1', left: 5 }],
        openSessions: ['w1'],
        openCases: [oneOf('direct')],
        waiting: [{ windowId: 'w1', count: 1 }],
        atCounter: [number('serving'), number('called')],
      },
      'serving called waiting directCase sessionOpen checklist',
    ],
    ['the hall is on fire: everybody goes', { atCounter: [number('serving')], isReleased: true }, ''],
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
