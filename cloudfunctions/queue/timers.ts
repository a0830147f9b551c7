import { purge } from '../_kernel/purge'
import { sealMoves } from '../_kernel/seal'
import type { Timer } from '../_kernel/timer'
import { Events } from '../_shared/event'
import { Slips } from '../_shared/slip'
import { documentCheck } from '../_shared/document-check'
import { Boards, LineDays, Lines, Sessions, Tickets, Visits } from './collections'
import { countPopular, Populars } from './popular'
import { closeDays, sweep } from './sweep'

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
  { name: 'closeDays', every: { dayAt: AFTER_MIDNIGHT }, run: closeDays },
  { name: 'countPopular', every: { dayAt: AFTER_MIDNIGHT + 10 }, run: countPopular },
  purge([Boards, Events, LineDays, Sessions, Slips, Tickets, Visits]),
  documentCheck('queue', [Boards, Events, LineDays, Lines, Populars, Sessions, Slips, Tickets, Visits]),
]
