import { sealEntries } from '../_kernel/seal'
import type { Timer } from '../_kernel/timer'

export const timers: readonly Timer[] = [{ name: 'seal', every: 'minute', run: sealEntries }]
