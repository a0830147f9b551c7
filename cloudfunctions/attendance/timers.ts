import { purge } from '../_kernel/purge'
import type { Timer } from '../_kernel/timer'
import { documentCheck } from '../_shared/document-check'
import * as own from './collections'
import { PunchRecords, Releases } from './collections'

export const timers: readonly Timer[] = [
  purge([PunchRecords, Releases]),
  documentCheck('attendance', Object.values(own)),
]
