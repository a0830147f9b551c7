import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { publicHours } from '../../_kernel/public-hours'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { type Span, subtract, union } from '../../_kernel/span'
import { find, is } from '../../_kernel/store'
import { addDays, type Day } from '../../_kernel/time'
import { hours } from '../../_shared/hall-hours'
import { namesOf } from '../../_shared/post-holder'
import { type PromisedHours, promisedOn } from '../../_shared/promised-hours'
import type { ServiceWindow } from '../../_shared/service-window'
import { type Passed, passedOf, servicesByWindow } from '../../_shared/training'
import { uncovered } from '../../_shared/uncovered-year'
import { Postings } from '../collections'
import type { contract } from '../contract'
import { directory } from '../directory'
import type { Person } from '../person'
import type { Posting } from '../posting/posting'
import { type Expected, type RosterRow, rosterOf } from './roster'
import { headsOf, peopleById } from '../posting/seats'

type Roster = (typeof contract)['roster']
type UnitRoster = (typeof contract)['unitRoster']
type StandIn = (typeof contract)['standIn']
type Told = OutputOf<StandIn>['expected']

const MOST = 1000

/** All that a roster of some days is derived from. */
interface Basis {
  readonly postings: readonly Posting[]
  readonly people: ReadonlyMap<string, Person>
  readonly passed: (id: string) => Passed
}

/** Postings that count on one of these days, with who holds them and what they passed. */
const basisFor = async (from: Day, to: Day): Promise<Basis> => {
  const [standing, over] = await Promise.all([
    find(Postings, { state: is.in(['coming', 'current']) }, { limit: MOST }),
    find(Postings, { state: 'ended', to: is.gte(from) }, { limit: MOST }),
  ])
  const postings = [...standing, ...over]
  const ids = [...new Set(postings.map(({ personId }) => personId))]
  const [people, passed] = await Promise.all([peopleById(ids), passedOf(ids, to)])
  return { postings, people, passed }
}

type NameOf = (personId: string) => string

const onDutyIn = (promised: readonly PromisedHours[]): string[] =>
  promised.filter(({ kind }) => kind === 'duty').map(({ personId }) => personId)

/** Names of people in a roster: those with posts, and whoever else is on duty. */
const namesIn = async ({ people }: Basis, promised: readonly PromisedHours[]): Promise<NameOf> => {
  const others = await namesOf(onDutyIn(promised).filter((id) => !people.has(id)))
  return (personId) => people.get(personId)?.name ?? others.get(personId) ?? ''
}

const expectedTold = (expected: Expected, nameOf: NameOf, { language }: Pick<Context, 'language'>): Told => {
  if (expected.kind === 'closed' || expected.kind === 'nobody') return expected
  if (expected.kind === 'duty')
    return { kind: 'duty', name: expected.personIds.map(nameOf).join(language === 'en' ? ', ' : '、') }
  const { personId, ...rest } = expected
  return { ...rest, name: nameOf(personId) }
}

/** Who is on leave for all the hours that a window of theirs serves the public, who stands in and who is on duty where. */
const absencesOf = (promised: readonly PromisedHours[], hoursAt: ReadonlyMap<string, readonly Span[]>) => {
  const of = (kind: PromisedHours['kind']) => promised.filter((one) => one.kind === kind)
  const all = union([...hoursAt.values()].flat())
  const away = of('leave').filter(({ spans }) => subtract(all, spans).length === 0)
  return {
    away: away.map(({ personId }) => personId),
    standIns: new Map(
      of('standIn').flatMap(({ windowId, personId, spans }): [string, string][] =>
        windowId === undefined || subtract(hoursAt.get(windowId) ?? [], spans).length > 0
          ? []
          : [[windowId, personId]],
      ),
    ),
    onDuty: of('duty').reduce(
      (at, { windowId = '', personId }) => at.set(windowId, [...(at.get(windowId) ?? []), personId]),
      new Map<string, string[]>(),
    ),
  }
}

/** The whole hall's roster of one day: a B may be needed at another unit's window of hers. */
const rowsOf = async (
  day: Day,
  basis: Basis,
  away: ReadonlySet<string>,
  context: Context,
): Promise<
  { rows: RosterRow[]; promised: readonly PromisedHours[]; provisional: boolean } | Refusal<KernelCode>
