import * as v from 'valibot'
import { Day } from '../_kernel/time'
import { Count, Id, Instant } from '../_kernel/values'
import { Opening, Wait } from '../_shared/board'
import { LineId } from '../_shared/line'
import { outcomes } from '../_shared/visit'

const Rank = v.picklist(['normal', 'priority', 'returned'])
const Number = v.string()
export const TicketState = v.picklist([
  'waiting',
  'called',
  'serving',
  'missed',
  'done',
  'cancelled',
  'transferred',
  'lapsed',
])
/** What the holder may do now; the phone shows exactly these buttons. */
export const HolderMove = v.picklist(['cancel', 'requeue', 'arrive', 'remind', 'rate', 'takeAgain'])
/** What the clerk may do with the ticket at the window. */
export const StaffMove = v.picklist(['callAgain', 'start', 'finish', 'miss', 'transfer', 'undo'])

export const WindowPlace = v.strictObject({
  windowId: Id,
  windowNo: Count,
  unitName: v.string(),
  place: v.string(),
  state: v.picklist(['closed', 'paused', 'idle', 'called', 'serving']),
})

export const LineNow = v.strictObject({
  lineId: LineId,
  name: v.string(),
  unitName: v.string(),
  windows: v.array(WindowPlace),
  opening: Opening,
  waitingCount: Count,
  wait: Wait,
  /** The number being served or called, newest first. */
  serving: v.array(v.strictObject({ number: Number, windowNo: Count })),
  guests: v.boolean(),
  services: v.array(Id),
})

/** A ticket as its holder sees it. */
export const TicketView = v.strictObject({
  ticketId: Id,
  number: Number,
  state: TicketState,
  lineId: LineId,
  unitName: v.string(),
  service: Id,
  serviceName: v.string(),
  day: Day,
  takenAt: Instant,
  arrivedAt: Instant,
  priority: Rank,
  ahead: Count,
  wait: Wait,
  /** The estimate told when the number was taken. */
  promised: Wait,
  /** Numbers before me in order, me last; shortened over five: first, then the nearest. */
  upToMe: v.array(Number),
  serving: v.array(v.strictObject({ number: Number, windowNo: Count })),
  /** Where to go: the window that called, or those of the line. */
  windows: v.array(WindowPlace),
  calledAt: v.optional(Instant),
  calls: Count,
  /** Until when a called visitor is waited for, or a missed one may come back. */
  until: v.optional(Instant),
  /** Numbers that are called before a returning visitor. */
  after: v.optional(Count),
  bring: v.array(v.string()),
  moves: v.array(HolderMove),
  /** Its holder asked to be told when their turn comes near. */
  reminds: v.optional(v.literal(true)),
  /** Where a transferred ticket went on. */
  next: v.optional(Id),
  /** The window that sent the visitor here. */
  sentFrom: v.optional(Count),
  outcome: v.optional(v.picklist(outcomes)),
  seenAt: Instant,
})

/** A ticket in a list. */
export const TicketRow = v.strictObject({
  ticketId: Id,
  number: Number,
  state: TicketState,
  serviceName: v.string(),
  unitName: v.string(),
  day: Day,
  takenAt: Instant,
  moves: v.array(HolderMove),
})

/** A number whose paper didn't come out, at the front desk. */
export const FailedPrint = v.strictObject({
  ticketId: Id,
  number: Number,
  service: Id,
  serviceName: v.string(),
  unitName: v.string(),
  takenAt: Instant,
})

/** The ticket in front of the clerk. */
export const AtWindow = v.strictObject({
  ticketId: Id,
  number: Number,
  state: v.picklist(['called', 'serving']),
  service: Id,
  serviceName: v.string(),
  /** 张同学: never the full name before the visitor stands at the desk. */
  addressed: v.string(),
  audience: v.string(),
  priority: Rank,
  arrivedAt: Instant,
  waitedMinutes: Count,
  calledAt: Instant,
  calls: Count,
  startedAt: v.optional(Instant),
  /** When calling again and marking as missed become possible. */
  callAgainAt: v.optional(Instant),
  missAt: v.optional(Instant),
  look: v.array(v.string()),
  sentFrom: v.optional(Count),
  /** Its holder has no paper to read the number from. */
  isUnprinted: v.optional(v.literal(true)),
})

export const CounterView = v.strictObject({
  windowId: Id,
  windowNo: Count,
  unitName: v.string(),
  session: v.optional(
    v.strictObject({
      sessionId: Id,
      state: v.picklist(['open', 'paused']),
      lineIds: v.array(LineId),
      openedAt: Instant,
      pausedFor: v.optional(v.string()),
      isMine: v.boolean(),
    }),
  ),
  lines: v.array(v.strictObject({ lineId: LineId, name: v.string(), waitingCount: Count })),
  ticket: v.optional(AtWindow),
  waitingCount: Count,
  longestMinutes: Count,
  /** The next few, as the clerk may see them before they come. */
  next: v.array(
    v.strictObject({
      number: Number,
      serviceName: v.string(),
      waitedMinutes: Count,
      priority: Rank,
      sentFrom: v.optional(Count),
    }),
  ),
  /** The last one finished, while it can still be undone. */
  last: v.optional(v.strictObject({ ticketId: Id, number: Number, state: TicketState, undoUntil: Instant })),
  opening: Opening,
  moves: v.array(StaffMove),
  /** What the command did that gave this view; a retry says the same. */
  did: v.optional(v.strictObject({ ticketId: Id, number: Number })),
  seenAt: Instant,
})

export const Figures = v.strictObject({
  day: Day,
  windowNo: Count,
  served: Count,
  waiting: Count,
  missed: Count,
  guided: Count,
  averageWaitMinutes: Count,
  longestWaitMinutes: Count,
  averageServiceMinutes: Count,
  byHour: v.array(v.strictObject({ hour: Count, arrivals: Count, served: Count })),
})
