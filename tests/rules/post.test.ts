import * as v from 'valibot'
import { movesOf } from '../../cloudfunctions/_kernel/moves'
import { nextCourseOn, passedBy } from '../../cloudfunctions/_shared/training'
import { Course, CourseRecord } from '../../cloudfunctions/people/course'
import {
  Handover,
  type HandoverActor,
  handoverMoves,
  type HandoverState,
  isDue,
  partsIn,
  withItems,
  withSignature,
} from '../../cloudfunctions/people/posting/handover'
import {
  Declaration,
  nominationHolds,
  nominationMoves,
} from '../../cloudfunctions/people/nomination/nomination'
import {
  freeSlot,
  isEarly,
  isFit,
  lacking,
  released,
  seatObjection,
  tenureServedOn,
} from '../../cloudfunctions/people/posting/post'
import { Posting, type PostKind } from '../../cloudfunctions/people/posting/posting'
import { isPastDue, orderMoves } from '../../cloudfunctions/people/posting/replacement-order'
import { day } from './calendar-year'

const stamps = { createdAt: new Date(0), updatedAt: new Date(0), v: 1 }

const held = (personId: string, windowId: string, kind: PostKind, slot: string, state = 'current'): Posting =>
  v.parse(Posting, {
    _id: `${personId}-${windowId}`,
    personId,
    windowId,
    unitId: 'jw',
    kind,
    from: '2026-03-02',
    seat: `${windowId}:${kind}`,
    slot,
    pair: `${windowId}:${personId}`,
    state,
    ...(state === 'coming' ? { outgoingId: 'x' } : {}),
    ...(state === 'ended' ? { to: '2026-06-30', why: 'handedOver' } : {}),
    ...stamps,
  })

describe('who may have a seat (§9 §10)', () => {
  const wang = { personId: 'wang', unitId: 'jw' }
  const aOf1 = held('wang', 'w1', 'primary', 'wang:A')
  const bOf2 = held('wang', 'w2', 'alternate', 'wang:B1')
  const bOf3 = held('wang', 'w3', 'alternate', 'wang:B2')
  const rows: [string, PostKind, string, Posting[], Posting[], string | undefined][] = [
    ['somebody of the unit without a seat', 'primary', 'w1', [], [], undefined],
    ['the A of another window as B', 'alternate', 'w2', [aOf1], [], undefined],
    ['the B of one window as B of a second', 'alternate', 'w3', [bOf2], [], undefined],
    ['the B of two as A of a third', 'primary', 'w1', [bOf2, bOf3], [], undefined],
    ['A named as own B', 'alternate', 'w1', [aOf1], [aOf1], 'isOtherSide'],
    ['B named as A beside it', 'primary', 'w2', [bOf2], [bOf2], 'isOtherSide'],
    ['whoever sits there already', 'primary', 'w1', [aOf1], [aOf1], 'isAlreadyHere'],
    ['the A of another window as A', 'primary', 'w2', [aOf1], [], 'holdsOther'],
    ['the B of two windows as B of a third', 'alternate', 'w1', [bOf2, bOf3], [], 'holdsOther'],
    [
      'the A whose window is only coming, as A elsewhere',
      'primary',
      'w2',
      [held('wang', 'w1', 'primary', 'wang:A', 'coming')],
      [],
      'holdsOther',
    ],
    [
      'the A of last year',
      'primary',
      'w1',
      [held('wang', 'w1', 'primary', 'wang-w1', 'ended')],
      [],
      undefined,
    ],
    [
      'a second successor while the first waits for the handover',
      'primary',
      'w1',
      [],
      [held('li', 'w1', 'primary', 'li:A', 'coming')],
      'changeUnderWay',
    ],
    [
      'a new B while a new A is coming',
      'alternate',
      'w1',
      [],
      [held('li', 'w1', 'primary', 'li:A', 'coming')],
      undefined,
    ],
  ]
  it.each(rows)('%s', (_, kind, windowId, theirs, here, expected) => {
    expect(seatObjection(wang, { windowId, unitId: 'jw', kind }, theirs, here)?.kind).toBe(expected)
  })

  it.each([
    ['another unit', 'cw'],
    ['no unit at all', undefined],
  ])('nobody of %s', (_, unitId) => {
    const seat = { windowId: 'w1', unitId: 'jw', kind: 'primary' as const }
    expect(seatObjection({ personId: 'wang', unitId }, seat, [], [])?.kind).toBe('notOfUnit')
  })

  it('has one slot for an A and two for a B, and gives them back', () => {
    expect(freeSlot('wang', 'primary', [])).toBe('wang:A')
    expect(freeSlot('wang', 'primary', [aOf1])).toBeUndefined()
    expect(freeSlot('wang', 'alternate', [aOf1, bOf2])).toBe('wang:B2')
    expect(freeSlot('wang', 'alternate', [bOf3])).toBe('wang:B1')
    expect(freeSlot('wang', 'alternate', [bOf2, bOf3])).toBeUndefined()
    expect(freeSlot('wang', 'alternate', [{ ...bOf2, ...released('x') }, bOf3])).toBe('wang:B1')
  })
})

