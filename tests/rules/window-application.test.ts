import * as v from 'valibot'
import { movesOf } from '../../cloudfunctions/_kernel/moves'
import { Application, isLeaving, placed } from '../../cloudfunctions/windows/application/application'
import {
  type ApplicationState,
  buttonsFor,
  moves,
  states,
} from '../../cloudfunctions/windows/application/moves'
import {
  ApplicationForm,
  type FormBasis,
  formFault,
  ownHoursOf,
} from '../../cloudfunctions/windows/application/form'
import { blockersOf } from '../../cloudfunctions/windows/application/blocker'
import { dueStep } from '../../cloudfunctions/windows/application/due-step'
import { day } from './calendar-year'

const today = day('2026-11-27')
const form = (facts: Record<string, unknown>): ApplicationForm =>
  v.parse(ApplicationForm, { reason: '学期初排队太长', wishedOn: '2026-12-01', ...facts })
const opening = (facts: Record<string, unknown> = {}): ApplicationForm =>
  form({
    kind: 'open',
    services: ['JW-005'],
    dayPart: 'whole',
    weekdays: [1, 2, 3, 4, 5],
    primary: { no: 'T1', name: '甲' },
    alternate: { no: 'T2', name: '乙' },
    space: '两个工位',
    guests: true,
    ...facts,
  })
const sheet = (code: string, windows: string[], ownerUnit = '教务处', entrustedTo?: string) =>
  [code, { code, windows, ownerUnit, ...(entrustedTo === undefined ? {} : { entrustedTo }) }] as const
const basis: FormBasis = {
  unit: { _id: 'jw', name: '教务处' },
  place: { _id: 'w1', unitId: 'jw', state: 'open' },
  sheets: new Map([
    sheet('JW-001', ['w1']),
    sheet('JW-003', ['w1', 'w2']),
    sheet('JW-005', []),
    sheet('CW-001', ['w5'], '财务处'),
    sheet('YJS-001', ['w3'], '研究生院', '教务处'),
  ]),
  lines: [{ state: 'open', windowIds: ['w1'], services: ['JW-001', 'JW-003'] }],
  today,
}
const other: FormBasis = { ...basis, place: { _id: 'w1', unitId: 'cw', state: 'open' } }
const closing: FormBasis = { ...basis, place: { _id: 'w1', unitId: 'jw', state: 'closing' } }

