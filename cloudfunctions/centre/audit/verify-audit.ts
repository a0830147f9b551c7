import * as v from 'valibot'
import { AuditEntries } from '../../_kernel/audit'
import { type Collection, readFrom } from '../../_kernel/collection'
import type { Handlers } from '../../_kernel/serve'
import { type AuditVerdict, verifyAudit as verify } from '../../_kernel/seal'
import type { contract, sealed } from '../contract'
import { keptDays } from '../month/kept-days'

/** What sealing needs of a document that keeps its moves inside; whose it is doesn't matter here. */
const Moved = v.looseObject({
  _id: v.string(),
  moves: v.array(v.unknown()),
  moveCount: v.number(),
  sealedMoves: v.number(),
})
const movedIn = (name: string): Collection => readFrom(name, Moved, 'read for verification only')

const collections: Record<(typeof sealed)[number], Collection> = {
  auditEntries: AuditEntries,
  tickets: movedIn('tickets'),
  sessions: movedIn('sessions'),
}

const DAY_MS = 86_400_000
/** A move is sealed within minutes; two days leave room for a sealer that stood still. */
const MARGIN_DAYS = 2
/** Milliseconds of one call: well under a function's limit and the phone's patience. */
const BUDGET = 6000

/** Walks the seals of one collection on; what has gone with its time is vouched for by the chain. */
export const walkOn = (
  name: (typeof sealed)[number],
  after: number,
  budget: number,
  now: Date,
): Promise<AuditVerdict> => {
  const days = keptDays[name]
  const purgedBefore =
    days === undefined ? new Date(0) : new Date(now.getTime() - (days - MARGIN_DAYS) * DAY_MS)
  return verify(collections[name], { after, purgedBefore, budget })
}

/** 核验留痕: as far as one call gets. */
export const verifyAudit: Handlers<typeof contract>['verifyAudit'] = (
  { collection: name, after = 0 },
  { now },
) => walkOn(name, after, BUDGET, now)
