import * as v from 'valibot'
import type { Contract } from '../../_kernel/contract'
import { Day } from '../../_kernel/time'
import { Count, Cursor, Id, Instant, text, words } from '../../_kernel/values'
import { HandoverItem, handoverMoves, handoverStates, KeptThing } from '../posting/handover'
import { Declaration, nominatedKinds, nominationMoves, nominationStates } from '../nomination/nomination'
import { postKinds } from '../posting/posting'
import { orderStates, ReplacementOrder } from '../posting/replacement-order'

type Names<T extends object> = [keyof T & string, ...(keyof T & string)[]]
const namesOf = <T extends object>(table: T) => Object.keys(table) as Names<T>

const no = text(20)
const reason = words(200)

const NominationView = v.strictObject({
  nominationId: Id,
  unitId: Id,
  unitName: v.string(),
  kind: v.picklist(nominatedKinds),
  windowNo: v.optional(Count),
  name: v.string(),
  maskedNo: v.string(),
  startOn: Day,
  state: v.picklist(nominationStates),
  /** The twelve months of whoever sits there are not over by then (§12). */
  earlyUntil: v.optional(Day),
  reason: v.optional(v.string()),
  remark: v.optional(v.string()),
  /** What they have yet to pass before the centre can confirm (§13). */
  lacks: v.strictObject({ induction: v.boolean(), services: v.array(v.string()), nextOn: v.optional(Day) }),
  /** Buttons there are for whoever asks. */
  moves: v.array(v.picklist(namesOf(nominationMoves))),
})

const OrderView = v.strictObject({
  orderId: Id,
  state: v.picklist(orderStates),
  ground: ReplacementOrder.entries.ground,
  orderedOn: Day,
  nameBy: Day,
})

const Holder = v.strictObject({
  postingId: Id,
  name: v.string(),
  from: Day,
  /** From when on a change needs neither reason nor consent (§12). */
  servedOn: Day,
  relievedOn: v.optional(Day),
})

const Seat = v.strictObject({
  kind: v.picklist(postKinds),
  holder: v.optional(Holder),
  coming: v.optional(
    v.strictObject({ handoverId: Id, name: v.string(), startOn: Day, state: v.picklist(handoverStates) }),
  ),
  nomination: v.optional(NominationView),
  order: v.optional(OrderView),
})

const Granted = v.strictObject({ grantId: Id, name: v.string(), from: Day, to: v.optional(Day) })
/** Who has a place of the unit, or is to have it from a later day on. */
const PlaceHeld = v.strictObject({ ...Granted.entries, isComing: v.boolean() })

const UnitPosts = v.strictObject({
  unitId: Id,
  unitName: v.string(),
  head: v.optional(PlaceHeld),
  /** Who leads it when the head's term is over, where that is given ahead. */
  nextHead: v.optional(PlaceHeld),
  deputy: v.optional(PlaceHeld),
  backOffice: v.optional(PlaceHeld),
  backOfficeNomination: v.optional(NominationView),
  windows: v.array(
    v.strictObject({
      windowId: Id,
      windowNo: Count,
      place: v.string(),
      /** Nobody follows at a window that is to close (§7): its postings end with it. */
      isLeaving: v.boolean(),
      /** Its closing has begun: from now on its postings end. */
      isClosing: v.boolean(),
      seats: v.array(Seat),
    }),
  ),
  /** Whether whoever asks proposes for this unit, or decides for the centre (§14). */
  part: v.picklist(['unit', 'centre', 'reader']),
  seenAt: Instant,
})

const HandoverView = v.strictObject({
  handoverId: Id,
  windowNo: Count,
  unitName: v.string(),
  kind: v.picklist(postKinds),
  outgoingName: v.string(),
  incomingName: v.string(),
  startOn: Day,
  items: v.array(HandoverItem),
  /** Things of the register that go over with the post (§26): nobody lists those by hand. */
  custody: v.array(KeptThing),
  isListed: v.boolean(),
  /** Names the list as it is shown: whoever signs sends it back. */
  listHash: v.string(),
  outgoingSignedAt: v.optional(Instant),
  incomingSignedAt: v.optional(Instant),
  /** Whoever hands over is relieved or gone: the head signs in their place, B stands in (§12). */
  isOutgoingAway: v.boolean(),
  signedInPlace: v.boolean(),
  state: v.picklist(handoverStates),
  moves: v.array(v.picklist(namesOf(handoverMoves))),
  seenAt: Instant,
})

const nominated = {
  no,
  startOn: Day,
  declaration: Declaration,
  reason: v.optional(reason),
}
const centre = ['centreAdmin'] as const
const Done = v.strictObject({ nominationId: Id, state: v.picklist(nominationStates) })

