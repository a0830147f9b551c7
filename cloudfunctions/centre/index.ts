import { serve } from '../_kernel/serve'
import { checkText } from '../_kernel/text-check'
import { auditTrail } from './audit/audit-trail'
import { markDay, removeEntry, saveVacation } from './calendar/edit'
import { importNotice, previewNotice } from './calendar/import-year'
import { calendarMonth } from './calendar/month'
import { sentences as calendarSentences } from './calendar/refusals'
import { contract } from './contract'
import { exportMonth } from './month/export-month'
import { interpret, setInForce, withdrawInterpretation } from './regulation/interpret'
import { myData } from './my-data'
import { monthFigures } from './month/read-month'
import { notice, noticeDesk, noticeDraft, notices } from './notice/read-notices'
import { hallNow } from './board/read-now'
import { regulation } from './regulation/read-regulation'
import { acknowledgeStandard, standard, standardDesk } from './standard/read-standard'
import { sentences } from './refusals'
import { timers } from './timers'
import { todoCount, todos } from './todos'
import { removeTimetable, saveTimetable, timetables } from './calendar/timetable-edit'
import { verifyAudit } from './audit/verify-audit'
import { dropNotice, publishNotice, saveNotice, withdrawNotice } from './notice/write-notice'
import { publishStandard, saveStandard } from './standard/write-standard'

export const main = serve({
  name: 'centre',
  contract,
  handlers: {
    auditTrail,
    todos,
    todoCount,
    verifyAudit,
    calendarMonth,
    markDay,
    saveVacation,
    removeEntry,
    previewNotice,
    importNotice,
    timetables,
    saveTimetable,
    removeTimetable,
    hallNow,
    monthFigures,
    exportMonth,
    notices,
    notice,
    noticeDesk,
    noticeDraft,
    saveNotice,
    publishNotice,
    dropNotice,
    withdrawNotice,
    standard,
    acknowledgeStandard,
    standardDesk,
    saveStandard,
    publishStandard,
    regulation,
    setInForce,
    interpret,
    withdrawInterpretation,
    myData,
  },
  sentences: { ...sentences, ...calendarSentences },
  timers,
  checkWords: checkText,
})
