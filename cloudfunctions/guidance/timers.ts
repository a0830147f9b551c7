import { purge } from '../_kernel/purge'
import type { Timer } from '../_kernel/timer'
import { Referrals, UnansweredQueries } from './collections'
import { refreshIndex } from './search-text'
import { takeTransfers } from './take-transfers'
import { followWindows } from './take-window-changes'

export const timers: readonly Timer[] = [
  { name: 'takeTransfers', every: 'minute', run: takeTransfers },
  { name: 'followWindows', every: 'minute', run: followWindows },
  { name: 'refreshIndex', every: 'minute', run: refreshIndex },
  purge([Referrals, UnansweredQueries]),
]