describe('what a unit may ask for (§7)', () => {
  const add = (facts: Record<string, unknown> = {}) =>
    form({ kind: 'add', windowId: 'w1', services: ['JW-005'], ...facts })
  const reduce = (services: string[]) => form({ kind: 'reduce', windowId: 'w1', services })
  const close = (facts: Record<string, unknown> = {}) => form({ kind: 'close', windowId: 'w1', ...facts })
  const otherHours = (facts: Record<string, unknown> = {}) =>
    form({ kind: 'hours', windowId: 'w1', dayPart: 'whole', weekdays: [1, 2, 3, 4, 5], ...facts })
  const every = [1, 2, 3, 4, 5, 6, 7]
  const mornings: FormBasis = {
    ...basis,
    place: { _id: 'w1', unitId: 'jw', state: 'open', hours: [{ from: 0, to: 780 }], weekdays: [2, 4] },
  }
  const rows: [string, ApplicationForm, FormBasis, string][] = [
    ['other hours', otherHours(), basis, ''],
    ['the hours that it has', otherHours({ weekdays: every }), basis, 'HOURS_SAME'],
    [
      'the part of the day that it has',
      otherHours({ dayPart: 'mornings', weekdays: [4, 2] }),
      mornings,
      'HOURS_SAME',
    ],
    ['the same part on other days', otherHours({ dayPart: 'mornings', weekdays: [2] }), mornings, ''],
    ['all day again', otherHours({ weekdays: [2, 4] }), mornings, ''],
    ['other hours from today on', otherHours({ wishedOn: '2026-11-27' }), basis, 'DATE_NOT_POSSIBLE'],
    ["other hours of another unit's window", otherHours(), other, 'WINDOW_UNKNOWN'],
    ['other hours of a window that closes', otherHours(), closing, 'WINDOW_NOT_OPEN'],
    ['a window of its own for its matter', opening(), basis, ''],
    ['one for a matter entrusted to it', opening({ services: ['YJS-001'] }), basis, ''],
    ["one for another unit's matter", opening({ services: ['CW-001'] }), basis, 'SERVICE_NOT_YOURS'],
    ['one for a matter without a sheet', opening({ services: ['JW-999'] }), basis, 'SERVICE_UNKNOWN'],
    ['A who is B too', opening({ alternate: { no: ' t1 ', name: '甲' } }), basis, 'SAME_PERSON'],
    ['today', opening({ wishedOn: '2026-11-27' }), basis, 'DATE_NOT_POSSIBLE'],
    ['yesterday', opening({ wishedOn: '2026-11-26' }), basis, 'DATE_NOT_POSSIBLE'],
    ['tomorrow', opening({ wishedOn: '2026-11-28' }), basis, ''],
    ['a year and a day from now', opening({ wishedOn: '2027-11-28' }), basis, ''],
    ['the year after next', opening({ wishedOn: '2027-11-29' }), basis, 'DATE_NOT_POSSIBLE'],
    ['a matter more', add(), basis, ''],
    ['a matter that is there', add({ services: ['JW-001'] }), basis, 'SERVICE_THERE_ALREADY'],
    ['a matter more at a window of another unit', add(), other, 'WINDOW_UNKNOWN'],
    ['a matter more at a window that is not there', add(), { ...basis, place: undefined }, 'WINDOW_UNKNOWN'],
    ['a matter more at a window that closes', add(), closing, 'WINDOW_NOT_OPEN'],
    ['a matter less', reduce(['JW-003']), basis, ''],
    ['a matter less that is not there', reduce(['JW-005']), basis, 'SERVICE_NOT_THERE'],
    ['all matters less, which is a closing', reduce(['JW-001', 'JW-003']), basis, 'TAKES_ALL_AWAY'],
    ['the same matter less twice', reduce(['JW-003', 'JW-003']), basis, ''],
    ['a closing', close(), basis, ''],
    ["a closing of another unit's window", close(), other, 'WINDOW_UNKNOWN'],
    ['a second closing', close(), closing, 'WINDOW_NOT_OPEN'],
  ]
  it.each(rows)('%s', (_, asked, held, expected) => {
    expect(formFault(asked, held)?.code ?? '').toBe(expected)
  })

  const hours: [string, Record<string, unknown>, object][] = [
    ['the whole week has no hours of its own', { weekdays: [1, 2, 3, 4, 5, 6, 7] }, {}],
    [
      'mornings end at one',
      { dayPart: 'mornings', weekdays: [7, 6, 5, 4, 3, 2, 1] },
      { hours: [{ from: 0, to: 780 }] },
    ],
    [
      'afternoons on Tuesdays and Thursdays',
      { dayPart: 'afternoons', weekdays: [4, 2, 2] },
      { hours: [{ from: 780, to: 1440 }], weekdays: [2, 4] },
    ],
  ]
  it.each(hours)('%s', (_, facts, expected) => {
    expect(ownHoursOf(opening(facts) as Extract<ApplicationForm, { kind: 'open' }>)).toEqual(expected)
  })
})

