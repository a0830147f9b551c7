import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { instantKey, writeCursor } from '../../_kernel/cursor'
import { findOn } from '../../_kernel/find-on'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { find, get, is } from '../../_kernel/store'
import { namesOf } from '../../_shared/post-holder'
import { peopleInRole } from '../../_shared/unit-head'
import { Incidents } from '../collections'
import type { contract } from '../contract'
import { evidenceSubject, type Incident, incidentButtonsOf, readsEvidence, seesIncident } from './incident'
import { looksAt } from '../closing/keep-look'
import { unitNames, windowsById } from '../places'
import { caller, type Viewer } from '../viewer'

type Mine = (typeof contract)['myIncidents']
type List = (typeof contract)['incidents']
type One = (typeof contract)['incident']
type Row = OutputOf<List>['incidents'][number]

const PAGE = 20
const MOST = 50

/** The incident with this id, for whoever may read it. */
export const incidentWith = async (
  incidentId: string,
  viewer: Viewer,
): Promise<Incident | Refusal<KernelCode>> => {
  const known = await get(Incidents, incidentId)
  return known !== undefined && seesIncident(known, viewer)
    ? known
    : refuseAny('NOT_FOUND', { what: 'incident' })
}

const rowOf = (one: Incident, noOf: (windowId: string) => number | undefined): Row => {
  const no = one.windowId === undefined ? undefined : noOf(one.windowId)
  return {
    incidentId: one._id,
    what: one.what,
    happenedOn: one.happenedOn,
    reportedOn: one.reportedOn,
    isAnonymous: one.reporterId === undefined,
    ...(no === undefined ? {} : { windowNo: no }),
    ...(one.place === undefined ? {} : { place: one.place }),
    ...(one.grade === undefined ? {} : { grade: one.grade }),
    state: one.state,
    ...(one.finding === undefined ? {} : { finding: one.finding.kind }),
  }
}

const windowChoice = async () =>
  [...(await windowsById()).values()]
    .filter(({ state }) => state !== 'closed')
    .sort((one, other) => one.no - other.no)
    .map(({ _id, no }) => ({ windowId: _id, windowNo: no }))

/** 我上报的 (§32) */
export const myIncidents = async (_input: object, context: Context): Promise<OutputOf<Mine>> => {
  const { personId } = await caller(context)
  const order = [
    ['createdAt', -1],
    ['_id', -1],
  ] as const
  const [mine, windows] = await Promise.all([
    find(Incidents, { reporterId: personId }, { order, limit: MOST }),
    windowsById(),
  ])
  return {
    incidents: mine.map((one) => rowOf(one, (windowId) => windows.get(windowId)?.no)),
    windows: await windowChoice(),
    seenAt: context.now.toISOString(),
  }
}

/** 安全事件 (§32) */
export const incidents = async (
  { cursor }: InputOf<List>,
  context: Context,
): Promise<OutputOf<List> | Refusal<KernelCode>> => {
  const last = instantKey(cursor)
  if (isRefusal(last)) return last
  const { isCentre, isSteering, headOf } = await caller(context)
  const where = isCentre || isSteering ? {} : { unitId: is.in([...headOf]) }
  const [found, windows] = await Promise.all([
    findOn(Incidents, where, ['createdAt', -1], last, PAGE),
    windowsById(),
  ])
  const end = found.length < PAGE ? undefined : found.at(-1)
  return {
    incidents: found.map((one) => rowOf(one, (windowId) => windows.get(windowId)?.no)),
    ...(end === undefined ? {} : { cursor: writeCursor([end.createdAt.getTime(), end._id]) }),
    seenAt: context.now.toISOString(),
  }
}

/** Whoever of the centre can look into something. */
export const candidateIds = async ({ day }: Pick<Context, 'day'>): Promise<string[]> => {
  const [staff, heads] = await Promise.all([
    peopleInRole('centreStaff', day),
    peopleInRole('centreAdmin', day),
  ])
  return [...new Set([...staff, ...heads])]
}

/** Who looked at which piece, for those who look into it and the centre's head. */
const looksOf = async ({ _id, evidence }: Incident) => {
  const subjects = evidence.map((_piece, n) => evidenceSubject(_id, n))
  return (await looksAt(subjects)).map(({ subject, ...look }) => ({ ...look, n: subjects.indexOf(subject) }))
}

/** 看一件安全事件 (§32): its evidence as hashes; what lies behind them is another question. */
export const incident = async (
  { incidentId }: InputOf<One>,
  context: Context,
): Promise<OutputOf<One> | Refusal<KernelCode>> => {
  const viewer = await caller(context)
  const known = await incidentWith(incidentId, viewer)
  if (isRefusal(known)) return known
  const { finding, investigatorIds, reporterId } = known
  const buttons = incidentButtonsOf(known, viewer)
  const responsible = finding?.responsible ?? []
  const [windows, candidates, looks, units] = await Promise.all([
    windowsById(),
    buttons.includes('grade') ? candidateIds(context) : undefined,
    viewer.isAdmin || readsEvidence(known, viewer) ? looksOf(known) : undefined,
    unitNames([known.unitId, ...responsible.map(({ unitId }) => unitId)], context.language),
  ])
  const people = [...investigatorIds, ...responsible.map(({ personId }) => personId), ...(candidates ?? [])]
  const names = await namesOf(reporterId === undefined ? people : [...people, reporterId])
  const named = (ids: readonly string[]) =>
    ids.map((personId) => ({ personId, name: names.get(personId) ?? '' }))
  // Whose window it was hears what happened, and not who said so (§32).
  const mayKnowReporter = viewer.isAdmin || readsEvidence(known, viewer)
  return {
    ...rowOf(known, (windowId) => windows.get(windowId)?.no),
    ...(known.unitId === undefined ? {} : { unitName: units.get(known.unitId) ?? '' }),
    ...(reporterId === undefined || !mayKnowReporter ? {} : { reporter: names.get(reporterId) ?? '' }),
    ...(known.immediate === undefined ? {} : { immediate: known.immediate }),
    investigators: named(investigatorIds),
    ...(finding === undefined ? {} : { account: finding.account, foundAt: finding.at.toISOString() }),
    responsible: responsible.map(({ personId, unitId }) => ({
      name: names.get(personId) ?? '',
      unitName: units.get(unitId) ?? '',
    })),
    reopened: known.reopened.map(({ reason, at }) => ({ reason, at: at.toISOString() })),
    ...(known.measures === undefined ? {} : { measures: known.measures }),
    evidence: known.evidence.map(({ kind, bytes, hash, note, at }, n) => ({
      n,
      kind,
      bytes,
      hash,
      ...(note === undefined ? {} : { note }),
      at: at.toISOString(),
    })),
    mayReadEvidence: readsEvidence(known, viewer),
    ...(looks === undefined ? {} : { looks }),
    buttons,
    ...(candidates === undefined ? {} : { candidates: named(candidates), windows: await windowChoice() }),
    seenAt: context.now.toISOString(),
  }
}
