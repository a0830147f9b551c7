import { shortHash } from '../_kernel/hash'
import { spend } from '../_kernel/rate-limit'
import { slipIdOf } from '../_shared/slip'
import { askerOf, failure, type HttpAnswer, type HttpEvent, json, parameterOf } from './http'

/** Codes that lead nowhere, from one address. A whole campus may share one, but nobody's own paper ever counts. */
const MISSES = { times: 20, minutes: 10 } as const
const KEPT = 1000
const shutOut = new Map<string, number>()

const tooOften = (seconds: number): HttpAnswer =>
  failure(429, 'TOO_OFTEN', { 'retry-after': String(Math.max(1, seconds)) })

/** What `find` knows under a paper's `?code=…`, or the one answer to every code that leads nowhere. */
export const byCode = async (
  event: HttpEvent,
  now: Date,
  find: (id: string) => Promise<object | undefined>,
): Promise<HttpAnswer> => {
  const asker = shortHash(`slip:${askerOf(event)}`)
  const until = shutOut.get(asker) ?? 0
  if (until > now.getTime()) return tooOften(Math.ceil((until - now.getTime()) / 1000))
  const found = await find(slipIdOf(parameterOf(event, 'code').slice(0, 60)))
  if (found !== undefined) return json(200, found)
  const wait = await spend(`slip:${asker}`, MISSES, now)
  if (wait === undefined) return failure(404, 'SLIP_UNKNOWN')
  if (shutOut.size >= KEPT) shutOut.clear()
  shutOut.set(asker, now.getTime() + wait * 1000)
  return tooOften(wait)
}