describe('which way an application goes (§7 §8)', () => {
  const head = { isHead: true, isCentre: false }
  const centre = { isHead: false, isCentre: true }
  const nobody = { isHead: false, isCentre: false }
  const both = { isHead: true, isCentre: true }
  const rows: [string, 'unit' | 'centre', ApplicationState, typeof head, string][] = [
    ['a draft, its head', 'unit', 'draft', head, 'submit withdraw'],
    ['a draft, the centre', 'unit', 'draft', centre, ''],
    ['sent in, its head', 'unit', 'submitted', head, 'withdraw'],
    ['sent in, the centre', 'unit', 'submitted', centre, 'take sendBack'],
    ['sent back, its head', 'unit', 'returned', head, 'submit withdraw'],
    ['sent back, the centre', 'unit', 'returned', centre, ''],
    ['looked at, its head', 'unit', 'underReview', head, 'withdraw'],
    ['looked at, the centre', 'unit', 'underReview', centre, 'sendBack approve reject'],
    ['granted, its head', 'unit', 'approved', head, 'withdraw'],
    ['granted, the centre', 'unit', 'approved', centre, ''],
    ['refused, its head', 'unit', 'rejected', head, ''],
    ['in effect, its head', 'unit', 'implemented', head, ''],
    ['withdrawn, the centre', 'unit', 'withdrawn', centre, ''],
    ['an adjustment, the unit that is heard', 'centre', 'hearing', head, 'answer'],
    ['an adjustment, the centre', 'centre', 'hearing', centre, 'withdraw'],
    ['an adjustment after the hearing, the unit', 'centre', 'underReview', head, ''],
    [
      'an adjustment after the hearing, the centre',
      'centre',
      'underReview',
      centre,
      'approve reject withdraw',
    ],
    ['a granted adjustment, the unit', 'centre', 'approved', head, ''],
    ['a granted adjustment, the centre', 'centre', 'approved', centre, 'withdraw'],
    ['sent in, the steering office', 'unit', 'submitted', nobody, ''],
    ['looked at, one person who is both', 'unit', 'underReview', both, 'sendBack approve reject withdraw'],
  ]
  it.each(rows)('%s', (_, origin, state, who, expected) => {
    expect(buttonsFor({ origin, state }, who).join(' ')).toBe(expected)
  })

  it('ends everywhere: rejected, in effect and withdrawn lead nowhere', () => {
    const ends = states.filter(
      (state) => movesOf(moves, state, ['unit', 'centre', 'opener', 'reviewer', 'timer']).length === 0,
    )
    expect(ends).toEqual(['rejected', 'implemented', 'withdrawn'])
  })

  it('holds its window from the moment it is sent in until it is over', () => {
    const one = { _id: 'a1', unitId: 'jw', form: form({ kind: 'close', windowId: 'w1' }), holdsNo: 'a1' }
    const holding = states.filter((state) => placed(one, state, state !== 'draft').holds === 'window:w1')
    expect(holding).toEqual(['hearing', 'submitted', 'returned', 'underReview', 'approved'])
    expect(states.filter((state) => isLeaving(one.form, state))).toEqual([
      'hearing',
      'submitted',
      'underReview',
      'approved',
    ])
    expect(states.filter((state) => isLeaving(opening(), state))).toEqual([])
  })

  it('holds an opening for the same matters in any order, for its unit alone', () => {
    const held = (unitId: string, services: string[]) =>
      placed({ _id: 'a1', unitId, form: opening({ services }), holdsNo: 'a1' }, 'submitted', true).holds
    expect(held('jw', ['JW-005', 'JW-001'])).toBe(held('jw', ['JW-001', 'JW-005', 'JW-001']))
    expect(held('jw', ['JW-001'])).not.toBe(held('jw', ['JW-005']))
    expect(held('jw', ['JW-001'])).not.toBe(held('xg', ['JW-001']))
  })
})

describe('what keeps a window from closing (§7)', () => {
  const since = new Date('2026-11-27T01:00:00Z')
  const at = (minutes: number) => new Date(since.getTime() + minutes * 60_000)
  const hold = (kind: string, count: number, minutes = 29) =>
    ({ kind, count, items: [], asOf: at(minutes) }) as never
  const none = ['services', 'cases', 'tickets', 'people', 'assets'].map((kind) => hold(kind, 0))
  const butPeople = none.filter((_, at_) => at_ !== 3)
  const rows: [string, 'close' | 'reduce', never[], string, number?][] = [
    ['all say nothing', 'close', none, ''],
    ['nobody has said anything', 'close', [], 'services? cases? tickets? people? assets?'],
    ['one was silent', 'close', butPeople, 'people?'],
    ['one spoke before it was asked', 'close', [...butPeople, hold('people', 0, -1)], 'people?'],
    [
      'one spoke while it may still have kept what was before',
      'close',
      [...butPeople, hold('people', 0, 0.5)],
      'people?',
    ],
    ['one spoke just after that', 'close', [...butPeople, hold('people', 0, 0.51)], '', 1],
    ['one spoke in the very moment it was asked', 'close', [...butPeople, hold('people', 0, 0)], 'people?'],
    ['one has stopped speaking', 'close', [...butPeople, hold('people', 0, 19)], 'people?'],
    [
      'two cases and a sheet',
      'close',
      [hold('services', 1), hold('cases', 2), none[2], none[3], none[4]] as never[],
      'services1 cases2',
    ],
    ['people posted to a window that only gets smaller', 'reduce', [...butPeople, hold('people', 2)], ''],
    ['people posted to one that closes', 'close', [...butPeople, hold('people', 2)], 'people2'],
  ]
  it.each(rows)('%s', (_, change, holds, expected, asked = 30) => {
    const said = blockersOf(change, holds, since, at(asked))
    expect(said.map((one) => `${one.kind}${one.known ? String(one.count) : '?'}`).join(' ')).toBe(expected)
  })
})

