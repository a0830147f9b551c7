import type { Context } from '../../_kernel/context'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import type { AuditedChange } from '../../_kernel/operation'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { find, is } from '../../_kernel/store'
import { Complainants, Complaints, ComplaintParts } from '../collections'
import type { ComplaintPart } from '../complaint'
import { canMove } from '../complaint-moves'
import { renewPartTodos } from '../complaint-todos'
import { reviewBy } from '../part/deadline'
import type { Doors } from '../door'
import { freshPart, namedReceipt } from './file-complaint'
import { labelsOf } from '../names'
import { type Held, heldBy, MOST_PARTS } from './on-receipt'
import { endsByWithdrawal, mayAskReview, ownView } from './own-view'
import { newPart, nextPart, type Part, partChange, save, untilAlone } from '../part/change'
import { complaintKey, ownerMac } from './receipt'
import { refuse } from '../refusals'

const MOST_TALK = 40
const MOST_MINE = 50

/** 查投诉 */
export const followReceipt: Doors['followReceipt'] = async ({ receipt }, context) => {
  const held = await heldBy(receipt, context)
  return isRefusal(held) ? held : ownView(held, context)
}

type View = Awaited<ReturnType<typeof ownView>>

/** What a command of whoever complained changes: matters that go on, one that is new, the complaint as a whole. */
interface Change {
  readonly parts: readonly (readonly [before: Part, after: Part])[]
  readonly fresh?: Part
  readonly complaint?: Partial<Held['complaint']>
}

/**
 * Runs a command of whoever complained: looks the receipt up, asks what changes, writes it. The command is written into
 * what it changed, so that sending it again changes nothing.
 */
const onReceipt = <Code extends string>(
  receipt: string,
  context: Context,
  changeOf: (held: Held) => Promise<Change | Refusal<Code>> | Change | Refusal<Code>,
): Promise<View | Refusal<Code | 'RECEIPT_UNKNOWN' | 'RECEIPT_LOCKED' | KernelCode>> =>
  untilAlone(async () => {
    const held = await heldBy(receipt, context)
    if (isRefusal(held)) return held
    if (held.parts.some(({ lastOperation }) => lastOperation === context.operation))
      return ownView(held, context)
    const change = await changeOf(held)
    if (isRefusal(change)) return change
    const { complaint } = held
    const marked = change.parts.map(
      ([before, after]) => [before, { ...after, lastOperation: context.operation }] as const,
    )
    const fresh =
      change.fresh === undefined ? undefined : { ...change.fresh, lastOperation: context.operation }
    const next = { ...complaint, ...change.complaint, v: complaint.v + 1 }
    const changes: AuditedChange[] = [
      ...marked.map(([before, after]) => partChange(before, after)),
      ...(fresh === undefined ? [] : [newPart(fresh)]),
      ...(change.complaint === undefined
        ? []
        : [
            {
              of: Complaints,
              replace: next,
              before: { parts: complaint.partCount },
              after: { parts: next.partCount, isWithdrawn: next.withdrawnOn !== undefined },
            },
          ]),
    ]
    await save(context, changes)
    const after = marked.map(([, part]) => part)
    const touched = [...after, ...(fresh === undefined ? [] : [fresh])]
    for (const part of touched) await renewPartTodos(part, context)
    const others = held.parts.filter(({ _id }) => !after.some((one) => one._id === _id))
    const parts = [...others, ...touched].sort((one, other) => one.n - other.n)
    return ownView({ complaint: change.complaint === undefined ? complaint : next, parts }, context)
  })

const partAt = (held: Held, n: number): Part | undefined => held.parts.find((part) => part.n === n)
const noPart = (): Refusal<KernelCode> => refuseAny('NOT_FOUND', { what: 'complaint' })

/** 补充投诉 */
export const addToComplaint: Doors['addToComplaint'] = ({ receipt, n, words }, context) =>
  onReceipt<'COMPLAINT_OVER' | 'TALK_FULL' | KernelCode>(receipt, context, (held) => {
    const part = partAt(held, n)
    if (part === undefined) return noPart()
    if (!part.isLive) return refuse('COMPLAINT_OVER', {})
    if (part.talk.length >= MOST_TALK) return refuse('TALK_FULL', {})
    const talk: ComplaintPart['talk'] = [...part.talk, { from: 'complainant', words, on: context.day }]
    return { parts: [[part, nextPart(part, { talk }, context)]] }
  })

