import type { Context } from '../../_kernel/context'
import type { KernelCode } from '../../_kernel/kernel-refusals'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { get } from '../../_kernel/store'
import type { Day } from '../../_kernel/time'
import { hours } from '../../_shared/hall-hours'
import { holdersOn, type PostHolder } from '../../_shared/post-holder'
import { uncovered } from '../../_shared/uncovered-year'
import { unitHeads } from '../../_shared/unit-head'
import { commitmentsOf, objectionsTo } from './can-stand-in'
import { LeaveRulesKept } from '../collections'
import { type Claim, claimsOf, type Commitment, halfDaysTaken } from '../commitment'
import { reportingOf } from './late-report'
import { countedBy, type HoursOn, workHours, presentSince } from './hours'
import {
  isBefore,
  LONGEST_LEAVE_DAYS,
  type Moment,
  type Piece,
  piecesBetween,
  shared,
  without,
} from './piece'
import { type LeaveType, type Quotas, shortageOf } from './quota'
import { ownPost, windowsById } from '../person-day'
import { refuse } from '../refusals'
import type { Objection } from './standing-in'

export interface LeaveWish {
  readonly type: LeaveType
  readonly from: Moment
  readonly to: Moment
}

/** Why a leave can't be asked for as it stands. */
export type WishCode =
  | 'NO_POST'
  | 'LEAVE_EMPTY'
  | 'LEAVE_TOO_LONG'
  | 'LEAVE_LATE'
  | 'LEAVE_OVERLAPS'
  | 'COMMITTED'
  | 'ON_DUTY'
  | 'QUOTA_SHORT'

/** B as far as this leave is concerned: what speaks against, or nothing. */
export interface Alternate {
  readonly personId: string
  readonly objection: Objection | undefined
}

/** All that a wish comes to, before anything is written. */
export interface LeavePlan {
  readonly post: PostHolder
  readonly pieces: readonly Piece[]
  readonly halfDaysIn: ReadonlyMap<number, number>
  /** It has begun already: sickness, which is proved. */
  readonly isLate: boolean
  /** Who would stand in; nothing where nobody has to. */
  readonly alternate: Alternate | 'nobody' | undefined
  /** Hours for which this person was going to stand in, and can't: sickness asks nobody. */
  readonly fallsOut: readonly {
    readonly leaveId: string
    readonly windowId: string | undefined
    readonly pieces: readonly Piece[]
  }[]
  /** What both are promised to in these years, as it was read. */
  readonly known: readonly Commitment[]
}

/** Half days that each type has a year; nothing = as many as are approved. */
export const quotas = async (): Promise<Quotas> => (await get(LeaveRulesKept, 'main'))?.halfDays ?? {}

const lengthOf = (from: Day, to: Day): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1

/** Which worked hours a wish takes: without those that somebody has worked already, where they report late. */
const hoursWished = async (
  personId: string,
  { type, from, to }: LeaveWish,
  hoursOn: HoursOn,
  context: Context,
): Promise<{ pieces: readonly Piece[]; isLate: boolean } | Refusal<WishCode | KernelCode>> => {
  const asked = piecesBetween(from, to, hoursOn)
  if ('covered' in asked) return uncovered(asked, context)
  const [first] = asked
  if (first === undefined) return refuse('LEAVE_EMPTY', {})
  const begins = { day: first.day, minute: first.spans[0]?.from ?? 0 }
  const reporting = reportingOf(type, begins, context.now, (await hours()).calendar)
  if (typeof reporting !== 'string') return uncovered(reporting, context)
  if (reporting === 'tooLate' || reporting === 'notAllowed') return refuse('LEAVE_LATE', { why: reporting })
  if (reporting === 'inTime') return { pieces: asked, isLate: false }
  const pieces = without(asked, await presentSince(personId, first.day, hoursOn, context))
  return pieces.length === 0 ? refuse('LEAVE_EMPTY', {}) : { pieces, isLate: true }
}

/** Where somebody was going to stand in during these hours; a leave of their own for any of them is refused. */
const standsInDuring = (
  own: readonly Claim[],
  pieces: readonly Piece[],
): LeavePlan['fallsOut'] | Refusal<'LEAVE_OVERLAPS'> => {
  const during = (kind: Claim['kind']) =>
    own
      .filter((claim) => claim.kind === kind)
      .map(({ sourceId, windowId, pieces: promised }) => ({
        leaveId: sourceId,
        windowId,
        pieces: shared(pieces, promised),
      }))
      .filter((one) => one.pieces.length > 0)
  const clash = during('leave')[0]?.pieces[0]
  if (clash === undefined) return during('standIn')
  const [span] = clash.spans
  return refuse('LEAVE_OVERLAPS', { day: clash.day, from: span?.from ?? 0, to: span?.to ?? 0 })
}

