import * as v from 'valibot'
import { movesOf } from '../../_kernel/moves'
import { Day } from '../../_kernel/time'
import { Attachment } from '../../_kernel/upload/upload'
import { Count, Id, stamps, text } from '../../_kernel/values'
import type { Assessed } from '../../_shared/event'
import { evidenceFiles, findings, grades, type IncidentMove, incidentMoves, incidentStates } from './shape'
import type { Viewer } from '../viewer'

export const MOST_EVIDENCE = 20
export const MOST_RESPONSIBLE = 10
export const MOST_INVESTIGATORS = 5
const MOST_REOPENED = 10

/** A SHA-256 in hex, as every tool shows it. */
const Hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))

/** 证据: a file that is sealed by its hash the moment it comes. */
export const Evidence = v.strictObject({
  ...v.strictObject({ ...Attachment.entries, kind: v.picklist(evidenceFiles) }).entries,
  hash: Hash,
  note: v.optional(text(200)),
  by: Id,
  at: v.date(),
})
export type Evidence = v.InferOutput<typeof Evidence>

export const Responsible = v.strictObject({ personId: Id, unitId: Id, windowId: v.optional(Id) })
export type Responsible = v.InferOutput<typeof Responsible>

/** 安全事件 (§32) */
export const Incident = v.strictObject({
  _id: Id,
  what: text(1000),
  happenedOn: Day,
  reportedOn: Day,
  /** Nobody stands here where it was reported anonymously: then the day is all that is kept. */
  reporterId: v.optional(Id),
  windowId: v.optional(Id),
  unitId: v.optional(Id),
  place: v.optional(text(60)),
  /** What was done at once. */
  immediate: v.optional(text(500)),
  grade: v.optional(v.picklist(grades)),
  investigatorIds: v.pipe(v.array(Id), v.maxLength(MOST_INVESTIGATORS)),
  evidence: v.pipe(v.array(Evidence), v.maxLength(MOST_EVIDENCE)),
  finding: v.optional(
    v.strictObject({
      kind: v.picklist(findings),
      account: text(2000),
      responsible: v.pipe(v.array(Responsible), v.maxLength(MOST_RESPONSIBLE)),
      by: Id,
      at: v.date(),
    }),
  ),
  /** How often it was ruled on; what assessment counts goes by the latest. */
  rulings: Count,
  /** Everybody who was ever found responsible, so that it can be taken back. */
  counted: v.pipe(v.array(Responsible), v.maxLength(MOST_RESPONSIBLE * (MOST_REOPENED + 1))),
  reopened: v.pipe(
    v.array(v.strictObject({ reason: text(300), by: Id, at: v.date() })),
    v.maxLength(MOST_REOPENED),
  ),
  measures: v.optional(text(1000)),
  state: v.picklist(incidentStates),
  ...stamps,
})
export type Incident = v.InferOutput<typeof Incident>

/** What a look at one piece of evidence is a look at. */
export const evidenceSubject = (incidentId: string, n: number): string =>
  `incidents:${incidentId}:${String(n)}`

type Parts = Pick<Incident, 'investigatorIds' | 'state' | 'unitId' | 'reopened'>

const isInvestigator = (
  { investigatorIds }: Pick<Incident, 'investigatorIds'>,
  { personId, isCentre }: Viewer,
) => isCentre && investigatorIds.includes(personId)

/** Whether somebody may read what was reported and found (§32). */
export const seesIncident = ({ unitId }: Pick<Incident, 'unitId'>, viewer: Viewer): boolean =>
  viewer.isCentre || viewer.isSteering || (unitId !== undefined && viewer.headOf.includes(unitId))

/** Whether somebody may read the evidence: those who look into it alone. */
export const readsEvidence = (known: Parts, viewer: Viewer): boolean => isInvestigator(known, viewer)

/** What somebody may do about an incident as it stands. */
export const incidentButtonsOf = (known: Parts, viewer: Viewer): IncidentMove[] => {
  const parts = [
    ...(viewer.isAdmin ? (['admin'] as const) : []),
    ...(isInvestigator(known, viewer) ? (['investigator'] as const) : []),
  ]
  return movesOf(incidentMoves, known.state, parts).filter(
    (move) => move !== 'reopen' || known.reopened.length < MOST_REOPENED,
  )
}

export type FindingFault = 'nobody' | 'somebody' | 'own' | 'unknownNo'

/** Why a finding can't be: intent and negligence are somebody's, nothing is nobody's, and nobody rules on themselves. */
export const findingFault = (
  kind: NonNullable<Incident['finding']>['kind'],
  personIds: readonly string[],
  { investigatorIds }: Pick<Incident, 'investigatorIds'>,
): FindingFault | undefined => {
  if (personIds.some((personId) => investigatorIds.includes(personId))) return 'own'
  if (kind === 'none') return personIds.length > 0 ? 'somebody' : undefined
  return personIds.length === 0 ? 'nobody' : undefined
}

/**
 * What assessment is told of an incident's latest ruling (§32): once for everybody who is responsible now, and no
 * longer for whoever was before. Each person is a source of their own.
 */
export const assessedOf = ({ _id, happenedOn, finding, rulings, counted }: Incident): Assessed[] => {
  const now = finding?.responsible ?? []
  const before = counted.filter((one) => !now.some(({ personId }) => personId === one.personId))
  const factsOf =
    (times: number) =>
    ({ personId, unitId, windowId }: Responsible): Assessed => ({
      rule: 'incident',
      sourceId: `${_id}:${personId}`,
      version: rulings,
      times,
      unitId,
      ...(windowId === undefined ? {} : { windowId }),
      personId,
      on: happenedOn,
    })
  return [...now.map(factsOf(1)), ...before.map(factsOf(0))]
}

/** Everybody who was ever found responsible, each once, as they stand now. */
export const countedWith = (
  counted: readonly Responsible[],
  responsible: readonly Responsible[],
): Responsible[] => [
  ...counted.filter((one) => !responsible.some(({ personId }) => personId === one.personId)),
  ...responsible,
]
