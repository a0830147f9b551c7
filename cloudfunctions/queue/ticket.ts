import * as v from 'valibot'
import { Day } from '../_kernel/time'
import { Count, Id, stamps } from '../_kernel/values'
import { Wait } from '../_shared/board'
import { LineId } from '../_shared/line'
import { outcomes } from '../_shared/visit'

/** By what right a number is called: as it came, as one who comes first, or as one who brings missing papers. */
export const ranks = ['normal', 'priority', 'returned'] as const
export type Rank = (typeof ranks)[number]

/** What the desk says of a slip that wasn't printed at once. */
export const printStates = ['failed', 'reprinted'] as const

/** One change of a ticket or session, kept inside it: who did what, when, under which operation. */
export const Move = v.strictObject({
  op: v.string(),
  /** Hash of the command's input, by which a name used twice is told from a retry. */
  input: v.optional(v.string()),
  what: v.string(),
  from: v.string(),
  to: v.string(),
  at: v.date(),
  /** Visitor id of the actor, or `timer`. */
  by: v.string(),
  role: v.string(),
})
export type Move = v.InferOutput<typeof Move>

/** The window that called a ticket, and how the visit there went. */
const atDesk = {
  sessionId: Id,
  windowId: Id,
  windowNo: Count,
  unitId: Id,
  personId: Id,
  calledAt: v.date(),
  lastCallAt: v.date(),
  calls: Count,
}
const Called = v.strictObject(atDesk)
const Serving = v.strictObject({ ...atDesk, startedAt: v.date() })
const Served = v.strictObject({ ...atDesk, startedAt: v.date(), endedAt: v.date() })
/** A visit that was led on may end before it was served. */
const Left = v.strictObject({ ...atDesk, startedAt: v.optional(v.date()), endedAt: v.date() })

/** Where a ticket came from when another window sent its holder on (§18). */
export const Parent = v.strictObject({
  ticketId: Id,
  number: v.string(),
  arrivedAt: v.date(),
  windowNo: Count,
  windowId: Id,
  /** How many times the visitor was sent on by now. */
  hops: Count,
})

/** As many commands as one ticket remembers of those that got it beside the first. */
export const MOST_JOINED = 40

const issued = {
  /** LINE:DAY:n */
  _id: Id,
  lineId: LineId,
  day: Day,
  /** n of its line and day. */
  seq: v.pipe(Count, v.minValue(1)),
  /** What people see: A012; a ticket that was led on keeps the number of its first. */
  number: v.string(),
  visitor: v.string(),
  /** SHA-256 of the slip's code, for a visitor without a phone. */
  slip: v.optional(v.string()),
  /** Case whose missing papers its holder brings: the pass it was taken with (§20). */
  pass: v.optional(Id),
  /** What became of the paper, where the printer didn't simply do it. */
  printState: v.optional(v.picklist(printStates)),
  service: Id,
  priority: v.picklist(ranks),
  takenAt: v.date(),
  /** When the visitor came: kept by everything but the clock of the first number. */
  arrivedAt: v.date(),
  /** Latest arrival up to this number, whatever the clocks of the instances said: keeps order in the line. */
  orderAt: v.date(),
  /** Milliseconds: arrivedAt less the boost; the smallest is called first, ties by number. */
  rank: v.number(),
  told: Wait,
  k: v.string(),
  op: v.string(),
  input: v.string(),
  /** Later commands that got this same ticket: operation and input. */
  joined: v.pipe(v.array(v.strictObject({ op: v.string(), input: v.string() })), v.maxLength(MOST_JOINED)),
  addressed: v.optional(v.string()),
  audience: v.optional(v.string()),
  parent: v.optional(Parent),
  /** Session at whose window it is; its own id elsewhere. Unique: a session holds one ticket. */
  at: v.string(),
  /** Visitor who is wanted at a window; its own id elsewhere. Unique: one window at a time. */
  personAt: v.string(),
  /** Operation that called it last; its own id before. Unique: a command claims once. */
  callOp: v.string(),
  /** Waiting, called or serving: what a line is made of now. */
  live: v.boolean(),
  requeuedAt: v.optional(v.date()),
  /** Its holder wants to be told; how many were ahead when they asked, who need not hear that again. */
  remindFrom: v.optional(Count),
  undone: Count,
  /** What the last call was, for the board, even after the ticket left the window. */
  lastCall: v.optional(v.strictObject({ at: v.date(), windowNo: Count, times: Count })),
  moves: v.array(Move),
  moveCount: Count,
  sealedMoves: Count,
  unsealed: v.boolean(),
  ...stamps,
}
/** Set before a new number is given to somebody whose ticket ended a moment ago; closes the way of undo. */
const ended = { endedAt: v.date(), sealed: v.optional(v.boolean()) }

/** 号: nobody has a `startedAt` who was not served, and a window only while it concerns one. */
export const Ticket = v.variant('status', [
  v.strictObject({ ...issued, status: v.literal('waiting') }),
  v.strictObject({ ...issued, status: v.literal('called'), desk: Called }),
  v.strictObject({ ...issued, status: v.literal('serving'), desk: Serving }),
  v.strictObject({ ...issued, status: v.literal('missed'), desk: Called, missedAt: v.date() }),
  v.strictObject({
    ...issued,
    ...ended,
    status: v.literal('done'),
    desk: Served,
    outcome: v.picklist(outcomes),
  }),
  v.strictObject({ ...issued, ...ended, status: v.literal('cancelled'), desk: v.optional(Called) }),
  v.strictObject({ ...issued, ...ended, status: v.literal('lapsed'), desk: v.optional(Called) }),
  v.strictObject({
    ...issued,
    status: v.literal('transferring'),
    desk: Left,
    target: v.strictObject({ lineId: LineId, service: Id, op: v.string() }),
  }),
  v.strictObject({
    ...issued,
    ...ended,
    status: v.literal('transferred'),
    desk: Left,
    target: v.strictObject({ lineId: LineId, service: Id, op: v.string() }),
    next: Id,
  }),
])
export type Ticket = v.InferOutput<typeof Ticket>
export type TicketStatus = Ticket['status']
export type TicketAt<S extends TicketStatus> = Extract<Ticket, { status: S }>

