import { hmac } from '../../_kernel/hash'
import { SLIP_CODE_LENGTH } from '../../_shared/slip'

const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * The code on the paper: made from the command under a secret, so that a repeated command prints the same
 * one although only its hash is kept. Throws when the function has no `SLIP_KEY`.
 */
export const codeOf = (operation: string): string => {
  const key = process.env.SLIP_KEY
  if (key === undefined || key === '')
    throw new Error('SLIP_KEY is not set: slips would have guessable codes')
  const bytes = Buffer.from(hmac(key, operation), 'base64url')
  return Array.from(
    { length: SLIP_CODE_LENGTH },
    (_none, at) => letters[(bytes[at] ?? 0) % letters.length],
  ).join('')
}
