import type { Grant, Role } from '../../cloudfunctions/_kernel/role'
import type { AboutKind, Topic } from '../../cloudfunctions/complaints/complaint-shape'
import {
  accessOf,
  type Chain,
  chainOf,
  type Handler,
  type HigherDesk,
  isInChain,
  joined,
  nobody,
  type Respondent,
  route,
  type Viewer,
} from '../../cloudfunctions/complaints/part/route'
import { day } from './calendar-year'

const today = day('2026-11-23')

const about = (kind: AboutKind, topic: Topic, more: Partial<Respondent> = {}): Respondent => ({
  kind,
  topic,
  isLead: false,
  desks: [],
  beside: [],
  heads: [],
  unitWindows: [],
  unitPeople: [],
  ...more,
})
const atJw = {
  unitId: 'jw',
  heads: ['p-head', 'p-deputy'],
  unitWindows: ['w1', 'w2'],
  unitPeople: ['p-wang', 'p-li', 'p-zhao'],
}
const atW1 = { ...atJw, windowId: 'w1', beside: ['p-wang', 'p-li'] }

const clerk = (topic: Topic = 'attitude', more: Partial<Respondent> = {}) =>
  about('person', topic, { ...atW1, ...more })
const lead = (topic: Topic = 'attitude', more: Partial<Respondent> = {}) =>
  about('person', topic, { ...atJw, isLead: true, ...more })
const ofDesk = (desk: HigherDesk, topic: Topic = 'attitude') =>
  about('person', topic, { desks: [desk], personId: `p-${desk}` })
const atWindow = (topic: Topic = 'delay') => about('window', topic, atW1)
const unit = (topic: Topic = 'delay') => about('unit', topic, atJw)
const service = (topic: Topic, more: Partial<Respondent> = {}) =>
  about('service', topic, { ...atJw, ...more })

const nameOf = (handler: Handler): string =>
  handler.desk === 'unit' ? `unit ${handler.unitId}` : handler.desk

describe('who handles a matter (§33)', () => {
  const table: readonly (readonly [
    situation: string,
    about: Respondent,
    beside: readonly Respondent[],
    expected: string,
  ])[] = [
    ['a rude clerk is the centre’s: the service at windows is', clerk(), [], 'centre'],
    ['a clerk who keeps people waiting', clerk('delay'), [], 'centre'],
    ['a clerk who takes nothing in', clerk('refusal'), [], 'centre'],
    ['a clerk who tells half of it', clerk('information'), [], 'centre'],
    ['a clerk who charges too much', clerk('fee'), [], 'centre'],
    ['a clerk, without saying what', clerk('other'), [], 'centre'],
    ['a clerk whose rules one dislikes: a person is heard by the centre', clerk('rules'), [], 'centre'],
    ['a clerk who is known by name', clerk('attitude', { personId: 'p-wang' }), [], 'centre'],
    ['a clerk who takes gifts', clerk('discipline'), [], 'discipline'],
    ['a unit’s lead is not judged by the unit', lead(), [], 'centre'],
    ['a unit’s lead who takes gifts', lead('discipline'), [], 'discipline'],
    ['somebody of a unit who is at no window', about('person', 'attitude', atJw), [], 'centre'],
    ['a window where nothing moves', atWindow(), [], 'centre'],
    ['a window where money is taken', atWindow('discipline'), [], 'discipline'],
    ['a unit as a whole', unit(), [], 'centre'],
    ['a unit’s rules, of which it is the respondent itself', unit('rules'), [], 'centre'],
    ['a unit that breaks discipline', unit('discipline'), [], 'discipline'],
    ['how a matter is regulated is its owner’s business', service('rules'), [], 'unit jw'],
    ['how another unit’s matter is regulated', service('rules', { unitId: 'cw' }), [], 'unit cw'],
    ['a matter whose owner isn’t known', about('service', 'rules'), [], 'centre'],
    ['how a matter was dealt with at the window', service('delay'), [], 'centre'],
    ['what a matter costs', service('fee'), [], 'centre'],
    ['money taken for a matter', service('discipline'), [], 'discipline'],
    ['the front desk is the steering office’s', ofDesk('centre'), [], 'steeringOffice'],
    ['somebody of the centre who takes gifts', ofDesk('centre', 'discipline'), [], 'discipline'],
    ['somebody of the steering office', ofDesk('steeringOffice'), [], 'discipline'],
    ['somebody of the discipline office', ofDesk('discipline'), [], 'steeringOffice'],
    ['a breach by the discipline office', ofDesk('discipline', 'discipline'), [], 'steeringOffice'],
    ['what follows a complaint about a clerk', clerk('retaliation'), [], 'centre'],
    [
      'what follows a complaint about the front desk',
      about('person', 'retaliation', { desks: ['centre'] }),
      [],
      'steeringOffice',
    ],
    ['what follows a complaint about rules', service('retaliation'), [], 'centre'],
    ['a rule, beside a complaint about its owner’s lead', service('rules'), [lead()], 'centre'],
    ['a rule, beside a complaint about a clerk of its owner', service('rules'), [clerk()], 'centre'],
    [
      'a rule, beside a complaint about another unit’s clerk',
      service('rules', { unitId: 'cw' }),
      [clerk()],
      'unit cw',
    ],
    ['a clerk, beside a complaint about the front desk', clerk(), [ofDesk('centre')], 'steeringOffice'],
    [
      'a rule, beside a complaint about the front desk',
      service('rules'),
      [ofDesk('centre')],
      'steeringOffice',
    ],
    [
      'a clerk, beside complaints about centre and steering office',
      clerk(),
      [ofDesk('centre'), ofDesk('steeringOffice')],
      'discipline',
    ],
    [
      'a breach, beside a complaint about the discipline office',
      clerk('discipline'),
      [ofDesk('discipline')],
      'steeringOffice',
    ],
    [
      'everybody at once: there is nobody above the discipline office',
      clerk(),
      [ofDesk('centre'), ofDesk('steeringOffice'), ofDesk('discipline')],
      'discipline',
    ],
    ['two rules of one unit stay with it', service('rules'), [service('rules')], 'unit jw'],
    [
      'a rule of one unit beside a rule of another',
      service('rules'),
      [service('rules', { unitId: 'cw' })],
      'unit jw',
    ],
    ['a lead who also works at the centre', lead('attitude', { desks: ['centre'] }), [], 'steeringOffice'],
  ]
  test.each(table)('%s', (_situation, one, beside, expected) => {
    expect(nameOf(route(one, joined([one, ...beside].map(chainOf))))).toBe(expected)
  })
})

