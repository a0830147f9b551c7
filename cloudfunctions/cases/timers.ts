import { purge } from '../_kernel/purge'
import type { Timer } from '../_kernel/timer'
import { purgeUploads } from '../_kernel/upload'
import { renewAllCaseTodos } from './case-todos'
import { closeWeeks } from './close-weeks'
import { Cases, FollowUps, Ratings, Reminders } from './collections'
import { reportCases } from './report-cases'
import { watchDeadlines } from './watch-deadlines'

const AT_NIGHT = 150

export const timers: readonly Timer[] = [
  { name: 'watchDeadlines', every: 'minute', run: watchDeadlines },
  { name: 'reportCases', every: 'minute', run: reportCases },
  { name: 'closeWeeks', every: { dayAt: 5 }, run: closeWeeks },
  { name: 'renewTodos', every: { dayAt: AT_NIGHT }, run: renewAllCaseTodos },
  { name: 'purgeUploads', every: { dayAt: AT_NIGHT + 10 }, run: purgeUploads },
  purge([Cases, FollowUps, Ratings, Reminders]),
]
