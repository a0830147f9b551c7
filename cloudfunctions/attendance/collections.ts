import { collection } from '../_kernel/collection'
import { ClockPolicy } from './clock/policy'
import { Commitment } from './commitment'
import { CorrectionRecord } from './correction/record'
import { DutyFiling } from './duty/filing'
import { DutyPlan } from './duty/period'
import { Leave } from './leave/leave'
import { LeaveRules } from './leave/rules'
import { Meeting, MeetingPresence } from './meeting/meeting'
import { MeetingDay } from './meeting/day'
import { Month, MonthAnswer, MonthFile, MonthRow } from './month/record'
import { Clocker, PunchRecord, Release } from './clock/punch-record'

export { HallScreens, HallSecrets } from '../_shared/hall-screen'

export const ClockPolicies = collection({
  name: 'clockPolicies',
  schema: ClockPolicy,
  purpose: 'By which proofs the centre takes somebody to be in the hall (§21)',
  personal: 'none',
})

export const PunchRecords = collection({
  name: 'punches',
  schema: PunchRecord,
  purpose: 'When staff clocked in and out, and by which proof; no coordinates (§21)',
  personal: 'personal',
  mine: { shown: ['attendance.punches'] },
  keepDays: 1100,
  indexes: [
    { on: ['personId', 'day'] },
    { on: ['day', 'at'] },
    { on: ['flag', 'at', '_id'] },
    { on: ['updatedAt'] },
  ],
})

export const Clockers = collection({
  name: 'clockers',
  schema: Clocker,
  purpose: 'Up to which code of the hall each has used one, so that none is taken twice (§21)',
  personal: 'pseudonymous',
  mine: { why: 'a number of half minutes, which says less than the punches that are shown' },
})

export const Releases = collection({
  name: 'releases',
  schema: Release,
  purpose: 'Whom the centre let go before their time, and why (§21)',
  personal: 'personal',
  mine: { shown: ['attendance.releases'] },
  keepDays: 1100,
  indexes: [{ on: ['day'] }, { on: ['personIds'] }, { on: ['updatedAt'] }],
})

export const LeaveRulesKept = collection({
  name: 'leaveRules',
  schema: LeaveRules,
  purpose: 'How many half days a year each kind of leave has (§23)',
  personal: 'none',
})

export const Leaves = collection({
  name: 'leaves',
  schema: Leave,
  purpose: 'Who asked for which leave, who stands in, and what was decided (§23)',
  personal: 'personal',
  mine: { shown: ['attendance.leaves', 'attendance.standIns'] },
  keepDays: 1100,
  file: 'files.file',
  indexes: [
    { on: ['personId', 'createdAt', '_id'] },
    { on: ['unitId', 'createdAt', '_id'] },
    { on: ['alternateId', 'lastDay'] },
    { on: ['state', 'createdAt', '_id'] },
    { on: ['state', 'firstDay'] },
    { on: ['createdAt', '_id'] },
    { on: ['updatedAt'] },
  ],
})

export const Commitments = collection({
  name: 'commitments',
  schema: Commitment,
  purpose:
    'Which hours of a year somebody is on leave, stands in or is on duty, so that nobody is promised twice (§22 §23)',
  personal: 'personal',
  mine: { shown: ['attendance.duties'] },
  keepDays: 1100,
  indexes: [{ on: ['days'] }, { on: ['personId'] }, { on: ['updatedAt'] }],
})

export const Corrections = collection({
  name: 'corrections',
  schema: CorrectionRecord,
  purpose:
    'When staff say that they came or went although the clock does not, and what the centre decided (§21)',
  personal: 'personal',
  mine: { shown: ['attendance.corrections'] },
  keepDays: 1100,
  file: 'files.file',
  indexes: [
    { on: ['holds'], unique: true },
    { on: ['personId', 'day'] },
    { on: ['personId', 'createdAt'] },
    { on: ['day', 'state'] },
    { on: ['state', 'createdAt', '_id'] },
    { on: ['updatedAt'] },
  ],
})

export const DutyPlans = collection({
  name: 'dutyPlans',
  schema: DutyPlan,
  purpose: 'Holidays and vacations for which units file who is on duty, and by when (§22)',
  personal: 'none',
})

export const DutyFilings = collection({
  name: 'dutyFilings',
  schema: DutyFiling,
  purpose: 'Who keeps which window on which day off, as each unit filed it (§22)',
  personal: 'personal',
  mine: { why: 'the days that somebody is put down for are shown from the hours that they are promised to' },
  keepDays: 1100,
  indexes: [{ on: ['periodId'] }, { on: ['windowIds', 'lastDay'] }, { on: ['updatedAt'] }],
})

export const Meetings = collection({
  name: 'meetings',
  schema: Meeting,
  purpose: 'Meetings and trainings of the centre, their minutes and papers (§24)',
  personal: 'none',
  file: 'files.file',
  indexes: [{ on: ['day'] }, { on: ['startsAt', '_id'] }, { on: ['isTold'] }],
})

export const MeetingPresences = collection({
  name: 'meetingPresences',
  schema: MeetingPresence,
  purpose: 'Who signed in at which meeting, who could not come and why (§24)',
  personal: 'personal',
  mine: { shown: ['attendance.meetings'] },
  keepDays: 1100,
  indexes: [
    { on: ['personId', 'day'] },
    { on: ['day'] },
    { on: ['meetingId', 'isWaiting'] },
    { on: ['isWaiting'] },
    { on: ['updatedAt'] },
  ],
})

export const MeetingDays = collection({
  name: 'meetingDays',
  schema: MeetingDay,
  purpose: 'How many meetings a day was given, so that nobody is expected at two at once (§24)',
  personal: 'none',
  keepDays: 400,
  indexes: [{ on: ['updatedAt'] }],
})

export const Months = collection({
  name: 'months',
  schema: Month,
  purpose: 'How far each month of attendance is, and when it was published with which hash (§25)',
  personal: 'pseudonymous',
  mine: { why: 'what a month says of somebody is shown from their own row of it' },
  indexes: [{ on: ['state'] }, { on: ['isTold'] }],
})

export const MonthRows = collection({
  name: 'monthRows',
  schema: MonthRow,
  purpose: 'What each month says of each person and window; written once and never changed (§21 §25)',
  personal: 'personal',
  mine: { shown: ['attendance.months'] },
  keepDays: 1100,
  indexes: [
    { on: ['month', 'key', 'run'] },
    { on: ['month', 'kind', 'key', 'run'] },
    { on: ['month', 'unitId', 'kind', 'key', 'run'] },
    { on: ['personId', 'month'] },
    { on: ['month', 'kind', 'run', '_id'] },
    { on: ['updatedAt'] },
  ],
})

export const MonthAnswers = collection({
  name: 'monthAnswers',
  schema: MonthAnswer,
  purpose: 'Who confirmed a month or objected to it, and what the centre decided (§25)',
  personal: 'personal',
  mine: { shown: ['attendance.months'] },
  keepDays: 1100,
  indexes: [
    { on: ['personId'] },
    { on: ['month', 'isWaiting'] },
    { on: ['isWaiting'] },
    { on: ['updatedAt'] },
  ],
})

export const MonthFiles = collection({
  name: 'monthFiles',
  schema: MonthFile,
  purpose: 'Workbooks of months that the centre had written, until they are purged (§25)',
  personal: 'personal',
  mine: { why: 'a copy of a month for its signature; what it says of somebody is shown from their own row' },
  keepDays: 2,
  file: 'file',
  indexes: [{ on: ['updatedAt'] }],
})
