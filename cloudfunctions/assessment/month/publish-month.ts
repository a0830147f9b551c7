import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import type { KernelCode } from '../../_kernel/kernel-refusals'
import { type AuditedChange, settle } from '../../_kernel/operation'
import type { Refusal } from '../../_kernel/refusal'
import { count, get } from '../../_kernel/store'
import { clearTodos } from '../../_shared/todo'
import { uncovered } from '../../_shared/uncovered-year'
import { MONTH, REVISE } from '../assessment-todos'
import { Hearings, Months, PublishedResults } from '../collections'
import type { contract } from '../contract'
import { monthFigures, type MonthFigures } from '../figures'
import { type AssessmentMonth, isOver, objectUntil } from './month'
import { calendar, untilOf } from './standing'
import { refuse } from '../refusals'
import { monthHash } from './result'
import { byUnit, hashOf } from './unit-results'

type Show = (typeof contract)['showMonth']
type Publish = (typeof contract)['publishMonth']
type Revise = (typeof contract)['reviseMonth']
type Published = OutputOf<Publish>

const monthFacts = (month: AssessmentMonth | undefined) =>
  month === undefined
    ? {}
    : { state: month.state, revision: month.revision, hash: month.hash ?? null, reason: month.reason ?? null }

const monthChange = (before: AssessmentMonth | undefined, next: AssessmentMonth): AuditedChange => {
  const change = { of: Months, before: monthFacts(before), after: monthFacts(next) }
  return before === undefined ? { ...change, insert: next } : { ...change, replace: next }
}

/** 公示 (§25): from now on everybody may object for three working days; whoever is concerned hears of it. */
export const showMonth = async (
  { month }: InputOf<Show>,
  context: Context,
): Promise<OutputOf<Show> | Refusal<'MONTH_RUNNING' | 'MONTH_SHOWN' | 'MONTH_PUBLISHED' | KernelCode>> => {
  const { now, day } = context
  const known = await get(Months, month)
  if (known?.state === 'published') return refuse('MONTH_PUBLISHED', { month })
  if (known !== undefined) return refuse('MONTH_SHOWN', {})
  if (!isOver(month, day)) return refuse('MONTH_RUNNING', { month })
  const until = objectUntil(day, [], await calendar())
  if (!until.covered) return uncovered(until, context)
  const shown: AssessmentMonth = {
    _id: month,
    state: 'shown',
    shownOn: day,
    shownAt: now,
    revision: 0,
    entries: 0,
    isTold: false,
    createdAt: now,
    updatedAt: now,
    v: 1,
  }
  const answer = await settle(context, { month, until: until.day }, [monthChange(undefined, shown)])
  await clearTodos(month, MONTH)
  return answer
}

/** Writes a revision of a month: its results by unit, and their hash in the month itself, all or nothing. */
const writeRevision = async (
  known: AssessmentMonth,
  figures: MonthFigures,
  reason: string | undefined,
  context: Context,
): Promise<Published> => {
  const { now } = context
  const revision = known.revision + 1
  const units = byUnit(figures, revision, now)
  const hash = monthHash(units)
  const next: AssessmentMonth = {
    ...known,
    state: 'published',
    revision,
    hash,
    publishedAt: now,
    ...(reason === undefined ? {} : { reason }),
    entries: figures.entries.length,
    isTold: false,
    updatedAt: now,
    v: known.v + 1,
  }
  const answer = await settle(context, { month: known._id, revision, hash }, [
    monthChange(known, next),
    ...units.map((unit) => ({
      of: PublishedResults,
      insert: unit,
      before: {},
      after: { revision, hash: unit.hash, results: unit.results.length },
    })),
  ])
  await clearTodos(known._id, MONTH, REVISE)
  return answer
}

/** 公布 (§25): nobody can object any more, and every objection is decided. */
export const publishMonth = async (
  { month }: InputOf<Publish>,
  context: Context,
): Promise<
  | Published
  | Refusal<'MONTH_NOT_SHOWN' | 'MONTH_PUBLISHED' | 'OBJECTION_TIME' | 'OBJECTIONS_OPEN' | KernelCode>
> => {
  const known = await get(Months, month)
  if (known === undefined) return refuse('MONTH_NOT_SHOWN', {})
  if (known.state === 'published') return refuse('MONTH_PUBLISHED', { month })
  const [figures, open] = await Promise.all([monthFigures(month), count(Hearings, { month, isOpen: true })])
  if (open > 0) return refuse('OBJECTIONS_OPEN', { count: open })
  const until = await untilOf(known, figures.entries)
  if (!until.covered) return uncovered(until, context)
  if (context.day <= until.day) return refuse('OBJECTION_TIME', { until: until.day })
  return writeRevision(known, figures, undefined, context)
}

/** 再公布 (§25): a numbered revision with its reason; what was published before stays as it is. */
export const reviseMonth = async (
  { month, reason }: InputOf<Revise>,
  context: Context,
): Promise<Published | Refusal<'MONTH_NOT_PUBLISHED' | 'NOTHING_CHANGED' | KernelCode>> => {
  const known = await get(Months, month)
  if (known?.state !== 'published') return refuse('MONTH_NOT_PUBLISHED', {})
  const figures = await monthFigures(month)
  if (hashOf(figures) === known.hash) return refuse('NOTHING_CHANGED', {})
  return writeRevision(known, figures, reason, context)
}
