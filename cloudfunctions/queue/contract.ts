import * as v from 'valibot'
import type { Contract } from '../_kernel/contract'
import { eraseMyDataRow, myDataRow } from '../_kernel/my-data'
import { Day } from '../_kernel/time'
import { Count, Cursor, Empty, Id, Instant, text } from '../_kernel/values'
import { Opening, Wait } from '../_shared/board'
import { LineId } from '../_shared/line'
import { outcomes } from '../_shared/visit'

export const Priority = v.picklist(['normal', 'priority'])
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
const HolderMove = v.picklist(['cancel', 'requeue', 'arrive', 'rate', 'takeAgain'])
/** What the clerk may do with the ticket at the window. */
const StaffMove = v.picklist(['callAgain', 'start', 'finish', 'miss', 'transfer', 'undo'])

const WindowPlace = v.strictObject({
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
  priority: Priority,
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
  /** Where a transferred ticket went on. */
  next: v.optional(Id),
  /** The window that sent the visitor here. */
  sentFrom: v.optional(Count),
  outcome: v.optional(v.picklist(outcomes)),
  seenAt: Instant,
})

/** A ticket in a list. */
const TicketRow = v.strictObject({
  ticketId: Id,
  number: Number,
  state: TicketState,
  serviceName: v.string(),
  unitName: v.string(),
  day: Day,
  takenAt: Instant,
  moves: v.array(HolderMove),
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
  priority: Priority,
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
      priority: Priority,
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

const Figures = v.strictObject({
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

const atSession = { sessionId: Id }
const atTicket = { ticketId: Id }
/** A slip's holder has no account: its code stands for them. */
const held = { ticketId: Id, slipCode: v.optional(text(40)) }

export const contract = {
  overview: {
    summary: '大厅一览: my live tickets and every line as it is now',
    who: 'anyone',
    kind: 'query',
    input: Empty,
    output: v.strictObject({
      tickets: v.array(TicketView),
      lines: v.array(LineNow),
      opening: Opening,
      /** 常办: the services most asked for of late, for the home page. */
      common: v.pipe(v.array(Id), v.maxLength(4)),
      indexVersion: v.string(),
      isBound: v.boolean(),
      seenAt: Instant,
    }),
    refuses: [],
  },
  takeNumber: {
    summary: '取号',
    who: 'anyone',
    kind: 'command',
    retry: 'document',
    input: v.strictObject({ lineId: LineId, service: Id, priority: v.optional(Priority, 'normal') }),
    output: TicketView,
    refuses: [
      'LINE_UNKNOWN',
      'SERVICE_NOT_HERE',
      'LINE_CLOSED',
      'TOO_LATE_TODAY',
      'LINE_FULL_TODAY',
      'MEMBERS_ONLY',
      'TWO_TICKETS_ALREADY',
      'TOO_MANY_TODAY',
    ],
  },
  ticket: {
    summary: '我的号: one ticket as its holder sees it',
    who: 'holder',
    kind: 'query',
    input: v.strictObject(held),
    output: TicketView,
    refuses: [],
  },
  slip: {
    summary: '凭条取回: the ticket of a printed slip by its code',
    who: 'anyone',
    kind: 'query',
    input: v.strictObject({ code: text(40) }),
    output: TicketView,
    refuses: ['SLIP_UNKNOWN'],
  },
  myTickets: {
    summary: '我的号: all of mine, newest first',
    who: 'anyone',
    kind: 'query',
    input: v.strictObject({ cursor: v.optional(Cursor) }),
    output: v.strictObject({ tickets: v.array(TicketRow), cursor: v.optional(Cursor) }),
    refuses: [],
  },
  cancel: {
    summary: '取消',
    who: 'holder',
    kind: 'command',
    retry: 'document',
    input: v.strictObject(held),
    output: TicketView,
    refuses: ['MOVE_NOT_POSSIBLE'],
  },
  requeue: {
    summary: '过号后重新排队',
    who: 'holder',
    kind: 'command',
    retry: 'document',
    input: v.strictObject(held),
    output: TicketView,
    refuses: ['MOVE_NOT_POSSIBLE', 'REQUEUED_ALREADY', 'RETURN_TOO_LATE', 'LINE_CLOSED'],
  },
  arrive: {
    summary: '扫窗口码: a called visitor stands at the window',
    who: 'holder',
    kind: 'command',
    retry: 'document',
    input: v.strictObject({ ...held, windowId: Id }),
    output: TicketView,
    refuses: ['MOVE_NOT_POSSIBLE', 'OTHER_WINDOW'],
  },
  issueSlip: {
    summary: '导办台取号: a printed number for somebody without a phone',
    who: ['centreStaff', 'centreAdmin'],
    kind: 'command',
    retry: 'document',
    input: v.strictObject({ lineId: LineId, service: Id, priority: v.optional(Priority, 'normal') }),
    output: v.strictObject({ ticket: TicketView, code: v.string() }),
    refuses: ['LINE_UNKNOWN', 'SERVICE_NOT_HERE', 'LINE_CLOSED', 'TOO_LATE_TODAY', 'LINE_FULL_TODAY'],
  },
  myWindows: {
    summary: '我的窗口: where I may open a counter',
    who: ['windowStaff', 'centreStaff', 'centreAdmin'],
    kind: 'query',
    input: Empty,
    output: v.strictObject({
      windows: v.array(
        v.strictObject({
          windowId: Id,
          windowNo: Count,
          unitName: v.string(),
          isOpen: v.boolean(),
          isMine: v.boolean(),
        }),
      ),
    }),
    refuses: [],
  },
  counter: {
    summary: '柜台: everything a clerk needs at the window now',
    who: ['windowStaff'],
    scope: 'windowId',
    kind: 'query',
    input: v.strictObject({ windowId: Id }),
    output: CounterView,
    refuses: ['WINDOW_UNKNOWN'],
  },
  openSession: {
    summary: '开窗',
    who: ['windowStaff'],
    scope: 'windowId',
    kind: 'command',
    retry: 'document',
    input: v.strictObject({
      windowId: Id,
      lineIds: v.optional(v.pipe(v.array(LineId), v.minLength(1), v.maxLength(8))),
    }),
    output: CounterView,
    refuses: ['WINDOW_UNKNOWN', 'WINDOW_TAKEN', 'ELSEWHERE_OPEN', 'SERVICE_NOT_HERE'],
  },
  pauseSession: {
    summary: '暂停叫号',
    who: ['windowStaff'],
    kind: 'command',
    retry: 'document',
    input: v.strictObject({ ...atSession, reason: v.picklist(['break', 'errand', 'meeting', 'system']) }),
    output: CounterView,
    refuses: ['SESSION_OVER', 'STILL_AT_WINDOW'],
  },
  resumeSession: {
    summary: '继续叫号',
    who: ['windowStaff'],
    kind: 'command',
    retry: 'document',
    input: v.strictObject(atSession),
    output: CounterView,
    refuses: ['SESSION_OVER'],
  },
  closeSession: {
    summary: '关窗',
    who: ['windowStaff'],
    kind: 'command',
    retry: 'document',
    input: v.strictObject(atSession),
    output: CounterView,
    refuses: ['SESSION_OVER', 'STILL_AT_WINDOW'],
  },
  callNext: {
    summary: '叫下一位',
    who: ['windowStaff'],
    kind: 'command',
    retry: 'document',
    input: v.strictObject(atSession),
    output: CounterView,
    refuses: ['SESSION_OVER', 'SESSION_PAUSED', 'STILL_AT_WINDOW', 'NOBODY_WAITING'],
  },
  callAgain: {
    summary: '再叫一次',
    who: ['windowStaff'],
    kind: 'command',
    retry: 'document',
    input: v.strictObject(atTicket),
    output: CounterView,
    refuses: ['NOT_AT_YOUR_WINDOW', 'MOVE_NOT_POSSIBLE', 'TOO_SOON', 'CALLED_THRICE'],
  },
  start: {
    summary: '人到了，开始办理',
    who: ['windowStaff'],
    kind: 'command',
    retry: 'document',
    input: v.strictObject(atTicket),
    output: CounterView,
    refuses: ['NOT_AT_YOUR_WINDOW', 'MOVE_NOT_POSSIBLE'],
  },
  finish: {
    summary: '办结',
    who: ['windowStaff'],
    kind: 'command',
    retry: 'document',
    input: v.strictObject({ ...atTicket, outcome: v.picklist(outcomes) }),
    output: CounterView,
    refuses: ['NOT_AT_YOUR_WINDOW', 'MOVE_NOT_POSSIBLE'],
  },
  miss: {
    summary: '过号',
    who: ['windowStaff'],
    kind: 'command',
    retry: 'document',
    input: v.strictObject(atTicket),
    output: CounterView,
    refuses: ['NOT_AT_YOUR_WINDOW', 'MOVE_NOT_POSSIBLE', 'TOO_SOON_TO_MISS'],
  },
  transfer: {
    summary: '转窗口: first contact leads on, the number and its place go along (§18)',
    who: ['windowStaff'],
    kind: 'command',
    retry: 'document',
    input: v.strictObject({ ...atTicket, lineId: LineId, service: Id }),
    output: CounterView,
    refuses: [
      'NOT_AT_YOUR_WINDOW',
      'MOVE_NOT_POSSIBLE',
      'LINE_UNKNOWN',
      'SERVICE_NOT_HERE',
      'TARGET_CLOSED',
      'SAME_LINE',
    ],
  },
  undo: {
    summary: '撤回上一步',
    who: ['windowStaff'],
    kind: 'command',
    retry: 'document',
    input: v.strictObject(atTicket),
    output: CounterView,
    refuses: ['NOT_AT_YOUR_WINDOW', 'MOVE_NOT_POSSIBLE', 'UNDO_TOO_LATE', 'STILL_AT_WINDOW'],
  },
  todayFigures: {
    summary: '今日数据: one window, today',
    who: ['windowStaff'],
    scope: 'windowId',
    kind: 'query',
    input: v.strictObject({ windowId: Id }),
    output: Figures,
    refuses: ['WINDOW_UNKNOWN'],
  },
  myData: myDataRow,
  eraseMyData: eraseMyDataRow(['tickets']),
} as const satisfies Contract
