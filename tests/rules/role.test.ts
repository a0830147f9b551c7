import * as v from 'valibot'
import { Grant, grantFor, type Role, type Scope } from '../../cloudfunctions/_kernel/role'
import { day } from './calendar-year'

const grant = (facts: Record<string, string>): Grant =>
  v.parse(Grant, { role: 'windowStaff', from: '2026-09-01', ...facts })

const centre = grant({ role: 'centreAdmin' })
const window5 = grant({ windowId: 'w5' })
const window5OfUnit = grant({ role: 'unitHead', unitId: 'u1', windowId: 'w5' })
const unit = grant({ role: 'unitHead', unitId: 'u1' })

describe('a role reaches what it was given for, and no more (§14)', () => {
  const rows: [string, Grant, Role[], Scope, boolean][] = [
    ['the whole centre reaches a window', centre, ['centreAdmin'], { windowId: 'w5' }, true],
    ['the whole centre reaches a unit', centre, ['centreAdmin'], { unitId: 'u1' }, true],
    ['a window reaches itself', window5, ['windowStaff'], { windowId: 'w5' }, true],
    ['a window does not reach another', window5, ['windowStaff'], { windowId: 'w6' }, false],
    ['a window does not reach its unit', window5, ['windowStaff'], { unitId: 'u1' }, false],
    ['a window of a unit does not reach the unit', window5OfUnit, ['unitHead'], { unitId: 'u1' }, false],
    ['a window of a unit reaches that window', window5OfUnit, ['unitHead'], { windowId: 'w5' }, true],
    ['a unit reaches itself', unit, ['unitHead'], { unitId: 'u1' }, true],
    ['a unit does not reach another', unit, ['unitHead'], { unitId: 'u2' }, false],
    ['a unit says nothing about a window', unit, ['unitHead'], { windowId: 'w5' }, false],
    ['where no place is named any grant will do', window5, ['windowStaff'], {}, true],
    ['another role does not do', window5, ['centreStaff', 'centreAdmin'], {}, false],
    ["the centre does not do the unit's step", centre, ['unitHead'], { unitId: 'u1' }, false],
  ]
  it.each(rows)('%s', (_, one, needed, scope, expected) => {
    expect(grantFor([one], needed, scope, day('2026-11-23')) !== undefined).toBe(expected)
  })

  it.each([
    ['the day before it begins', '2026-08-31', false],
    ['its first day', '2026-09-01', true],
    ['its last day', '2026-11-23', true],
    ['the day after', '2026-11-24', false],
  ])('its term: %s', (_, on, expected) => {
    const term = grant({ windowId: 'w5', to: '2026-11-23' })
    expect(grantFor([term], ['windowStaff'], { windowId: 'w5' }, day(on)) !== undefined).toBe(expected)
  })

  it('takes the grant that reaches, not the first', () => {
    const held = [grant({ windowId: 'w1' }), window5]
    expect(grantFor(held, ['windowStaff'], { windowId: 'w5' }, day('2026-11-23'))).toBe(window5)
  })
})