const grant = (role: Role, more: Partial<Grant> = {}): Grant => ({ role, from: day('2026-09-01'), ...more })
const somebody = (personId: string, grants: Grant[], unitId?: string): Viewer => ({
  personId,
  grants,
  unitId,
})

const people = {
  wang: somebody('p-wang', [grant('windowStaff', { windowId: 'w1' })], 'jw'),
  newB: somebody('p-new', [grant('windowStaff', { windowId: 'w1' })], 'jw'),
  zhao: somebody('p-zhao', [grant('windowStaff', { windowId: 'w2' })], 'jw'),
  head: somebody('p-head', [grant('unitHead', { unitId: 'jw' })], 'jw'),
  deputy: somebody('p-deputy', [grant('unitHead', { unitId: 'jw' })]),
  newHead: somebody('p-newhead', [grant('unitHead', { unitId: 'jw' })]),
  back: somebody('p-back', [grant('backOffice', { unitId: 'jw' })]),
  headCw: somebody('p-headcw', [grant('unitHead', { unitId: 'cw' })], 'cw'),
  desk: somebody('p-desk', [grant('centreStaff')]),
  deskOfJw: somebody('p-deskjw', [grant('centreStaff')], 'jw'),
  deskHead: somebody('p-head', [grant('centreStaff')]),
  formerHead: somebody('p-old', [
    grant('unitHead', { unitId: 'jw', to: day('2026-10-31') }),
    grant('centreStaff'),
  ]),
  custodian: somebody('p-keeper', [grant('custodian')]),
  custodianB: somebody('p-li', [grant('custodian')]),
  deskKeeper: somebody('p-deskkeeper', [grant('custodian'), grant('centreStaff')]),
  steering: somebody('p-steer', [grant('steeringOffice')]),
  discipline: somebody('p-disc', [grant('discipline')]),
} satisfies Record<string, Viewer>

