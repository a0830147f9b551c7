import { codeFrom, hmac, sameSecret } from '../_kernel/hash'
import { SLIP_CODE_LENGTH } from '../_shared/slip'

const PICKUP_CODE_LENGTH = 6

/** The key of slips and pickup codes, from this function's environment. Throws when it isn't set. */
export const caseKey = (): string => {
  const key = process.env.CASE_KEY ?? ''
  if (key.length < 16) {
    throw new Error('CASE_KEY is not set: give the function cases 16 random characters or more')
  }
  return key
}

/** The code on a case's slip: worked out from its id, so that it can be printed again and is stored nowhere. */
export const slipCodeOf = (key: string, caseId: string): string =>
  codeFrom(SLIP_CODE_LENGTH, (round) => hmac(key, `slip:${caseId}:${String(round)}`))

/** 取件码: what the applicant shows when the result is handed over. */
export const pickupCodeOf = (key: string, caseId: string): string =>
  codeFrom(PICKUP_CODE_LENGTH, (round) => hmac(key, `pickup:${caseId}:${String(round)}`))

/** What is kept of a pickup code. Typed by hand: case and blanks don't count. */
export const pickupMac = (key: string, caseId: string, code: string): string =>
  hmac(key, `pickup-mac:${caseId}:${code.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()}`)

export const opensPickup = (key: string, caseId: string, code: string, mac: string): boolean =>
  sameSecret(pickupMac(key, caseId, code), mac)

/** The number of a case that people read out, from its id. */
export const caseNoOf = (key: string, caseId: string): string =>
  codeFrom(8, (round) => hmac(key, `no:${caseId}:${String(round)}`))
