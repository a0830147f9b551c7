import * as v from 'valibot'
import { codeFrom } from '../../cloudfunctions/_kernel/hash'
import {
  type Activation,
  activationKey,
  activationMac,
  codeOf,
  opens,
} from '../../cloudfunctions/people/binding/activation'
import {
  BindingTries,
  lockedFor,
  lockMinutes,
  triesLeft,
  withTry,
} from '../../cloudfunctions/people/binding/binding-lock'
import { maskedNo, normalName } from '../../cloudfunctions/people/person'
import { normalNo } from '../../cloudfunctions/_shared/person-no'
import { TriedNumber, withVisitor } from '../../cloudfunctions/people/binding/tried-number'

const now = new Date('2026-11-23T09:40:00+08:00')
const minutes = (n: number): Date => new Date(now.getTime() + n * 60_000)
const days = (n: number): Date => minutes(n * 1440)

describe('five wrong tries lock the openid, 15 minutes and doubling (0.1)', () => {
  it.each([
    ['none', 0, 0, 0],
    ['the first', 1, 0, 4],
    ['the fourth', 4, 0, 1],
    ['the fifth', 5, 15, 0],
    ['the sixth begins again', 6, 0, 4],
    ['the tenth', 10, 30, 0],
    ['the fifteenth', 15, 60, 0],
    ['the thirtieth', 30, 480, 0],
    ['never longer than a day', 100, 1440, 0],
  ])('%s', (_, failures, locked, left) => {
    expect([lockMinutes(failures), triesLeft(failures)]).toEqual([locked, left])
  })

  it.each([
    ['never locked', undefined, undefined],
    ['just locked', minutes(15), 15],
    ['the last second', new Date(now.getTime() + 1000), 1],
    ['the moment it opens', now, undefined],
    ['long open', minutes(-1), undefined],
  ])('%s', (_, until, expected) => {
    expect(lockedFor(until, now)).toBe(expected)
  })

  it('keeps the last five tries by name, and fits its schema at every count', () => {
    let tries: BindingTries | undefined
    for (let n = 1; n <= 12; n++) tries = v.parse(BindingTries, withTry(tries, 'me', `try${String(n)}`, now))
    expect(tries).toMatchObject({ failures: 12, v: 12, keys: ['try8', 'try9', 'try10', 'try11', 'try12'] })
  })
})

describe('tries for one person from three openids are told (0.1)', () => {
  const rows: [string, readonly [visitor: string, at: Date][], string | undefined, boolean][] = [
    [
      'two openids',
      [
        ['a', now],
        ['b', now],
      ],
      'p',
      false,
    ],
    [
      'three',
      [
        ['a', now],
        ['b', now],
        ['c', now],
      ],
      'p',
      true,
    ],
    [
      'one, three times',
      [
        ['a', now],
        ['a', now],
        ['a', now],
      ],
      'p',
      false,
    ],
    [
      'three, but the first a week ago',
      [
        ['a', days(-7)],
        ['b', now],
        ['c', now],
      ],
      'p',
      false,
    ],
    [
      'three for a number that nobody has',
      [
        ['a', now],
        ['b', now],
        ['c', now],
      ],
      undefined,
      false,
    ],
  ]
  it.each(rows)('%s', (_, tried, personId, expected) => {
    let kept: TriedNumber | undefined
    for (const [visitor, at] of tried)
      kept = v.parse(TriedNumber, withVisitor(kept, { id: 'x', personId, visitor }, at))
    expect(kept?.isDue).toBe(expected)
  })

  it('is told again only after a week', () => {
    const told = { ...withVisitor(undefined, { id: 'x', personId: 'p', visitor: 'a' }, now), toldAt: now }
    const three = (at: Date) =>
      ['b', 'c', 'd'].reduce<TriedNumber>(
        (kept, visitor) => withVisitor(kept, { id: 'x', personId: 'p', visitor }, at),
        told,
      ).isDue
    expect([three(days(6)), three(days(8))]).toEqual([false, true])
  })

  it('keeps ten at most', () => {
    let kept: TriedNumber | undefined
    for (let n = 0; n < 30; n++) kept = withVisitor(kept, { id: 'x', personId: 'p', visitor: String(n) }, now)
    expect(v.parse(TriedNumber, kept).tries).toHaveLength(10)
  })
})

