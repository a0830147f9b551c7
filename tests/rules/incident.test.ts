import {
  assessedOf,
  countedWith,
  findingFault,
  type Incident,
  incidentButtonsOf,
  readsEvidence,
  type Responsible,
  seesIncident,
} from '../../cloudfunctions/security/incident/incident'
import { viewerOf, type Viewer } from '../../cloudfunctions/security/viewer'
import { day } from './calendar-year'

const since = day('2026-01-01')
const today = day('2026-11-24')
const people: Readonly<Record<string, Viewer>> = {
  admin: viewerOf('admin', [{ role: 'centreAdmin', from: since }], today),
  desk: viewerOf('desk', [{ role: 'centreStaff', from: since }], today),
  otherDesk: viewerOf('otherDesk', [{ role: 'centreStaff', from: since }], today),
  head: viewerOf('head', [{ role: 'unitHead', unitId: 'jw', from: since }], today),
  otherHead: viewerOf('otherHead', [{ role: 'unitHead', unitId: 'cw', from: since }], today),
  steering: viewerOf('steering', [{ role: 'steeringOffice', from: since }], today),
  clerk: viewerOf('clerk', [{ role: 'windowStaff', windowId: 'w1', from: since }], today),
}
const whoever = (may: (viewer: Viewer) => boolean): string =>
  Object.entries(people)
    .filter(([, viewer]) => may(viewer))
    .map(([name]) => name)
    .join(' ')

const at = new Date('2026-11-24T10:00:00+08:00')
const person = (personId: string): Responsible => ({ personId, unitId: 'jw', windowId: 'w1' })
const incident = (more: Partial<Incident> = {}): Incident => ({
  _id: 'i1',
  what: '下班后发现门没锁',
  happenedOn: day('2026-11-20'),
  reportedOn: today,
  unitId: 'jw',
  windowId: 'w1',
  investigatorIds: ['desk'],
  evidence: [],
  rulings: 0,
  counted: [],
  reopened: [],
  state: 'reported',
  createdAt: at,
  updatedAt: at,
  v: 1,
  ...more,
})
const ruled = (...ids: string[]): Partial<Incident> => ({
  state: 'found',
  finding: { kind: 'negligence', account: '没有检查', responsible: ids.map(person), by: 'desk', at },
})

describe('who reads an incident, and who its evidence (§32)', () => {
  it('its unit’s head, the centre and the steering office read it', () => {
    expect(whoever((viewer) => seesIncident(incident(), viewer))).toBe('admin desk otherDesk head steering')
    expect(whoever((viewer) => seesIncident({}, viewer))).toBe('admin desk otherDesk steering')
  })
  it('the evidence is read by those alone who look into it', () => {
    expect(whoever((viewer) => readsEvidence(incident(), viewer))).toBe('desk')
    // Whoever has left the centre looks into nothing any more.
    expect(whoever((viewer) => readsEvidence(incident({ investigatorIds: ['clerk'] }), viewer))).toBe('')
  })
})

describe('the steps of an incident (§32)', () => {
  it.each<[Incident['state'], string, string]>([
    ['reported', 'admin', 'grade'],
    ['reported', 'desk', ''],
    ['investigating', 'admin', 'grade'],
    ['investigating', 'desk', 'addEvidence find'],
    ['investigating', 'otherDesk', ''],
    ['found', 'admin', 'reopen close'],
    ['found', 'desk', ''],
    ['closed', 'admin', 'reopen'],
    ['closed', 'head', ''],
  ])('%s: %s may %s', (state, name, expected) => {
    const viewer = people[name]
    expect(viewer === undefined ? '' : incidentButtonsOf(incident({ state }), viewer).join(' ')).toBe(
      expected,
    )
  })
  it('is not looked into for ever', () => {
    const reopened = Array.from({ length: 10 }, () => ({ reason: '有新证据', by: 'admin', at }))
    const admin = people['admin']
    expect(admin && incidentButtonsOf(incident({ state: 'closed', reopened }), admin)).toEqual([])
  })

  it.each([
    ['intent of nobody', 'intent', [], 'nobody'],
    ['negligence of nobody', 'negligence', [], 'nobody'],
    ['negligence of somebody', 'negligence', ['wang'], undefined],
    ['nobody’s fault', 'none', [], undefined],
    ['nobody’s fault, and somebody is named', 'none', ['wang'], 'somebody'],
    ['who looks into it is the one', 'negligence', ['wang', 'desk'], 'own'],
  ] as const)('a finding: %s', (_, kind, ids, expected) => {
    expect(findingFault(kind, ids, incident())).toBe(expected)
  })
})

describe('what assessment counts of an incident (§32)', () => {
  const told = (one: Incident) =>
    assessedOf(one).map(
      ({ sourceId, version, times, on }) => `${sourceId} v${String(version)} ×${String(times)} ${on}`,
    )
  it('nothing before somebody ruled', () => {
    expect(told(incident())).toEqual([])
  })
  it('each who is responsible once, on the day it happened', () => {
    const first = incident({ ...ruled('wang', 'li'), rulings: 1, counted: [person('wang'), person('li')] })
    expect(told(first)).toEqual(['i1:wang v1 ×1 2026-11-20', 'i1:li v1 ×1 2026-11-20'])
  })
  it('nobody once it is overturned', () => {
    const overturned = incident({ state: 'investigating', rulings: 2, counted: [person('wang')] })
    expect(told(overturned)).toEqual(['i1:wang v2 ×0 2026-11-20'])
  })
  it('those alone whom the latest ruling names', () => {
    const counted = countedWith([person('wang')], [person('li')])
    const anew = incident({ ...ruled('li'), rulings: 3, counted })
    expect(told(anew)).toEqual(['i1:li v3 ×1 2026-11-20', 'i1:wang v3 ×0 2026-11-20'])
  })
  it('where it is nobody’s fault nobody', () => {
    const none = incident({
      state: 'found',
      rulings: 1,
      finding: { kind: 'none', account: '水管老化', responsible: [], by: 'desk', at },
    })
    expect(told(none)).toEqual([])
  })
})