/** 撤回投诉: what is serious goes on, and says that it was taken back (§33). */
export const withdrawComplaint: Doors['withdrawComplaint'] = ({ receipt }, context) =>
  onReceipt<'COMPLAINT_OVER'>(receipt, context, ({ complaint, parts }) => {
    const open = parts.filter(({ state }) => canMove('withdraw', state))
    if (complaint.withdrawnOn !== undefined || open.length === 0) return refuse('COMPLAINT_OVER', {})
    const withdrawnOn = context.day
    return {
      parts: open.map((part) => [
        part,
        nextPart(
          part,
          { withdrawnOn, ...(endsByWithdrawal(part) ? { state: 'withdrawn' as const } : {}) },
          context,
        ),
      ]),
      complaint: { withdrawnOn },
    }
  })

/** The change that asks for a review of a matter. */
export const asking = (
  by: 'complainant' | 'respondent',
  words: string,
  { day }: Pick<Context, 'day'>,
): Partial<ComplaintPart> => ({
  state: 'reviewing',
  review: { by, words, on: day, reviewBy: reviewBy(day) },
})

/** 申请复查 */
export const askReview: Doors['askReview'] = ({ receipt, n, words }, context) =>
  onReceipt<'REVIEW_PAST' | KernelCode>(receipt, context, (held) => {
    const part = partAt(held, n)
    if (part === undefined) return noPart()
    if (!mayAskReview(part, context.day)) return refuse('REVIEW_PAST', {})
    return { parts: [[part, nextPart(part, asking('complainant', words, context), context)]] }
  })

/** 反映打击报复: a matter of its own, of the same people; it never ends by being taken back. */
export const reportRetaliation: Doors['reportRetaliation'] = ({ receipt, n, words }, context) =>
  onReceipt<'PARTS_FULL' | KernelCode>(receipt, context, async (held) => {
    const part = partAt(held, n)
    if (part === undefined) return noPart()
    const { complaint, parts } = held
    if (parts.length >= MOST_PARTS) return refuse('PARTS_FULL', {})
    const { about, unitId, windowId, chain, personId, isLead } = part
    const matter = { about, topic: 'retaliation' as const, words }
    const begun = await freshPart(
      complaint,
      complaint.partCount + 1,
      matter,
      { unitId, windowId },
      chain,
      context,
    )
    const sealed = part.desk === 'discipline' ? { desk: part.desk, deskUnitId: undefined } : {}
    const fresh = {
      ...begun,
      ...sealed,
      isLead,
      filedOn: context.day,
      ...(personId === undefined ? {} : { personId }),
    }
    return { parts: [], fresh, complaint: { partCount: complaint.partCount + 1 } }
  })

/** 我的投诉 */
export const myComplaints: Doors['myComplaints'] = async (_input, context) => {
  const personId = (await context.account())?.personId ?? ''
  const mac = ownerMac(complaintKey(), personId)
  const mine = await find(Complainants, { ownerMac: mac }, { order: [['createdAt', -1]], limit: MOST_MINE })
  const ids = mine.map(({ _id }) => _id)
  if (ids.length === 0) return { complaints: [] }
  const [complaints, parts] = await Promise.all([
    find(Complaints, { _id: is.in(ids) }, { limit: MOST_MINE }),
    find(
      ComplaintParts,
      { complaintId: is.in(ids) },
      {
        order: [
          ['complaintId', 1],
          ['n', 1],
        ],
        limit: MOST_MINE * MOST_PARTS,
      },
    ),
  ])
  const labelOf = await labelsOf(
    parts.map(({ about }) => about),
    context.language,
  )
  return {
    complaints: ids.flatMap((complaintId) => {
      const complaint = complaints.find(({ _id }) => _id === complaintId)
      const own = parts.filter((part) => part.complaintId === complaintId)
      const [first] = own
      if (complaint === undefined || first === undefined) return []
      return [
        {
          complaintId,
          receipt: namedReceipt(complaintId),
          filedOn: complaint.filedOn,
          label: labelOf(first.about),
          parts: own.length,
          // What is furthest behind says how it stands.
          state: (own.find(({ isLive }) => isLive) ?? first).state,
          isReplied: own.every(({ isLive }) => !isLive),
        },
      ]
    }),
  }
}
