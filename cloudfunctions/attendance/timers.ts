import { purge } from '../_kernel/purge'
import type { Timer } from '../_kernel/timer'
import { documentCheck } from '../_shared/document-check'
import * as own from './collections'
import {
  Commitments,
  Corrections,
  DutyFilings,
  Leaves,
  MeetingDays,
  MeetingPresences,
  MonthAnswers,
  MonthFiles,
  MonthRows,
  PunchRecords,
  Releases,
} from './collections'
import { renewCorrectionTodos } from './correction/todos'
import { dutyTimers } from './duty/todos'
import { meetingTimers } from './meeting/todos'
import { monthTimers } from './month/timers'
import { leaveTimers } from './leave/run-leaves'

export const timers: readonly Timer[] = [
  ...leaveTimers,
  ...dutyTimers,
  ...meetingTimers,
  ...monthTimers,
  { name: 'renewCorrectionTodos', every: { dayAt: 145 }, run: renewCorrectionTodos },
  purge([
    Commitments,
    Corrections,
    DutyFilings,
    Leaves,
    MeetingDays,
    MeetingPresences,
    MonthAnswers,
    MonthFiles,
    MonthRows,
    PunchRecords,
    Releases,
  ]),
  documentCheck('attendance', Object.values(own)),
]