/** The first and the last day of a wish, for the years that it lies in. */
const endsOf = ({ from, to }: LeaveWish): Piece[] => [from, to].map(({ day }) => ({ day, spans: [] }))

/** The first day of a wish on which this person is on duty: their unit puts somebody else down before they are away (§22). */
const dutyDuring = (own: readonly Claim[], { from, to }: LeaveWish): Day | undefined =>
  own
    .filter(({ kind }) => kind === 'duty')
    .flatMap(({ pieces }) => pieces)
    .filter(({ day, spans }) =>
      spans.some((span) => {
        const begins = { day, minute: span.from }
        const ends = { day, minute: span.to }
        return isBefore(begins, to) && isBefore(from, ends)
      }),
    )
    .map(({ day }) => day)
    .sort()[0]

/** Works out what a wish comes to (§23): which hours, of which years, whether in time, and who would stand in. */
export const planLeave = async (
  personId: string,
  wish: LeaveWish,
  context: Context,
  except?: string,
): Promise<LeavePlan | Refusal<WishCode | KernelCode>> => {
  const { type, from, to } = wish
  if (!isBefore(from, to)) return refuse('LEAVE_EMPTY', {})
  if (lengthOf(from.day, to.day) > LONGEST_LEAVE_DAYS)
    return refuse('LEAVE_TOO_LONG', { days: LONGEST_LEAVE_DAYS })
  const holders = await holdersOn(from.day)
  const posts = holders.filter((one) => one.personId === personId)
  const post = ownPost(posts)
  if (post === undefined) return refuse('NO_POST', {})
  const isB = ({ windowId, kind }: PostHolder) => windowId === post.windowId && kind === 'alternate'
  const b = post.kind === 'primary' ? holders.find(isB)?.personId : undefined
  const known = await commitmentsOf(b === undefined ? [personId] : [personId, b], endsOf(wish))
  const duty = dutyDuring(claimsOf(known, personId), wish)
  if (duty !== undefined) return refuse('ON_DUTY', { day: duty })
  const hoursOn = await workHours()
  const wished = await hoursWished(personId, wish, hoursOn, context)
  if (isRefusal(wished)) return wished
  const { pieces, isLate } = wished
  const halfDaysIn = countedBy(hoursOn)(pieces)
  const own = claimsOf(known, personId).filter(({ sourceId }) => sourceId !== except)
  const fallsOut = standsInDuring(own, pieces)
  if (isRefusal(fallsOut)) return fallsOut
  const [stands] = fallsOut
  // Whoever is ill can't be held to it.
  if (stands !== undefined && type !== 'sick') {
    const windowNo = (await windowsById()).get(stands.windowId ?? '')?.no ?? 0
    return refuse('COMMITTED', { windowNo, day: stands.pieces[0]?.day ?? from.day })
  }
  const shortage = shortageOf(type, halfDaysIn, halfDaysTaken(known, personId, type, except), await quotas())
  if (shortage !== undefined) return refuse('QUOTA_SHORT', shortage)
  const facts = { known, holders, ...(except === undefined ? {} : { except }) }
  const objection =
    b === undefined ? undefined : await objectionsTo([b], post.windowId, pieces, facts, context)
  return {
    post,
    pieces,
    halfDaysIn,
    isLate,
    alternate:
      post.kind === 'alternate'
        ? undefined
        : b === undefined || objection === undefined
          ? 'nobody'
          : { personId: b, objection: objection(b) },
    fallsOut,
    known,
  }
}

/** Whether somebody else leads the unit who has to countersign (§23); a head's own leave goes to the centre. */
export const hasOtherLead = async (unitId: string, personId: string, { day }: Pick<Context, 'day'>) =>
  (await unitHeads(unitId, day)).some((head) => head !== personId)

/** The move by which a B's yes, or an order in its place, hands a leave on (§23). */
export const acceptMoveOf = async (
  { unitId, personId }: { readonly unitId: string; readonly personId: string },
  context: Pick<Context, 'day'>,
): Promise<'accept' | 'acceptForLead'> =>
  (await hasOtherLead(unitId, personId, context)) ? 'accept' : 'acceptForLead'
