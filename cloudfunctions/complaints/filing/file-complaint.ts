import type { Context } from '../../_kernel/context'
import { randomId, shortHash } from '../../_kernel/hash'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import type { AuditedChange } from '../../_kernel/operation'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { type Doc, get, type Write } from '../../_kernel/store'
import { instantOf } from '../../_kernel/time'
import { hours } from '../../_shared/hall-hours'
import { noOf } from '../../_shared/numbered-person'
import { Complainants, Complaints, LooseEvidences } from '../collections'
import type { Complaint } from '../complaint'
import type { Issue } from './contract'
import type { Topic } from '../complaint-shape'
import { renewPartTodos } from '../complaint-todos'
import { acceptBy } from '../part/deadline'
import type { Doors } from '../door'
import { atDesk, newPart, newSalt, type Part, save, untilAlone } from '../part/change'
import { complaintKey, ownerMac, receiptFrom, receiptMac } from './receipt'
import { refuse } from '../refusals'
import { placeOf, respondentOf } from '../part/respondent'
import { type Chain, chainOf, joined, route } from '../part/route'
import { sealed } from '../sealed'
import { evidenceOf } from './send-evidence'

/** Whoever complains as the audit knows them, and when: nobody, on a day. What they get is kept nowhere. */
export const hidden = (context: Context): Context => ({
  ...context,
  now: instantOf(context.day, 0),
  visitor: 'anonymous',
  isAnonymous: true,
  opId: '',
})

/** What the custodian keeps of whoever filed by name. */
export interface Identity {
  readonly name: string
  readonly no?: string | undefined
  readonly contact?: string | undefined
}
export const identityPurpose = (complaintId: string): string => `complainant:${complaintId}`

/** What a new matter of a complaint begins with; one that a desk splits off, too. */
export const freshPart = async (
  complaint: Pick<Complaint, 'filedOn' | 'isNamed' | 'channel'> & { readonly _id: string },
  n: number,
  matter: { readonly about: Issue['about']; readonly topic: Topic; readonly words: string },
  place: { readonly unitId?: string | undefined; readonly windowId?: string | undefined },
  chain: Chain,
  { now, day }: Pick<Context, 'now' | 'day'>,
): Promise<Part> => {
  const { about, topic, words } = matter
  const { calendar } = await hours()
  return {
    _id: randomId(),
    complaintId: complaint._id,
    n,
    about,
    topic,
    words,
    evidence: [],
    ...(place.unitId === undefined ? {} : { unitId: place.unitId }),
    ...(place.windowId === undefined ? {} : { windowId: place.windowId }),
    isLead: about.kind === 'person' && about.post === 'lead',
    chain,
    ...atDesk(
      route({ kind: about.kind, topic, ...(place.unitId !== undefined && { unitId: place.unitId }) }, chain),
    ),
    state: 'received',
    isLive: true,
    isNamed: complaint.isNamed,
    channel: complaint.channel,
    filedOn: complaint.filedOn,
    acceptBy: acceptBy(day, calendar),
    isSerious: topic === 'retaliation',
    talk: [],
    hearings: [],
    awaitsAccountability: false,
    assessedVersion: 0,
    lastOperation: '',
    salt: newSalt(),
    createdAt: now,
    updatedAt: now,
    v: 1,
  }
}

interface Filing {
  readonly complaintId: string
  readonly receipt: string
  readonly issues: readonly Issue[]
  readonly channel: Complaint['channel']
  readonly complainant?: { readonly ownerMac: string; readonly identity: Identity }
}

/** Who complains, under the function's key and bound to the complaint. */
const sealedIdentity = (
  complaintId: string,
  { ownerMac: owner, identity }: NonNullable<Filing['complainant']>,
  now: Date,
): Doc<typeof Complainants> => ({
  _id: complaintId,
  ownerMac: owner,
  sealed: sealed(complaintKey(), identityPurpose(complaintId), Buffer.from(JSON.stringify(identity))),
  openings: [],
  createdAt: now,
  updatedAt: now,
  v: 1,
})

type Filed = Refusal<'ABOUT_UNKNOWN' | KernelCode> | 'filed'

