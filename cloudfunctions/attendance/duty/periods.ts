import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { settle } from '../../_kernel/operation'
import { inLanguage, type Refusal } from '../../_kernel/refusal'
import { find, get, is } from '../../_kernel/store'
import { addDays, type Day } from '../../_kernel/time'
import { segmentsOn } from '../../_kernel/timetable'
import { hours } from '../../_shared/hall-hours'
import { holdersOn, namesOf } from '../../_shared/post-holder'
import { uncovered } from '../../_shared/uncovered-year'
import { Units } from '../../_shared/unit'
import { DutyFilings, DutyPlans } from '../collections'
import type { contract } from '../contract'
import { type DutyFiling, filingId, peopleIn } from './filing'
import { daysOffIn, type DutyPeriod, type DutyPlan, periodFault, withPeriod } from './period'
import { clearDutyTodos, renewDutyTodosOf } from './todos'
import { filingView, unitsAtWork } from './view'
import { refuse } from '../refusals'

type Plan = (typeof contract)['dutyPlan']
type Announce = (typeof contract)['announceDuty']
type Drop = (typeof contract)['dropDuty']
type Filing = (typeof contract)['dutyFiling']
type OfUnit = (typeof contract)['unitDuty']

const MOST = 1000
/** How long a period that is over stays in sight. */
const SHOWN_DAYS = 60

/** All periods that were announced. */
export const dutyPlan = async (): Promise<DutyPlan | undefined> => get(DutyPlans, 'main')

/** Those that are coming, under way or over not long ago, the nearest first. */
const inSight = async (today: Day): Promise<DutyPeriod[]> =>
  ((await dutyPlan())?.periods ?? []).filter(({ to }) => to >= addDays(today, -SHOWN_DAYS))

/** The period with this id. */
export const periodWith = async (periodId: string): Promise<DutyPeriod | undefined> =>
  (await dutyPlan())?.periods.find(({ _id }) => _id === periodId)

const factsOf = ({ _id: periodId, name, from, to, fileBy }: DutyPeriod) => ({
  periodId,
  name,
  from,
  to,
  fileBy,
})

/** How a unit stands with a period. */
export const standingOf = (filing: DutyFiling | undefined, { fileBy }: DutyPeriod, today: Day) =>
  filing === undefined
    ? today > fileBy
      ? 'missing'
      : 'awaited'
    : filing.entries.length === 0
      ? 'none'
      : 'filed'

/** 值班备案情况 (§22) */
export const plannedDuty = async (
  _input: object,
  context: Context,
): Promise<OutputOf<Plan> | Refusal<KernelCode>> => {
  const { day, now } = context
  const periods = await inSight(day)
  const [filings, units, atWork, { calendar }] = await Promise.all([
    find(DutyFilings, { periodId: is.in(periods.map(({ _id }) => _id)) }, { limit: MOST }),
    find(Units, {}, { limit: MOST }),
    unitsAtWork(),
    hours(),
  ])
  const shown: OutputOf<Plan>['periods'] = []
  for (const period of periods) {
    const daysOff = daysOffIn(period, calendar)
    if ('covered' in daysOff) return uncovered(daysOff, context)
    shown.push({
      ...factsOf(period),
      daysOff: daysOff.length,
      units: units
        .filter(({ _id }) => atWork.has(_id))
        .map((unit) => {
          const filing = filings.find(({ _id }) => _id === filingId(period._id, unit._id))
          return {
            unitId: unit._id,
            name: inLanguage(context.language, unit.name, unit.nameEn),
            state: standingOf(filing, period, day),
            isLate: filing?.isLate ?? false,
            people: filing === undefined ? 0 : peopleIn(filing.entries).length,
          }
        }),
    })
  }
  return { periods: shown, seenAt: now.toISOString() }
}

const planFacts = (plan: DutyPlan | undefined) => ({
  periods: (plan?.periods ?? []).map(({ from, to }) => `${from}–${to}`).join(' '),
})

const changed = (before: DutyPlan | undefined, periods: readonly DutyPeriod[], now: Date) => {
  const next: DutyPlan = {
    _id: 'main',
    periods: [...periods],
    createdAt: before?.createdAt ?? now,
    updatedAt: now,
    v: (before?.v ?? 0) + 1,
  }
  const change = { of: DutyPlans, before: planFacts(before), after: planFacts(next) }
  return before === undefined ? { ...change, insert: next } : { ...change, replace: next }
}

