import { shortHash } from '../_kernel/hash'
import { get } from '../_kernel/store'
import { type TicketAtWindow, ticketsAtWindows } from '../_shared/at-window'
import type { Case } from './case'
import { Cases } from './collections'

const atWindow = ['called', 'serving', 'done']

/** The number, if it is at this window or was just ended there. */
export const ticketAt = async (windowId: string, ticketId: string): Promise<TicketAtWindow | undefined> => {
  const ticket = await get(ticketsAtWindows, ticketId)
  return ticket?.desk?.windowId === windowId && atWindow.includes(ticket.status) ? ticket : undefined
}

/** Id of the one case that is taken from a number. */
export const caseIdOf = (ticketId: string): string => `k-${shortHash(`ticket:${ticketId}`)}`

/** The case with whose pass the number was taken, unless it was withdrawn since. Decided meanwhile, it is still it. */
export const passedFor = async ({
  pass,
  service,
}: Pick<TicketAtWindow, 'pass' | 'service'>): Promise<Case | undefined> => {
  const one = pass === undefined ? undefined : await get(Cases, pass)
  return one?.sheet.code === service && one.state !== 'withdrawn' ? one : undefined
}
