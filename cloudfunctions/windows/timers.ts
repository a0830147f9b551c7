import type { Timer } from '../_kernel/timer'
import { purgeUploads } from '../_kernel/upload'
import { renewReminders } from './application-todos'
import { endHearings, takeDueEffect } from './take-effect'

export const timers: readonly Timer[] = [
  { name: 'takeDueEffect', every: 'minute', run: takeDueEffect },
  { name: 'endHearings', every: 'minute', run: endHearings },
  { name: 'renewReminders', every: { dayAt: 30 }, run: renewReminders },
  { name: 'purgeUploads', every: { dayAt: 190 }, run: purgeUploads },
]
