import type * as v from 'valibot'
import { actingAs } from '../../_kernel/acting'
import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { nextCursor, numberKey } from '../../_kernel/cursor'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { find } from '../../_kernel/store'
import type { SubjectKind } from '../assessment-shape'
import { Hearings, Months } from '../collections'
import type { contract } from '../contract'
import { subjectOf } from '../entry/entry'
import { monthFigures, type MonthFigures, type UnitResult } from '../figures'
import type { AssessmentMonth } from './month'
import type { MonthView, ResultRow } from './contract'
import { shownUntil, type Standing, standingFields, standingOf } from './standing'
import { subjectNames } from '../subject-names'
import { hashOf, publishedResults } from './unit-results'

type Month = (typeof contract)['month']
type OfUnit = (typeof contract)['unitMonth']
type View = v.InferOutput<typeof MonthView>
type Row = v.InferOutput<typeof ResultRow>

const PAGE = 30
const MOST = 1000

/** The results that a month shows: what was published once it is, what the ledger says before. */
export const resultsOf = async (
  { month, revision }: Pick<Standing, 'month' | 'revision'>,
  figures: MonthFigures,
): Promise<readonly UnitResult[]> => (revision === 0 ? figures.results : publishedResults(month, revision))

/** Whether the ledger says something else by now than what was published. */
export const isChangedSince = (known: AssessmentMonth | undefined, figures: MonthFigures): boolean =>
  known?.hash !== undefined && known.hash !== hashOf(figures)

const kindRank: Readonly<Record<SubjectKind, number>> = { unit: 0, window: 1, person: 2 }
const inOrder = (a: Row, b: Row): number =>
  kindRank[a.kind] - kindRank[b.kind] ||
  (a.windowNo ?? Infinity) - (b.windowNo ?? Infinity) ||
  (a.name + a.id < b.name + b.id ? -1 : 1)

const rowsOf = async (
  results: readonly UnitResult[],
  month: string,
  context: Context,
): Promise<{ readonly rows: readonly Row[]; readonly waiting: number }> => {
  const [nameOf, hearings] = await Promise.all([
    subjectNames(results, context.language),
    find(Hearings, { month }, { limit: MOST }),
  ])
  const rows = results.map((result): Row => {
    const { kind, id, total, grade, entries } = result
    const { objection } = hearings.find(({ subject }) => subject === subjectOf(kind, id)) ?? {}
    return {
      kind,
      id,
      ...nameOf(result),
      total,
      grade,
      entries: entries.length,
      ...(objection === undefined ? {} : { objection: objection.state }),
    }
  })
  return { rows: rows.sort(inOrder), waiting: hearings.filter(({ isOpen }) => isOpen).length }
}

const buttonsOf = async (
  { phase }: Standing,
  until: string | undefined,
  waiting: number,
  isChanged: boolean,
  context: Context,
): Promise<View['buttons']> => {
  if ((await actingAs(context, ['centreAdmin'])) === undefined) return []
  if (phase === 'draft') return ['show']
  if (phase === 'published') return isChanged ? ['revise'] : []
  return phase === 'shown' && until !== undefined && context.day > until && waiting === 0 ? ['publish'] : []
}

const viewOf = async (
  standing: Standing,
  figures: MonthFigures,
  results: readonly UnitResult[],
  context: Context,
): Promise<View> => {
  const { known } = standing
  const [{ rows, waiting }, { until }] = await Promise.all([
    rowsOf(results, standing.month, context),
    shownUntil(standing, figures.entries),
  ])
  const isChanged = isChangedSince(known, figures)
  return {
    ...standingFields(standing),
    ...(until === undefined ? {} : { until }),
    ...(known?.hash === undefined ? {} : { hash: known.hash }),
    ...(known?.publishedAt === undefined ? {} : { publishedAt: known.publishedAt.toISOString() }),
    ...(known?.reason === undefined ? {} : { reason: known.reason }),
    waiting,
    isChanged,
    rows: [...rows],
    buttons: await buttonsOf(standing, until, waiting, isChanged, context),
    seenAt: context.now.toISOString(),
  }
}

/** 月度考核: of people, of windows or of units; an earlier revision stays readable. */
export const month = async (
  { month: wanted, kind, revision, cursor }: InputOf<Month>,
  context: Context,
): Promise<OutputOf<Month> | Refusal<KernelCode>> => {
  const from = numberKey(cursor)
  if (isRefusal(from)) return from
  const standing = await standingOf(wanted, context)
  if (revision !== undefined && revision > standing.revision)
    return refuseAny('NOT_FOUND', { what: 'revision' })
  const asked = { ...standing, revision: revision ?? standing.revision }
  const figures = await monthFigures(standing.month)
  const results = (await resultsOf(asked, figures)).filter((one) => one.kind === kind)
  const view = await viewOf(asked, figures, results, context)
  const first = from ?? 0
  const rows = view.rows.slice(first, first + PAGE)
  return { ...view, rows, ...nextCursor(rows, PAGE, () => first + PAGE) }
}

/** 本单位考核: the head sees their own unit's, and decides nothing (§14). */
export const unitMonth = async (
  { unitId, month: wanted }: InputOf<OfUnit>,
  context: Context,
): Promise<OutputOf<OfUnit>> => {
  const standing = await standingOf(wanted, context)
  const figures = await monthFigures(standing.month)
  const results = (await resultsOf(standing, figures)).filter((one) => one.unitId === unitId)
  const view = await viewOf(standing, figures, results, context)
  const waiting = view.rows.filter(({ objection }) => objection === 'open').length
  return { ...view, waiting, buttons: [] }
}

/** The months that were published of a year, the first one first. */
export const publishedMonths = async (year: number): Promise<AssessmentMonth[]> => {
  const found = await find(Months, { state: 'published' }, { order: [['_id', 1]], limit: MOST })
  return found.filter(({ _id }) => _id.startsWith(`${String(year)}-`))
}
