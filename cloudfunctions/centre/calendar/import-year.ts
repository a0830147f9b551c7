import { CalendarEntries, type CalendarEntry } from '../../_kernel/calendar'
import type { Context } from '../../_kernel/context'
import { canonical, shortHash } from '../../_kernel/hash'
import { type AuditedChange, settle } from '../../_kernel/operation'
import { allSound, endRun } from '../../_kernel/sound'
import { find, is } from '../../_kernel/store'
import type { Day } from '../../_kernel/time'
import { OpenPromises } from '../../_shared/open-promise'
import { renewTodos, type TodoDraft } from '../../_shared/todo'
import { clearCoveredYears } from '../../_shared/uncovered-year'
import { yearToCover } from './change'
import type { CalendarDoor } from './door'
import { entryFacts } from './edit'
import { allEntries } from './month'
import { changesPast, differenceOf, type Notice, readNotice, withNotice } from './notice'
import { promiseEffect } from './promises'
import { refuse } from './refusals'

const PAGE = 1000
/** Promises that one look goes through; a school has hundreds that are running. */
const MOST_PROMISES = 5000

/** Promises that a change from this day on can reach. */
const promisesFrom = async (day: Day) => {
  const found = []
  for (let skip = 0; skip < MOST_PROMISES; skip += PAGE) {
    const where = { dueOn: is.gte(day) }
    const page = await find(OpenPromises, where, { order: [['dueOn', 1]], skip, limit: PAGE })
    found.push(...page)
    if (page.length < PAGE) break
  }
  return found
}

/** What a notice does to the calendar as it stands. */
const planOf = async (notice: Notice, provisional: boolean, now: Date) => {
  const before = await allEntries()
  const known = before.find((entry) => entry.kind === 'year' && entry.year === notice.year)
  const after = withNotice(before, notice, provisional, now)
  const differences = differenceOf(notice.year, before, after)
  return {
    known,
    next: after.find((entry) => entry.kind === 'year' && entry.year === notice.year) as CalendarEntry,
    after,
    differences,
    wasProvisional: known?.kind === 'year' && known.provisional,
    seen: shortHash(canonical({ differences, provisional, year: notice.year, days: notice.days })),
  }
}

/** 年度放假通知, looked at */
export const previewNotice: CalendarDoor['previewNotice'] = async ({ text, provisional }, context) => {
  const read = readNotice(text)
  if ('faults' in read) return refuse('NOTICE_UNREADABLE', { faults: read.faults })
  const { notice } = read
  const { after, differences, wasProvisional, seen } = await planOf(notice, provisional, context.now)
  const [first] = differences
  const promises = first === undefined ? [] : await promisesFrom(first.date)
  return {
    year: notice.year,
    rows: notice.days.length,
    wasProvisional,
    differences: differences.map((one) => ({ ...one, isPast: changesPast(one, context.day) })),
    promises: promiseEffect(promises, after),
    seen,
  }
}

const KIND = 'calendarYear'

/** From November on a to-do while next year isn't covered; gone as soon as it is. */
const remindOf = async (entries: readonly CalendarEntry[], { day, now }: Context): Promise<void> => {
  const missing = yearToCover(day, entries)
  const due: TodoDraft[] = []
  if (missing !== undefined) {
    const year = String(missing.year)
    due.push({
      kind: KIND,
      subject: year,
      for: { role: 'centreAdmin' },
      zh: missing.provisional
        ? `${year} 年校历还是暂定的，请导入放假通知`
        : `${year} 年校历还没有，请导入放假通知`,
      en: missing.provisional
        ? `The ${year} calendar is still provisional: import the notice`
        : `There is no ${year} calendar yet: import the notice`,
      page: '/centre/notice/notice',
      since: now,
    })
  }
  await renewTodos([KIND], due, now)
  await clearCoveredYears(entries)
}

/** Every night: whether somebody has to see to the calendar. */
export const remindOfYear = async (context: Context): Promise<void> => {
  // An entry that somebody broke covers nothing, until it is mended.
  const { sound, broken } = await allSound(CalendarEntries, {})
  await remindOf(sound, context)
  endRun(broken)
}

/** 导入年度放假通知 */
export const importNotice: CalendarDoor['importNotice'] = async (input, context) => {
  const read = readNotice(input.text)
  if ('faults' in read) return refuse('NOTICE_UNREADABLE', { faults: read.faults })
  const { notice } = read
  const plan = await planOf(notice, input.provisional, context.now)
  const past = plan.differences.filter((one) => changesPast(one, context.day)).map(({ date }) => date)
  if (past.length > 0) return refuse('NOTICE_CHANGES_PAST', { dates: past })
  if (plan.seen !== input.seen) return refuse('NOTICE_SEEN_OTHERWISE', {})
  const { known, next, after, differences } = plan
  const facts = { ...entryFacts(next), changed: differences.length }
  const change: AuditedChange =
    known === undefined
      ? { of: CalendarEntries, insert: next, before: {}, after: facts }
      : { of: CalendarEntries, replace: next, before: entryFacts(known), after: facts }
  const firstDay = differences[0]?.date ?? (`${String(notice.year)}-01-01` as Day)
  const done = await settle(context, { year: notice.year, changed: differences.length, firstDay }, [change])
  await remindOf(after, context)
  return done
}
