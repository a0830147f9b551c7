import * as v from 'valibot'
import { AuditEntries } from '../_kernel/audit'
import { collection, type Collection } from '../_kernel/collection'
import type { Handlers } from '../_kernel/serve'
import { verifyAudit as verify } from '../_kernel/seal'
import type { contract, sealed } from './contract'

/** What sealing needs of a document that keeps its moves inside; whose it is doesn't matter here. */
const Moved = v.looseObject({
  _id: v.string(),
  moves: v.array(v.unknown()),
  moveCount: v.number(),
  sealedMoves: v.number(),
})
const movedIn = (name: string): Collection =>
  collection({ name, schema: Moved, purpose: 'read for verification only', personal: 'pseudonymous' })

const collections: Record<(typeof sealed)[number], Collection> = {
  auditEntries: AuditEntries,
  tickets: movedIn('tickets'),
  sessions: movedIn('sessions'),
}

/** 核验留痕 */
export const verifyAudit: Handlers<typeof contract>['verifyAudit'] = ({ collection: name }) =>
  verify(collections[name])
