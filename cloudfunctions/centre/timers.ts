import { sealEntries } from '../_kernel/seal'
import type { Timer } from '../_kernel/timer'
import { remindOfYear } from './calendar-import'

export const timers: readonly Timer[] = [
  { name: 'seal', every: 'minute', run: sealEntries },
  { name: 'remindOfYear', every: { dayAt: 40 }, run: remindOfYear },
]
