import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** SHA-256 of a text or a file's content, base64url. */
export const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('base64url')

/** 132 bits of SHA-256: an id that two inputs never share in practice. */
export const shortHash = (text: string): string => sha256(text).slice(0, 22)

export const hmac = (key: string, text: string): string =>
  createHmac('sha256', key).update(text).digest('base64url')

/** Compares without telling by its duration how much was right. */
export const sameSecret = (one: string, other: string): boolean => {
  const a = Buffer.from(sha256(one))
  const b = Buffer.from(sha256(other))
  return timingSafeEqual(a, b)
}

// No I, L, O, 0, 1, U: codes are read aloud and typed by hand.
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A code for people, without look-alikes, out of rounds of base64url text that nobody can guess. */
export const codeFrom = (length: number, source: (round: number) => string): string => {
  let code = ''
  for (let round = 0; code.length < length; round++) {
    // Bytes past the last whole alphabet are thrown away, or the first letters would come more often.
    for (const byte of Buffer.from(source(round), 'base64url')) {
      if (byte < 240 && code.length < length) code += alphabet[byte % alphabet.length] ?? ''
    }
  }
  return code
}

/** A random code for people. */
export const randomCode = (length: number): string =>
  codeFrom(length, () => randomBytes(length).toString('base64url'))

export const randomId = (): string => randomBytes(12).toString('base64url')

/** JSON with sorted keys: equal values have equal text, whatever order they were written in. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner) && !(inner instanceof Date)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
