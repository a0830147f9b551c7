import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { settle } from '../../_kernel/operation'
import type { Refusal } from '../../_kernel/refusal'
import { count, find, get } from '../../_kernel/store'
import type { Day } from '../../_kernel/time'
import { PublishedSheets } from '../../_shared/published-sheet'
import { Units } from '../../_shared/unit'
import { CoverageEntries } from '../collections'
import type { contract } from '../contract'
import { type CoverageEntry, isUncovered, uncoveredOf } from './entry'
import { matterView } from './list'
import { renewCoverageTodos } from './todos'
import { refuse } from '../refusals'

type Save = (typeof contract)['saveCoverage']
type End = (typeof contract)['endCoverage']
type Open = Extract<CoverageEntry, { state: 'open' }>

/** Matters that a unit may name itself: more is a list of another kind. */
const MOST_NAMED = 200

/** The uncovered sheet of a unit that a key names. */
const sheetOf = async (key: string, unitId: string) => {
  if (!key.startsWith('sheet:')) return undefined
  const [sheet, unit] = await Promise.all([
    get(PublishedSheets, key.slice('sheet:'.length)),
    get(Units, unitId),
  ])
  return sheet !== undefined && unit?.name === sheet.sheet.ownerUnit && isUncovered(sheet) ? sheet : undefined
}

const facts = ({ name, plan, state, ...rest }: CoverageEntry) => ({
  name,
  plan,
  state,
  ...('planOn' in rest ? { planOn: rest.planOn } : {}),
})

const planned = (
  plan: InputOf<Save>['plan'],
  planOn: Day | undefined,
  today: Day,
):
  | Refusal<'PLAN_DAY_MISSING' | 'PLAN_DAY_PAST'>
  | { plan: 'stays' }
  | { plan: 'window' | 'online'; planOn: Day } => {
  if (plan === 'stays') return { plan }
  if (planOn === undefined) return refuse('PLAN_DAY_MISSING', {})
  return planOn < today ? refuse('PLAN_DAY_PAST', { earliest: today }) : { plan, planOn }
}

/** 登记未进驻事项 (§6) */
export const saveCoverage = async (
  { unitId, key, name, reason, plan, planOn }: InputOf<Save>,
  context: Context,
): Promise<
  OutputOf<Save> | Refusal<'COVERAGE_UNKNOWN' | 'PLAN_DAY_MISSING' | 'PLAN_DAY_PAST' | 'COVERAGE_FULL'>
> => {
  const { now, day, operation, language } = context
  const sheet = key === undefined ? undefined : await sheetOf(key, unitId)
  const known = key === undefined ? undefined : await get(CoverageEntries, key)
  const isOwn = known !== undefined && known.unitId === unitId && known.state === 'open'
  if (key !== undefined && sheet === undefined && (!isOwn || known.code !== undefined))
    return refuse('COVERAGE_UNKNOWN', {})
  const wish = planned(plan, planOn, day)
  if ('refused' in wish) return wish
  const isNew = key === undefined
  if (isNew && (await count(CoverageEntries, { unitId, state: 'open' })) >= MOST_NAMED)
    return refuse('COVERAGE_FULL', { most: MOST_NAMED })
  const next: Open = {
    _id: key ?? operation,
    unitId,
    ...(sheet === undefined ? {} : { code: sheet.sheet.code }),
    name: sheet?.sheet.name ?? name,
    reason,
    ...wish,
    state: 'open',
    createdAt: known?.createdAt ?? now,
    updatedAt: now,
    v: (known?.v ?? 0) + 1,
  }
  const change = { before: known === undefined ? {} : facts(known), after: facts(next) }
  const [matter] = uncoveredOf(sheet === undefined ? [] : [sheet], [next], day)
  if (matter === undefined) return refuse('COVERAGE_UNKNOWN', {})
  const answer = await settle(context, matterView(matter, language), [
    known === undefined
      ? { of: CoverageEntries, insert: next, ...change }
      : { of: CoverageEntries, replace: next, ...change },
  ])
  await renewCoverageTodos(context)
  return answer
}

/** 移出未进驻事项 (§6): what a sheet says stays as long as the sheet has neither window nor page. */
export const endCoverage = async (
  { unitId, key }: InputOf<End>,
  context: Context,
): Promise<OutputOf<End> | Refusal<'COVERAGE_UNKNOWN' | 'COVERAGE_OF_SHEET'>> => {
  const [known] = await find(CoverageEntries, { _id: key, unitId }, { limit: 1 })
  if (known?.state !== 'open') return refuse('COVERAGE_UNKNOWN', {})
  if (known.code !== undefined) return refuse('COVERAGE_OF_SHEET', {})
  const { _id, name, reason, plan, createdAt, v } = known
  const next: CoverageEntry = {
    _id,
    unitId,
    name,
    reason,
    plan,
    state: 'ended',
    endedOn: context.day,
    createdAt,
    updatedAt: context.now,
    v: v + 1,
  }
  const change = { of: CoverageEntries, replace: next, before: facts(known), after: facts(next) }
  const answer = await settle(context, { key }, [change])
  await renewCoverageTodos(context)
  return answer
}