/** Posts: nomination, handover, replacement, deputies (§9–§14). */
export const postRows = {
  unitPosts: {
    summary: '单位的岗位: who leads, who keeps which window, what is empty or under way (§9 §10)',
    who: ['unitHead', 'centreStaff', 'centreAdmin', 'steeringOffice'],
    scope: 'unitId',
    kind: 'query',
    input: v.strictObject({ unitId: Id }),
    output: UnitPosts,
    refuses: [],
  },
  proposeNomination: {
    summary: '选派: the unit proposes its A, B or back office and declares the four requirements (§9 §11)',
    who: ['unitHead'],
    scope: 'unitId',
    kind: 'command',
    input: v.strictObject({
      unitId: Id,
      kind: v.picklist(nominatedKinds),
      windowId: v.optional(Id),
      ...nominated,
    }),
    output: Done,
    refuses: [
      'PERSON_UNKNOWN',
      'SEAT_REFUSED',
      'NOMINATION_OPEN',
      'EARLY_CHANGE',
      'START_WRONG',
      'REASON_NEEDED',
    ],
  },
  reviseNomination: {
    summary: '修改选派: answers what the centre sent back',
    who: ['unitHead'],
    scope: 'unitId',
    kind: 'command',
    input: v.strictObject({ unitId: Id, nominationId: Id, ...nominated }),
    output: Done,
    refuses: ['PERSON_UNKNOWN', 'SEAT_REFUSED', 'EARLY_CHANGE', 'START_WRONG', 'REASON_NEEDED', 'MOVED_ON'],
  },
  withdrawNomination: {
    summary: '撤回选派',
    who: ['unitHead'],
    scope: 'unitId',
    kind: 'command',
    input: v.strictObject({ unitId: Id, nominationId: Id }),
    output: Done,
    refuses: ['MOVED_ON'],
  },
  nominations: {
    summary: '待确认的选派: of all units',
    who: ['centreStaff', 'centreAdmin'],
    kind: 'query',
    input: v.strictObject({ cursor: v.optional(Cursor) }),
    output: v.strictObject({ nominations: v.array(NominationView), cursor: v.optional(Cursor) }),
    refuses: [],
  },
  confirmNomination: {
    summary:
      '确认选派: the centre agrees, and to an early change in writing (§12); training comes first (§13)',
    who: centre,
    kind: 'command',
    input: v.strictObject({ nominationId: Id, consent: v.optional(reason) }),
    output: Done,
    refuses: ['SEAT_REFUSED', 'UNTRAINED', 'REASON_MISSING', 'CONSENT_NEEDED', 'MOVED_ON', 'OWN_STEP'],
  },
  sendBackNomination: {
    summary: '退回选派: with what is to be changed',
    who: centre,
    kind: 'command',
    input: v.strictObject({ nominationId: Id, remark: reason }),
    output: Done,
    refuses: ['MOVED_ON', 'OWN_STEP'],
  },
  handover: {
    summary: '交接: what goes over, and who has signed (§12)',
    who: 'member',
    kind: 'query',
    input: v.strictObject({ handoverId: Id }),
    output: HandoverView,
    refuses: [],
  },
  listHandover: {
    summary: '交接清单: open cases, assets, seals, keys; a new list is signed by nobody yet',
    who: 'member',
    kind: 'command',
    input: v.strictObject({ handoverId: Id, items: v.pipe(v.array(HandoverItem), v.maxLength(60)) }),
    output: HandoverView,
    refuses: ['MOVED_ON'],
  },
  signHandover: {
    summary: '交接签字: the list that was shown; when both have, the change takes effect on its day (§12)',
    who: 'member',
    kind: 'command',
    input: v.strictObject({ handoverId: Id, listHash: text(64) }),
    output: HandoverView,
    refuses: ['MOVED_ON', 'NOT_LISTED'],
  },
  callOffHandover: {
    summary: '取消更换: who is there stays',
    who: centre,
    kind: 'command',
    input: v.strictObject({ handoverId: Id, reason }),
    output: HandoverView,
    refuses: ['MOVED_ON'],
  },
  orderReplacement: {
    summary:
      '责令更换: the unit names a successor within five working days, B does the duties meanwhile (§12)',
    who: centre,
    kind: 'command',
    input: v.strictObject({ postingId: Id, ground: ReplacementOrder.entries.ground, reason: words(300) }),
    output: OrderView,
    refuses: ['MOVED_ON', 'ORDER_STANDS'],
  },
  liftOrder: {
    summary: '撤销责令: whoever was relieved goes on',
    who: centre,
    kind: 'command',
    input: v.strictObject({ orderId: Id, reason }),
    output: OrderView,
    refuses: ['MOVED_ON'],
  },
  endPosting: {
    summary: '结束任职: at a window that closes; elsewhere a successor comes first (§7 §12)',
    who: centre,
    kind: 'command',
    input: v.strictObject({ postingId: Id, reason }),
    output: v.strictObject({ postingId: Id, to: Day }),
    refuses: ['MOVED_ON', 'SUCCESSOR_NEEDED'],
  },
  nameDeputy: {
    summary: '委托: the head of a unit names who stands in for them, from when to when (§9)',
    who: ['unitHead'],
    scope: 'unitId',
    kind: 'command',
    input: v.strictObject({ unitId: Id, no, firstDay: Day, lastDay: Day, reason }),
    output: Granted,
    refuses: ['PERSON_UNKNOWN', 'HELD_ALREADY', 'NOT_OF_UNIT', 'TERM_WRONG', 'ROLES_APART', 'OWN_STEP'],
  },
  endDeputy: {
    summary: '收回委托',
    who: ['unitHead'],
    scope: 'unitId',
    kind: 'command',
    input: v.strictObject({ unitId: Id, reason }),
    output: Granted,
    refuses: ['OWN_STEP'],
  },
} as const satisfies Contract
