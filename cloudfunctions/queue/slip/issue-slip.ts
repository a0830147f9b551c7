import { isRefusal } from '../../_kernel/refusal'
import { slipIdOf } from '../../_shared/slip'
import { projectSoon } from '../board'
import { configuration } from '../configuration'
import type { Queue } from '../door'
import { nextDayOf } from '../line/hours'
import { issue } from '../issue'
import { noteTaken } from '../line/line-state'
import { publishSlip } from './publish-slip'
import { refuse } from '../refusals'
import { codeOf } from './slip-code'
import { fit } from '../take-number'
import { lineDayId } from '../ticket'
import { ticketView } from '../ticket-view'
import { rightOf } from '../with-pass'

/** 导办台取号: for somebody without a phone; the paper stands for the visitor. */
export const issueSlip: Queue['issueSlip'] = async (input, context) => {
  const { lineId, service } = input
  const known = await configuration()
  const line = known.lines.get(lineId)
  if (line === undefined) return refuse('LINE_UNKNOWN', {})
  if (!line.services.includes(service)) return refuse('SERVICE_NOT_HERE', {})
  const code = codeOf(context.operation)
  const slip = slipIdOf(code)
  const ticket = await issue(
    {
      lineId,
      visitor: `slip:${slip.slice(0, 22)}`,
      cap: line.dailyCap,
      comeWhenFull: () => nextDayOf(line, known, context.now),
      describe: async () => {
        const fits = await fit(line, known, context)
        if (isRefusal(fits)) return fits
        const right = await rightOf(input, undefined, context)
        return isRefusal(right) ? right : { service, ...right, told: fits.told, slip }
      },
    },
    context,
  )
  if (isRefusal(ticket)) return ticket
  await publishSlip(ticket, known)
  const isProjected = await projectSoon(line, context.day, ticket.seq, known, () => new Date())
  if (!isProjected) noteTaken(lineDayId(lineId, context.day), ticket.number)
  return { ticket: await ticketView(ticket, known, context), code }
}
