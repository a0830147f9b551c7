import { createHmac } from 'node:crypto'
import { sameSecret } from '../_kernel/hash'

/** Seconds that one code lasts on the hall's screen (§21). */
export const STEP_SECONDS = 30
/** Steps back in which a code is still taken: who scans at its end needs a moment. */
export const GRACE_STEPS = 1
const DIGITS = 8

type Algorithm = 'sha1' | 'sha256' | 'sha512'

/** The step of time that an instant lies in, counted from 1970. */
export const stepAt = (at: Date): number => Math.floor(at.getTime() / 1000 / STEP_SECONDS)

/** The time-based one-time password of a step, decimal (RFC 6238 over the truncation of RFC 4226 5.3). */
export const hallCode = (
  secret: Uint8Array,
  step: number,
  { algorithm = 'sha1', digits = DIGITS }: { algorithm?: Algorithm; digits?: number } = {},
): string => {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac(algorithm, secret).update(counter).digest()
  const at = (mac.at(-1) ?? 0) & 0xf
  const number = mac.readUInt32BE(at) & 0x7fff_ffff
  return String(number % 10 ** digits).padStart(digits, '0')
}

/**
 * The step whose code somebody brings: the present one, or the one before within its grace. Nothing for a code that
 * is wrong or past, and for one of a step that this person has used or that lies before it (never taken twice).
 */
export const stepOf = (
  code: string,
  secret: Uint8Array,
  at: Date,
  lastStep: number | undefined,
): number | undefined => {
  const now = stepAt(at)
  for (let back = 0; back <= GRACE_STEPS; back++) {
    const step = now - back
    if (sameSecret(hallCode(secret, step), code))
      return lastStep !== undefined && step <= lastStep ? undefined : step
  }
  return undefined
}
