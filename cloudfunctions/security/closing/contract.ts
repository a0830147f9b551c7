import * as v from 'valibot'
import type { Contract } from '../../_kernel/contract'
import { Day } from '../../_kernel/time'
import { Count, Id, Instant, words } from '../../_kernel/values'
import { closingItems } from '../../_shared/closing-items'
import { SealRow } from '../seal/contract'

const centre = ['centreStaff', 'centreAdmin'] as const
const States = v.picklist(['idle', 'awaited', 'done', 'chased', 'missed', 'excused'])
const Items = v.pipe(v.array(v.picklist(closingItems)), v.maxLength(closingItems.length))

/** One place's look round as whoever makes it sees it. */
const ClosingView = v.strictObject({
  day: Day,
  /** Nothing for the hall. */
  windowNo: v.optional(Count),
  items: v.array(v.picklist(closingItems)),
  state: States,
  done: v.optional(v.strictObject({ by: v.string(), at: Instant })),
  /** Others who are still at the window: the last one looks round. */
  others: Count,
  /** What is not in its place, so that nobody can say that it is locked up. */
  out: v.array(SealRow),
  seenAt: Instant,
})

export const closingContract = {
  closing: {
    summary: '下班检查: what to look at before this window is left, and what is not back yet (§31)',
    who: ['windowStaff'],
    scope: 'windowId',
    kind: 'query',
    input: v.strictObject({ windowId: Id }),
    output: ClosingView,
    refuses: [],
  },
  closeUp: {
    summary: '做完下班检查: doors and windows, lights, power, seals and papers; the last at a window (§31)',
    who: ['windowStaff'],
    scope: 'windowId',
    kind: 'command',
    input: v.strictObject({ windowId: Id, items: Items, uploadId: v.optional(Id) }),
    output: v.strictObject({ closingId: Id, at: Instant }),
    refuses: ['CLOSING_INCOMPLETE', 'SEALS_OUT'],
  },
  hallClosing: {
    summary: '大厅下班检查: what its duty person looks at (§31)',
    who: centre,
    kind: 'query',
    input: v.strictObject({}),
    output: ClosingView,
    refuses: [],
  },
  closeHall: {
    summary: '做完大厅下班检查 (§31)',
    who: centre,
    kind: 'command',
    input: v.strictObject({ items: Items, uploadId: v.optional(Id) }),
    output: v.strictObject({ closingId: Id, at: Instant }),
    refuses: ['CLOSING_INCOMPLETE'],
  },
  closings: {
    summary: '下班检查情况: how every window and the hall were left on a day (§31)',
    who: [...centre, 'unitHead'],
    kind: 'query',
    input: v.strictObject({ day: v.optional(Day) }),
    output: v.strictObject({
      day: Day,
      places: v.array(
        v.strictObject({
          closingId: Id,
          windowNo: v.optional(Count),
          unitName: v.optional(v.string()),
          state: States,
          by: v.optional(v.string()),
          at: v.optional(Instant),
          /** Made after it was asked for. */
          isLate: v.boolean(),
          hasPhoto: v.boolean(),
          /** Why a miss is nobody's fault. */
          excused: v.optional(v.string()),
          mayExcuse: v.boolean(),
        }),
      ),
      seenAt: Instant,
    }),
    refuses: [],
  },
  closingPhoto: {
    summary: '看下班检查的照片: a link for five minutes (§31)',
    who: [...centre, 'unitHead'],
    kind: 'query',
    input: v.strictObject({ closingId: Id }),
    output: v.strictObject({ link: v.string() }),
    refuses: [],
  },
  excuseClosing: {
    summary: '不计漏检: a look round that was missed through nobody’s fault, with a reason (§31)',
    who: centre,
    kind: 'command',
    input: v.strictObject({ closingId: Id, reason: words(200) }),
    output: v.strictObject({ closingId: Id }),
    refuses: ['CLOSING_NOT_MISSED'],
  },
} as const satisfies Contract