describe('what people type', () => {
  it.each([
    ['full-width digits', '２０２６０００１', '20260001'],
    ['blanks and dashes', ' 2026 00-01 ', '20260001'],
    ['small letters', 't1001', 'T1001'],
  ])('number: %s', (_, typed, expected) => {
    expect(normalNo(typed)).toBe(expected)
  })

  it.each([
    ['a middle dot left out', '阿依·古丽', '阿依古丽', true],
    ['another middle dot', '阿依•古丽', '阿依·古丽', true],
    ['a blank', '李 小雨', '李小雨', true],
    ['capitals', 'Anna Lee', 'anna lee', true],
    ['another name', '李小雨', '李大雨', false],
    ['nothing', '', '李小雨', false],
  ])('name: %s', (_, one, other, expected) => {
    expect(normalName(one) === normalName(other)).toBe(expected)
  })

  it.each([
    ['20260001', '20****01'],
    ['T1001', 'T1*01'],
    ['123', '1*3'],
    ['1', '*'],
  ])('%s is shown as %s', (no, expected) => {
    expect(maskedNo(no)).toBe(expected)
  })
})

describe('a code', () => {
  const key = 'a key of tests, long enough'
  const activation = (change: Partial<Activation>): Activation => ({
    _id: 'p',
    mac: activationMac(key, 'p', 'ABCDE23456'),
    expiresAt: days(14),
    isUsed: false,
    operation: 'op',
    inputHash: 'hash',
    createdAt: now,
    updatedAt: now,
    v: 1,
    ...change,
  })

  it.each([
    ['as it was printed', 'ABCDE23456', {}, 'p', true],
    ['typed small and in two parts', 'abcde-23456', {}, 'p', true],
    ['a letter off', 'ABCDE23457', {}, 'p', false],
    ['for somebody else', 'ABCDE23456', {}, 'q', false],
    ['used', 'ABCDE23456', { isUsed: true }, 'p', false],
    ['in its last second', 'ABCDE23456', { expiresAt: new Date(now.getTime() + 1) }, 'p', true],
    ['at the moment it ends', 'ABCDE23456', { expiresAt: now }, 'p', false],
  ])('%s', (_, code, change, person, expected) => {
    expect(opens(key, code, person, activation(change), now)).toBe(expected)
  })

  it("opens nothing that isn't there, not even an empty one", () => {
    expect(opens(key, '', 'nobody', undefined, now)).toBe(false)
  })

  it('is the same for one command, another for the next, and has no look-alikes', () => {
    const codes = Array.from({ length: 300 }, (_, n) => codeOf(key, `op${String(n)}`, 'p'))
    expect(new Set(codes).size).toBe(300)
    expect(codeOf(key, 'op0', 'p')).toBe(codes[0])
    expect(codes.every((code) => /^[2-9A-HJKMNP-TV-Z]{10}$/.test(code))).toBe(true)
  })

  it('goes on to the next round when one has too few bytes', () => {
    const rounds = [Buffer.alloc(32, 255), Buffer.alloc(4, 0), Buffer.alloc(32, 31)]
    const code = codeFrom(10, (round) => (rounds[round] ?? Buffer.alloc(0)).toString('base64url'))
    expect(code).toBe('2222333333')
  })

  it.each([undefined, '', 'short'])("can't be made under the key %j", (value) => {
    const before = process.env.ACTIVATION_KEY
    if (value === undefined) delete process.env.ACTIVATION_KEY
    else process.env.ACTIVATION_KEY = value
    expect(activationKey).toThrow('ACTIVATION_KEY')
    if (before !== undefined) process.env.ACTIVATION_KEY = before
  })
})