/** Files a complaint: one document, a matter for each issue, each with the desk that it is for. */
const file = async (filing: Filing, context: Context): Promise<Filed> => {
  const { complaintId, receipt, issues, channel, complainant } = filing
  const mac = receiptMac(complaintKey(), receipt)
  const known = await get(Complaints, complaintId)
  if (known !== undefined) return known.receiptMac === mac ? 'filed' : refuseAny('OPID_REUSED', {})
  const { now, day } = context
  const places = await Promise.all(issues.map(({ about }) => placeOf(about)))
  const photos = await evidenceOf(issues.flatMap(({ evidence = [] }) => evidence))
  if (isRefusal(photos)) return photos
  const found = places.flatMap((place) => (place === undefined ? [] : [place]))
  if (found.length < places.length) return refuse('ABOUT_UNKNOWN', {})
  const respondents = await Promise.all(
    issues.map(({ about, topic }, at) => respondentOf(about, topic, found[at] ?? {}, day)),
  )
  const stamps = { createdAt: now, updatedAt: now, v: 1 }
  const complaint: Doc<typeof Complaints> = {
    _id: complaintId,
    receiptMac: mac,
    filedOn: day,
    channel,
    isNamed: complainant !== undefined,
    partCount: issues.length,
    ...stamps,
  }
  // Of one complaint nobody in any of its chains handles any part: they would see the same hand.
  const chain = joined(respondents.map(chainOf))
  const parts = await Promise.all(
    issues.map(async (issue, at): Promise<Part> => {
      const part = await freshPart(complaint, at + 1, issue, respondents[at] ?? {}, chain, context)
      const evidence = (issue.evidence ?? []).flatMap((one) => photos.get(one) ?? [])
      return { ...part, evidence: evidence.map(({ file, kind, bytes }) => ({ file, kind, bytes })) }
    }),
  )
  const taken = [...photos.values()].map((one): Write => ({
    of: LooseEvidences,
    remove: { ...one, v: one.v + 1 },
  }))
  const kept = complainant === undefined ? [] : [sealedIdentity(complaintId, complainant, now)]
  await save(
    context,
    [
      { of: Complaints, insert: complaint, before: {}, after: { channel, parts: parts.length } },
      ...parts.map(newPart),
      ...kept.map((insert): AuditedChange => ({
        of: Complainants,
        insert,
        before: {},
        after: { openings: 0 },
      })),
    ],
    taken,
  )
  for (const part of parts) await renewPartTodos(part, context)
  return 'filed'
}

const idFrom = ({ operation }: Pick<Context, 'operation'>): string => shortHash(`complaint:${operation}`)
/** What only whoever sent it has, and has again when they send it again. */
const secretOf = ({ operation, opId, inputHash }: Context): string => `${operation}:${opId}:${inputHash}`

/** 匿名投诉 */
export const fileAnonymously: Doors['fileAnonymously'] = async ({ issues }, context) => {
  const receipt = receiptFrom(complaintKey(), secretOf(context))
  const filing = { complaintId: idFrom(context), receipt, issues, channel: 'app' as const }
  const filed = await untilAlone(() => file(filing, context))
  return filed === 'filed' ? { receipt } : filed
}

/** A complaint's receipt that its owner finds again: worked out from its id, since its owner is known by name. */
export const namedReceipt = (complaintId: string): string =>
  receiptFrom(complaintKey(), `named:${complaintId}`)

/** 实名投诉 */
export const fileByName: Doors['fileByName'] = async ({ issues, contact }, context) => {
  const account = await context.account()
  if (account === undefined) return refuseAny('NOT_BOUND', {})
  const complaintId = idFrom(context)
  const receipt = namedReceipt(complaintId)
  const no = await noOf(account.personId)
  const filing: Filing = {
    complaintId,
    receipt,
    issues,
    channel: 'app',
    complainant: {
      ownerMac: ownerMac(complaintKey(), account.personId),
      identity: {
        name: account.name,
        ...(no === undefined ? {} : { no }),
        ...(contact === undefined ? {} : { contact }),
      },
    },
  }
  const filed = await untilAlone(() => file(filing, hidden(context)))
  return filed === 'filed' ? { receipt, complaintId } : filed
}

/** 代录投诉: the one who takes it down stands in the audit, whoever complains does not. */
export const takeDown: Doors['takeDown'] = async ({ channel, issues, complainant }, context) => {
  const complaintId = idFrom(context)
  const receipt = receiptFrom(complaintKey(), secretOf(context))
  const filing: Filing = {
    complaintId,
    receipt,
    issues,
    channel,
    ...(complainant === undefined ? {} : { complainant: { ownerMac: complaintId, identity: complainant } }),
  }
  const filed = await untilAlone(() => file(filing, { ...context, now: instantOf(context.day, 0), opId: '' }))
  return filed === 'filed' ? { receipt } : filed
}