> => {
  const [{ windows }, open, services, promised] = await Promise.all([
    directory(),
    hours(),
    servicesByWindow(),
    promisedOn(day),
  ])
  let provisional = false
  const hoursAt = new Map<string, readonly Span[]>()
  const seen = []
  for (const one of windows.filter(({ state }) => state !== 'closed')) {
    const known = publicHours(day, open, one)
    if (!known.covered) return uncovered(known, context)
    provisional ||= known.provisional
    const isOpen = known.spans.length > 0
    hoursAt.set(one._id, known.spans)
    seen.push({ windowId: one._id, no: one.no, isOpen, services: services.get(one._id) ?? [] })
  }
  const { postings, passed } = basis
  const absent = absencesOf(promised, hoursAt)
  const rows = rosterOf({
    day,
    windows: seen,
    postings,
    away: new Set([...away, ...absent.away]),
    standIns: absent.standIns,
    onDuty: absent.onDuty,
    passed,
  })
  return { rows, promised, provisional }
}

/** Hours for which somebody stands in at a window whose A is there for the rest of the day. */
const partsOf = (
  windowId: string,
  expected: Expected,
  promised: readonly PromisedHours[],
  people: Basis['people'],
): OutputOf<Roster>['days'][number]['windows'][number]['standIns'] =>
  expected.kind !== 'primary'
    ? []
    : promised
        .filter((one) => one.kind === 'standIn' && one.windowId === windowId)
        .flatMap(({ personId, spans }) =>
          spans.map(({ from, to }) => ({ name: people.get(personId)?.name ?? '', from, to })),
        )

const nobody: ReadonlySet<string> = new Set()

const show = async (
  from: Day,
  days: number,
  isShown: (at: ServiceWindow) => boolean,
  context: Context,
): Promise<OutputOf<Roster> | Refusal<KernelCode>> => {
  const { now, language } = context
  const basis = await basisFor(from, addDays(from, days - 1))
  const { windowById, unitById } = await directory()
  const shown: OutputOf<Roster>['days'] = []
  for (let ahead = 0; ahead < days; ahead++) {
    const day = addDays(from, ahead)
    const of = await rowsOf(day, basis, nobody, context)
    // What is known is shown up to the year that nothing covers; the centre is told of that already.
    if (isRefusal(of)) {
      if (ahead === 0) return of
      break
    }
    const nameOf = await namesIn(basis, of.promised)
    const windows = of.rows.flatMap(({ windowId, no, expected, vacant }) => {
      const at = windowById.get(windowId)
      if (at === undefined || !isShown(at)) return []
      const unit = unitById.get(at.unitId)
      const unitName = (language === 'en' ? unit?.nameEn : unit?.name) ?? ''
      return [
        {
          windowId,
          windowNo: no,
          unitName,
          expected: expectedTold(expected, nameOf, context),
          standIns: partsOf(windowId, expected, of.promised, basis.people),
          vacant: [...vacant],
        },
      ]
    })
    shown.push({ day, provisional: of.provisional, windows })
  }
  return { days: shown, seenAt: now.toISOString() }
}

/** 在岗安排 */
export const roster = (
  { day, days }: InputOf<Roster>,
  context: Context,
): Promise<OutputOf<Roster> | Refusal<KernelCode>> => show(day ?? context.day, days, () => true, context)

/** 本单位在岗安排 */
export const unitRoster = (
  { unitId, day, days }: InputOf<UnitRoster>,
  context: Context,
): Promise<OutputOf<UnitRoster> | Refusal<KernelCode>> =>
  show(day ?? context.day, days, (at) => at.unitId === unitId, context)

/** 谁来顶岗: the day's roster once more, as if the window's A were away. */
export const standIn = async (
  { windowId, day }: InputOf<StandIn>,
  context: Context,
): Promise<OutputOf<StandIn> | Refusal<KernelCode>> => {
  const basis = await basisFor(day, day)
  const planned = await rowsOf(day, basis, nobody, context)
  if (isRefusal(planned)) return planned
  const asPlanned = planned.rows.find((row) => row.windowId === windowId)
  if (asPlanned === undefined) return refuseAny('NOT_FOUND', { what: 'window' })
  const { primary } = asPlanned
  const without = await rowsOf(day, basis, new Set(primary === undefined ? [] : [primary]), context)
  if (isRefusal(without)) return without
  const row = without.rows.find((one) => one.windowId === windowId) ?? asPlanned
  const unitId = (await directory()).windowById.get(windowId)?.unitId ?? ''
  const leads = (await headsOf(unitId, day)).map(({ personId }) => personId)
  const [known, account] = await Promise.all([peopleById(leads), context.account()])
  return {
    windowNo: row.no,
    day,
    ...(primary === undefined ? {} : { primaryName: basis.people.get(primary)?.name ?? '' }),
    isOwn: primary !== undefined && primary === account?.personId,
    expected: expectedTold(row.expected, await namesIn(basis, without.promised), context),
    leads: leads.map((personId) => known.get(personId)?.name ?? ''),
    seenAt: context.now.toISOString(),
  }
}
