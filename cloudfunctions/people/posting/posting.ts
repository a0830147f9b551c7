import * as v from 'valibot'
import type { Grant } from '../../_kernel/role'
import { Day } from '../../_kernel/time'
import { Id, stamps, text } from '../../_kernel/values'
import { isOver, type RoleGrant } from '../grant/role-grant'

export const postKinds = ['primary', 'alternate'] as const
export type PostKind = (typeof postKinds)[number]

const posting = {
  _id: Id,
  personId: Id,
  windowId: Id,
  unitId: Id,
  kind: v.picklist(postKinds),
  from: Day,
  /** What there is once, under a unique index each: named while the posting holds it, its own id afterwards. */
  seat: Id,
  slot: Id,
  pair: Id,
  ...stamps,
}

/** 任职: who keeps a window as A (`primary`) or B (`alternate`), from when to when (§9 §10). */
export const Posting = v.variant('state', [
  /** Confirmed, and waiting for the handover of whoever is there (§12). */
  v.strictObject({ ...posting, state: v.literal('coming'), outgoingId: Id }),
  v.strictObject({
    ...posting,
    state: v.literal('current'),
    /** Relieved by a replacement order: B does the duties until a successor has taken over (§12). */
    relievedOn: v.optional(Day),
  }),
  v.strictObject({
    ...posting,
    state: v.literal('ended'),
    /** The last day that counts. */
    to: Day,
    why: v.picklist(['handedOver', 'left', 'windowClosed', 'calledOff']),
    /** Relieved before it ended: its last days were B's. */
    relievedOn: v.optional(Day),
    reason: v.optional(text(200)),
  }),
])
export type Posting = v.InferOutput<typeof Posting>
export type CurrentPosting = Extract<Posting, { state: 'current' }>
export type ComingPosting = Extract<Posting, { state: 'coming' }>
export type EndedPosting = Extract<Posting, { state: 'ended' }>

interface WindowOfUnit {
  readonly _id: string
  readonly unitId: string
}

/** Whether whoever holds a post can't do or sign anything there any more: gone, or relieved by an order. */
export const isAway = (posting: Posting | undefined): boolean =>
  posting?.state !== 'current' || posting.relievedOn !== undefined

/** Where the centre assigned somebody to stand in, and for which days (§10). */
interface StandInTerm {
  readonly windowId: string
  readonly from: Day
  readonly to: Day
}

type Term = Pick<Grant, 'from' | 'to'>
const term = ({ from, to }: Term): Term => ({ from, ...(to === undefined ? {} : { to }) })

/** The days on which a posting makes somebody staff of its window; nothing while it is only coming or relieved. */
const dutyOf = (posting: Posting): Term | undefined => {
  if (posting.state === 'coming' || posting.relievedOn !== undefined) return undefined
  return { from: posting.from, ...(posting.state === 'ended' ? { to: posting.to } : {}) }
}

/**
 * Whether somebody holds a post or a role, be it from a coming day on or relieved for a while. It says more than their
 * account: a code that opens to them soon is worth as much as one that does today.
 */
export const hasRole = (
  postings: readonly Pick<Posting, 'state'>[],
  roleGrants: readonly Pick<RoleGrant, 'to' | 'withdrawn'>[],
  day: Day,
): boolean =>
  postings.some(({ state }) => state !== 'ended') || roleGrants.some((grant) => !isOver(grant, day))

/**
 * What an account may do from a day on: windowStaff at the windows posted to, and the roles granted. The head
 * of a unit reaches its windows one by one, because a grant for a unit says nothing about any window (§14).
 */
export const accountGrants = (
  postings: readonly Posting[],
  roleGrants: readonly RoleGrant[],
  windows: readonly WindowOfUnit[],
  day: Day,
  standIns: readonly StandInTerm[] = [],
): Grant[] => {
  const current = ({ to }: Term) => to === undefined || to >= day
  const posted = postings.flatMap((one): Grant[] => {
    const duty = dutyOf(one)
    return duty === undefined || !current(duty)
      ? []
      : [{ role: 'windowStaff', windowId: one.windowId, ...term(duty) }]
  })
  const standing = roleGrants.filter((grant) => grant.withdrawn === undefined && current(grant))
  const granted = standing.flatMap((grant): Grant[] => {
    const { role, unitId } = grant
    if (unitId === undefined) return [{ role, ...term(grant) }]
    const ofUnit = windows.filter((one) => role === 'unitHead' && one.unitId === unitId)
    return [
      { role, unitId, ...term(grant) },
      ...ofUnit.map((one): Grant => ({ role, unitId, windowId: one._id, ...term(grant) })),
    ]
  })
  // Assigned by the centre for the days of a leave: staff of that window as far as they go (§10).
  const assigned = standIns
    .filter(current)
    .map(({ windowId, from, to }): Grant => ({ role: 'windowStaff', windowId, from, to }))
  return [...posted, ...assigned, ...granted]
}
