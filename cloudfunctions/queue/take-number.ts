import { knownAccount } from '../_kernel/account'
import type { Context } from '../_kernel/context'
import { isRefusal } from '../_kernel/refusal'
import { clockText, minuteOf } from '../_kernel/time'
import type { Line } from '../_shared/line'
import { addressedAs } from './counter/addressed'
import { lineState, projectSoon, projectTwice } from './board'
import type { StoredTicket } from './collections'
import { type Configuration, configuration } from './configuration'
import type { Queue } from './door'
import { waitFor, workAhead } from './line/estimate'
import { lineHours, nextDayOf } from './line/hours'
import { issue } from './issue'
import { keptState, noteTaken } from './line/line-state'
import { paceOf } from './line/pace'
import { refuse } from './refusals'
import { isOver, lineDayId, takesPass } from './ticket'
import { ticketView } from './ticket-view'
import { rightOf } from './with-pass'

const MOST_LIVE = 2
const MOST_A_DAY = 12

/** Why nobody may take a number on a line now, or what somebody is told who does (domain 2, *cut-off*). */
export const fit = async (line: Line, known: Configuration, context: Context) => {
  const hours = lineHours(line, known, context.now)
  if (hours.kind === 'unknown') return refuse('LINE_CLOSED', {})
  if (hours.kind === 'closed') {
    return refuse('LINE_CLOSED', hours.next === undefined ? {} : { opens: hours.next })
  }
  const [state, pace] = await Promise.all([
    lineState(line, context.day, known, context.now),
    paceOf(line, context.now),
  ])
  const waitMinutes = workAhead(state.waitingCount, state.calling, pace)
  if (waitMinutes > hours.closesAtMinute - minuteOf(context.now)) {
    return refuse('TOO_LATE_TODAY', {
      waitMinutes: Math.ceil(waitMinutes / 5) * 5,
      closesAt: clockText(hours.closesAtMinute),
      ...(hours.next === undefined ? {} : { come: hours.next }),
    })
  }
  return { ahead: state.waitingCount, told: waitFor(state.waitingCount, state.calling, state.idle, pace) }
}

const checkPerson = async (line: Line, mine: readonly StoredTicket[], context: Context) => {
  const live = mine.filter((ticket) => !isOver[ticket.status])
  if (live.length >= MOST_LIVE)
    return refuse('TWO_TICKETS_ALREADY', { numbers: live.map((ticket) => ticket.number) })
  if (mine.length >= MOST_A_DAY) return refuse('TOO_MANY_TODAY', { most: MOST_A_DAY })
  // A line that takes guests needs no identity: the surname is then told when service starts.
  const account = line.guests ? knownAccount(context.visitor) : await context.account()
  if (account === undefined) return line.guests ? {} : refuse('MEMBERS_ONLY', {})
  return { addressed: addressedAs(account), audience: account.audience }
}

/** 取号: the visitor's one ticket on a line, new or the one they have. */
export const takeNumber: Queue['takeNumber'] = async (input, context) => {
  const { lineId, service } = input
  const known = await configuration()
  const line = known.lines.get(lineId)
  if (line === undefined) return refuse('LINE_UNKNOWN', {})
  if (!line.services.includes(service)) return refuse('SERVICE_NOT_HERE', {})
  let ahead: number | undefined
  const ticket = await issue(
    {
      lineId,
      visitor: context.visitor,
      cap: line.dailyCap,
      comeWhenFull: () => nextDayOf(line, known, context.now),
      describe: async (mine) => {
        const person = await checkPerson(line, mine, context)
        if (isRefusal(person)) return person
        const fits = await fit(line, known, context)
        if (isRefusal(fits)) return fits
        const right = await rightOf(input, context.visitor, context)
        if (isRefusal(right)) return right
        if (right.priority === 'normal') ahead = fits.ahead
        return { service, ...right, told: fits.told, ...person }
      },
      joinAs: async (held) => {
        if (input.passId === undefined || held.pass === input.passId) return undefined
        const right = await rightOf(input, context.visitor, context)
        if (isRefusal(right)) return right
        if (takesPass(held, { service, ...right })) return right
        return refuse('NUMBER_FOR_ANOTHER', { number: held.number })
      },
    },
    context,
  )
  if (isRefusal(ticket)) return ticket
  if (ticket.op !== context.operation) {
    // The one that the visitor had already stands on the board; with a pass it has just moved up there.
    if (input.passId !== undefined) await projectTwice(line, context.day, known, () => new Date())
    return ticketView(ticket, known, context)
  }
  const isProjected = await projectSoon(line, context.day, ticket.seq, known, () => new Date())
  const _id = lineDayId(lineId, context.day)
  if (isProjected) return ticketView(ticket, known, context, { board: keptState(_id) })
  noteTaken(_id, ticket.number)
  // Whoever comes first for another reason stands somewhere in the list: that only the board knows.
  if (ahead === undefined) return ticketView(ticket, known, context)
  return ticketView(ticket, known, context, { ahead, board: keptState(_id) })
}
