import { purge } from '../_kernel/purge'
import { sealMoves } from '../_kernel/seal'
import type { Timer } from '../_kernel/timer'
import { Events } from '../_shared/event'
import { Slips } from '../_shared/slip'
import { documentCheck } from '../_shared/document-check'
import { closeDays } from './line/close-days'
import { Boards, LineDays, Lines, Sessions, Tickets, Visits } from './collections'
import { countPopular, Populars } from './line/popular'
import { WindowDays } from '../_shared/window-day'
import { publishWindowDays } from './counter/publish-window-days'
import { reportTickets } from './report-tickets'
import { sweep } from './line/sweep'
import { followWindows } from './line/follow-windows'

const AFTER_MIDNIGHT = 10

export const timers: readonly Timer[] = [
  { name: 'sweep', every: 'minute', run: sweep },
  {
    name: 'seal',
    every: 'minute',
    run: async (context) => {
      await sealMoves(Tickets, context)
      await sealMoves(Sessions, context)
    },
  },
  { name: 'followWindows', every: 'minute', run: followWindows },
  // After the sweep, by which every number that was given has its ticket.
  { name: 'reportTickets', every: 'minute', run: reportTickets },
  { name: 'closeDays', every: { dayAt: AFTER_MIDNIGHT }, run: closeDays },
  { name: 'countPopular', every: { dayAt: AFTER_MIDNIGHT + 10 }, run: countPopular },
  documentCheck('queue', [
    Boards,
    Events,
    LineDays,
    Lines,
    Populars,
    Sessions,
    Slips,
    Tickets,
    Visits,
    WindowDays,
  ]),
  { name: 'publishWindowDays', every: { dayAt: AFTER_MIDNIGHT + 20 }, run: publishWindowDays },
  purge([Boards, Events, LineDays, Sessions, Slips, Tickets, Visits, WindowDays]),
]
