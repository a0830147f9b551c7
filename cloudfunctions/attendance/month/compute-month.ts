import { addWorkingDays, calendarDay, type UncoveredDay } from '../../_kernel/calendar'
import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import type { KernelCode } from '../../_kernel/kernel-refusals'
import { dayAfterMonth, monthDays } from '../../_kernel/month'
import { audited, settle } from '../../_kernel/operation'
import type { Refusal } from '../../_kernel/refusal'
import { eachDue } from '../../_kernel/sound'
import { commit, find, get, insertMissing, is, update } from '../../_kernel/store'
import type { Day } from '../../_kernel/time'
import { hours } from '../../_shared/hall-hours'
import { uncovered } from '../../_shared/uncovered-year'
import { Months, MonthRows } from '../collections'
import type { contract } from '../contract'
import { windowsById } from '../person-day'
import { refuse } from '../refusals'
import { monthFacts } from './facts'
import { publicationOf } from './publication'
import { latestOf, type Month, type MonthRow } from './record'
import { clearMonthTodo, putMonthTodo } from './todos'
import { monthRows } from './work-out'

type Compute = (typeof contract)['computeMonth']

/** Windows with the people of theirs that are worked out at once. */
const WINDOWS_AT_ONCE = 8
/** A call begins no further part after so many milliseconds; the timer goes on with the rest. */
const LONGEST_MS = 8000
/** Those it is about look at a month within so many working days (§25). */
export const RESPOND_WORKING_DAYS = 3

const MOST = 1000

/** The last day for an answer to what is shown today. */
export const respondBy = async (day: Day): Promise<{ day: Day } | UncoveredDay> => {
  const { calendar } = await hours()
  const until = addWorkingDays(day, RESPOND_WORKING_DAYS, calendar)
  return until.covered ? { day: until.day } : until
}

/** A day of the month that no calendar covers, or nothing. */
const uncoveredDay = async (month: string): Promise<UncoveredDay | undefined> => {
  const { calendar } = await hours()
  const known = calendarDay(monthDays(month).from, calendar)
  return known.covered ? undefined : known
}

/**
 * 核算 (§25): begins to work a month out, or anew what nobody has published yet. Those who said yes to what is the
 * same afterwards need not say it again.
 */
export const computeMonth = async (
  { month }: InputOf<Compute>,
  context: Context,
): Promise<OutputOf<Compute> | Refusal<'MONTH_RUNNING' | 'MONTH_PUBLISHED' | KernelCode>> => {
  const { day, now } = context
  const over = dayAfterMonth(month)
  if (day < over) return refuse('MONTH_RUNNING', { over })
  const before = await get(Months, month)
  if (before !== undefined && before.publications.length > 0) return refuse('MONTH_PUBLISHED', {})
  const missing = await uncoveredDay(month)
  if (missing !== undefined) return uncovered(missing, context)
  const until = await respondBy(day)
  if ('covered' in until) return uncovered(until, context)
  const windows = [...(await windowsById()).values()].sort((one, other) => one.no - other.no)
  const run = (before?.run ?? 0) + 1
  const next: Month = {
    _id: month,
    state: 'computing',
    run,
    wholeRun: run,
    windowIds: windows.map(({ _id }) => _id),
    done: 0,
    respondBy: until.day,
    isTold: true,
    toldRevision: 0,
    publications: [],
    createdAt: before?.createdAt ?? now,
    updatedAt: now,
    v: (before?.v ?? 0) + 1,
  }
  const facts = { before: { run: before?.run ?? 0 }, after: { run, state: next.state } }
  const change =
    before === undefined ? { of: Months, insert: next, ...facts } : { of: Months, replace: next, ...facts }
  const answer = await settle(context, { month }, [change])
  await workOn(next, context)
  return answer
}

/** Of rows that were worked out for a part of a month, those that say something else than before. */
const changedOf = async (rows: readonly MonthRow[], { _id, wholeRun }: Month): Promise<MonthRow[]> => {
  const ids = rows.map(({ key }) => key)
  const known = await find(MonthRows, { month: _id, key: is.in(ids), run: is.gte(wholeRun) }, { limit: MOST })
  const latest = new Map(latestOf(known).map((one) => [one.key, one]))
  return rows.filter(({ key, hash }) => latest.get(key)?.hash !== hash)
}

/** The month as it stands when its last part is done. */
const ended = async (month: Month, context: Context): Promise<void> => {
  const { amendment } = month
  const publication =
    amendment !== undefined && month.publications.length > 0
      ? await publicationOf(month, amendment, context)
      : undefined
  const { amendment: _done, ...rest } = month
  const next: Month = {
    ...rest,
    state: month.publications.length > 0 ? 'published' : 'open',
    publications: [...month.publications, ...(publication === undefined ? [] : [publication])],
    // Of a part that was mended before anything was published its own person has heard.
    isTold: month.isTold && amendment !== undefined && publication === undefined,
    updatedAt: context.now,
    v: month.v + 1,
  }
  const after = { state: next.state, revision: next.publications.at(-1)?.revision ?? 0 }
  await commit(audited(context, [{ of: Months, replace: next, before: { state: month.state }, after }]))
  await (next.state === 'published' ? clearMonthTodo(month._id) : putMonthTodo(next, context.now))
}

/** Goes on with a month where it stands: part by part, each written once however often this runs or dies. */
export const workOn = async (begun: Month, context: Context): Promise<void> => {
  const start = Date.now()
  let month = begun
  while (month.done < month.windowIds.length) {
    if (Date.now() - start > LONGEST_MS) return
    const windowIds = month.windowIds.slice(month.done, month.done + WINDOWS_AT_ONCE)
    const { _id, run } = month
    const rows = monthRows(await monthFacts(_id, windowIds), { month: _id, run, now: context.now })
    // Its year was covered when it began. Until somebody mends the calendar it waits.
    if ('covered' in rows) {
      await uncovered(rows, context)
      return
    }
    const changed = month.amendment === undefined ? rows : await changedOf(rows, month)
    if (changed.length > 0) await insertMissing(MonthRows, changed)
    const next = { ...month, done: month.done + windowIds.length, v: month.v + 1, updatedAt: context.now }
    const { done, v: version, updatedAt } = next
    const moved = await update(Months, { _id, run, v: month.v }, { done, v: version, updatedAt })
    if (moved !== 1) return
    month = next
  }
  await ended(month, context)
}

/** Goes on with what a call left unfinished; every minute. */
export const workOnMonths = (context: Context): Promise<void> =>
  eachDue(Months, { state: 'computing' }, {}, (month) => workOn(month, context))
