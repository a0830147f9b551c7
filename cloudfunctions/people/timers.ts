import { purge } from '../_kernel/purge'
import type { Timer } from '../_kernel/timer'
import { Activations, BindingTries, Messages, TriedNumbers } from './collections'
import { rebuildAccounts } from './rebuild-accounts'
import { tellTried } from './tell-tried'

export const timers: readonly Timer[] = [
  { name: 'tellTried', every: 'minute', run: tellTried },
  { name: 'rebuildAccounts', every: { dayAt: 120 }, run: rebuildAccounts },
  purge([Activations, BindingTries, Messages, TriedNumbers]),
]
