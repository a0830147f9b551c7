import { canonical } from '../../cloudfunctions/_kernel/hash'
import { addDays, type Day } from '../../cloudfunctions/_kernel/time'
import type { Handover } from '../../cloudfunctions/people/posting/handover'
import type { Nomination } from '../../cloudfunctions/people/nomination/nomination'
import { accountGrants, type Posting } from '../../cloudfunctions/people/posting/posting'
import { isStanding, type ReplacementOrder } from '../../cloudfunctions/people/posting/replacement-order'
import { isOver, type RoleGrant } from '../../cloudfunctions/people/grant/role-grant'

/** Everything about posts at one moment. */
export interface PostsNow {
  readonly day: Day
  readonly postings: readonly Posting[]
  readonly nominations: readonly Nomination[]
  readonly handovers: readonly Handover[]
  readonly orders: readonly ReplacementOrder[]
  readonly grants: readonly RoleGrant[]
  readonly accounts: readonly {
    readonly personId: string
    readonly grants: readonly { readonly to?: Day }[]
  }[]
  readonly windows: readonly { readonly _id: string; readonly unitId: string }[]
  readonly persons: readonly { readonly _id: string; readonly unitId?: string; readonly leftOn?: Day }[]
}

const repeated = (keys: readonly string[]): string[] => keys.filter((key, at) => keys.indexOf(key) !== at)

const seats = ({ postings, windows, persons }: PostsNow): string[] => {
  const held = postings.filter(({ state }) => state !== 'ended')
  const unitOf = new Map([...windows, ...persons].map((one) => [one._id, one.unitId]))
  const sides = (kind: string) => held.filter((one) => one.kind === kind).map(({ personId }) => personId)
  const thrice = (ids: readonly string[]) => repeated(repeated(ids))
  return [
    ...repeated(held.map((one) => `${one.windowId} ${one.kind} ${one.state}`)).map((key) => `two at ${key}`),
    ...repeated(held.map((one) => `${one.personId} at ${one.windowId}`)).map(
      (key) => `A and B are one: ${key}`,
    ),
    ...repeated(sides('primary')).map((id) => `${id} is A of two windows`),
    ...thrice(sides('alternate')).map((id) => `${id} is B of three windows`),
    ...held
      .filter(
        (one) =>
          unitOf.get(one.personId) !== unitOf.get(one.windowId) || one.unitId !== unitOf.get(one.windowId),
      )
      .map((one) => `${one._id}: ${one.personId} is not of the unit of ${one.windowId}`),
  ]
}

/** Who was handed over has a successor from the next day on: no day without a holder (§12). */
const gaps = ({ postings }: PostsNow): string[] =>
  postings.flatMap((one) => {
    if (one.state !== 'ended' || one.why !== 'handedOver') return []
    const next = addDays(one.to, 1)
    const follows = postings.some(
      (other) =>
        other.windowId === one.windowId &&
        other.kind === one.kind &&
        other.state !== 'coming' &&
        other.from === next,
    )
    return follows ? [] : [`nobody follows ${one._id} at ${one.windowId} on ${next}`]
  })

const handoversFit = ({ handovers, postings }: PostsNow): string[] =>
  handovers.flatMap((handover) => {
    const coming = postings.find(({ _id }) => _id === handover._id)
    const isWaiting = handover.state === 'open' || handover.state === 'signed'
    if (coming === undefined) return [`${handover._id} has no posting`]
    if (isWaiting !== (coming.state === 'coming'))
      return [`${handover._id} is ${handover.state}, its posting ${coming.state}`]
    const both = handover.outgoingSigned !== undefined && handover.incomingSigned !== undefined
    const needsBoth = handover.state === 'signed' || handover.state === 'done'
    return needsBoth && !both ? [`${handover._id} is ${handover.state} without both signatures`] : []
  })

const ordersFit = ({ orders, postings, nominations }: PostsNow): string[] => {
  const standing = orders.filter(({ state }) => isStanding[state])
  return [
    ...repeated(standing.map(({ postingId }) => postingId)).map((id) => `two orders about ${id}`),
    ...postings
      .filter((one) => one.state === 'current' && one.relievedOn !== undefined)
      .filter((one) => !standing.some(({ postingId }) => postingId === one._id))
      .map((one) => `${one._id} is relieved without an order`),
    ...standing
      .filter((order) => {
        const about = postings.find(({ _id }) => _id === order.postingId)
        return about?.state === 'current' && about.relievedOn === undefined
      })
      .map((order) => `${order._id} stands and nobody is relieved`),
    ...standing
      .filter(({ state, windowId, kind }) => {
        const isThere = (one: { readonly windowId?: string | undefined; readonly kind: string }) =>
          one.windowId === windowId && one.kind === kind
        const isNamed = nominations.some((one) => isThere(one) && one.state === 'proposed')
        const isComing = postings.some((one) => isThere(one) && one.state === 'coming')
        return state === 'named' && !isNamed && !isComing
      })
      .map((order) => `${order._id} is named, and nobody is named or coming`),
  ]
}

