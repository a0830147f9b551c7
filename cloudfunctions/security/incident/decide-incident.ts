import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import type { KernelCode } from '../../_kernel/kernel-refusals'
import { isPossible } from '../../_kernel/moves'
import { settle } from '../../_kernel/operation'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import type { Write } from '../../_kernel/store'
import { assessed } from '../assessed'
import { Incidents } from '../collections'
import type { contract } from '../contract'
import { sealed } from './evidence'
import { assessedOf, type Incident, MOST_EVIDENCE, readsEvidence } from './incident'
import { type IncidentMove, incidentMoves } from './shape'
import { renewIncidentTodosOf } from './todos'
import { windowsById } from '../places'
import { candidateIds, incidentWith } from './read-incidents'
import { refuse } from '../refusals'
import { incidentAudit } from './report-incident'
import { caller, type Viewer } from '../viewer'

type Grade = (typeof contract)['gradeIncident']
type Add = (typeof contract)['addEvidence']
type Reopen = (typeof contract)['reopenIncident']
type Close = (typeof contract)['closeIncident']
type OnIncident = OutputOf<Grade>

const startsFrom = (move: IncidentMove, known: Incident): Incident | Refusal<'INCIDENT_MOVED_ON'> =>
  isPossible(incidentMoves[move], known.state) ? known : refuse('INCIDENT_MOVED_ON', { state: known.state })

/** The incident with this id for a step of the centre's head; the door has looked at the role. */
const forHead = async (
  move: 'grade' | 'reopen' | 'close',
  incidentId: string,
  viewer: Viewer,
): Promise<Incident | Refusal<'INCIDENT_MOVED_ON' | KernelCode>> => {
  const known = await incidentWith(incidentId, viewer)
  return isRefusal(known) ? known : startsFrom(move, known)
}

/** The same for a step of whoever looks into it. */
export const forInvestigator = async (
  move: 'addEvidence' | 'find',
  incidentId: string,
  viewer: Viewer,
): Promise<Incident | Refusal<'INCIDENT_MOVED_ON' | 'NOT_INVESTIGATOR' | KernelCode>> => {
  const known = await incidentWith(incidentId, viewer)
  if (isRefusal(known)) return known
  return readsEvidence(known, viewer) ? startsFrom(move, known) : refuse('NOT_INVESTIGATOR', {})
}

/** Writes an incident's next version, and brings what waits about it to how it stands. */
export const moved = async (
  known: Incident,
  facts: Omit<Incident, 'createdAt' | 'updatedAt' | 'v'>,
  context: Context,
  also: (next: Incident) => readonly Write[] = () => [],
): Promise<OnIncident> => {
  const next: Incident = { ...facts, createdAt: known.createdAt, updatedAt: context.now, v: known.v + 1 }
  const change = {
    of: Incidents,
    replace: next,
    before: incidentAudit(known),
    after: incidentAudit(next),
  }
  const answer = await settle(context, { incidentId: known._id }, [change], also(next))
  await renewIncidentTodosOf(next, context.now)
  return answer
}

/** What assessment is told of a ruling, or that there is none any more (§32). */
export const assessedRuling = (next: Incident, context: Context): Write[] =>
  assessedOf(next).map((facts) => assessed(Incidents.name, facts, context))

/** 定级、指派核查 (§32): also anew while it is being looked into. */
export const gradeIncident = async (
  { incidentId, grade, immediate, windowId, investigatorIds }: InputOf<Grade>,
  context: Context,
): Promise<
  OnIncident | Refusal<'INCIDENT_MOVED_ON' | 'INVESTIGATOR_WRONG' | 'WINDOW_UNKNOWN' | KernelCode>
> => {
  const known = await forHead('grade', incidentId, await caller(context))
  if (isRefusal(known)) return known
  const wanted = [...new Set(investigatorIds)]
  const candidates = await candidateIds(context)
  if (!wanted.every((one) => candidates.includes(one))) return refuse('INVESTIGATOR_WRONG', {})
  const place = windowId === undefined ? undefined : (await windowsById()).get(windowId)
  if (windowId !== undefined && place === undefined) return refuse('WINDOW_UNKNOWN', {})
  return moved(
    known,
    {
      ...known,
      state: incidentMoves.grade.to,
      grade,
      investigatorIds: wanted,
      ...(immediate === undefined ? {} : { immediate }),
      ...(place === undefined ? {} : { windowId: place._id, unitId: place.unitId }),
    },
    context,
  )
}

/** 封存证据 (§32) */
export const addEvidence = async (
  { incidentId, uploadId, note }: InputOf<Add>,
  context: Context,
): Promise<
  OnIncident | Refusal<'INCIDENT_MOVED_ON' | 'NOT_INVESTIGATOR' | 'TOO_MUCH_EVIDENCE' | KernelCode>
> => {
  const viewer = await caller(context)
  const known = await forInvestigator('addEvidence', incidentId, viewer)
  if (isRefusal(known)) return known
  if (known.evidence.length >= MOST_EVIDENCE) return refuse('TOO_MUCH_EVIDENCE', { most: MOST_EVIDENCE })
  const piece = await sealed(uploadId, incidentId, viewer.personId, note, context)
  if (isRefusal(piece)) return piece
  return moved(known, { ...known, evidence: [...known.evidence, piece] }, context)
}

/** 撤销认定 (§32): what was counted is taken back, and it is looked into anew. */
export const reopenIncident = async (
  { incidentId, reason }: InputOf<Reopen>,
  context: Context,
): Promise<OnIncident | Refusal<'INCIDENT_MOVED_ON' | KernelCode>> => {
  const viewer = await caller(context)
  const known = await forHead('reopen', incidentId, viewer)
  if (isRefusal(known)) return known
  const { finding: _overturned, measures: _taken, ...rest } = known
  const next: Incident = {
    ...rest,
    state: incidentMoves.reopen.to,
    rulings: known.rulings + 1,
    reopened: [...known.reopened, { reason, by: viewer.personId, at: context.now }],
  }
  return moved(known, next, context, (written) => assessedRuling(written, context))
}

/** 结案 (§32) */
export const closeIncident = async (
  { incidentId, measures }: InputOf<Close>,
  context: Context,
): Promise<OnIncident | Refusal<'INCIDENT_MOVED_ON' | KernelCode>> => {
  const known = await forHead('close', incidentId, await caller(context))
  if (isRefusal(known)) return known
  return moved(known, { ...known, state: incidentMoves.close.to, measures }, context)
}
