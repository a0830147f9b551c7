import { hallCode, stepAt, stepOf } from '../../cloudfunctions/_shared/hall-code'

const ascii = (text: string) => Buffer.from(text, 'ascii')
const digits = '1234567890'
const secrets = {
  sha1: ascii(digits.repeat(2)),
  sha256: ascii(digits.repeat(4).slice(0, 32)),
  sha512: ascii(digits.repeat(7).slice(0, 64)),
} as const

describe('the rotating code of the hall (RFC 6238, appendix B)', () => {
  it.each([
    [59, 'sha1', '94287082'],
    [59, 'sha256', '46119246'],
    [59, 'sha512', '90693936'],
    [1111111109, 'sha1', '07081804'],
    [1111111109, 'sha256', '68084774'],
    [1111111109, 'sha512', '25091201'],
    [1111111111, 'sha1', '14050471'],
    [1111111111, 'sha256', '67062674'],
    [1111111111, 'sha512', '99943326'],
    [1234567890, 'sha1', '89005924'],
    [1234567890, 'sha256', '91819424'],
    [1234567890, 'sha512', '93441116'],
    [2000000000, 'sha1', '69279037'],
    [2000000000, 'sha256', '90698825'],
    [2000000000, 'sha512', '38618901'],
    [20000000000, 'sha1', '65353130'],
    [20000000000, 'sha256', '77737706'],
    [20000000000, 'sha512', '47863826'],
  ] as const)('at %i seconds by %s: %s', (seconds, algorithm, expected) => {
    const step = stepAt(new Date(seconds * 1000))
    expect(hallCode(secrets[algorithm], step, { algorithm })).toBe(expected)
  })
})

describe('when a code is taken (§21)', () => {
  const secret = secrets.sha1
  const at = (clock: string) => new Date(`2026-11-27T${clock}+08:00`)
  const shownAt = (clock: string) => hallCode(secret, stepAt(at(clock)))
  const now = stepAt(at('08:00:10'))

  it.each<[string, string, number | undefined, number | undefined]>([
    ['the one on the screen', shownAt('08:00:10'), undefined, now],
    ['the one before, within its grace', shownAt('07:59:50'), undefined, now - 1],
    ['the one before that', shownAt('07:59:20'), undefined, undefined],
    ['one that is not shown yet', shownAt('08:00:40'), undefined, undefined],
    ['the same one a second time', shownAt('08:00:10'), now, undefined],
    ['the one before, taken once already', shownAt('07:59:50'), now - 1, undefined],
    ['the one before, when the present one was taken', shownAt('07:59:50'), now, undefined],
    ['the present one, when the one before was taken', shownAt('08:00:10'), now - 1, now],
    ['nothing', '', undefined, undefined],
    ['one digit short', shownAt('08:00:10').slice(1), undefined, undefined],
  ])('%s', (_, code, lastStep, expected) => {
    expect(stepOf(code, secret, at('08:00:10'), lastStep)).toBe(expected)
  })
})
