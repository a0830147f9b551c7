import {
  canMove,
  type ComplaintMove,
  goesOn,
  isLive,
  movesFrom,
} from '../../cloudfunctions/complaints/complaint-moves'
import { isWhole } from '../../cloudfunctions/complaints/about'
import {
  acceptBy,
  answerBy,
  dueOn,
  extended,
  extensionFault,
  findBy,
  isHeard,
  isLate,
  reviewUntil,
} from '../../cloudfunctions/complaints/part/deadline'
import { consequence } from '../../cloudfunctions/complaints/part/outcome'
import { receiptFrom, receiptMac } from '../../cloudfunctions/complaints/filing/receipt'
import { opened, sealed } from '../../cloudfunctions/complaints/sealed'
import { shownCount, withoutSmall } from '../../cloudfunctions/complaints/small-number'
import { day } from './calendar-year'

const stamps = { createdAt: new Date(0), updatedAt: new Date(0), v: 1 }
const winter = {
  _id: 'winter',
  kind: 'vacation' as const,
  from: day('2026-07-13'),
  to: day('2026-08-30'),
  name: '暑假',
  ...stamps,
}

describe('by when (§33)', () => {
  test.each([
    ['five working days from a Monday', '2026-11-23', '2026-11-30'],
    ['five working days from a Friday', '2026-11-20', '2026-11-27'],
    ['five working days from a Sunday', '2026-11-22', '2026-11-27'],
    ['over a holiday they are more days', '2026-09-30', '2026-10-13'],
    ['over a vacation fifteen days at most', '2026-07-13', '2026-07-28'],
    ['in a year that no calendar covers the fifteen days stand alone', '2031-03-03', '2031-03-18'],
  ])('acceptance: %s', (_situation, filed, expected) => {
    expect(acceptBy(day(filed), [winter])).toBe(expected)
  })

  it('finds within sixty days of acceptance, ninety with its one extension, reviews within thirty of the reply', () => {
    const due = findBy(day('2026-11-23'))
    expect(due).toBe('2027-01-22')
    expect(extended(due)).toBe('2027-02-21')
    expect(reviewUntil(day('2026-11-23'))).toBe('2026-12-23')
    expect(answerBy(day('2026-11-23'), [])).toBe('2026-11-30')
    expect(answerBy(day('2031-03-03'), [])).toBe('2031-03-10')
  })

  test.each([
    ['before it is due', '2027-01-21', false, undefined],
    ['on the day itself', '2027-01-22', false, undefined],
    ['the day after', '2027-01-23', false, 'late'],
    ['a second time', '2027-01-21', true, 'once'],
  ] as const)('an extension is asked for %s', (_situation, today, was, expected) => {
    expect(extensionFault(day('2027-01-22'), was, day(today))).toBe(expected)
  })

  test.each([
    ['received', '2026-11-30', '2026-12-01'],
    ['accepted', '2027-01-22', '2027-01-23'],
    ['investigating', '2027-01-22', '2027-01-23'],
    ['found', '2027-01-22', '2027-01-23'],
    ['decided', '2027-01-22', '2027-01-23'],
    ['reviewing', '2027-02-01', '2027-02-02'],
    ['replied', undefined, '2030-01-01'],
    ['declined', undefined, '2030-01-01'],
    ['closed', undefined, '2030-01-01'],
    ['withdrawn', undefined, '2030-01-01'],
  ] as const)('what is %s is due by its own day and late the day after', (state, due, after) => {
    const dates = {
      state,
      acceptBy: day('2026-11-30'),
      findBy: day('2027-01-22'),
      reviewBy: day('2027-02-01'),
    }
    expect(dueOn(dates)).toBe(due)
    expect(due === undefined ? false : isLate(dates, day(due))).toBe(false)
    expect(isLate(dates, day(after))).toBe(due !== undefined)
  })

  const asked = (answered: boolean) => ({ answerBy: day('2026-11-30'), answered })
  test.each([
    ['nobody was asked', [], false, '2026-12-24', false],
    ['whoever was asked answered', [asked(true)], false, '2026-11-24', true],
    ['whoever was asked still has time', [asked(false)], false, '2026-11-30', false],
    ['whoever was asked let the time pass', [asked(false)], false, '2026-12-01', true],
    ['one of two answered', [asked(true), asked(false)], false, '2026-11-24', false],
    ['a unit looks into its own rules', [], true, '2026-11-24', true],
  ])('heard or not: %s', (_situation, hearings, isOwn, today, expected) => {
    expect(isHeard(hearings, isOwn, day(today))).toBe(expected)
  })
})