describe('the respondent’s own chain is out (§33)', () => {
  const table: readonly (readonly [string, Respondent, keyof typeof people, boolean])[] = [
    ['a clerk themselves', clerk(), 'wang', true],
    ['whoever sits at the same window today', clerk(), 'newB', true],
    ['a clerk of another window of the unit', clerk(), 'zhao', false],
    ['the clerk’s unit head', clerk(), 'head', true],
    ['the deputy', clerk(), 'deputy', true],
    ['a head who came later', clerk(), 'newHead', true],
    ['the unit’s back office is beside, not above a clerk', clerk(), 'back', false],
    ['another unit’s head', clerk(), 'headCw', false],
    ['the front desk', clerk(), 'desk', false],
    ['somebody at the front desk who is of the unit', clerk(), 'deskOfJw', false],
    ['the head of then, who is at the front desk now', clerk(), 'deskHead', true],
    ['a head of before, whose term is over', clerk(), 'formerHead', false],
    ['B of the window as custodian', clerk(), 'custodianB', true],
    ['a custodian who has nothing to do with it', clerk(), 'custodian', false],
    ['the lead themselves', lead(), 'head', true],
    ['the whole unit of a lead: a clerk', lead(), 'zhao', true],
    ['the whole unit of a lead: its back office', lead(), 'back', true],
    ['the whole unit of a lead: somebody of it at the front desk', lead(), 'deskOfJw', true],
    ['the front desk, when it is about a lead', lead(), 'desk', false],
    ['the unit, when it is about the unit', unit(), 'wang', true],
    ['a rule is about nobody: its head', service('rules'), 'head', false],
    ['how a matter went is about its unit’s heads', service('delay'), 'head', true],
    ['how a matter went, for a clerk', service('delay'), 'zhao', false],
    ['the whole front desk, when it is about one of it', ofDesk('centre'), 'desk', true],
    ['a custodian who is of the front desk, too', ofDesk('centre'), 'deskKeeper', true],
    ['the steering office, when it is about the front desk', ofDesk('centre'), 'steering', false],
    ['the discipline office, when it is about itself', ofDesk('discipline'), 'discipline', true],
  ]
  test.each(table)('%s', (_situation, one, who, expected) => {
    expect(isInChain(people[who], chainOf(one), today)).toBe(expected)
  })
})

describe('who sees and does what', () => {
  const table: readonly (readonly [string, keyof typeof people, Handler, Chain, string])[] = [
    [
      'the front desk handles and decides what is the centre’s',
      'desk',
      { desk: 'centre' },
      nobody,
      'sees handles decides',
    ],
    ['the custodian sees nothing of it', 'custodian', { desk: 'centre' }, nobody, ''],
    ['the discipline office sees nothing that isn’t its', 'discipline', { desk: 'centre' }, nobody, ''],
    ['the steering office sees nothing that isn’t its', 'steering', { desk: 'centre' }, nobody, ''],
    ['a unit’s head sees nothing of the centre’s', 'head', { desk: 'centre' }, nobody, ''],
    [
      'a unit’s head handles what is the unit’s and decides nothing',
      'head',
      { desk: 'unit', unitId: 'jw' },
      nobody,
      'sees handles',
    ],
    [
      'the centre sees what a unit handles, and decides',
      'desk',
      { desk: 'unit', unitId: 'jw' },
      nobody,
      'sees decides',
    ],
    ['another unit sees nothing of it', 'headCw', { desk: 'unit', unitId: 'jw' }, nobody, ''],
    ['what is sealed is a number to the centre', 'desk', { desk: 'discipline' }, nobody, 'number'],
    ['what is sealed is nothing to the steering office', 'steering', { desk: 'discipline' }, nobody, ''],
    [
      'the discipline office handles and decides what is sealed',
      'discipline',
      { desk: 'discipline' },
      nobody,
      'sees handles decides',
    ],
    [
      'a number, too, is nothing to the chain',
      'deskOfJw',
      { desk: 'discipline' },
      chainOf(lead('discipline')),
      '',
    ],
    [
      'whoever is of the chain sees nothing in any role',
      'deskHead',
      { desk: 'centre' },
      chainOf(clerk()),
      '',
    ],
  ]
  test.each(table)('%s', (_situation, who, handler, chain, expected) => {
    const { sees, isHandler, isDecider, seesNumber } = accessOf(people[who], handler, chain, today)
    const is = [sees && 'sees', isHandler && 'handles', isDecider && 'decides', seesNumber && 'number']
    expect(is.filter(Boolean).join(' ')).toBe(expected)
  })
})
