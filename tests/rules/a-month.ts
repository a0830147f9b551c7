import type { Month, MonthAnswer, PersonRow } from '../../cloudfunctions/attendance/month/record'
import { sumsOf } from '../../cloudfunctions/attendance/month/sums'
import { day } from './calendar-year'

const at = new Date('2026-11-02T09:00:00+08:00')
const stamps = { createdAt: at, updatedAt: at, v: 1 }
const hash = 'h'.repeat(43)

/** A month that was published once. */
export const aMonth = (month: string, more: Partial<Month> = {}): Month => ({
  _id: month,
  state: 'published',
  run: 1,
  wholeRun: 1,
  windowIds: [],
  done: 0,
  respondBy: day('2026-12-31'),
  isTold: true,
  toldRevision: 1,
  publications: [{ revision: 1, run: 1, hash, at, by: 'p-admin' }],
  ...stamps,
  ...more,
})

/** Somebody's month without a day in it. */
export const aPersonRow = (month: string, personId: string, more: Partial<PersonRow> = {}): PersonRow => ({
  _id: `${month}:1:p:${personId}`,
  month,
  run: 1,
  key: `p:0001:A:${personId}`,
  windowId: 'w1',
  unitId: 'jw',
  hash,
  createdAt: at,
  updatedAt: at,
  kind: 'person',
  personId,
  post: 'primary',
  days: [],
  sums: sumsOf([], []),
  ...more,
})

/** An objection that waits. */
export const anAnswer = (month: string, personId: string, more: Partial<MonthAnswer> = {}): MonthAnswer => ({
  _id: `${month}:${personId}`,
  month,
  personId,
  state: 'objected',
  hash,
  reason: '我在岗',
  isWaiting: true,
  ...stamps,
  ...more,
})
