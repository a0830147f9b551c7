import { AuditEntries } from '../_kernel/audit'
import { CalendarEntries, VacationTurns } from '../_kernel/calendar'
import { purge } from '../_kernel/purge'
import { AuditSeals, sealEntries } from '../_kernel/seal'
import type { Timer } from '../_kernel/timer'
import { Timetables } from '../_kernel/timetable'
import { Uploads } from '../_kernel/upload/upload'
import { filesOfUploads } from '../_kernel/upload/upload-purge'
import { Notices } from '../_shared/notice'
import { documentCheck } from '../_shared/document-check'
import { Todos } from '../_shared/todo'
import { remindOfYear } from './calendar/import-year'
import { Acknowledgements, Interpretations, MonthExports, RegulationsInForce, Standards } from './collections'
import { chaseStandard } from './standard/todos'
import { verifyByNight } from './audit/verify-by-night'

export const timers: readonly Timer[] = [
  { name: 'seal', every: 'minute', run: sealEntries },
  { name: 'remindOfYear', every: { dayAt: 40 }, run: remindOfYear },
  { name: 'verifyAudit', every: 'minute', run: verifyByNight },
  { name: 'chaseStandard', every: { dayAt: 60 }, run: chaseStandard },
  purge([Uploads], filesOfUploads),
  { ...purge([MonthExports]), name: 'purgeExports' },
  documentCheck('centre', [
    Acknowledgements,
    AuditEntries,
    AuditSeals,
    CalendarEntries,
    Interpretations,
    MonthExports,
    Notices,
    RegulationsInForce,
    Standards,
    Timetables,
    Todos,
    Uploads,
    VacationTurns,
  ]),
]