describe('the steps (§33)', () => {
  const way: readonly (readonly [ComplaintMove, Parameters<typeof canMove>[1], boolean])[] = [
    ['accept', 'received', true],
    ['accept', 'accepted', false],
    ['decline', 'received', true],
    ['decline', 'investigating', false],
    ['investigate', 'accepted', true],
    ['investigate', 'received', false],
    ['find', 'investigating', true],
    ['find', 'accepted', false],
    ['decide', 'found', true],
    ['decide', 'investigating', false],
    ['reply', 'decided', true],
    ['reply', 'found', false],
    ['refer', 'investigating', true],
    ['refer', 'found', false],
    ['withdraw', 'investigating', true],
    ['withdraw', 'found', false],
    ['withdraw', 'closed', false],
    ['askReview', 'replied', true],
    ['askReview', 'declined', true],
    ['askReview', 'closed', false],
    ['uphold', 'reviewing', true],
    ['change', 'replied', false],
    ['close', 'replied', true],
    ['close', 'decided', false],
  ]
  test.each(way)('%s from %s: %s', (move, state, expected) => {
    expect(canMove(move, state)).toBe(expected)
  })

  it('leaves each actor their own', () => {
    expect(movesFrom('found', ['handler'])).toEqual([])
    expect(movesFrom('found', ['decider'])).toEqual(['decide'])
    expect(movesFrom('received', ['complainant'])).toEqual(['withdraw'])
    expect(movesFrom('received', ['discipline'])).toEqual(['handBack'])
    expect(movesFrom('replied', ['timer'])).toEqual(['close'])
    expect((['declined', 'replied', 'closed', 'withdrawn'] as const).some(isLive)).toBe(false)
  })

  test.each([
    ['an ordinary matter ends', { isSerious: false, topic: 'attitude', desk: 'centre' }, false],
    ['what the desk called serious goes on', { isSerious: true, topic: 'attitude', desk: 'centre' }, true],
    ['a suspected breach goes on', { isSerious: false, topic: 'discipline', desk: 'steeringOffice' }, true],
    ['what was referred goes on', { isSerious: false, topic: 'fee', desk: 'discipline' }, true],
    ['retaliation goes on', { isSerious: false, topic: 'retaliation', desk: 'centre' }, true],
  ])('taken back: %s', (_situation, part, expected) => {
    expect(goesOn(part)).toBe(expected)
  })

  test.each([
    ['substantiated', false, 'complaint', 1],
    ['substantiated', true, 'majorComplaint', 1],
    ['partly', false, 'complaint', 1],
    ['unsubstantiated', false, 'complaint', 0],
    [undefined, false, 'complaint', 0],
  ] as const)('a finding %s (major: %s) counts by %s, %i times (§34)', (finding, isMajor, rule, times) => {
    expect(consequence(finding, isMajor)).toEqual({ rule, times })
  })

  test.each([
    ['a window', { kind: 'window', windowId: 'w1' }, true],
    ['a window without saying which', { kind: 'window' }, false],
    ['a unit', { kind: 'unit', unitId: 'jw' }, true],
    ['a unit by a window', { kind: 'unit', windowId: 'w1' }, false],
    ['a service', { kind: 'service', service: 'JW-001' }, true],
    ['a service without its code', { kind: 'service', unitId: 'jw' }, false],
    ['a clerk at a window', { kind: 'person', post: 'clerk', windowId: 'w1' }, true],
    ['a clerk of some unit', { kind: 'person', post: 'clerk', unitId: 'jw' }, false],
    ['a lead of a unit', { kind: 'person', post: 'lead', unitId: 'jw' }, true],
    ['somebody of the centre', { kind: 'person', post: 'centre' }, true],
    ['somebody', { kind: 'person', called: '穿蓝衣服的' }, false],
  ] as const)('about %s', (_situation, one, expected) => {
    expect(isWhole(one)).toBe(expected)
  })
})

