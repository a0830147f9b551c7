import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { type AuditedChange, heldAnew, settle } from '../../_kernel/operation'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { find, get, is, type Write } from '../../_kernel/store'
import type { Day } from '../../_kernel/time'
import { dutyChange } from '../../_shared/duty'
import { hours } from '../../_shared/hall-hours'
import { colleaguesNumbered } from '../../_shared/numbered-person'
import { normalNo } from '../../_shared/person-no'
import { holdersOn, namesOf } from '../../_shared/post-holder'
import { standInsChange } from '../../_shared/stand-in'
import { telling } from '../../_shared/telling'
import { uncovered } from '../../_shared/uncovered-year'
import { Commitments, DutyFilings, DutyPlans } from '../collections'
import { claimsOf, type Commitment, commitmentId, promisedAll, yearOf } from '../commitment'
import type { contract } from '../contract'
import {
  dutiesOf,
  type DutyEntry,
  dutyFault,
  type DutyFault,
  type DutyFiling,
  filingId,
  hoursByWindow,
  isLateOn,
  peopleIn,
} from './filing'
import { MOST_ON_DUTY, MOST_PEOPLE_FILED } from './limits'
import { daysOffIn, type DutyPeriod } from './period'
import { dutyPlan } from './periods'
import { renewDutyTodosOf } from './todos'
import { filingView, unitsAtWork } from './view'
import { commitmentWrites } from '../leave/change'
import { refuse } from '../refusals'

type File = (typeof contract)['fileDuty']
type Given = InputOf<File>['entries'][number]

const wordsFor = ({ name }: DutyPeriod) => ({
  added: {
    zh: `${name}请您值班，请看日期和时间，按时到岗打卡。`,
    en: `You are on duty during ${name}. Please look at the days and hours, be there and clock in.`,
  },
  relieved: {
    zh: `${name}的值班改了安排，您不用来了。`,
    en: `Duty during ${name} was changed: you are not on it any more.`,
  },
})

const filingFacts = ({ entries, isLate, changes }: DutyFiling) => ({
  entries: entries.length,
  people: peopleIn(entries).length,
  isLate,
  changes,
})

/** Entries with people by their ids, of whom each must belong to the unit: by a post, on its rolls, or in its filing. */
const resolved = async (
  given: readonly Given[],
  unitId: string,
  before: readonly DutyEntry[],
  { day }: Pick<Context, 'day'>,
): Promise<DutyEntry[] | Refusal<'DUTY_WRONG'>> => {
  const [named, holders] = await Promise.all([
    colleaguesNumbered(
      given.flatMap(({ nos = [] }) => nos.map(normalNo)),
      unitId,
      day,
    ),
    holdersOn(day, { unitId }),
  ])
  const known = new Set([...holders.map(({ personId }) => personId), ...named.values(), ...peopleIn(before)])
  const entries: DutyEntry[] = []
  for (const { windowId, day: on, span, personIds, nos = [] } of given) {
    const unknown = nos.find((no) => !named.has(normalNo(no)))
    if (unknown !== undefined) return refuse('DUTY_WRONG', { why: 'unknownNo', day: on, who: unknown })
    const ids = [...new Set([...personIds, ...nos.map((no) => named.get(normalNo(no)) ?? '')])]
    if (ids.some((id) => !known.has(id))) return refuse('DUTY_WRONG', { why: 'notOfUnit', day: on, who: '' })
    if (ids.length === 0 || ids.length > MOST_ON_DUTY)
      return refuse('DUTY_WRONG', { why: ids.length === 0 ? 'nobody' : 'tooMany', day: on, who: '' })
    entries.push({ windowId, day: on, span, personIds: ids })
  }
  return entries
}

/** From the first to the last day of each leave that somebody has asked for or been granted. */
const leavesIn = (known: readonly Commitment[], personId: string) => {
  const claims = claimsOf(known, personId).filter(({ kind }) => kind === 'leave')
  return [...new Set(claims.map(({ sourceId }) => sourceId))].map((sourceId) => {
    const days = claims
      .filter((one) => one.sourceId === sourceId)
      .flatMap(({ pieces }) => pieces.map(({ day }) => day))
      .sort()
    return { firstDay: days[0] as Day, lastDay: days.at(-1) as Day }
  })
}

const worded = async ({ why, entry, personId }: DutyFault) => ({
  why,
  day: entry.day,
  who: personId === undefined ? '' : ((await namesOf([personId])).get(personId) ?? ''),
})

/** What speaks against these entries, in the words of the refusal. */
const faultIn = async (
  entries: readonly DutyEntry[],
  facts: {
    readonly unitId: string
    readonly period: DutyPeriod
    readonly filing: DutyFiling | undefined
    readonly known: readonly Commitment[]
  },
  context: Context,
): Promise<Refusal<'DUTY_WRONG' | KernelCode> | undefined> => {
  const { unitId, period, filing, known } = facts
  const id = filingId(period._id, unitId)
  const daysOff = daysOffIn(period, (await hours()).calendar)
  if ('covered' in daysOff) return uncovered(daysOff, context)
  const windows = (await unitsAtWork()).get(unitId) ?? []
  const fault = dutyFault(entries, {
    daysOff,
    today: context.day,
    windowIds: new Set(windows.map(({ windowId }) => windowId)),
    before: filing?.entries ?? [],
    person: (personId) => ({
      duties: claimsOf(known, personId)
        .filter(({ kind, sourceId }) => kind === 'duty' && sourceId !== id)
        .flatMap(({ pieces }) => pieces),
      leaves: leavesIn(known, personId),
    }),
  })
  return fault === undefined ? undefined : refuse('DUTY_WRONG', await worded(fault))
}

