import { visitorOf } from '../../cloudfunctions/_kernel/account'
import type { Timer } from '../../cloudfunctions/_kernel/timer'
import { timers as assessment } from '../../cloudfunctions/assessment/timers'
import { timers as assets } from '../../cloudfunctions/assets/timers'
import { timers as attendance } from '../../cloudfunctions/attendance/timers'
import { timers as cases } from '../../cloudfunctions/cases/timers'
import { timers as centre } from '../../cloudfunctions/centre/timers'
import { timers as complaints } from '../../cloudfunctions/complaints/timers'
import { timers as guidance } from '../../cloudfunctions/guidance/timers'
import { timers as messages } from '../../cloudfunctions/messages/timers'
import { timers as people } from '../../cloudfunctions/people/timers'
import { timers as security } from '../../cloudfunctions/security/timers'
import { timers as windows } from '../../cloudfunctions/windows/timers'
import { type Hall, openHall } from '../hall/open-hall'
import { breakThings, brokenIn } from './broken-things'
import { BROKEN, STALE } from './due/due'

import.meta.jest.setTimeout(120_000)

/** Every context's but the queue's, whose minute works on today's numbers and is made whole by itself. */
const timers: Readonly<Record<string, readonly Timer[]>> = {
  assessment,
  assets,
  attendance,
  cases,
  centre,
  complaints,
  guidance,
  messages,
  people,
  security,
  windows,
}
const evening = new Date('2026-11-23T17:50:00+08:00')
const night = new Date('2026-11-24T03:40:00+08:00')

let hall: Hall

beforeAll(async () => {
  hall = await openHall()
  await breakThings(hall)
  for (const name of Object.keys(timers)) await hall.cloud.runTimer(name)
  hall.cloud.setClock(evening)
  await hall.cloud.runTimer('security')
  hall.cloud.setClock(night)
  for (let round = 0; round < 2; round++)
    for (const name of [...Object.keys(timers), 'queue']) await hall.cloud.runTimer(name)
})
afterAll(() => hall.close())

const one = async (collection: string, _id: string) => (await hall.documents(collection, { _id }))[0]
/** Whether the stale to-do of a kind is gone: the renewal got to its end. */
const isRenewed = async (kind: string): Promise<boolean> =>
  (await hall.documents('todos', { kind, subject: STALE })).length === 0
const isGone = async (collection: string, _id: string): Promise<boolean> =>
  (await one(collection, _id)) === undefined
const isTold = async (collection: string): Promise<boolean> =>
  (await hall.documents('todos', { kind: 'brokenDocument' })).some(({ subject }) =>
    String(subject).startsWith(`${collection}:${BROKEN}`),
  )

