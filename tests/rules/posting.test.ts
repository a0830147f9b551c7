import * as v from 'valibot'
import { grantFor, type Scope } from '../../cloudfunctions/_kernel/role'
import { accountGrants, hasRole, Posting } from '../../cloudfunctions/people/posting/posting'
import { RoleGrant } from '../../cloudfunctions/people/grant/role-grant'
import { day } from './calendar-year'

const stamps = { createdAt: new Date(0), updatedAt: new Date(0), v: 1 }
const facts = {
  _id: 'x',
  personId: 'p',
  unitId: 'u1',
  kind: 'primary',
  seat: 'x',
  slot: 'x',
  pair: 'x',
  ...stamps,
}
const posting = (windowId: string, from: string, to?: string): Posting =>
  v.parse(Posting, {
    ...facts,
    windowId,
    from,
    ...(to === undefined ? { state: 'current' } : { state: 'ended', why: 'handedOver', to }),
  })
const coming = v.parse(Posting, {
  ...facts,
  windowId: 'W1',
  from: '2026-09-01',
  state: 'coming',
  outgoingId: 'y',
})
const relieved = v.parse(Posting, {
  ...facts,
  windowId: 'W1',
  from: '2026-09-01',
  state: 'current',
  relievedOn: '2026-11-20',
})
const granted = (role: string, unitId?: string): RoleGrant =>
  v.parse(RoleGrant, {
    _id: 'x',
    personId: 'p',
    role,
    ...(unitId && { unitId }),
    from: '2026-09-01',
    holds: 'x',
    grantedBy: 'console',
    ...stamps,
  })
const windows = [
  { _id: 'W1', unitId: 'u1' },
  { _id: 'W2', unitId: 'u1' },
  { _id: 'W3', unitId: 'u2' },
]
const today = day('2026-11-23')

describe('whoever holds a role gets a code from an admin only (0.1)', () => {
  const over = { ...granted('centreStaff'), to: day('2026-11-22') }
  const rows: [string, Posting[], RoleGrant[], boolean][] = [
    ['nobody', [], [], false],
    ['the A of a window', [posting('W1', '2026-09-01')], [], true],
    ['whoever is to follow there', [coming], [], true],
    ['an A whom an order relieved', [relieved], [], true],
    ['an A who went', [posting('W1', '2026-09-01', '2026-11-20')], [], false],
    ['a head', [], [granted('unitHead', 'u1')], true],
    ['a head from next month on', [], [{ ...granted('unitHead', 'u1'), from: day('2026-12-01') }], true],
    ['the desk until yesterday', [], [over], false],
  ]
  it.each(rows)('%s', (_, postings, grants, expected) => {
    expect(hasRole(postings, grants, today)).toBe(expected)
  })
})

describe('an account may do what postings and grants say', () => {
  const rows: [
    string,
    Posting[],
    RoleGrant[],
    'windowStaff' | 'unitHead' | 'backOffice' | 'centreAdmin',
    Scope,
    boolean,
  ][] = [
    ['the A of a window, there', [posting('W1', '2026-09-01')], [], 'windowStaff', { windowId: 'W1' }, true],
    [
      'the A of a window, next door',
      [posting('W1', '2026-09-01')],
      [],
      'windowStaff',
      { windowId: 'W2' },
      false,
    ],
    [
      'a posting of tomorrow, today',
      [posting('W1', '2026-11-24')],
      [],
      'windowStaff',
      { windowId: 'W1' },
      false,
    ],
    [
      'on its last day',
      [posting('W1', '2026-09-01', '2026-11-23')],
      [],
      'windowStaff',
      { windowId: 'W1' },
      true,
    ],
    [
      'a posting that has ended',
      [posting('W1', '2026-09-01', '2026-11-22')],
      [],
      'windowStaff',
      { windowId: 'W1' },
      false,
    ],
    [
      'the B of two windows, at the second',
      [posting('W1', '2026-09-01'), posting('W3', '2026-09-01')],
      [],
      'windowStaff',
      { windowId: 'W3' },
      true,
    ],
    ['somebody who is only coming', [coming], [], 'windowStaff', { windowId: 'W1' }, false],
    ['somebody who was relieved (§12)', [relieved], [], 'windowStaff', { windowId: 'W1' }, false],
    ['the head of a unit, for the unit', [], [granted('unitHead', 'u1')], 'unitHead', { unitId: 'u1' }, true],
    [
      'the head of a unit, at its window',
      [],
      [granted('unitHead', 'u1')],
      'unitHead',
      { windowId: 'W2' },
      true,
    ],
    [
      "the head of a unit, at another's window",
      [],
      [granted('unitHead', 'u1')],
      'unitHead',
      { windowId: 'W3' },
      false,
    ],
    [
      'the head of a unit is no clerk of it',
      [],
      [granted('unitHead', 'u1')],
      'windowStaff',
      { windowId: 'W1' },
      false,
    ],
    [
      'back office of a unit, at its window',
      [],
      [granted('backOffice', 'u1')],
      'backOffice',
      { windowId: 'W1' },
      false,
    ],
    ['an admin, anywhere', [], [granted('centreAdmin')], 'centreAdmin', { windowId: 'W3' }, true],
  ]
  it.each(rows)('%s', (_, postings, grants, role, scope, expected) => {
    const held = accountGrants(postings, grants, windows, today)
    expect(grantFor(held, [role], scope, today) !== undefined).toBe(expected)
  })

  it('keeps a posting of tomorrow, so that it counts at midnight', () => {
    const held = accountGrants([posting('W1', '2026-11-24')], [], windows, today)
    expect(grantFor(held, ['windowStaff'], { windowId: 'W1' }, day('2026-11-24'))).toBeDefined()
  })

  it('gives nobody a window by a grant: that takes a posting', () => {
    expect(() => granted('windowStaff')).toThrow()
  })
})
