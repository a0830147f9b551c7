import type { Timer } from '../_kernel/timer'
import { documentCheck } from '../_shared/document-check'
import { WindowHolds } from '../_shared/window-hold'
import { renewReminders } from './application-todos'
import { Applications, ServiceWindows, Units } from './collections'
import { endHearings, takeDueEffect } from './take-effect'

export const timers: readonly Timer[] = [
  { name: 'takeDueEffect', every: 'minute', run: takeDueEffect },
  { name: 'endHearings', every: 'minute', run: endHearings },
  { name: 'renewReminders', every: { dayAt: 30 }, run: renewReminders },
  documentCheck('windows', [Applications, ServiceWindows, Units, WindowHolds]),
]
