import { get } from '../_kernel/store'
import type { Board } from '../_shared/board'
import { type Slip, Slips } from '../_shared/slip'
import { boardOf, type Places, places } from './boards'
import { byCode } from './by-code'
import type { HttpAnswer, HttpEvent } from './http'
import { placeInLine } from './place-in-line'

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

/**
 * `GET /slip?code=…`: one printed number by the code on its paper. A code that is wrong, malformed, missing or no
 * longer kept gets the same 404; too many of them from one address and everything from there waits (429).
 */
export const answerSlip = (event: HttpEvent, now: Date): Promise<HttpAnswer> =>
  byCode(event, now, async (id) => {
    const slip = await get(Slips, id)
    if (slip === undefined) return undefined
    const [board, known] = await Promise.all([boardOf(slip.lineId), places()])
    return publicSlip(slip, board?.day === slip.day ? board : undefined, known)
  })
