import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Identity } from './protocol'

/** On whose behalf an SDK speaks: stands in every request that a running function makes. */
export interface Bearer {
  readonly requestId: string
  readonly functionName: string
  readonly identity: Identity
}

const sealOf = (secret: string, payload: string): Buffer =>
  createHmac('sha256', secret).update(payload).digest()

/** Seals who a call is made for; the phone never sees it, so nested calls can't be forged. */
export const signBearer = (secret: string, bearer: Bearer): string => {
  const payload = Buffer.from(JSON.stringify(bearer)).toString('base64url')
  return `${payload}.${sealOf(secret, payload).toString('base64url')}`
}

/** The bearer of a token, or nothing when it was not signed with this secret. */
export const readBearer = (secret: string, token: unknown): Bearer | undefined => {
  if (typeof token !== 'string') return undefined
  const [payload = '', seal = ''] = token.split('.')
  const given = Buffer.from(seal, 'base64url')
  const expected = sealOf(secret, payload)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
  return JSON.parse(Buffer.from(payload, 'base64url').toString()) as Bearer
}
