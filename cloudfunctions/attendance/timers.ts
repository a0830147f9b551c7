import { purge } from '../_kernel/purge'
import type { Timer } from '../_kernel/timer'
import { documentCheck } from '../_shared/document-check'
import * as own from './collections'
import { Commitments, Leaves, PunchRecords, Releases } from './collections'
import { leaveTimers } from './run-leaves'

export const timers: readonly Timer[] = [
  ...leaveTimers,
  purge([Commitments, Leaves, PunchRecords, Releases]),
  documentCheck('attendance', Object.values(own)),
]
