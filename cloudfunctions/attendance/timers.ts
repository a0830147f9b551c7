import { purge } from '../_kernel/purge'
import type { Timer } from '../_kernel/timer'
import { documentCheck } from '../_shared/document-check'
import * as own from './collections'
import { Commitments, Corrections, DutyFilings, Leaves, PunchRecords, Releases } from './collections'
import { renewCorrectionTodos } from './correction-todos'
import { dutyTimers } from './duty-todos'
import { leaveTimers } from './run-leaves'

export const timers: readonly Timer[] = [
  ...leaveTimers,
  ...dutyTimers,
  { name: 'renewCorrectionTodos', every: { dayAt: 145 }, run: renewCorrectionTodos },
  purge([Commitments, Corrections, DutyFilings, Leaves, PunchRecords, Releases]),
  documentCheck('attendance', Object.values(own)),
]
