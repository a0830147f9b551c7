import { purge } from '../_kernel/purge'
import type { Timer } from '../_kernel/timer'
import { documentCheck } from '../_shared/document-check'
import { WindowHolds } from '../_shared/window-hold'
import { renewReminders } from './application/todos'
import { Applications, Opinions, OpinionVotes, ServiceWindows, Units } from './collections'
import { followDuty } from './follow-duty'
import { renewHeldTodos } from './opinion/held-opinions'
import { listOpinions } from './opinion/list-opinions'
import { endHearings, takeDueEffect } from './application/take-effect'

export const timers: readonly Timer[] = [
  { name: 'takeDueEffect', every: 'minute', run: takeDueEffect },
  { name: 'endHearings', every: 'minute', run: endHearings },
  { name: 'followDuty', every: 'minute', run: followDuty },
  { name: 'renewReminders', every: { dayAt: 30 }, run: renewReminders },
  { name: 'renewHeldTodos', every: { dayAt: 35 }, run: ({ now }) => renewHeldTodos(now) },
  { name: 'listOpinions', every: { dayAt: 40 }, run: listOpinions },
  purge([Opinions, OpinionVotes]),
  documentCheck('windows', [Applications, Opinions, OpinionVotes, ServiceWindows, Units, WindowHolds]),
]
