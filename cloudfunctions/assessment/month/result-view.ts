import type * as v from 'valibot'
import { actingAs } from '../../_kernel/acting'
import type { Context } from '../../_kernel/context'
import { monthDays } from '../../_kernel/month'
import { inLanguage, type Language } from '../../_kernel/refusal'
import { get } from '../../_kernel/store'
import type { SubjectKind } from '../assessment-shape'
import { Hearings } from '../collections'
import { type Entry, subjectOf, undoId } from '../entry/entry'
import { monthFigures, type MonthFigures, type UnitResult } from '../figures'
import { type Hearing, hearingId } from './month'
import type { EntryView, ResultView } from './contract'
import { shownUntil, type Standing, standingFields, standingOf } from './standing'
import { isChangedSince, resultsOf } from './read-month'
import { ruleOf, type RuleTable, tableOn } from '../rules/table'
import { subjectNames } from '../subject-names'

type View = v.InferOutput<typeof ResultView>

/** An entry as people read it, under the name that its rule had on its day. */
export const entryView = (
  entry: Entry,
  all: readonly Entry[],
  tables: readonly RuleTable[],
  language: Language,
): v.InferOutput<typeof EntryView> => {
  const rule = ruleOf(tableOn(tables, entry.on), entry.rule)
  const name = rule?.name ?? entry.rule
  return {
    entryId: entry._id,
    ruleName: inLanguage(language, name, rule?.nameEn),
    table: entry.table,
    times: entry.times,
    points: entry.points,
    on: entry.on,
    isByHand: entry.origin === 'manual',
    ...(entry.why === undefined ? {} : { why: entry.why }),
    isReversal: entry.reverses !== undefined,
    isReversed: all.some(({ _id }) => _id === undoId(entry._id)),
    enteredAt: entry.createdAt.toISOString(),
  }
}

/** Newest first; what takes an entry back stands with it. */
const inOrder = (a: Entry, b: Entry): number =>
  a.on === b.on ? (a._id < b._id ? -1 : 1) : a.on < b.on ? 1 : -1

const scoreView = (result: UnitResult, month: string, tables: readonly RuleTable[]): View['score'] => {
  const { frame } = tableOn(tables, monthDays(month).to)
  const { conduct, evaluation, bonus, total, grade, ratings } = result
  const full = { conduct: frame.conduct, evaluation: frame.evaluation, bonus: frame.bonus }
  return { conduct, evaluation, bonus, total, grade, ratings, full }
}

const hearingView = (hearing: Hearing | undefined) => {
  const { objection, remark } = hearing ?? {}
  return {
    ...(objection === undefined
      ? {}
      : {
          objection: {
            state: objection.state,
            reason: objection.reason,
            ...(objection.answer === undefined ? {} : { answer: objection.answer }),
          },
        }),
    ...(remark === undefined ? {} : { remark: remark.words }),
  }
}

/** A result with all that a verb needs to judge about it. */
export interface Known {
  readonly standing: Standing
  readonly figures: MonthFigures
  readonly result: UnitResult | undefined
  readonly entries: readonly Entry[]
  readonly hearing: Hearing | undefined
}

export interface About {
  readonly kind: SubjectKind
  readonly id: string
}

/** Everything about one result of a month. */
export const knownResult = async (
  wanted: string | undefined,
  { kind, id }: About,
  context: Pick<Context, 'day'>,
): Promise<Known> => {
  const standing = await standingOf(wanted, context)
  const subject = subjectOf(kind, id)
  const [figures, hearing] = await Promise.all([
    monthFigures(standing.month),
    get(Hearings, hearingId(standing.month, subject)),
  ])
  const results = await resultsOf(standing, figures)
  return {
    standing,
    figures,
    result: results.find((one) => one.kind === kind && one.id === id),
    entries: figures.entries.filter((entry) => entry.subject === subject),
    hearing,
  }
}

/** Whether whoever asks is the person whom a result is about. */
const isOwn = async ({ kind, id }: About, context: Context): Promise<boolean> =>
  kind === 'person' && (await context.account())?.personId === id

const buttonsOf = async (
  about: About,
  { standing, result, hearing }: Known,
  until: string | undefined,
  context: Context,
): Promise<View['buttons']> => {
  const own = await isOwn(about, context)
  const isAdmin = (await actingAs(context, ['centreAdmin'])) !== undefined
  const unitId = result?.unitId ?? ''
  const isHead = (await actingAs(context, ['unitHead'], { unitId })) !== undefined
  const mayObject =
    own &&
    result !== undefined &&
    until !== undefined &&
    context.day <= until &&
    hearing?.objection === undefined
  return [
    ...(mayObject ? (['object'] as const) : []),
    ...(isHead && standing.phase !== 'published' ? (['remark'] as const) : []),
    ...(isAdmin && !own && hearing?.isOpen === true ? (['decide'] as const) : []),
    ...(isAdmin && !own ? (['reverse'] as const) : []),
  ]
}

/** A result as somebody sees it. */
export const resultView = async (about: About, known: Known, context: Context): Promise<View> => {
  const { standing, figures, result, entries, hearing } = known
  const { until } = await shownUntil(standing, entries)
  const named = { ...about, unitId: result?.unitId, windowId: result?.windowId }
  const nameOf = await subjectNames([named], context.language)
  const score = result === undefined ? undefined : scoreView(result, standing.month, figures.tables)
  return {
    ...standingFields(standing),
    ...(until === undefined ? {} : { until }),
    ...about,
    ...nameOf(named),
    ...(result === undefined ? {} : { unitId: result.unitId }),
    ...(score === undefined ? {} : { score }),
    entries: [...entries]
      .sort(inOrder)
      .map((one) => entryView(one, entries, figures.tables, context.language)),
    ...hearingView(hearing),
    isChanged: isChangedSince(standing.known, figures),
    buttons: await buttonsOf(about, known, until, context),
    seenAt: context.now.toISOString(),
  }
}