/** What each timer did beside something broken in all that it reads. */
const done: Readonly<Record<string, () => Promise<unknown>>> = {
  'assessment.takeAssessed': async () =>
    (await hall.documents('assessmentEntries', { evidence: 'case-9' })).length > 0,
  'assessment.tellMonths': async () => (await one('assessmentMonths', '2026-10'))?.['isTold'] === true,
  'assessment.renewAssessmentTodos': async () =>
    (await isRenewed('assessmentEntry')) &&
    (await hall.documents('todos', { kind: 'assessmentEntry', subject: 'proposal-1' })).length > 0,
  'assessment.purge': () => isGone('assessmentSources', 'old-source'),
  'assessment.checkDocuments': () => isTold('assessmentHearings'),
  'assets.escalateFaults': async () => (await one('assetFaults', 'due-fault'))?.['isOverdue'] === true,
  // The broken one counts too, or the window would close on it.
  'assets.reportAssets': async () => (await one('windowHolds', 'w70:assets'))?.['count'] === 2,
  'assets.passCustody': async () =>
    (await one('assetItems', 'DFEA2345'))?.['custodianId'] === 'p-to' &&
    // The thing that can't be read has to follow once it is mended.
    (await one('events', 'custody-1'))?.['pending'] === true,
  'assets.followStocktakes': async () =>
    (await one('stocktakes', 'signed-stocktake'))?.['isFollowed'] === true &&
    (await one('misplacements', 'signed-stocktake:DFEB2345')) !== undefined,
  'assets.renewAssetTodos': async () =>
    (await isRenewed('assetRequest')) &&
    (await isRenewed('assetFault')) &&
    (await isRenewed('supplyLow')) &&
    (await hall.documents('todos', { kind: 'assetRequest' })).length === 1,
  'assets.purge': () => isGone('labelSheets', 'old-labels'),
  'assets.checkDocuments': () => isTold('assetLosses'),
  'attendance.beginLeaves': async () => (await one('leaves', 'due-leave'))?.['state'] !== 'approved',
  'attendance.endLeaves': async () => (await one('leaves', 'due-leave'))?.['state'] === 'returned',
  'attendance.flagLostStandIns': async () => (await one('leaves', 'lost-leave'))?.['isUncovered'] === true,
  'attendance.watchLeaveWindows': async () =>
    (await hall.documents('todos', { kind: 'windowEmpty', subject: 'w2' })).length > 0,
  'attendance.renewCorrectionTodos': () => isRenewed('correction'),
  'attendance.renewDutyTodos': async () =>
    (await isRenewed('duty')) && (await hall.documents('todos', { kind: 'dutyMissing' })).length === 1,
  'attendance.chaseDuty': async () =>
    (await hall.documents('events', { kind: 'tell' })).some(({ _id }) => String(_id).includes('missing:jw')),
  'attendance.renewLeaveTodos': () => isRenewed('leave'),
  'attendance.tellMeetings': async () => (await one('meetings', 'meeting-1'))?.['isTold'] === true,
  'attendance.renewAbsenceTodos': () => isRenewed('meetingAbsence'),
  'attendance.workOnMonths': async () => (await one('months', '2026-08'))?.['state'] === 'published',
  'attendance.tellMonths': async () =>
    (await hall.documents('events', { kind: 'tell' })).some(({ _id }) =>
      String(_id).startsWith('months:2026-09:1:published:p-1'),
    ),
  'attendance.renewMonthTodos': () => isRenewed('monthObjection'),
  'attendance.purge': () => isGone('punches', 'old-punch'),
  'attendance.checkDocuments': () => isTold('releases'),
  'cases.watchDeadlines': async () =>
    ((await one('cases', 'due-case'))?.['told'] as string[]).includes('overdue:2026-11-18'),
  'cases.watchFollowUps': async () => (await one('followUps', 'due-follow-up'))?.['state'] === 'unjudged',
  // The broken one counts too, or the window would close on it.
  'cases.reportCases': async () => (await one('windowHolds', 'w70:cases'))?.['count'] === 2,
  'cases.closeWeeks': async () =>
    (await one('ratingWeeks', 'w1:2026-11-09')) !== undefined &&
    // Its visit can't be read: what was closed without it would be so for good.
    (await one('ratingWeeks', 'w2:2026-11-09')) === undefined,
  'cases.renewCaseTodos': () => isRenewed('caseDueSoon'),
  'cases.renewFollowUpTodos': () => isRenewed('followUpVerify'),
  'cases.renewHeldTodos': async () =>
    (await isRenewed('heldRatings')) && (await hall.documents('todos', { kind: 'heldRatings' })).length === 1,
  'cases.purge': () => isGone('reminders', 'old-reminder'),
  'cases.checkDocuments': () => isTold('cases'),
  'centre.seal': async () => Number((await one('auditEntries', 'units:jw:1'))?.['seal']) > 0,
  'centre.remindOfYear': () => isRenewed('calendarYear'),
  'centre.verifyAudit': async () =>
    (await isRenewed('brokenSeal')) && (await one('documentChecks', 'seals'))?.['isDone'] === true,
  'centre.chaseStandard': async () =>
    (await isRenewed('standard')) && (await hall.documents('todos', { kind: 'standard' })).length > 0,
  'centre.purgeExports': () => isGone('monthExports', 'old-export'),
  'centre.purge': () => isGone('uploads', 'old-upload'),
  'centre.checkDocuments': () => isTold('auditEntries'),
  'complaints.closeComplaints': async () =>
    (await one('complaintParts', 'replied-part'))?.['state'] === 'closed',
  'complaints.renewComplaintTodos': async () =>
    (await isRenewed('complaint')) &&
    (await hall.documents('todos', { kind: 'complaintLate', subject: 'late-part' })).length === 1,
  'complaints.purge': () => isGone('looseEvidence', 'old-photo'),
  'complaints.checkDocuments': () => isTold('complaints'),
  'guidance.takeTransfers': async () => (await one('referrals', 't-1')) !== undefined,
  'guidance.followWindows': async () =>
    ((await one('publishedSheets', 'JW-001'))?.['sheet'] as { windows: string[] }).windows.includes('w5') &&
    // The sheet that can't be read has to follow once it is mended.
    (await one('events', 'change-sheetsChange'))?.['pending'] === true,
  'guidance.refreshIndex': async () =>
    typeof (await one('searchIndexes', 'current'))?.['version'] === 'string',
  'guidance.reportServices': async () => (await one('windowHolds', 'w70:services'))?.['count'] === 1,
  'guidance.renewSheetTodos': async () =>
    (await isRenewed('sheetReview')) &&
    (await hall.documents('todos', { kind: 'sheetReview', subject: 'JW-901' })).length > 0 &&
    (await isRenewed('leafletStale')) &&
    (await hall.documents('todos', { kind: 'leafletStale', subject: 'l-1' })).length > 0,
  'guidance.renewCoverageTodos': async () =>
    (await isRenewed('coverageLate')) &&
    (await hall.documents('todos', { kind: 'coverageLate', subject: 'plan-1' })).length === 1,
  'guidance.dropTemplates': () => isGone('sheetTemplates', 'old-form'),
  'guidance.purge': () => isGone('unansweredQueries', 'old-query'),
  'guidance.checkDocuments': () => isTold('leaflets'),
  'messages.takeTellings': async () => (await one('messages', 'tell-1')) !== undefined,
  'messages.sendOutbox': async () => (await one('outbox', 'out-1'))?.['state'] === 'inboxOnly',
  'messages.renewSetupTodos': () => isRenewed('messageSetup'),
  'messages.purge': () => isGone('agreements', 'old-agreement'),
  'messages.checkDocuments': () => isTold('outbox'),
  'people.tellTried': async () => (await one('triedNumbers', 'tried-1'))?.['isDue'] === false,
  'people.followWindows': async () => (await one('events', 'change-seatsChange'))?.['pending'] === false,
  'people.followStandIns': async () => (await one('events', 'stand-1'))?.['pending'] === false,
  'people.takeOverDue': async () => (await one('handovers', 'post-in'))?.['state'] === 'done',
  'people.escalateOrders': async () => (await one('replacementOrders', 'order-1'))?.['state'] === 'overdue',
  'people.reportPeople': async () => (await one('windowHolds', 'w70:people'))?.['count'] === 2,
  // The row of whoever is broken is named, and the others are looked at.
  'people.carryImport': async () => {
    const known = await one('rosterImports', 'import-1')
    return known?.['state'] === 'faulty' && known['faults'] === 1 && known['added'] === 1
  },
  'people.clearCodeSheets': () => isGone('codeSheetParts', 'old-sheet'),
  'people.renewPeopleTodos': async () =>
    (await isRenewed('nomination')) &&
    (await hall.documents('todos', { kind: 'nomination', subject: 'n-1' })).length === 1,
  'people.rebuildAccounts': async () =>
    (await one('accounts', visitorOf('wrong')))?.['name'] === '王晓岚' &&
    // Somebody whose entry can't be read is not put out for it.
    (await one('accounts', visitorOf('unsure'))) !== undefined,
  'people.purge': () => isGone('activations', 'old-code'),
  'people.checkDocuments': () => isTold('persons'),
  'security.watchSeals': async () =>
    (await one('sealOuts', 'out-1'))?.['isOverdue'] === true &&
    (await hall.documents('todos', { kind: 'sealOverdue', subject: 'seal-1' })).length > 0,
  'security.chaseClosings': async () => (await one('closings', '2026-11-23:w70'))?.['chasedAt'] !== undefined,
  'security.judgeClosings': async () => (await one('closings', '2026-11-22:w70'))?.['missed'] !== undefined,
  'security.renewSealTodos': () => isRenewed('sealOverdue'),
  'security.renewIncidentTodos': async () =>
    (await isRenewed('incident')) &&
    (await hall.documents('todos', { kind: 'incident', subject: 'incident-1' })).length === 1,
  'security.purge': () => isGone('drills', 'old-drill'),
  'security.checkDocuments': () => isTold('incidents'),
  'windows.followDuty': async () => (await one('events', 'duty-1'))?.['pending'] === false,
  'windows.takeDueEffect': async () =>
    (await one('windowApplications', 'a-add'))?.['state'] === 'implemented',
  'windows.endHearings': async () =>
    (await one('windowApplications', 'a-hearing'))?.['state'] === 'underReview',
  'windows.renewReminders': async () =>
    (await isRenewed('decideWindow')) &&
    (await hall.documents('todos', { kind: 'decideWindow', subject: 'a-hearing' })).length === 1,
  'windows.renewHeldTodos': async () =>
    (await isRenewed('heldOpinions')) &&
    (await hall.documents('todos', { kind: 'heldOpinions' })).length === 1,
  'windows.listOpinions': async () =>
    (await isRenewed('opinionAnswer')) && typeof (await one('opinions', 'ready-5'))?.['listed'] === 'string',
  'windows.purge': () => isGone('opinions', 'old-opinion'),
  'windows.checkDocuments': () => isTold('windows'),
}

