import { purge } from '../_kernel/purge'
import type { Timer } from '../_kernel/timer'
import { documentCheck } from '../_shared/document-check'
import * as own from './collections'
import { Commitments, Corrections, Leaves, PunchRecords, Releases } from './collections'
import { renewCorrectionTodos } from './correction-todos'
import { leaveTimers } from './run-leaves'

export const timers: readonly Timer[] = [
  ...leaveTimers,
  { name: 'renewCorrectionTodos', every: { dayAt: 145 }, run: renewCorrectionTodos },
  purge([Commitments, Corrections, Leaves, PunchRecords, Releases]),
  documentCheck('attendance', Object.values(own)),
]