/** Everybody's years with what this filing puts them down for; only those whose duty changes. */
const dutyYears = (
  known: readonly Commitment[],
  before: readonly DutyEntry[],
  next: DutyFiling,
  now: Date,
): { readonly people: readonly string[]; readonly changed: readonly Commitment[] } => {
  const people = [...new Set([...peopleIn(before), ...peopleIn(next.entries)])].filter(
    (id) => JSON.stringify(dutiesOf(before, id)) !== JSON.stringify(dutiesOf(next.entries, id)),
  )
  const changed = people.flatMap((personId) => {
    const claims = dutiesOf(next.entries, personId).map(({ windowId, pieces }) => ({
      kind: 'duty' as const,
      sourceId: next._id,
      windowId,
      isSet: true,
      pieces,
    }))
    return promisedAll(known, personId, next._id, claims, now)
  })
  return { people, changed }
}

/** Tells whoever is on duty now, or is not any more, and the contexts that follow: accounts and public hours. */
const consequences = (
  before: readonly DutyEntry[],
  next: DutyFiling,
  people: readonly string[],
  period: DutyPeriod,
  context: Context,
): Write[] => {
  const words = wordsFor(period)
  const source = { of: DutyFilings.name, id: next._id, v: next.v }
  const on = new Set(peopleIn(next.entries))
  const windowIds = [...new Set([...hoursByWindow(before).keys(), ...next.windowIds])]
  return [
    ...people.flatMap((personId) => {
      const kind = on.has(personId) ? 'added' : 'relieved'
      const told = { reader: personId, ...words[kind], page: '/attendance/day/day' }
      return [telling({ ...source, kind }, told, context), standInsChange({ ...source, personId }, context)]
    }),
    ...windowIds.map((windowId) => dutyChange({ ...source, windowId }, context)),
  ]
}

/** 值班备案 (§22): a list takes the place of the one before; late ones are taken and reported. */
export const fileDuty = async (
  { unitId, periodId, changes, entries: given }: InputOf<File>,
  context: Context,
): Promise<OutputOf<File> | Refusal<'DUTY_WRONG' | 'DUTY_OVER' | 'DUTY_CHANGED' | KernelCode>> => {
  const { now, day } = context
  const plan = await dutyPlan()
  const period = plan?.periods.find(({ _id }) => _id === periodId)
  if (plan === undefined || period === undefined) return refuseAny('NOT_FOUND', { what: 'dutyPeriod' })
  if (day > period.to) return refuse('DUTY_OVER', {})
  const filing = await get(DutyFilings, filingId(periodId, unitId))
  if (changes !== filing?.changes) return refuse('DUTY_CHANGED', {})
  const before = filing?.entries ?? []
  const entries = await resolved(given, unitId, before, context)
  if (isRefusal(entries)) return entries
  const whoever = [...new Set([...peopleIn(before), ...peopleIn(entries)])]
  if (whoever.length > MOST_PEOPLE_FILED)
    return refuse('DUTY_WRONG', { why: 'tooManyPeople', day: period.from, who: '' })
  const years = [...new Set([yearOf(period.from), yearOf(period.to)])]
  const known = await find(
    Commitments,
    { _id: is.in(whoever.flatMap((personId) => years.map((year) => commitmentId(personId, year)))) },
    { limit: 2 * MOST_PEOPLE_FILED },
  )
  const fault = await faultIn(entries, { unitId, period, filing, known }, context)
  if (fault !== undefined) return fault

  const next: DutyFiling = {
    _id: filingId(periodId, unitId),
    periodId,
    unitId,
    entries,
    windowIds: [...hoursByWindow(entries).keys()],
    lastDay: period.to,
    filedOn: filing?.filedOn ?? day,
    isLate: filing?.isLate ?? isLateOn(day, period),
    filedBy: (await context.account())?.personId ?? '',
    changes: (filing?.changes ?? -1) + 1,
    createdAt: filing?.createdAt ?? now,
    updatedAt: now,
    v: (filing?.v ?? 0) + 1,
  }
  const { people, changed } = dutyYears(known, before, next, now)
  const change = {
    of: DutyFilings,
    before: filing === undefined ? {} : filingFacts(filing),
    after: filingFacts(next),
  }
  const filed: AuditedChange[] =
    filing === undefined
      ? // The period stays as it was read: dropped at the same moment, one of both runs again.
        [{ ...change, insert: next }, heldAnew(DutyPlans, plan, context)]
      : [{ ...change, replace: next }]
  const answer = await settle(context, await filingView(next), filed, [
    ...commitmentWrites({ known, changed }),
    ...consequences(before, next, people, period, context),
  ])
  await renewDutyTodosOf(period, context)
  return answer
}
