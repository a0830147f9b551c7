import * as v from 'valibot'
import { Day } from '../_kernel/time'
import { Count, Id, stamps } from '../_kernel/values'
import { type Moment, type Piece, until, without } from './leave/piece'
import { type LeaveType, leaveTypes } from './leave/quota'
import { PiecesShape, written } from './leave/shape'

/** What somebody's hours are promised to: a leave of their own, standing in at a window, or duty there (§22 §23). */
export const Claim = v.strictObject({
  kind: v.picklist(['leave', 'standIn', 'duty']),
  /** The leave that it belongs to: their own, or the one they stand in for; or what their unit filed as duty. */
  sourceId: Id,
  /** Where they stand in or are on duty. */
  windowId: v.optional(Id),
  /** What kind of leave of their own, and how much it takes of that year's. */
  type: v.optional(v.picklist(leaveTypes)),
  halfDays: Count,
  /** It has come true; until then it only keeps others from the same hours. */
  isSet: v.boolean(),
  pieces: PiecesShape,
})
export type Claim = v.InferOutput<typeof Claim>

const MOST_CLAIMS = 300

/**
 * 时间占用: all that a person's hours of one year are promised to, in one document: two who want the same hours, or
 * the last of a quota, meet at its `v` (docs/decisions/0012-leave.md).
 */
export const Commitment = v.strictObject({
  /** PERSON:YEAR */
  _id: Id,
  personId: Id,
  year: Count,
  /** The days that anything lies on, for whoever asks about a day. */
  days: v.pipe(v.array(Day), v.maxLength(366)),
  claims: v.pipe(v.array(Claim), v.maxLength(MOST_CLAIMS)),
  ...stamps,
})
export type Commitment = v.InferOutput<typeof Commitment>

export const yearOf = (day: Day): number => Number(day.slice(0, 4))
export const commitmentId = (personId: string, year: number): string => `${personId}:${String(year)}`
/** The years that pieces lie in. */
export const yearsOf = (pieces: readonly Piece[]): number[] => [
  ...new Set(pieces.map(({ day }) => yearOf(day))),
]

/** A claim before it is cut into years. */
export interface ClaimDraft extends Omit<Claim, 'halfDays' | 'pieces'> {
  readonly pieces: readonly Piece[]
  /** How much of a year's quota it takes; nothing for standing in. */
  readonly halfDaysIn?: ReadonlyMap<number, number>
}

/** Years as they were read, with those that changed in their place. */
export const withChanged = (known: readonly Commitment[], changed: readonly Commitment[]): Commitment[] => [
  ...known.filter(({ _id }) => !changed.some((one) => one._id === _id)),
  ...changed,
]

const withClaims = (known: Commitment, claims: readonly Claim[], now: Date): Commitment => ({
  ...known,
  claims: [...claims],
  days: [...new Set(claims.flatMap(({ pieces }) => pieces.map(({ day }) => day)))].sort(),
  updatedAt: now,
  v: known.v + 1,
})

const emptyYear = (personId: string, year: number, now: Date): Commitment => ({
  _id: commitmentId(personId, year),
  personId,
  year,
  days: [],
  claims: [],
  createdAt: now,
  updatedAt: now,
  v: 0,
})

/**
 * A person's years with these claims in them, in place of what the same leave or filing claimed of them before. `known`
 * are all of their years that the old and the new pieces lie in, as far as there are any; only those that change are
 * given back.
 */
export const promisedAll = (
  known: readonly Commitment[],
  personId: string,
  sourceId: string,
  drafts: readonly ClaimDraft[],
  now: Date,
): Commitment[] => {
  const own = known.filter((one) => one.personId === personId)
  const held = own.filter(({ claims }) => claims.some((claim) => claim.sourceId === sourceId))
  const years = new Set([...drafts.flatMap(({ pieces }) => yearsOf(pieces)), ...held.map(({ year }) => year)])
  return [...years].map((year) => {
    const before = own.find((one) => one.year === year) ?? emptyYear(personId, year, now)
    const others = before.claims.filter((claim) => claim.sourceId !== sourceId)
    const claims = drafts.flatMap(({ pieces, halfDaysIn, ...facts }): Claim[] => {
      const inYear = pieces.filter(({ day }) => yearOf(day) === year)
      return inYear.length === 0
        ? []
        : [{ ...facts, halfDays: halfDaysIn?.get(year) ?? 0, pieces: written(inYear) }]
    })
    return withClaims(before, [...others, ...claims], now)
  })
}

/** The same for whatever claims hours once. */
export const promised = (
  known: readonly Commitment[],
  personId: string,
  draft: ClaimDraft,
  now: Date,
): Commitment[] => promisedAll(known, personId, draft.sourceId, [draft], now)

const edited = (
  known: readonly Commitment[],
  sourceId: string,
  edit: (claim: Claim) => readonly Claim[],
  now: Date,
): Commitment[] =>
  known
    .filter(({ claims }) => claims.some((claim) => claim.sourceId === sourceId))
    .map((one) =>
      withClaims(
        one,
        one.claims.flatMap((claim) => (claim.sourceId === sourceId ? edit(claim) : [claim])),
        now,
      ),
    )

/** Those that change when a leave or a filing claims nothing any more. */
export const freed = (known: readonly Commitment[], sourceId: string, now: Date): Commitment[] =>
  edited(known, sourceId, () => [], now)

/** Those that change when a leave comes true. */
export const setFast = (known: readonly Commitment[], sourceId: string, now: Date): Commitment[] =>
  edited(known, sourceId, (claim) => [{ ...claim, isSet: true }], now)

/** Those that change when a leave ends before its time: what lies behind that moment is free again. */
export const cutAt = (
  known: readonly Commitment[],
  sourceId: string,
  end: Moment,
  halfDaysOf: (pieces: readonly Piece[]) => number,
  now: Date,
): Commitment[] =>
  edited(
    known,
    sourceId,
    (claim) => {
      const pieces = written(until(claim.pieces, end))
      const halfDays = claim.kind === 'leave' ? halfDaysOf(pieces) : 0
      return pieces.length === 0 ? [] : [{ ...claim, pieces, halfDays }]
    },
    now,
  )

/** Those that change when somebody can't stand in for these hours any more. */
export const lessened = (
  known: readonly Commitment[],
  sourceId: string,
  lost: readonly Piece[],
  now: Date,
): Commitment[] =>
  edited(
    known,
    sourceId,
    (claim) => {
      const pieces = written(without(claim.pieces, lost))
      return pieces.length === 0 ? [] : [{ ...claim, pieces }]
    },
    now,
  )

/** All that a person's hours are promised to. */
export const claimsOf = (known: readonly Commitment[], personId: string): Claim[] =>
  known.filter((one) => one.personId === personId).flatMap(({ claims }) => claims)

/** Half days of a type that somebody's own leaves take of each year, one of them left out. */
export const halfDaysTaken = (
  known: readonly Commitment[],
  personId: string,
  type: LeaveType,
  except?: string,
): ReadonlyMap<number, number> =>
  new Map(
    known
      .filter((one) => one.personId === personId)
      .map(({ year, claims }) => [
        year,
        claims
          .filter((claim) => claim.kind === 'leave' && claim.type === type && claim.sourceId !== except)
          .reduce((sum, { halfDays }) => sum + halfDays, 0),
      ]),
  )
