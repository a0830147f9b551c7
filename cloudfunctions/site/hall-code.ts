import { sha256 } from '../_kernel/hash'
import { spend } from '../_kernel/rate-limit'
import { get } from '../_kernel/store'
import { hallCode, STEP_SECONDS, stepAt } from '../_shared/hall-code'
import { HallScreens, HallSecrets } from '../_shared/hall-screen'
import { askerOf, failure, type HttpAnswer, type HttpEvent, json, parameterOf } from './http'

/** Keys that no screen has, from one address. */
const MISSES = { times: 30, minutes: 10 } as const

/**
 * `GET /hall-code?key=…`: the rotating code for clocking, for a screen that the centre has paired (§21). What a key
 * opens is the code of this half minute and of no other; the secret stays here. Unpaired screens get 404 and, where
 * they go on asking, 429.
 */
export const answerHallCode = async (event: HttpEvent, now: Date): Promise<HttpAnswer> => {
  const screen = await get(HallScreens, sha256(parameterOf(event, 'key').slice(0, 100)))
  if (screen === undefined) {
    const wait = await spend(`screen:${sha256(askerOf(event))}`, MISSES, now)
    return wait === undefined
      ? failure(404, 'SCREEN_UNKNOWN')
      : failure(429, 'TOO_OFTEN', { 'retry-after': String(wait) })
  }
  const secret = await get(HallSecrets, screen.hall)
  if (secret === undefined) return failure(404, 'SCREEN_UNKNOWN')
  const step = stepAt(now)
  return json(200, {
    code: hallCode(Buffer.from(secret.secret, 'base64url'), step),
    until: new Date((step + 1) * STEP_SECONDS * 1000).toISOString(),
  })
}