describe('small numbers (§33)', () => {
  const rows = (...counts: number[]) => counts.map((count, at) => ({ label: String(at), count }))
  const shown = (...counts: number[]) => {
    const { cells, total } = withoutSmall(rows(...counts))
    return [...cells.map(({ count }) => count ?? '·'), total ?? '·']
  }
  test.each([
    ['large ones stand', [5, 9, 20], [5, 9, 20, 34]],
    ['nothing is nothing', [0, 0, 12], [0, 0, 12, 12]],
    ['one small one takes the next smallest with it', [3, 9, 20], ['·', '·', 20, 32]],
    ['two small ones that are five together hide each other', [3, 4, 20], ['·', '·', 20, 27]],
    ['two small ones that are less take a third', [1, 2, 20, 30], ['·', '·', '·', 30, 53]],
    ['a zero is the last to be hidden', [3, 0, 20], ['·', 0, '·', 23]],
    ['where there is nothing else it is', [3, 0, 0, 4], ['·', 0, 0, '·', 7]],
    ['a small sum hides all of it', [1, 0, 2], ['·', '·', '·', '·']],
    ['nothing at all', [0, 0], [0, 0, 0]],
    ['one small row alone', [4], ['·', '·']],
    ['one row alone', [7], [7, 7]],
    ['no rows', [], [0]],
  ] as const)('%s', (_situation, counts, expected) => {
    expect(shown(...counts)).toEqual(expected)
  })

  it('never lets the sum less what is shown tell a small number', () => {
    for (let n = 0; n < 8000; n++) {
      const counts = [n % 20, Math.floor(n / 20) % 20, Math.floor(n / 400) % 20]
      const { cells, total } = withoutSmall(rows(...counts))
      const hidden = counts.filter((_count, at) => cells[at]?.count === undefined)
      for (const [at, count] of counts.entries())
        if (shownCount(count) === undefined) expect(cells[at]?.count).toBeUndefined()
      if (hidden.length === 0 || total === undefined) continue
      expect([counts, hidden.length > 1]).toEqual([counts, true])
      expect([counts, hidden.reduce((all, one) => all + one, 0) >= 5]).toEqual([counts, true])
    }
  })
})

describe('what is kept sealed', () => {
  it('opens under the same key and for the same document alone', () => {
    const closed = sealed('key', 'complainant:1', Buffer.from('王晓岚'))
    expect(closed).not.toContain(Buffer.from('王晓岚').toString('base64'))
    expect(opened('key', 'complainant:1', closed).toString()).toBe('王晓岚')
    expect(() => opened('other', 'complainant:1', closed)).toThrow()
    expect(() => opened('key', 'complainant:2', closed)).toThrow()
    const changed = Buffer.from(closed, 'base64')
    changed[changed.length - 1] = (changed[changed.length - 1] ?? 0) ^ 1
    expect(() => opened('key', 'complainant:1', changed.toString('base64'))).toThrow()
  })

  it('makes sixteen digits that one has again and nobody else', () => {
    const receipt = receiptFrom('key', 'op:1')
    expect(receipt).toMatch(/^\d{16}$/)
    expect(receiptFrom('key', 'op:1')).toBe(receipt)
    expect(receiptFrom('key', 'op:2')).not.toBe(receipt)
    expect(receiptFrom('other', 'op:1')).not.toBe(receipt)
    expect(receiptMac('key', receipt)).not.toContain(receipt)
  })
})
