import { ANONYMOUS } from '../../_kernel/audit'
import { keepNewest } from '../../_kernel/cached'
import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { shortHash } from '../../_kernel/hash'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { audited, settle } from '../../_kernel/operation'
import { spend } from '../../_kernel/rate-limit'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { commit, get } from '../../_kernel/store'
import { instantOf } from '../../_kernel/time'
import { Incidents } from '../collections'
import type { contract } from '../contract'
import { sealed } from './evidence'
import type { Evidence, Incident } from './incident'
import { renewIncidentTodosOf } from './todos'
import { windowsById } from '../places'
import { refuse } from '../refusals'
import { caller } from '../viewer'

type Report = (typeof contract)['reportIncident']
type Anonymously = (typeof contract)['reportAnonymously']
type Facts = InputOf<Anonymously>

/** What the audit keeps of an incident: how far it is, and nothing of what was written. */
export const incidentAudit = ({ state, grade, finding, evidence, rulings, reporterId }: Incident) => ({
  state,
  grade: grade ?? null,
  finding: finding?.kind ?? null,
  responsible: finding?.responsible.length ?? 0,
  evidence: evidence.length,
  rulings,
  isAnonymous: reporterId === undefined,
})

const reported = async (
  facts: Facts,
  context: Pick<Context, 'day'>,
  kept: {
    readonly id: string
    readonly at: Date
    readonly reporterId?: string
    readonly evidence: Evidence[]
  },
): Promise<Incident | Refusal<'HAPPENED_LATER' | 'WINDOW_UNKNOWN'>> => {
  const { what, happenedOn, windowId, place, immediate } = facts
  if (happenedOn > context.day) return refuse('HAPPENED_LATER', {})
  const at = windowId === undefined ? undefined : (await windowsById()).get(windowId)
  if (windowId !== undefined && at === undefined) return refuse('WINDOW_UNKNOWN', {})
  return {
    _id: kept.id,
    what,
    happenedOn,
    reportedOn: context.day,
    ...(kept.reporterId === undefined ? {} : { reporterId: kept.reporterId }),
    ...(at === undefined ? {} : { windowId: at._id, unitId: at.unitId }),
    ...(place === undefined ? {} : { place }),
    ...(immediate === undefined ? {} : { immediate }),
    investigatorIds: [],
    evidence: kept.evidence,
    rulings: 0,
    counted: [],
    reopened: [],
    state: 'reported',
    createdAt: kept.at,
    updatedAt: kept.at,
    v: 1,
  }
}

/** 上报安全事件 (§32): photos are sealed as they come. */
export const reportIncident = async (
  { uploads = [], ...facts }: InputOf<Report>,
  context: Context,
): Promise<OutputOf<Report> | Refusal<'HAPPENED_LATER' | 'WINDOW_UNKNOWN' | KernelCode>> => {
  const { personId: reporterId } = await caller(context)
  const { operation: id, now: at } = context
  const bare = await reported(facts, context, { id, at, reporterId, evidence: [] })
  if (isRefusal(bare)) return bare
  const evidence: Evidence[] = []
  for (const uploadId of new Set(uploads)) {
    const one = await sealed(uploadId, id, reporterId, undefined, context)
    if (isRefusal(one)) return one
    evidence.push(one)
  }
  const incident = { ...bare, evidence }
  const answer = await settle(context, { incidentId: id }, [
    { of: Incidents, insert: incident, before: {}, after: incidentAudit(incident) },
  ])
  await renewIncidentTodosOf(incident, at)
  return answer
}

/** Reports that one phone makes within ten minutes as one instance has seen them; written down nowhere. */
const MOST_LATELY = 3
const LATELY_MS = 600_000
const KEPT = 1000
const lately = new Map<string, readonly number[]>()

const isTooOften = (visitor: string, now: Date): boolean => {
  const at = now.getTime()
  const recent = (lately.get(visitor) ?? []).filter((one) => at - one < LATELY_MS)
  if (recent.length >= MOST_LATELY) return true
  keepNewest(lately, visitor, [...recent, at], KEPT)
  return false
}
/** Of the whole hall in a day, so that no flood gets through by many phones or instances. */
const A_DAY = { times: 100, minutes: 1440 } as const

/**
 * 匿名上报 (§32): nothing that is written names anybody, and of the time it has the day. The id comes from the phone's
 * own random word, so that the report sent again is the same one; whoever reads the database can't tell whose it was.
 */
export const reportAnonymously = async (
  facts: Facts,
  context: Context,
): Promise<OutputOf<Anonymously> | Refusal<'HAPPENED_LATER' | 'WINDOW_UNKNOWN' | KernelCode>> => {
  const { day, opId, visitor } = context
  const at = instantOf(day, 0)
  const id = `anonymous-${shortHash(`incident:${day}:${opId}`)}`
  const incident = await reported(facts, context, { id, at, evidence: [] })
  if (isRefusal(incident)) return incident
  if ((await get(Incidents, id)) !== undefined) return { reportedOn: day }
  if (isTooOften(visitor, context.now)) return refuseAny('TOO_OFTEN', { retryInSeconds: LATELY_MS / 1000 })
  const wait = await spend(`anonymousIncidents:${day}`, A_DAY, at)
  if (wait !== undefined) return refuseAny('TOO_OFTEN', { retryInSeconds: wait })
  const unnamed: Context = { ...context, visitor: ANONYMOUS, now: at, acting: undefined, isMember: false }
  await commit(
    audited(unnamed, [{ of: Incidents, insert: incident, before: {}, after: incidentAudit(incident) }]),
  )
  await renewIncidentTodosOf(incident, at)
  return { reportedOn: day }
}
