import { purge } from '../_kernel/purge'
import type { Timer } from '../_kernel/timer'
import { renewAllCaseTodos } from './case-todos'
import { closeWeeks } from './rating/close-weeks'
import { documentCheck } from '../_shared/document-check'
import { OpenPromises } from '../_shared/open-promise'
import {
  Cases,
  CaseSlips,
  ContactReads,
  FollowUps,
  Ratings,
  RatingWeeks,
  Reminders,
  ReturnPasses,
} from './collections'
import { renewAllFollowUpTodos } from './follow-up/todos'
import { renewHeldTodos } from './held/todos'
import { reportCases } from './report-cases'
import { watchDeadlines } from './watch-deadlines'
import { watchFollowUps } from './follow-up/watch-follow-ups'

const AT_NIGHT = 150

export const timers: readonly Timer[] = [
  { name: 'watchDeadlines', every: 'minute', run: watchDeadlines },
  { name: 'watchFollowUps', every: { dayAt: 1 }, run: watchFollowUps },
  { name: 'reportCases', every: 'minute', run: reportCases },
  { name: 'closeWeeks', every: { dayAt: 5 }, run: closeWeeks },
  // Each by itself, so that what is broken in one keeps nothing from the others.
  { name: 'renewCaseTodos', every: { dayAt: AT_NIGHT }, run: renewAllCaseTodos },
  { name: 'renewFollowUpTodos', every: { dayAt: AT_NIGHT }, run: renewAllFollowUpTodos },
  { name: 'renewHeldTodos', every: { dayAt: AT_NIGHT }, run: ({ now }) => renewHeldTodos(now) },
  purge([Cases, CaseSlips, ContactReads, FollowUps, Ratings, Reminders, ReturnPasses]),
  documentCheck('cases', [
    Cases,
    CaseSlips,
    ContactReads,
    FollowUps,
    OpenPromises,
    Ratings,
    RatingWeeks,
    Reminders,
    ReturnPasses,
  ]),
]