describe('training comes before the seat (§13)', () => {
  const record = (kind: string, services: string[], heldOn: string, result: string): CourseRecord =>
    v.parse(CourseRecord, {
      _id: `c-${heldOn}:p`,
      courseId: 'c',
      personId: 'p',
      kind,
      services,
      heldOn,
      result,
      recordedBy: 'admin',
      ...stamps,
    })
  const today = day('2026-11-23')
  const services = ['JW-001', 'JW-003']
  const rows: [string, PostKind, CourseRecord[], boolean, string[], boolean][] = [
    ['nobody without the induction', 'primary', [], true, [], false],
    ['A with the induction', 'primary', [record('induction', [], '2026-03-01', 'passed')], false, [], true],
    [
      'B with the induction alone',
      'alternate',
      [record('induction', [], '2026-03-01', 'passed')],
      false,
      services,
      false,
    ],
    [
      'B certified for one of two services',
      'alternate',
      [
        record('induction', [], '2026-03-01', 'passed'),
        record('services', ['JW-001'], '2026-03-02', 'passed'),
      ],
      false,
      ['JW-003'],
      false,
    ],
    [
      'B certified for all, by two courses',
      'alternate',
      [
        record('induction', [], '2026-03-01', 'passed'),
        record('services', ['JW-001'], '2026-03-02', 'passed'),
        record('services', ['JW-003', 'JW-009'], '2026-03-03', 'passed'),
      ],
      false,
      [],
      true,
    ],
    ['who only signed in', 'primary', [record('induction', [], '2026-03-01', 'signedIn')], true, [], false],
    ['who failed', 'primary', [record('induction', [], '2026-03-01', 'failed')], true, [], false],
    [
      'who failed again after passing',
      'primary',
      [record('induction', [], '2026-03-01', 'passed'), record('induction', [], '2026-09-01', 'failed')],
      false,
      [],
      true,
    ],
    ['a course of tomorrow', 'primary', [record('induction', [], '2026-11-24', 'passed')], true, [], false],
    ['a course of today', 'primary', [record('induction', [], '2026-11-23', 'passed')], false, [], true],
  ]
  it.each(rows)('%s', (_, kind, attended, induction, missing, fit) => {
    const passed = passedBy(attended, today)
    expect(lacking(kind, passed, services)).toEqual({ induction, services: missing })
    expect(isFit(kind, passed, services)).toBe(fit)
  })

  it('names the next day on which what is missing is taught', () => {
    const course = (kind: string, codes: string[], heldOn: string) =>
      v.parse(Course, {
        _id: heldOn,
        title: '培训',
        kind,
        services: codes,
        heldOn,
        place: '会议室',
        ...stamps,
      })
    const planned = [
      course('induction', [], '2026-12-18'),
      course('induction', [], '2026-12-04'),
      course('induction', [], '2026-11-20'),
      course('services', ['JW-003'], '2026-12-11'),
    ]
    expect(nextCourseOn({ induction: true, services: [] }, planned, today)).toBe('2026-12-04')
    expect(nextCourseOn({ induction: false, services: ['JW-003'] }, planned, today)).toBe('2026-12-11')
    expect(nextCourseOn({ induction: false, services: ['CW-001'] }, planned, today)).toBeUndefined()
  })
})

describe('twelve months at least (§12)', () => {
  it.each([
    ['2025-11-23', '2026-11-23'],
    ['2025-12-31', '2026-12-31'],
    ['2024-02-29', '2025-02-28'],
    ['2027-02-28', '2028-02-28'],
    ['2026-03-01', '2027-03-01'],
  ])('from %s they are over on %s', (from, expected) => {
    expect(tenureServedOn(day(from))).toBe(expected)
  })

  it.each([
    ['after 11 months: needs reason and consent', '2025-11-23', '2026-10-23', true],
    ['on the last day before', '2025-11-23', '2026-11-22', true],
    ['after 12: handover only', '2025-11-23', '2026-11-23', false],
  ])('a change %s', (_, from, changeOn, expected) => {
    expect(isEarly(day(from), day(changeOn))).toBe(expected)
  })
})

