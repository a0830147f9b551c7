import * as v from 'valibot'
import { codeFrom, hmac, sameSecret } from '../../_kernel/hash'
import { Id, stamps } from '../../_kernel/values'

/** 激活码: the right to bind one person once. The code itself is nowhere but on the paper. */
export const Activation = v.strictObject({
  /** The person's id: a new code takes the place of the old one. */
  _id: Id,
  /** HMAC of person and code. */
  mac: v.string(),
  expiresAt: v.date(),
  isUsed: v.boolean(),
  /** An admin issued it: whoever holds a role binds with no other, or the desk could make itself anybody. */
  isByAdmin: v.optional(v.boolean()),
  /** Which command issued it, so that sending that again gives the same code. */
  operation: v.string(),
  inputHash: v.string(),
  ...stamps,
})
export type Activation = v.InferOutput<typeof Activation>

export const CODE_LENGTH = 10
export const CODE_DAYS = 14

/** The key of codes, from this function's environment. Throws when it isn't set: without it nobody may bind. */
export const activationKey = (): string => {
  const key = process.env.ACTIVATION_KEY ?? ''
  if (key.length < 16) {
    throw new Error('ACTIVATION_KEY is not set: give the function people 16 random characters or more')
  }
  return key
}

/** Codes are typed from paper: case, blanks and dashes don't count. */
const normalCode = (code: string): string => code.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()

export const activationMac = (key: string, personId: string, code: string): string =>
  hmac(key, `activation:${personId}:${normalCode(code)}`)

/** The code that a command issues: always the same for one command, so that it need not be stored. */
export const codeOf = (key: string, operation: string, personId: string): string =>
  codeFrom(CODE_LENGTH, (round) => hmac(key, `code:${operation}:${personId}:${String(round)}`))

/** Does this code open this activation now? One that isn't there is compared all the same, for equal time. */
export const opens = (
  key: string,
  code: string,
  personId: string,
  activation: Activation | undefined,
  now: Date,
): boolean => {
  const isRight = sameSecret(activationMac(key, personId, code), activation?.mac ?? '')
  return isRight && activation !== undefined && !activation.isUsed && now < activation.expiresAt
}
