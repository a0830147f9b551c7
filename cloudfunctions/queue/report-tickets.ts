import type { Context } from '../_kernel/context'
import { find, is } from '../_kernel/store'
import type { Day } from '../_kernel/time'
import { Lines } from '../_shared/line'
import { ServiceWindows } from '../_shared/service-window'
import { type Held, reportHolds } from '../_shared/window-hold'
import { Sessions, Tickets } from './collections'

const MOST = 200
const LISTED = 20

/** The lines that have no other window to be served at, nor one that will stay. */
const linesOfIts = async (windowId: string): Promise<string[]> => {
  const lines = await find(Lines, { state: 'open' })
  const here = lines.filter(({ windowIds }) => windowIds.includes(windowId))
  const others = here.flatMap(({ windowIds }) => windowIds.filter((id) => id !== windowId))
  const open = await find(ServiceWindows, { _id: is.in(others), state: 'open' })
  return here
    .filter(({ windowIds }) => !open.some(({ _id }) => windowIds.includes(_id)))
    .map(({ _id }) => _id)
}

/** Numbers that could be called nowhere else, and whoever still works there (§7). */
const heldAt = async (windowId: string, services: readonly string[] | undefined, day: Day): Promise<Held> => {
  const lineIds = await linesOfIts(windowId)
  const waiting = await Promise.all(
    lineIds.flatMap((lineId) => [
      find(Tickets, { lineId, day, live: true }, { limit: MOST }),
      find(Tickets, { lineId, status: 'missed' }, { limit: MOST }),
    ]),
  )
  const tickets = waiting.flat().filter(({ service }) => services?.includes(service) !== false)
  // Whoever serves a window that only gets smaller goes on serving it.
  const sessions = services === undefined ? await find(Sessions, { holdsWindow: windowId }, { limit: 1 }) : []
  return {
    count: tickets.length + sessions.length,
    items: [
      ...sessions.map(({ _id, windowNo }) => ({
        id: _id,
        zh: `${String(windowNo)}号窗口今天还开着`,
        en: `Window ${String(windowNo)} is still manned today`,
      })),
      ...tickets.map(({ _id, number }) => ({
        id: _id,
        zh: `${number} 还没有办`,
        en: `${number} is still to be served`,
      })),
    ].slice(0, LISTED),
  }
}

/** Says what is still in the line at windows that somebody wants closed or smaller. */
export const reportTickets = ({ now, day }: Context): Promise<void> =>
  reportHolds('tickets', (windowId, services) => heldAt(windowId, services, day), now)