const openNominations = ({ nominations }: PostsNow): string[] =>
  repeated(
    nominations
      .filter(({ state }) => state === 'proposed' || state === 'returned')
      .map((one) => `${one.windowId ?? one.unitId} ${one.kind}`),
  ).map((key) => `two nominations open for ${key}`)

/**
 * A change that waits has somebody to follow: who was to go and went already leaves the seat empty (§12). For who has
 * left the university the head hands over in their place.
 */
const changesFit = ({ postings }: PostsNow): string[] =>
  postings
    .filter((one) => one.state === 'coming')
    .filter(({ outgoingId }) => {
      const outgoing = postings.find(({ _id }) => _id === outgoingId)
      return outgoing?.state !== 'current' && !(outgoing?.state === 'ended' && outgoing.why === 'left')
    })
    .map((one) => `${one._id} waits for somebody who is gone`)

/** One lead a unit, one deputy, one back office (§9). */
const placesOfUnits = ({ grants, day }: PostsNow): string[] =>
  repeated(
    grants
      .filter((grant) => grant.unitId !== undefined && !isOver(grant, day))
      .map((grant) => `${grant.unitId ?? ''} ${grant.isDeputy === true ? 'deputy' : grant.role}`),
  ).map((place) => `two at ${place}`)

/** Only with the centre's consent: a back office is a nomination that was confirmed (§9). */
const consented = ({ grants, nominations }: PostsNow): string[] =>
  grants
    .filter(({ role }) => role === 'backOffice')
    .filter(({ _id }) => nominations.find((one) => one._id === _id)?.state !== 'confirmed')
    .map(({ _id }) => `${_id} is a back office that nobody consented to`)

const sorted = (grants: readonly object[]): string =>
  JSON.stringify(grants.map((grant) => canonical(grant)).sort())

/** Accounts let people do what their postings and grants say, at every moment. A term that is over says nothing. */
const accountsFit = ({ accounts, postings, grants, windows, day }: PostsNow): string[] =>
  accounts
    .filter(({ personId, grants: held }) => {
      const theirs = <T extends { personId: string }>(list: readonly T[]) =>
        list.filter((one) => one.personId === personId)
      const standing = held.filter(({ to }) => to === undefined || to >= day)
      return sorted(standing) !== sorted(accountGrants(theirs(postings), theirs(grants), windows, day))
    })
    .map(({ personId }) => `the account of ${personId} says something else than its postings`)

/** Whoever has left holds nothing here: no post, no role, no nomination, no account (0.1). */
const leaversGone = ({ persons, postings, grants, nominations, accounts, day }: PostsNow): string[] =>
  persons
    .filter(({ leftOn }) => leftOn !== undefined)
    .flatMap(({ _id }) => {
      const theirs = ({ personId }: { readonly personId: string }): boolean => personId === _id
      return [
        ...postings
          .filter((one) => theirs(one) && one.state !== 'ended')
          .map((one) => `${_id} has left and holds ${one.windowId}`),
        ...grants
          .filter((one) => theirs(one) && !isOver(one, day))
          .map((one) => `${_id} has left and is ${one.role}`),
        ...nominations
          .filter((one) => theirs(one) && (one.state === 'proposed' || one.state === 'returned'))
          .map((one) => `${_id} has left and is nominated by ${one._id}`),
        ...accounts.filter(theirs).map(() => `${_id} has left and still has an account`),
      ]
    })

/** One account a person, and a person behind each. */
const accountsSound = ({ accounts, persons }: PostsNow): string[] => {
  const known = new Set(persons.map(({ _id }) => _id))
  return [
    ...repeated(accounts.map(({ personId }) => personId)).map((id) => `two accounts of ${id}`),
    ...accounts
      .filter(({ personId }) => !known.has(personId))
      .map(({ personId }) => `an account of ${personId}, whom nobody knows`),
  ]
}

interface Versioned {
  readonly _id: string
  readonly v: number
}

/** The audit is whole: the newest version of each of these has its entry, and none is of a version to come. */
export const auditHolds = (
  collections: Readonly<Record<string, readonly Versioned[]>>,
  entries: ReadonlySet<string>,
  before: ReadonlySet<string>,
): string[] =>
  Object.entries(collections).flatMap(([name, documents]) =>
    documents
      .filter(({ _id, v }) => !(v === 1 && before.has(`${name}:${_id}`)))
      .filter(({ _id, v }) => !entries.has(`${name}:${_id}:${String(v)}`))
      .map(({ _id, v }) => `the audit says nothing of ${name}:${_id}:${String(v)}`),
  )

/** What must hold at any moment, whoever is in the middle of what. */
export const postsHold = (now: PostsNow): string[] => [
  ...seats(now),
  ...gaps(now),
  ...handoversFit(now),
  ...ordersFit(now),
  ...openNominations(now),
  ...changesFit(now),
  ...placesOfUnits(now),
  ...consented(now),
  ...accountsFit(now),
  ...leaversGone(now),
  ...accountsSound(now),
]
