import './quiet-sdk'
import * as accounts from '../cloudfunctions/_kernel/account'
import * as audit from '../cloudfunctions/_kernel/audit'
import * as documentMarks from '../cloudfunctions/_kernel/upload/document-mark'
import * as uploads from '../cloudfunctions/_kernel/upload/upload'
import * as calendar from '../cloudfunctions/_kernel/calendar'
import type { CollectionPlan } from '../cloudfunctions/_kernel/collection'
import type { Contract } from '../cloudfunctions/_kernel/contract'
import * as operations from '../cloudfunctions/_kernel/operation'
import * as allowances from '../cloudfunctions/_kernel/rate-limit'
import * as seals from '../cloudfunctions/_kernel/seal'
import * as timerMarks from '../cloudfunctions/_kernel/timer'
import * as timetables from '../cloudfunctions/_kernel/timetable'
import * as boards from '../cloudfunctions/_shared/board'
import * as closings from '../cloudfunctions/_shared/closing'
import * as codeSheets from '../cloudfunctions/_shared/code-sheet'
import * as events from '../cloudfunctions/_shared/event'
import * as hallScreens from '../cloudfunctions/_shared/hall-screen'
import * as lines from '../cloudfunctions/_shared/line'
import * as notices from '../cloudfunctions/_shared/notice'
import * as openPromises from '../cloudfunctions/_shared/open-promise'
import * as publishedSheets from '../cloudfunctions/_shared/published-sheet'
import * as returnPasses from '../cloudfunctions/_shared/return-pass'
import * as ratingWeeks from '../cloudfunctions/_shared/rating-week'
import * as serviceWindows from '../cloudfunctions/_shared/service-window'
import * as slips from '../cloudfunctions/_shared/slip'
import * as todos from '../cloudfunctions/_shared/todo'
import * as units from '../cloudfunctions/_shared/unit'
import * as visits from '../cloudfunctions/_shared/visit'
import * as windowHolds from '../cloudfunctions/_shared/window-hold'
import * as documentChecks from '../cloudfunctions/_shared/document-check'
import * as windowDays from '../cloudfunctions/_shared/window-day'
import * as ofAssessment from '../cloudfunctions/assessment/collections'
import { contract as assessment } from '../cloudfunctions/assessment/contract'
import * as ofAssets from '../cloudfunctions/assets/collections'
import { contract as assets } from '../cloudfunctions/assets/contract'
import * as ofAttendance from '../cloudfunctions/attendance/collections'
import { contract as attendance } from '../cloudfunctions/attendance/contract'
import * as ofCases from '../cloudfunctions/cases/collections'
import { contract as cases } from '../cloudfunctions/cases/contract'
import * as ofCentre from '../cloudfunctions/centre/collections'
import * as ofComplaints from '../cloudfunctions/complaints/collections'
import { contract as complaints } from '../cloudfunctions/complaints/contract'
import { contract as centre } from '../cloudfunctions/centre/contract'
import * as ofGuidance from '../cloudfunctions/guidance/collections'
import { contract as guidance } from '../cloudfunctions/guidance/contract'
import * as ofMessages from '../cloudfunctions/messages/collections'
import { contract as messages } from '../cloudfunctions/messages/contract'
import * as ofPeople from '../cloudfunctions/people/collections'
import { contract as people } from '../cloudfunctions/people/contract'
import * as ofQueue from '../cloudfunctions/queue/collections'
import { contract as queue } from '../cloudfunctions/queue/contract'
import * as popular from '../cloudfunctions/queue/line/popular'
import * as ofSecurity from '../cloudfunctions/security/collections'
import { contract as security } from '../cloudfunctions/security/contract'
import { contract as site } from '../cloudfunctions/site/contract'
import * as ofWindows from '../cloudfunctions/windows/collections'
import { contract as windows } from '../cloudfunctions/windows/contract'

/** Contracts by function: a new context is a new line here, and one below for its collections. */
export const contracts = {
  assessment,
  assets,
  attendance,
  cases,
  centre,
  complaints,
  guidance,
  messages,
  people,
  queue,
  security,
  site,
  windows,
} as const satisfies Record<string, Contract>

/** Files that declare collections; a context may name those that it reads of others again. */
const declaring: readonly Record<string, unknown>[] = [
  accounts,
  allowances,
  audit,
  boards,
  calendar,
  closings,
  codeSheets,
  documentChecks,
  documentMarks,
  events,
  hallScreens,
  lines,
  ofAssessment,
  ofAssets,
  ofAttendance,
  notices,
  ofCases,
  ofCentre,
  ofComplaints,
  ofGuidance,
  ofMessages,
  ofPeople,
  ofQueue,
  ofSecurity,
  ofWindows,
  openPromises,
  operations,
  popular,
  publishedSheets,
  returnPasses,
  ratingWeeks,
  seals,
  serviceWindows,
  slips,
  timerMarks,
  timetables,
  todos,
  units,
  uploads,
  visits,
  windowDays,
  windowHolds,
]

const isPlan = (value: unknown): value is CollectionPlan =>
  typeof value === 'object' &&
  value !== null &&
  'clientRead' in value &&
  'indexes' in value &&
  'schema' in value

const declared = declaring.flatMap((file) => Object.values(file).filter(isPlan))

/** Every collection that any context declares, once, for the database. */
export const plans: readonly CollectionPlan[] = [
  ...new Map(declared.map((plan) => [plan.name, plan])).values(),
]
