import * as v from 'valibot'
import { instantKey, writeCursor } from '../_kernel/cursor'
import { findOn } from '../_kernel/find-on'
import { refuse as refuseAny } from '../_kernel/kernel-refusals'
import { isRefusal } from '../_kernel/refusal'
import { type Doc, find, get, is } from '../_kernel/store'
import { Complainants, Complaints, ComplaintParts } from './collections'
import type { Doors } from './door'
import { identityPurpose } from './filing/file-complaint'
import { MOST_PARTS, partsOf } from './filing/on-receipt'
import { viewerOf } from './part/on-part'
import { save, untilAlone } from './part/change'
import { noOfPart } from './part/number'
import { complaintKey } from './filing/receipt'
import { refuse } from './refusals'
import { isInChain } from './part/route'
import { opened } from './sealed'

const PAGE = 20
const MOST_OPENINGS = 50

/** 实名投诉人保管: numbers and dates; nothing of what it is about, and nothing of those that touch the custodian. */
export const namedComplaints: Doors['namedComplaints'] = async ({ cursor }, context) => {
  const last = instantKey(cursor)
  if (isRefusal(last)) return last
  const found = await findOn(Complaints, { isNamed: true }, ['createdAt', -1], last, PAGE)
  const ids = found.map(({ _id }) => _id)
  const [viewer, parts, kept] = await Promise.all([
    viewerOf(context),
    ids.length === 0
      ? []
      : find(
          ComplaintParts,
          { complaintId: is.in(ids) },
          {
            order: [
              ['complaintId', 1],
              ['n', 1],
            ],
            limit: PAGE * MOST_PARTS,
          },
        ),
    ids.length === 0 ? [] : find(Complainants, { _id: is.in(ids) }, { limit: PAGE }),
  ])
  const rows = found.flatMap(({ _id, filedOn }) => {
    const own = parts.filter(({ complaintId }) => complaintId === _id)
    if (own.some(({ chain }) => isInChain(viewer, chain, context.day))) return []
    const openings = kept.find((one) => one._id === _id)?.openings ?? []
    return [
      {
        complaintId: _id,
        nos: own.map((part) => noOfPart(part._id)),
        filedOn,
        openings: openings.map(({ on, reason }) => ({ on, reason })),
      },
    ]
  })
  const end = found.length < PAGE ? undefined : found.at(-1)
  return { rows, ...(end === undefined ? {} : { cursor: writeCursor([end.createdAt.getTime(), end._id]) }) }
}

const Known = v.object({
  name: v.string(),
  no: v.optional(v.string()),
  contact: v.optional(v.string()),
})

/**
 * 打开投诉人身份: written down before it is told, with the reason, which stands on the complainant's own page. Refused to
 * whoever is of a respondent's chain, in the words of what isn't there.
 */
export const openIdentity: Doors['openIdentity'] = ({ complaintId, reason }, context) =>
  untilAlone(async () => {
    const [kept, parts, viewer] = await Promise.all([
      get(Complainants, complaintId),
      partsOf(complaintId),
      viewerOf(context),
    ])
    const isOut = parts.some(({ chain }) => isInChain(viewer, chain, context.day))
    if (kept === undefined || isOut) return refuseAny('NOT_FOUND', { what: 'complaint' })
    const identity = v.parse(
      Known,
      JSON.parse(opened(complaintKey(), identityPurpose(complaintId), kept.sealed).toString('utf8')),
    )
    if (kept.openings.some(({ operation }) => operation === context.operation)) return identity
    if (kept.openings.length >= MOST_OPENINGS) return refuse('OPENINGS_FULL', {})
    const opening = { on: context.day, by: viewer.personId, reason, operation: context.operation }
    const next: Doc<typeof Complainants> = {
      ...kept,
      openings: [...kept.openings, opening],
      updatedAt: context.now,
      v: kept.v + 1,
    }
    const change = {
      of: Complainants,
      replace: next,
      before: { openings: kept.openings.length },
      after: { openings: next.openings.length },
    }
    await save(context, [change])
    return identity
  })
