import type { Timer } from '../../_kernel/timer'
import { workOnMonths } from './compute-month'
import { tellMonths } from './tell-month'
import { renewMonthTodos } from './todos'

export const monthTimers: readonly Timer[] = [
  { name: 'workOnMonths', every: 'minute', run: workOnMonths },
  { name: 'tellMonths', every: 'minute', run: tellMonths },
  { name: 'renewMonthTodos', every: { dayAt: 165 }, run: renewMonthTodos },
]
