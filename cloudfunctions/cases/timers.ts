import { purge } from '../_kernel/purge'
import type { Timer } from '../_kernel/timer'
import { closeWeeks } from './close-weeks'
import { documentCheck } from '../_shared/document-check'
import { ReturnPasses } from '../_shared/return-pass'
import { Ratings, RatingWeeks } from './collections'

export const timers: readonly Timer[] = [
  { name: 'closeWeeks', every: { dayAt: 5 }, run: closeWeeks },
  purge([Ratings, ReturnPasses]),
  documentCheck('cases', [Ratings, RatingWeeks, ReturnPasses]),
]