test('every timer has its line here', () => {
  const all = Object.entries(timers).flatMap(([context, rows]) =>
    rows.map(({ name }) => `${context}.${name}`),
  )
  expect(Object.keys(done).sort()).toEqual(all.sort())
})

test.each(Object.entries(done))('%s deals with the others beside a broken one', async (_name, isDone) => {
  expect(await isDone()).toBe(true)
})

/** What follows other documents is written anew, and what was past its time has gone before anybody looked. */
const putRight = [
  'activations',
  'agreements',
  'assessmentSources',
  'closingRounds',
  'codeSheetParts',
  'documentChecks',
  'documentMarks',
  'drills',
  'labelSheets',
  'looks',
  'looseEvidence',
  'monthExports',
  'monthFiles',
  'opinionVotes',
  'reminders',
  'searchIndexes',
  'timerMarks',
  'todos',
  'unansweredQueries',
  'uploads',
]

test('what is broken is told about once each, by morning', async () => {
  const told = await hall.documents('todos', { kind: 'brokenDocument' })
  const subjects = told.map(({ subject }) => String(subject))
  expect(new Set(subjects).size).toBe(subjects.length)
  const untold = brokenIn.filter((name) => !subjects.some((subject) => subject.startsWith(`${name}:`)))
  expect(untold.sort()).toEqual(putRight)
})