describe('what an approved application needs, asked at any time (§7)', () => {
  const approved = (asked: ApplicationForm, blockedAt?: Date) => ({
    form: asked,
    decision: { reason: '同意', decidedBy: 'p', decidedAt: new Date(0), effectiveOn: day('2026-12-01') },
    blockedAt,
  })
  const close = form({ kind: 'close', windowId: 'w1' })
  const reduce = form({ kind: 'reduce', windowId: 'w1', services: ['JW-003'] })
  const known = [{ kind: 'cases', known: true, count: 2, items: [] }] as never
  const unknown = [{ kind: 'cases', known: false }] as never
  const rows: [string, ApplicationForm, 'open' | 'closing', never, string, Date | undefined, string][] = [
    ['an opening before its day', opening(), 'open', [] as never, '2026-11-30', undefined, 'wait'],
    ['an opening on its day', opening(), 'open', [] as never, '2026-12-01', undefined, 'takeEffect'],
    ['an opening a week late', opening(), 'open', [] as never, '2026-12-08', undefined, 'takeEffect'],
    ['a matter less on its day', reduce, 'open', [] as never, '2026-12-01', undefined, 'takeEffect'],
    ['a matter less that something needs', reduce, 'open', known, '2026-12-01', undefined, 'tellBlocked'],
    ['a closing before its day', close, 'open', [] as never, '2026-11-30', undefined, 'wait'],
    ['a closing on its day', close, 'open', [] as never, '2026-12-01', undefined, 'beginClosing'],
    ['a closing on its day, with cases', close, 'open', known, '2026-12-01', undefined, 'beginClosing'],
    [
      'a window that closes and is free',
      close,
      'closing',
      [] as never,
      '2026-12-01',
      undefined,
      'takeEffect',
    ],
    ['one that closes, nobody has reported', close, 'closing', unknown, '2026-12-01', undefined, 'wait'],
    ['one that closes, with cases', close, 'closing', known, '2026-12-01', undefined, 'tellBlocked'],
    ['one whose blockers were told', close, 'closing', known, '2026-12-20', new Date(0), 'wait'],
    ['one whose blockers are gone', close, 'closing', [] as never, '2026-12-20', new Date(0), 'takeEffect'],
  ]
  it.each(rows)('%s', (_, asked, state, blockers, on, blockedAt, expected) => {
    expect(dueStep(approved(asked, blockedAt), { state }, blockers, day(on))).toBe(expected)
  })
})

describe("an application can't say what isn't so", () => {
  const stamps = { createdAt: new Date(0), updatedAt: new Date(0), v: 1 }
  const draft = {
    _id: 'a1',
    unitId: 'jw',
    origin: 'unit',
    form: form({ kind: 'close', windowId: 'w1' }),
    files: [],
    writtenBy: 'p',
    holds: 'a1',
    holdsNo: 'a1',
    turn: 'unit',
    isListed: false,
    key: 'k',
    ...stamps,
  }
  const rows: [string, object, boolean][] = [
    ['a draft', { state: 'draft' }, true],
    ['a draft that somebody signed', { state: 'draft', signedBy: 'p' }, false],
    ['one sent in that nobody signed', { state: 'submitted' }, false],
    ['one granted without a decision', { state: 'approved', signedBy: 'p', signedAt: new Date(0) }, false],
    [
      'one refused without a reason',
      {
        state: 'rejected',
        signedBy: 'p',
        signedAt: new Date(0),
        decision: { decidedBy: 'p', decidedAt: new Date(0), reason: ' ' },
      },
      false,
    ],
  ]
  it.each(rows)('%s', (_, facts, expected) => {
    expect(v.is(Application, { ...draft, ...facts })).toBe(expected)
  })
})
