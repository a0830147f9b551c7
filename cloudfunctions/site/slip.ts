import { shortHash } from '../_kernel/hash'
import { spend } from '../_kernel/rate-limit'
import { get } from '../_kernel/store'
import type { Board } from '../_shared/board'
import { type Slip, slipIdOf, Slips } from '../_shared/slip'
import { boardOf, type Places, places } from './boards'
import { askerOf, failure, type HttpAnswer, type HttpEvent, json, parameterOf } from './http'
import { placeInLine } from './place-in-line'

/** Codes that lead nowhere, from one address. A whole campus may share one, but nobody's own slip ever counts. */
const MISSES = { times: 20, minutes: 10 } as const
const KEPT = 1000
const shutOut = new Map<string, number>()

/** Where the number may be called: the windows that are open, or all of the line before the first one is. */
const windowsOf = (board: Board | undefined, known: Places): { windowNo: number; place: string }[] => {
  const all = Object.values(board?.windows ?? {})
  const open = all.filter(({ state }) => state !== 'closed')
  return (open.length > 0 ? open : all)
    .map(({ windowNo }) => ({ windowNo, place: known.get(windowNo)?.place ?? '' }))
    .sort((a, b) => a.windowNo - b.windowNo)
}

/** From when on numbers are called again, while the line has its break: until then no minutes are promised. */
const opensLater = ({ opening, day }: Board): { opensAt?: string } =>
  opening.kind === 'opens' && opening.day === day ? { opensAt: opening.at } : {}

/** What the paper's holder may see: the ticket's state and place in line, no person. */
const publicSlip = (slip: Slip, board: Board | undefined, known: Places) => ({
  number: slip.number,
  state: slip.state,
  day: slip.day,
  lineId: slip.lineId,
  unitName: slip.unitName,
  serviceName: slip.serviceName,
  bring: slip.bring,
  takenAt: slip.takenAt.toISOString(),
  ...(slip.windowNo === undefined ? {} : { windowNo: slip.windowNo }),
  ...(slip.until === undefined ? {} : { until: slip.until.toISOString() }),
  ...(slip.state === 'waiting' && board !== undefined
    ? { ...placeInLine(slip.number, board), ...opensLater(board) }
    : {}),
  windows: windowsOf(board, known),
})

const tooOften = (seconds: number): HttpAnswer =>
  failure(429, 'TOO_OFTEN', { 'retry-after': String(Math.max(1, seconds)) })

/**
 * `GET /slip?code=…`: one slip by the code on its paper. A code that is wrong, malformed, missing or no longer
 * kept gets the same 404; too many of them from one address and everything from there waits (429).
 */
export const answerSlip = async (event: HttpEvent, now: Date): Promise<HttpAnswer> => {
  const asker = shortHash(`slip:${askerOf(event)}`)
  const until = shutOut.get(asker) ?? 0
  if (until > now.getTime()) return tooOften(Math.ceil((until - now.getTime()) / 1000))
  const slip = await get(Slips, slipIdOf(parameterOf(event, 'code').slice(0, 60)))
  if (slip !== undefined) {
    const [board, known] = await Promise.all([boardOf(slip.lineId), places()])
    return json(200, publicSlip(slip, board?.day === slip.day ? board : undefined, known))
  }
  const wait = await spend(`slip:${asker}`, MISSES, now)
  if (wait === undefined) return failure(404, 'SLIP_UNKNOWN')
  if (shutOut.size >= KEPT) shutOut.clear()
  shutOut.set(asker, now.getTime() + wait * 1000)
  return tooOften(wait)
}
