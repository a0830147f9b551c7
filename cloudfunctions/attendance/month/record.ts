import * as v from 'valibot'
import { YearMonth } from '../../_kernel/month'
import { Day } from '../../_kernel/time'
import { Count, Id, stamps, StoredFile, text } from '../../_kernel/values'
import { SlotView } from '../day-schema'
import { SpanShape } from '../leave/shape'
import { answerStates, monthStates, Sums } from './shape'

const Hash = v.pipe(v.string(), v.length(43))

/** Most windows that a hall has. */
export const MOST_WINDOWS = 1000

/** One time that a month was published: the first, or a revision with its reason (§25). */
const Publication = v.strictObject({
  revision: v.pipe(Count, v.minValue(1)),
  run: Count,
  hash: Hash,
  at: v.date(),
  by: Id,
  reason: v.optional(text(300)),
})
export type Publication = v.InferOutput<typeof Publication>

/**
 * 月度考勤: how far a month is. Its rows stand for themselves and are never changed: each time something is worked out
 * anew is a run, and what a publication shows is the latest row of each person and window up to its run.
 */
export const Month = v.strictObject({
  _id: YearMonth,
  state: v.picklist(monthStates),
  run: Count,
  /** The last run that worked out everybody; older rows count for nothing. */
  wholeRun: Count,
  /** Windows that this run works out, and how many of them are done. */
  windowIds: v.pipe(v.array(Id), v.maxLength(MOST_WINDOWS)),
  done: Count,
  /** Why the centre has part of it worked out anew, where it does. */
  amendment: v.optional(v.strictObject({ personId: Id, reason: text(300), by: Id })),
  /** Last day on which those it is about confirm or object. */
  respondBy: Day,
  /** Everybody whom it concerns has been told how it stands. */
  isTold: v.boolean(),
  /** The last revision that they were told of, and assessment with them; 0: none. */
  toldRevision: Count,
  publications: v.pipe(v.array(Publication), v.maxLength(200)),
  ...stamps,
})
export type Month = v.InferOutput<typeof Month>

const row = {
  /** MONTH:RUN:SUBJECT */
  _id: Id,
  month: YearMonth,
  run: Count,
  /** Order of lists: the window's number, then A before B. */
  key: v.pipe(v.string(), v.maxLength(100)),
  windowId: Id,
  unitId: v.union([Id, v.literal('')]),
  hash: Hash,
  createdAt: v.date(),
  updatedAt: v.date(),
}

/** One person's month: their days as they were judged, and what they come to. */
export const PersonRow = v.strictObject({
  ...row,
  kind: v.literal('person'),
  personId: Id,
  post: v.picklist(['primary', 'alternate']),
  days: v.pipe(
    v.array(v.strictObject({ day: Day, slots: v.pipe(v.array(SlotView), v.maxLength(12)) })),
    v.maxLength(31),
  ),
  sums: Sums,
})
export type PersonRow = v.InferOutput<typeof PersonRow>

/** How A and B together kept one window (§21). */
export const WindowRow = v.strictObject({
  ...row,
  kind: v.literal('window'),
  requiredMinutes: Count,
  unionMinutes: Count,
  sumMinutes: Count,
  gaps: v.pipe(
    v.array(v.strictObject({ day: Day, spans: v.pipe(v.array(SpanShape), v.maxLength(40)) })),
    v.maxLength(31),
  ),
})
export type WindowRow = v.InferOutput<typeof WindowRow>

export const MonthRow = v.variant('kind', [PersonRow, WindowRow])
export type MonthRow = v.InferOutput<typeof MonthRow>

/** 确认、异议: what one person says to their month, and what became of an objection. */
export const MonthAnswer = v.strictObject({
  /** MONTH:PERSON */
  _id: Id,
  month: YearMonth,
  personId: Id,
  state: v.picklist(answerStates),
  /** What they saw when they said it. */
  hash: Hash,
  reason: v.optional(text(300)),
  decision: v.optional(text(300)),
  decidedBy: v.optional(Id),
  /** It waits for the centre; under an index. */
  isWaiting: v.boolean(),
  ...stamps,
})
export type MonthAnswer = v.InferOutput<typeof MonthAnswer>

/** A month as a workbook that somebody may fetch for two days. */
export const MonthFile = v.strictObject({ _id: Id, month: YearMonth, file: StoredFile, updatedAt: v.date() })

export const answerId = (month: string, personId: string): string => `${month}:${personId}`

/** The run that a revision shows; the latest one where none is named. Nothing where there is no such revision. */
export const runOf = ({ run, publications }: Month, revision: number | undefined): number | undefined =>
  revision === undefined ? run : publications.find((one) => one.revision === revision)?.run

/** Of rows of several runs, the latest of each subject; `rows` in any order, given back in the order of their keys. */
export const latestOf = <Row extends Pick<MonthRow, 'key' | 'run'>>(rows: readonly Row[]): Row[] => {
  const latest = new Map<string, Row>()
  for (const one of rows) {
    const known = latest.get(one.key)
    if (known === undefined || known.run < one.run) latest.set(one.key, one)
  }
  return [...latest.values()].sort((one, other) => (one.key < other.key ? -1 : 1))
}
