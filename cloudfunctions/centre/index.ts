import { serve } from '../_kernel/serve'
import { checkText } from '../_kernel/text-check'
import { auditTrail } from './audit-trail'
import { markDay, removeEntry, saveVacation } from './calendar-edit'
import { importNotice, previewNotice } from './calendar-import'
import { calendarMonth } from './calendar-month'
import { sentences as calendarSentences } from './calendar-refusals'
import { contract } from './contract'
import { sentences } from './refusals'
import { timers } from './timers'
import { todoCount, todos } from './todos'
import { removeTimetable, saveTimetable, timetables } from './timetable-edit'
import { verifyAudit } from './verify-audit'

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
  },
  sentences: { ...sentences, ...calendarSentences },
  timers,
  checkWords: checkText,
})
