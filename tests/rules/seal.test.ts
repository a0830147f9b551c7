import type { Grant } from '../../cloudfunctions/_kernel/role'
import {
  buttonsOf,
  dueFault,
  isLate,
  isLookKept,
  isTheirs,
  readsLooks,
  sees,
} from '../../cloudfunctions/security/seal/seal'
import { type Viewer, viewerOf } from '../../cloudfunctions/security/viewer'
import { day } from './calendar-year'

const today = day('2026-11-24')
const grant = (role: Grant['role'], place: object = {}, to?: string): Grant => ({
  role,
  ...place,
  from: day('2026-01-01'),
  ...(to === undefined ? {} : { to: day(to) }),
})
const somebody = (personId: string, ...grants: Grant[]): Viewer => viewerOf(personId, grants, today)
const people: Readonly<Record<string, Viewer>> = {
  keeper: somebody('keeper', grant('windowStaff', { windowId: 'w1' })),
  taker: somebody('taker', grant('windowStaff', { windowId: 'w2' })),
  colleague: somebody('colleague', grant('windowStaff', { windowId: 'w1' })),
  formerColleague: somebody('former', grant('windowStaff', { windowId: 'w1' }, '2026-11-23')),
  office: somebody('office', grant('backOffice', { unitId: 'jw' })),
  head: somebody('head', grant('unitHead', { unitId: 'jw' })),
  otherHead: somebody('otherHead', grant('unitHead', { unitId: 'cw' })),
  otherWindow: somebody('otherWindow', grant('windowStaff', { windowId: 'w3' })),
  desk: somebody('desk', grant('centreStaff')),
  admin: somebody('admin', grant('centreAdmin')),
  steering: somebody('steering', grant('steeringOffice')),
  visitor: somebody('visitor'),
}
const known = {
  windowId: 'w1',
  unitId: 'jw',
  keeperId: 'keeper',
  isConfidential: false,
  state: 'in' as 'in' | 'out' | 'retired',
}
type Known = typeof known & { out?: { by: string } }
const confidential: Known = { ...known, isConfidential: true }
const out: Known = { ...known, state: 'out', out: { by: 'taker' } }
const confidentialOut: Known = { ...out, isConfidential: true }

const whoever = (may: (viewer: Viewer) => boolean): string =>
  Object.entries(people)
    .filter(([, viewer]) => may(viewer))
    .map(([name]) => name)
    .join(' ')

describe('who knows of a seal or of papers (§30)', () => {
  it.each<[string, Known, string]>([
    ['an ordinary one', known, 'keeper colleague office head desk admin'],
    ['an ordinary one that is out: whoever has it too', out, 'keeper taker colleague office head desk admin'],
    ['a confidential one', confidential, 'keeper head admin'],
    ['a confidential one that is out', confidentialOut, 'keeper taker head admin'],
  ])('%s', (_, one, expected) => {
    expect(whoever((viewer) => sees(one, viewer))).toBe(expected)
  })

  it('writes down every look at a confidential one but its keeper’s', () => {
    expect(whoever((viewer) => isLookKept(confidential, viewer)).split(' ')).not.toContain('keeper')
    expect(whoever((viewer) => isLookKept(known, viewer))).toBe('')
    expect(whoever((viewer) => readsLooks(confidential, viewer))).toBe('keeper head admin')
    expect(whoever((viewer) => readsLooks(known, viewer))).toBe('')
  })
})

describe('who may do what about it (§30)', () => {
  it.each<[string, Known, string, string]>([
    ['in its place, its keeper', known, 'keeper', 'take confirm'],
    ['in its place, a colleague', known, 'colleague', 'take'],
    ['in its place, the unit’s head', known, 'head', 'take amend retire'],
    ['in its place, the front desk', known, 'desk', 'amend retire'],
    ['confidential, the centre’s head', confidential, 'admin', 'amend retire'],
    ['confidential, the front desk', confidential, 'desk', ''],
    ['out, its keeper', out, 'keeper', 'return'],
    ['out, who has it', out, 'taker', 'return'],
    ['out, the unit’s head', out, 'head', 'return amend'],
    ['out, the centre', out, 'admin', 'return amend'],
    ['retired, the unit’s head', { ...known, state: 'retired' }, 'head', ''],
  ])('%s', (_, one, name, expected) => {
    const viewer = people[name]
    expect(viewer === undefined ? '' : buttonsOf(one, viewer).join(' ')).toBe(expected)
  })

  it('is asked before how it stands', () => {
    expect(whoever((viewer) => isTheirs('take', known, viewer))).toBe('keeper colleague office head')
    expect(whoever((viewer) => isTheirs('return', out, viewer))).toBe(
      'keeper taker colleague office head desk admin',
    )
    expect(whoever((viewer) => isTheirs('register', known, viewer))).toBe('head desk admin')
    expect(whoever((viewer) => isTheirs('register', confidential, viewer))).toBe('head admin')
  })
})

describe('until when it may be out (§30)', () => {
  const now = new Date('2026-11-24T10:00:00+08:00')
  it.each([
    ['now', '2026-11-24T10:00:00+08:00', 'past'],
    ['a minute later', '2026-11-24T10:01:00+08:00', undefined],
    ['thirty days', '2026-12-24T10:00:00+08:00', undefined],
    ['longer than that', '2026-12-24T10:01:00+08:00', 'tooFar'],
  ])('%s', (_, due, expected) => {
    expect(dueFault(new Date(due), now)).toBe(expected)
  })
  it.each([
    ['in the minute that it is due in it is in time', '2026-11-24T09:59:01+08:00', false],
    ['a minute later it is late', '2026-11-24T09:59:00+08:00', true],
  ])('%s', (_, due, expected) => {
    expect(isLate({ dueAt: new Date(due) }, now)).toBe(expected)
  })
})
