import { AuditEntries } from '../_kernel/audit'
import { CalendarEntries, VacationTurns } from '../_kernel/calendar'
import { purge } from '../_kernel/purge'
import { AuditSeals, sealEntries } from '../_kernel/seal'
import type { Timer } from '../_kernel/timer'
import { Timetables } from '../_kernel/timetable'
import { Uploads } from '../_kernel/upload'
import { filesOfUploads } from '../_kernel/upload-purge'
import { documentCheck } from '../_shared/document-check'
import { Todos } from '../_shared/todo'
import { remindOfYear } from './calendar-import'
import { verifyByNight } from './verify-by-night'

export const timers: readonly Timer[] = [
  { name: 'seal', every: 'minute', run: sealEntries },
  { name: 'remindOfYear', every: { dayAt: 40 }, run: remindOfYear },
  { name: 'verifyAudit', every: 'minute', run: verifyByNight },
  purge([Uploads], filesOfUploads),
  documentCheck('centre', [
    AuditEntries,
    AuditSeals,
    CalendarEntries,
    Timetables,
    Todos,
    Uploads,
    VacationTurns,
  ]),
]