/** Who may make a move; the verbs and the buttons read the same row. */
export interface MoveRow {
  readonly from: readonly TicketStatus[]
  /** `same`: it stays where it is. */
  readonly to: TicketStatus | 'same'
  readonly by: readonly ('holder' | 'windowStaff' | 'frontDesk' | 'timer')[]
}

export const moves = {
  call: { from: ['waiting'], to: 'called', by: ['windowStaff'] },
  callAgain: { from: ['called'], to: 'called', by: ['windowStaff'] },
  putBack: { from: ['called'], to: 'waiting', by: ['windowStaff', 'timer'] },
  start: { from: ['called'], to: 'serving', by: ['windowStaff'] },
  arrive: { from: ['called'], to: 'serving', by: ['holder'] },
  takeOver: { from: ['serving'], to: 'serving', by: ['windowStaff'] },
  finish: { from: ['serving'], to: 'done', by: ['windowStaff', 'timer'] },
  miss: { from: ['called'], to: 'missed', by: ['windowStaff', 'timer'] },
  requeue: { from: ['missed'], to: 'waiting', by: ['holder'] },
  bringPass: {
    from: ['waiting', 'called', 'serving', 'missed'],
    to: 'same',
    by: ['holder', 'windowStaff', 'timer'],
  },
  remind: { from: ['waiting'], to: 'waiting', by: ['holder'] },
  lapse: { from: ['waiting', 'missed'], to: 'lapsed', by: ['timer', 'holder'] },
  cancel: { from: ['waiting', 'called', 'missed'], to: 'cancelled', by: ['holder'] },
  failPrint: { from: ['waiting'], to: 'waiting', by: ['frontDesk'] },
  reprint: { from: ['waiting'], to: 'waiting', by: ['frontDesk'] },
  void: { from: ['waiting'], to: 'cancelled', by: ['frontDesk'] },
  transfer: { from: ['called', 'serving'], to: 'transferring', by: ['windowStaff'] },
  handOver: { from: ['transferring'], to: 'transferred', by: ['windowStaff', 'timer'] },
  undoFinish: { from: ['done'], to: 'serving', by: ['windowStaff'] },
  undoMiss: { from: ['missed'], to: 'called', by: ['windowStaff'] },
} as const satisfies Record<string, MoveRow>
export type MoveName = keyof typeof moves

/** Whether a ticket is over, so that its holder may take another on the line. A missed one is not (queue.md). */
export const isOver: Record<TicketStatus, boolean> = {
  waiting: false,
  called: false,
  serving: false,
  missed: false,
  transferring: false,
  done: true,
  cancelled: true,
  lapsed: true,
  transferred: true,
}

/** Whether a ticket stands in its line or at its window now. */
export const isLive: Record<TicketStatus, boolean> = {
  waiting: true,
  called: true,
  serving: true,
  missed: false,
  transferring: false,
  done: false,
  cancelled: false,
  lapsed: false,
  transferred: false,
}

/** Whether a session and a person are held by it. */
export const isAtWindow: Record<TicketStatus, boolean> = {
  waiting: false,
  called: true,
  serving: true,
  missed: false,
  transferring: false,
  done: false,
  cancelled: false,
  lapsed: false,
  transferred: false,
}

/** `A012`: the letter and at least three digits. */
export const numberText = (lineId: string, seq: number): string => `${lineId}${String(seq).padStart(3, '0')}`

/** Minutes by which a class is called earlier than it came; nobody overtakes by more (domain 2). */
export const boostMinutes = { normal: 0, priority: 20, returned: 60 } as const satisfies Record<Rank, number>

export const rankOf = (arrivedAt: Date, priority: Rank): number =>
  arrivedAt.getTime() - boostMinutes[priority] * 60_000

/** The rank of a number that gets another class later: it moves by what the class gains, whatever it waited behind. */
export const rankAs = ({ rank, priority }: Pick<Ticket, 'rank' | 'priority'>, next: Rank): number =>
  rank - (boostMinutes[next] - boostMinutes[priority]) * 60_000

/**
 * Whether a pass may be put on a number that somebody holds already (§20): one number is one matter, so it must have
 * been taken for that of the pass, and not bring the papers of another case.
 */
export const takesPass = (
  held: Pick<Ticket, 'service' | 'pass'>,
  brought: { readonly service: string; readonly pass?: string },
): boolean => held.service === brought.service && (held.pass === undefined || held.pass === brought.pass)

export const lineDayId = (lineId: string, day: string): string => `${lineId}:${day}`
export const ticketId = (lineId: string, day: string, seq: number): string =>
  `${lineId}:${day}:${String(seq)}`

/** Seconds and times that calling obeys. */
export const CALL_AGAIN_AFTER_SECONDS = 20
export const MOST_CALLS = 3
export const MISS_AFTER_SECONDS = 90
export const MISSED_BY_TIMER_SECONDS = 180
export const RETURN_WITHIN_MINUTES = 30
export const RETURN_AFTER_NUMBERS = 3
export const UNDO_SECONDS = 60
export const MOST_UNDOS = 3

/** When a missed ticket's way back ends. */
export const returnUntil = (missedAt: Date): Date =>
  new Date(missedAt.getTime() + RETURN_WITHIN_MINUTES * 60_000)
