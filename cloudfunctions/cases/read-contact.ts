import { auditEntry, AuditEntries } from '../_kernel/audit'
import type { Context } from '../_kernel/context'
import { marking } from '../_kernel/upload/document-mark'
import { commit, type Doc, get } from '../_kernel/store'
import { staffActing } from './case-actors'
import { Cases, ContactReads } from './collections'
import type { Doors } from './door'
import { hall } from './hall'
import { tellHolder } from './on-case'
import { refuse } from './refusals'

/**
 * 看联系电话: the audit keeps who looked and why, the applicant is told, and reads it under "my data" (0.3). The answer
 * itself is kept nowhere, so the same command sent again is one more look.
 */
export const readContact: Doors['readContact'] = async ({ caseId, reason }, context) => {
  const [known, known_] = await Promise.all([get(Cases, caseId), hall()])
  if (known === undefined) return refuse('CASE_UNKNOWN', {})
  const { actors, grants } = await staffActing(known, context, known_)
  if (!actors.includes('window')) return refuse('NOT_AT_YOUR_WINDOW', {})
  const { now } = context
  const next: Doc<typeof Cases> = { ...known, updatedAt: now, v: known.v + 1 }
  const acted: Context = { ...context, acting: grants.get('window') }
  const entry = auditEntry(acted, `${Cases.name}:${known._id}`, next.v, {}, { read: 'contact', reason })
  const look: Doc<typeof ContactReads> = {
    _id: `${known._id}:${String(next.v)}`,
    holder: known.holder,
    serviceName: known.sheet.name,
    serviceNameEn: known.sheet.nameEn,
    windowNo: known.windowNo,
    unitId: known.unitId,
    by: context.visitor,
    reason,
    createdAt: now,
    updatedAt: now,
  }
  await commit([
    { of: Cases, replace: next },
    marking(Cases, next, now),
    { of: AuditEntries, insert: entry },
    { of: ContactReads, insert: look },
    ...tellHolder(next, 'contactRead', undefined, context),
  ])
  const { name, phone } = known.applicant
  return { name, ...(phone === undefined ? {} : { phone }) }
}
