import { purge } from '../_kernel/purge'
import type { Timer } from '../_kernel/timer'
import { documentCheck } from '../_shared/document-check'
import { chaseClosings, judgeClosings } from './closing/chase-closings'
import * as own from './collections'
import { ClosingRounds, Closings, Drills, Incidents, Looks, SealOuts } from './collections'
import { renewIncidentTodos } from './incident/todos'
import { renewSealTodos } from './seal/todos'
import { watchSeals } from './seal/watch-seals'

export const timers: readonly Timer[] = [
  { name: 'watchSeals', every: 'minute', run: watchSeals },
  { name: 'chaseClosings', every: 'minute', run: chaseClosings },
  { name: 'renewSealTodos', every: { dayAt: 165 }, run: renewSealTodos },
  { name: 'renewIncidentTodos', every: { dayAt: 170 }, run: renewIncidentTodos },
  // Whoever works past midnight has until four to look round.
  { name: 'judgeClosings', every: { dayAt: 250 }, run: judgeClosings },
  purge([ClosingRounds, Closings, Drills, Incidents, Looks, SealOuts]),
  documentCheck('security', Object.values(own)),
]
