import type { Grant } from '../../cloudfunctions/_kernel/role'
import type { Day } from '../../cloudfunctions/_kernel/time'
import { desksOf } from '../../cloudfunctions/_shared/todo'

const since = '2026-09-01' as Day
const today = '2026-11-23' as Day
const grant = (one: Omit<Grant, 'from'>, from = since): Grant => ({ from, ...one })

test.each<[string, Grant[], string[]]>([
  ['somebody without a role works at no desk but their own', [], ['person:p']],
  [
    'a clerk at the windows',
    [grant({ role: 'windowStaff', windowId: 'w1' })],
    ['person:p', 'windowStaff:w1'],
  ],
  [
    'a head at the unit, once, whatever its windows',
    [
      grant({ role: 'unitHead', unitId: 'u' }),
      grant({ role: 'unitHead', unitId: 'u', windowId: 'w1' }),
      grant({ role: 'unitHead', unitId: 'u', windowId: 'w2' }),
    ],
    ['person:p', 'unitHead:u'],
  ],
  ['an admin at the centre', [grant({ role: 'centreAdmin' })], ['person:p', 'centreAdmin']],
  ['a term that has ended', [grant({ role: 'centreAdmin', to: '2026-11-22' as Day })], ['person:p']],
  ['the last day counts', [grant({ role: 'centreAdmin', to: today })], ['person:p', 'centreAdmin']],
  ['a term to come', [grant({ role: 'centreAdmin' }, '2026-11-24' as Day)], ['person:p']],
])('%s', (_situation, grants, wanted) => {
  expect(desksOf('p', grants, today)).toEqual(wanted)
})