describe('nomination (§11)', () => {
  const all = { attitude: true, discipline: true, business: true, backbone: true }
  it('declares all four requirements or none', () => {
    expect(v.is(Declaration, all)).toBe(true)
    for (const one of Object.keys(all)) expect(v.is(Declaration, { ...all, [one]: false })).toBe(false)
  })

  it.each([
    ['proposed', 'unit', ['withdraw']],
    ['proposed', 'centre', ['confirm', 'sendBack']],
    ['returned', 'unit', ['revise', 'withdraw']],
    ['returned', 'centre', []],
    ['confirmed', 'unit', []],
    ['withdrawn', 'centre', []],
  ] as const)('%s, for the %s: %j', (state, by, expected) => {
    expect(movesOf(nominationMoves, state, [by])).toEqual(expected)
  })

  it('is open once a seat, and once a unit for the back office', () => {
    expect(nominationHolds('primary', { unitId: 'jw', windowId: 'w1' })).toBe('w1:primary')
    expect(nominationHolds('alternate', { unitId: 'jw', windowId: 'w1' })).toBe('w1:alternate')
    expect(nominationHolds('backOffice', { unitId: 'jw' })).toBe('jw:backOffice')
  })
})

describe('handover (§12)', () => {
  const at = new Date('2026-11-23T09:00:00+08:00')
  const blank = v.parse(Handover, {
    _id: 'next',
    unitId: 'jw',
    windowId: 'w1',
    kind: 'primary',
    outgoingId: 'now',
    outgoingPersonId: 'wang',
    incomingPersonId: 'li',
    nominationId: 'n',
    startOn: '2026-12-01',
    items: [],
    isListed: true,
    state: 'open',
    ...stamps,
  })
  const rows: [string, string, boolean, boolean, string[]][] = [
    ['the outgoing holder', 'wang', false, false, ['outgoing']],
    ['the successor', 'li', false, false, ['incoming']],
    ['the head of the unit', 'head', true, false, []],
    ['the head of the unit, for one who was relieved', 'head', true, true, ['inPlace']],
    ['one who was relieved', 'wang', false, true, []],
    ['a head who is the successor signs for one side only', 'li', true, true, ['incoming']],
    ['a colleague', 'zhao', false, true, []],
  ]
  it.each(rows)('%s', (_, personId, isHead, isOutgoingAway, expected) => {
    expect(partsIn(blank, { personId, isHead, isOutgoingAway })).toEqual(expected)
  })

  it('is signed when both have signed, in either order', () => {
    const one = withSignature(blank, 'incoming', 'li', at)
    expect(one.state).toBe('open')
    expect(withSignature(one, 'incoming', 'li', at).state).toBe('open')
    expect(withSignature(one, 'outgoing', 'wang', at).state).toBe('signed')
    expect(withSignature(withSignature(blank, 'inPlace', 'head', at), 'incoming', 'li', at)).toMatchObject({
      state: 'signed',
      outgoingSigned: { personId: 'head', inPlace: true },
    })
  })

  it('counts no signature under a list that was changed afterwards', () => {
    const one = withSignature(blank, 'outgoing', 'wang', at)
    const changed = withItems(one, [{ kind: 'key', words: '抽屉钥匙 2 把' }])
    expect(changed.outgoingSigned).toBeUndefined()
    expect(withSignature(changed, 'incoming', 'li', at).state).toBe('open')
  })

  it.each([
    ['not signed', 'open', '2026-12-01', false],
    ['signed, the day before', 'signed', '2026-11-30', false],
    ['signed, on the day', 'signed', '2026-12-01', true],
    ['signed, and the timer was late', 'signed', '2026-12-03', true],
    ['done already', 'done', '2026-12-03', false],
  ] as const)('takes effect: %s', (_, state, on, expected) => {
    expect(isDue({ ...blank, state }, day(on))).toBe(expected)
  })

  it.each([
    ['open', 'outgoing', ['list', 'sign']],
    ['open', 'incoming', ['sign']],
    ['open', 'centre', ['callOff']],
    ['signed', 'centre', ['callOff']],
    ['signed', 'outgoing', []],
    ['signed', 'timer', ['takeOver']],
    ['done', 'centre', []],
  ] as const)('%s, for the %s: %j', (state, by, expected) => {
    const parts: HandoverActor[] = [by]
    expect(movesOf(handoverMoves, state as HandoverState, parts)).toEqual(expected)
  })
})

describe('replacement order (§12)', () => {
  it.each([
    ['the last day', 'open', '2026-11-30', false],
    ['the day after', 'open', '2026-12-01', true],
    ['told already', 'overdue', '2026-12-02', false],
    ['named in time', 'named', '2026-12-02', false],
  ] as const)('is past due: %s', (_, state, on, expected) => {
    expect(isPastDue({ state, nameBy: day('2026-11-30') }, day(on))).toBe(expected)
  })

  it.each([
    ['open', 'unit', ['name']],
    ['overdue', 'unit', ['name']],
    ['open', 'timer', ['escalate', 'finish']],
    ['named', 'timer', ['finish']],
    ['named', 'centre', ['reopen', 'lift']],
    ['done', 'centre', []],
    ['lifted', 'unit', []],
  ] as const)('%s, for the %s: %j', (state, by, expected) => {
    expect(movesOf(orderMoves, state, [by])).toEqual(expected)
  })
})
