import * as v from 'valibot'
import {
  conflicting,
  counts,
  type GrantedRole,
  holdsOf,
  inTheWay,
  isDeputyTerm,
  isOver,
  nextTurn,
  overlap,
  RoleGrant,
  shortenFault,
  termFault,
} from '../../cloudfunctions/people/grant/role-grant'
import { day } from './calendar-year'

const stamps = { createdAt: new Date(0), updatedAt: new Date(0), v: 1 }
const today = day('2026-11-23')
const grant = (role: string, more: object = {}): RoleGrant =>
  v.parse(RoleGrant, {
    _id: 'g',
    personId: 'p',
    role,
    from: '2026-09-01',
    holds: 'g',
    grantedBy: 'admin',
    ...more,
    ...stamps,
  })
const withdrawn = { withdrawn: { at: new Date(0), by: 'admin', reason: '调离' } }

describe('a grant has scope and term (0.1)', () => {
  it.each([
    ['today', {}, true, false],
    ['before its first day', { from: '2026-11-24' }, false, false],
    ['on its last day', { to: '2026-11-23' }, true, false],
    ['after its last day', { to: '2026-11-22' }, false, true],
    ['once withdrawn', withdrawn, false, true],
  ])('counts %s', (_, more, expected, over) => {
    expect(counts(grant('centreStaff', more), today)).toBe(expected)
    expect(isOver(grant('centreStaff', more), today)).toBe(over)
  })

  it.each([
    ['a head without a unit', 'unitHead', undefined, '2026-11-23', undefined, 'scope'],
    ['an admin of a unit', 'centreAdmin', 'jw', '2026-11-23', undefined, 'scope'],
    ['a head of a unit', 'unitHead', 'jw', '2026-11-23', undefined, undefined],
    ['until yesterday', 'centreStaff', undefined, '2026-11-01', '2026-11-22', 'past'],
    ['until today', 'centreStaff', undefined, '2026-11-01', '2026-11-23', undefined],
    ['ending before it begins', 'centreStaff', undefined, '2026-12-02', '2026-12-01', 'backwards'],
    ['a year ahead', 'centreStaff', undefined, '2027-11-24', undefined, undefined],
    ['further ahead', 'centreStaff', undefined, '2027-11-25', undefined, 'tooFar'],
  ] as const)('%s', (_, role, unitId, from, to, expected) => {
    const asked = { role, unitId, from: day(from), to: to === undefined ? undefined : day(to) }
    expect(termFault(asked, today)).toBe(expected)
  })

  it('is one of its kind in a unit: head, deputy, back office (§9)', () => {
    expect(holdsOf(grant('unitHead', { unitId: 'jw' }))).toBe('jw:unitHead')
    expect(holdsOf(grant('unitHead', { unitId: 'jw', isDeputy: true }))).toBe('jw:deputy')
    expect(holdsOf(grant('backOffice', { unitId: 'jw' }))).toBe('jw:backOffice')
    expect(holdsOf(grant('centreStaff'))).toBe('p:centreStaff')
  })

  it('the next turn at a place follows the last, also one that was taken back or made in the console', () => {
    expect(nextTurn([])).toBe(1)
    expect(nextTurn([grant('unitHead', { unitId: 'jw' })])).toBe(2)
    expect(
      nextTurn([grant('centreStaff', { turn: 2, ...withdrawn }), grant('centreStaff', { turn: 1 })]),
    ).toBe(3)
  })
})

describe('one after the other at one place (§9)', () => {
  const asked = { from: day('2027-01-01'), to: day('2027-06-30') }
  it.each([
    ['one whose term ends the day before', { to: '2026-12-31' }, false],
    ['one whose term ends on the first day', { to: '2027-01-01' }, true],
    ['one without an end', {}, true],
    ['one without an end that was withdrawn', withdrawn, false],
    ['one who begins on the last day', { from: '2027-06-30' }, true],
    ['one who begins the day after', { from: '2027-07-01' }, false],
    ['one within the term', { from: '2027-02-01', to: '2027-02-28' }, true],
    ['one around the term', { from: '2026-09-01', to: '2027-12-31' }, true],
  ])('%s', (_, more, expected) => {
    const held = grant('unitHead', { unitId: 'jw', ...more })
    expect(inTheWay(asked, [held]) !== undefined).toBe(expected)
    // Without an end, all that begins later is in the way too.
    expect(overlap({ from: day('2027-07-01') }, { from: held.from, to: held.to })).toBe(
      held.to === undefined || held.to >= '2027-07-01',
    )
  })

  it.each([
    ['tomorrow', {}, '2026-11-24', undefined],
    ['today', {}, '2026-11-23', undefined],
    ['yesterday', {}, '2026-11-22', 'past'],
    ['earlier than it would', { to: '2026-12-31' }, '2026-12-30', undefined],
    ['on its last day', { to: '2026-12-31' }, '2026-12-31', 'notShorter'],
    ['later than it would', { to: '2026-12-31' }, '2027-01-01', 'notShorter'],
    ['before it begins', { from: '2027-01-01' }, '2026-12-31', 'beforeFirst'],
    ['on its first day', { from: '2027-01-01' }, '2027-01-01', undefined],
  ] as const)('a term that is to end %s', (_, more, to, expected) => {
    expect(shortenFault(grant('unitHead', { unitId: 'jw', ...more }), day(to), today)).toBe(expected)
  })
})

describe('unit and centre each do their own step (§14)', () => {
  it.each([
    ['a head as admin', 'centreAdmin', ['unitHead'], 'unitHead'],
    ['an admin as head', 'unitHead', ['centreAdmin'], 'centreAdmin'],
    ['the front desk as head', 'unitHead', ['centreStaff'], 'centreStaff'],
    ['an admin who opens identities', 'custodian', ['centreAdmin'], 'centreAdmin'],
    ['the front desk as admin', 'centreAdmin', ['centreStaff'], undefined],
    ['a head of two units', 'unitHead', ['unitHead'], undefined],
  ] as const)('%s', (_, role, held, expected) => {
    const grants = held.map((one: GrantedRole) => grant(one, one === 'unitHead' ? { unitId: 'jw' } : {}))
    expect(conflicting(role, { from: today }, grants)).toBe(expected)
  })

  it('forgets what was withdrawn', () => {
    const head = grant('unitHead', { unitId: 'jw', ...withdrawn })
    expect(conflicting('centreAdmin', { from: today }, [head])).toBeUndefined()
  })

  it('lets one follow the other', () => {
    const head = grant('unitHead', { unitId: 'jw', to: '2026-12-31' })
    expect(conflicting('centreAdmin', { from: day('2026-12-31') }, [head])).toBe('unitHead')
    expect(conflicting('centreAdmin', { from: day('2027-01-01') }, [head])).toBeUndefined()
  })
})

describe('a deputy is dated (§9)', () => {
  it.each([
    ['a month', '2026-11-23', '2026-12-22', true],
    ['half a year', '2026-11-23', '2027-05-24', true],
    ['a day more', '2026-11-23', '2027-05-25', false],
    ['ended already', '2026-11-01', '2026-11-22', false],
    ['backwards', '2026-12-02', '2026-12-01', false],
  ])('%s', (_, from, to, expected) => {
    expect(isDeputyTerm(day(from), day(to), today)).toBe(expected)
  })
})
