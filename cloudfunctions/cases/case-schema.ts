import * as v from 'valibot'
import { Day } from '../_kernel/time'
import { Count, Id, Instant } from '../_kernel/values'
import { caseMoves, caseStates } from './case-moves'
import { marks } from './mark'
import { caseKinds } from './outcome'
import { partOrders } from './joint/part'
import { clockColours, stopReasons } from './promise'

const words = v.string()
const moveNames = Object.keys(caseMoves) as (keyof typeof caseMoves)[]

/** What a list shows of a case. */
export const CaseRow = v.strictObject({
  caseId: Id,
  no: words,
  serviceName: words,
  state: v.picklist(caseStates),
  stateText: words,
  kind: v.picklist(caseKinds),
  windowNo: Count,
  unitName: words,
  openedAt: Instant,
  /** The date that it has to keep now: of the promise, or of the pass. */
  dueOn: v.optional(Day),
  colour: v.optional(v.picklist(clockColours)),
  /** Its applicant has to do something. */
  waitsForMe: v.boolean(),
})

const PaperView = v.strictObject({
  n: Count,
  name: words,
  form: words,
  copies: Count,
  from: words,
  need: v.picklist(['required', 'optional', 'conditional']),
  when: v.optional(words),
  mark: v.picklist(marks),
  remark: v.optional(words),
  /** Listed in the last notice. */
  isListed: v.boolean(),
  files: v.array(v.strictObject({ at: Count, kind: words, by: v.picklist(['holder', 'window']) })),
})

const PartView = v.strictObject({
  n: Count,
  unitName: words,
  state: v.picklist(['waiting', 'inProgress', 'done', 'refused', 'waived']),
  days: Count,
  dueOn: v.optional(Day),
  isOverdue: v.boolean(),
  words: v.optional(words),
  decideBy: v.optional(Day),
  /** The caller may answer it now. */
  isMine: v.boolean(),
})

/** 办件 as its applicant or a unit sees it: what happened, what comes next, and the buttons there are. */
export const CaseView = v.strictObject({
  caseId: Id,
  no: words,
  service: words,
  serviceName: words,
  sheetVersion: Count,
  state: v.picklist(caseStates),
  stateText: words,
  kind: v.picklist(caseKinds),
  windowId: Id,
  windowNo: Count,
  unitName: words,
  openedAt: Instant,
  /** Name of the applicant, for the window that has to address them. The phone is asked for apart, and logged. */
  applicant: v.optional(v.strictObject({ name: words, hasPhone: v.boolean() })),
  proxyName: v.optional(words),
  papers: v.array(PaperView),
  notice: v.optional(
    v.strictObject({
      no: Count,
      at: Instant,
      passUntil: Day,
      items: v.array(
        v.strictObject({
          n: Count,
          problem: v.picklist(['missing', 'wrong', 'matter']),
          name: words,
          todo: words,
        }),
      ),
    }),
  ),
  promise: v.optional(
    v.strictObject({
      reason: words,
      acceptedOn: Day,
      days: Count,
      inVacation: v.boolean(),
      wasDirect: v.boolean(),
      dueOn: Day,
      isProvisional: v.boolean(),
      colour: v.picklist(clockColours),
      /** Working days until the date; after it, the days since as a negative number. */
      daysLeft: v.optional(v.pipe(v.number(), v.integer())),
      stops: v.array(
        v.strictObject({ reason: v.picklist(stopReasons), words, from: Day, to: v.optional(Day) }),
      ),
      extension: v.optional(
        v.strictObject({
          state: v.picklist(['asked', 'granted', 'declined']),
          days: Count,
          reason: words,
          words: v.optional(words),
        }),
      ),
    }),
  ),
  order: v.optional(v.picklist(partOrders)),
  parts: v.array(PartView),
  leadChange: v.optional(
    v.strictObject({
      windowNo: Count,
      unitName: words,
      agreed: v.array(v.picklist(['from', 'to', 'centre'])),
    }),
  ),
  denial: v.optional(v.strictObject({ basis: words, ground: words, clause: words, appeal: words })),
  result: v.optional(words),
  delivery: v.optional(
    v.strictObject({
      state: v.picklist(['waiting', 'handedOver', 'posted', 'electronic', 'archived']),
      until: v.optional(Day),
      trackingNo: v.optional(words),
      /** For the applicant alone. */
      pickupCode: v.optional(words),
    }),
  ),
  /** The window at which the caller opens the one that puts it right. */
  linksAt: v.optional(Id),
  follows: v.optional(Id),
  followedBy: v.optional(Id),
  /** The codes on the slips of those, for who holds this one and has no phone. */
  followsSlip: v.optional(words),
  followedBySlip: v.optional(words),
  /** The code on the slip, for who prints it and who holds it. */
  slipCode: v.optional(words),
  /** What can be rated, and until when. */
  rating: v.optional(v.strictObject({ visitId: words, until: Day })),
  /** `day`: the date that was set then. */
  timeline: v.array(
    v.strictObject({ at: Instant, text: words, words: v.optional(words), day: v.optional(Day) }),
  ),
  /** What the applicant has to do, by when, and whom to ask. */
  next: v.strictObject({
    text: words,
    by: v.optional(Day),
    ask: words,
    /** The number that answers questions about it. */
    askPhone: words,
    isMine: v.boolean(),
  }),
  moves: v.array(v.picklist(moveNames)),
  seenAt: Instant,
})
export type CaseView = v.InferOutput<typeof CaseView>

/** What the counter knows of the matter behind the number at its window. */
export const TicketCase = v.strictObject({
  /** The case that was taken from this number, or that its holder comes back for. */
  case: v.optional(CaseView),
  /** The number brings the papers of a case that goes on at this other window alone: nothing is begun anew here. */
  elsewhere: v.optional(v.strictObject({ windowNo: Count, unitName: words })),
  /** That case is of an earlier visit and waits for what they bring now. */
  isBack: v.boolean(),
  /** What a new case asks for. */
  kind: v.picklist(caseKinds),
  papers: v.array(PaperView),
  /** What would be promised today; nothing for a direct matter, no date in a year that no calendar covers. */
  promise: v.optional(
    v.strictObject({
      days: Count,
      dueOn: v.optional(Day),
      isProvisional: v.boolean(),
      inVacation: v.boolean(),
    }),
  ),
  /** Nobody is known by this number: the window asks for a name. */
  asksName: v.boolean(),
})
