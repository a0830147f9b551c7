import * as v from 'valibot'
import { collection } from '../_kernel/collection'
import { Day } from '../_kernel/time'
import { Count, Id } from '../_kernel/values'
import { LineId } from './line'

/** How long somebody waits who takes a number now, in minutes, 5-minute steps; `paused`: nobody calls. */
export const Wait = v.variant('kind', [
  v.strictObject({ kind: v.literal('none') }),
  v.strictObject({ kind: v.literal('paused') }),
  v.strictObject({ kind: v.literal('range'), from: Count, to: Count }),
])
export type Wait = v.InferOutput<typeof Wait>

/** When the public is served next: now, later today, another day, or unknown because no calendar covers it. */
export const Opening = v.variant('kind', [
  v.strictObject({
    kind: v.literal('open'),
    until: v.string(),
    /** When it opens again the same day, after the break that begins at `until`. */
    again: v.optional(v.string()),
  }),
  v.strictObject({ kind: v.literal('opens'), day: Day, at: v.string(), provisional: v.boolean() }),
  v.strictObject({ kind: v.literal('unknown') }),
])
export type Opening = v.InferOutput<typeof Opening>

const WindowNow = v.strictObject({
  windowId: Id,
  windowNo: Count,
  state: v.picklist(['closed', 'paused', 'idle', 'called', 'serving']),
  number: v.optional(v.string()),
})

export type WindowNow = v.InferOutput<typeof WindowNow>

/** One call, as the hall announces it. `times` rises when the number is called again. */
const Call = v.strictObject({
  number: v.string(),
  windowNo: Count,
  at: v.date(),
  times: Count,
})
export type Call = v.InferOutput<typeof Call>

/** The newest calls of a board, newest first. */
export const latestCalls = (board: Pick<Board, 'calls'>, most = 12): Call[] =>
  Object.values(board.calls)
    .sort((a, b) => b.at.getTime() - a.at.getTime() || (a.number < b.number ? 1 : -1))
    .slice(0, most)

/**
 * 大厅公告: what everybody may see of a line on a day. A projection of tickets and sessions without any
 * personal data; phones watch it, the hall screen reads it. Deleting it and projecting again gives it back.
 */
export const Board = v.strictObject({
  /** LINE:DAY */
  _id: v.string(),
  lineId: LineId,
  day: Day,
  name: v.string(),
  nameEn: v.string(),
  /** By window id: each window writes its own cell, so that two that call at once don't undo each other. */
  windows: v.record(Id, WindowNow),
  /** Latest calls by number, so that writing one never loses another; projecting keeps the newest 12. */
  calls: v.record(v.string(), Call),
  /** Numbers in the order in which they will be called, at most 80. */
  waiting: v.pipe(v.array(v.string()), v.maxLength(80)),
  /** How many wait behind those listed. */
  unlisted: Count,
  wait: Wait,
  opening: Opening,
  /** Minutes that one waiting number takes at the pace of now, for those further up. */
  minutesEach: v.number(),
  /** Rising with every write, so that an older view never overwrites a newer one. Milliseconds. */
  stamp: v.number(),
  /** Milliseconds: when tickets and sessions were last read for it, not only a call written into it. */
  projectedAt: v.number(),
  updatedAt: v.date(),
})
export type Board = v.InferOutput<typeof Board>

/** How many wait on a line. */
export const waitingCountOf = (board: Pick<Board, 'waiting' | 'unlisted'>): number =>
  board.waiting.length + board.unlisted

export const Boards = collection({
  name: 'boards',
  schema: Board,
  purpose: 'Public state of each line: numbers and windows, no people',
  personal: 'none',
  clientRead: 'everybody',
  keepDays: 40,
  indexes: [{ on: ['day'] }, { on: ['updatedAt'] }],
})