/** 布置值班 (§22): every unit with a window has it in its to-dos. */
export const announceDuty = async (
  { name, from, to, fileBy }: InputOf<Announce>,
  context: Context,
): Promise<OutputOf<Announce> | Refusal<'DUTY_PERIOD_WRONG' | KernelCode>> => {
  const { now, day } = context
  const [plan, { calendar }] = await Promise.all([dutyPlan(), hours()])
  const periods = plan?.periods ?? []
  const fault = periodFault({ from, to, fileBy }, periods, day, calendar)
  if (fault !== undefined)
    return 'covered' in fault ? uncovered(fault, context) : refuse('DUTY_PERIOD_WRONG', fault)
  const period: DutyPeriod = { _id: context.operation, name, from, to, fileBy, announcedAt: now }
  const answer = await settle(context, { periodId: period._id }, [
    changed(plan, withPeriod(periods, period, day), now),
  ])
  await renewDutyTodosOf(period, context)
  return answer
}

/** 取消值班布置 */
export const dropDuty = async (
  { periodId }: InputOf<Drop>,
  context: Context,
): Promise<OutputOf<Drop> | Refusal<'DUTY_FILED' | KernelCode>> => {
  const plan = await dutyPlan()
  if (plan?.periods.some(({ _id }) => _id === periodId) !== true)
    return refuseAny('NOT_FOUND', { what: 'dutyPeriod' })
  const [filed] = await find(DutyFilings, { periodId }, { limit: 1 })
  if (filed !== undefined) return refuse('DUTY_FILED', {})
  const rest = plan.periods.filter(({ _id }) => _id !== periodId)
  const answer = await settle(context, { periodId }, [changed(plan, rest, context.now)])
  await clearDutyTodos(periodId)
  return answer
}

/** 看一个单位的值班备案 (§22) */
export const dutyFiling = async (
  { periodId, unitId }: InputOf<Filing>,
  context: Context,
): Promise<OutputOf<Filing> | Refusal<KernelCode>> => {
  const [unit, period, filing] = await Promise.all([
    get(Units, unitId),
    periodWith(periodId),
    get(DutyFilings, filingId(periodId, unitId)),
  ])
  if (unit === undefined || period === undefined) return refuseAny('NOT_FOUND', { what: 'dutyPeriod' })
  return {
    unitName: inLanguage(context.language, unit.name, unit.nameEn),
    ...(filing === undefined ? {} : { filing: await filingView(filing) }),
  }
}

/** 本单位值班 (§22): what to file by when, and with whom. */
export const unitDuty = async (
  { unitId }: InputOf<OfUnit>,
  context: Context,
): Promise<OutputOf<OfUnit> | Refusal<KernelCode>> => {
  const { day, now } = context
  const [periods, basis, atWork, holders] = await Promise.all([
    inSight(day),
    hours(),
    unitsAtWork(),
    holdersOn(day, { unitId }),
  ])
  const filings = await find(DutyFilings, { _id: is.in(periods.map(({ _id }) => filingId(_id, unitId))) })
  const shown: OutputOf<OfUnit>['periods'] = []
  for (const period of periods) {
    const daysOff = daysOffIn(period, basis.calendar)
    if ('covered' in daysOff) return uncovered(daysOff, context)
    const filing = filings.find(({ periodId }) => periodId === period._id)
    shown.push({
      ...factsOf(period),
      daysOff: [...daysOff],
      state: standingOf(filing, period, day),
      ...(filing === undefined ? {} : { filing: await filingView(filing) }),
    })
  }
  const windows = (atWork.get(unitId) ?? []).sort((one, other) => one.windowNo - other.windowNo)
  const names = await namesOf(holders.map(({ personId }) => personId))
  const noOf = (id: string) => windows.find(({ windowId }) => windowId === id)?.windowNo ?? 0
  const ids = [...new Set(holders.map(({ personId }) => personId))]
  return {
    periods: shown,
    windows,
    people: ids.map((personId) => ({
      personId,
      name: names.get(personId) ?? '',
      windowNo: noOf(holders.find((one) => one.personId === personId)?.windowId ?? ''),
    })),
    segments: [...(segmentsOn(day, basis.timetables) ?? [])],
    seenAt: now.toISOString(),
  }
}
