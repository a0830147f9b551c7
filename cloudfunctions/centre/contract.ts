import * as v from 'valibot'
import type { Contract } from '../_kernel/contract'
import { Day } from '../_kernel/time'
import { Count, Cursor, Empty, Instant, text } from '../_kernel/values'
import { myDataRow } from '../_kernel/my-data'
import { boardContract } from './board/contract'
import { calendarRows } from './calendar/contract'
import { noticeContract } from './notice/contract'
import { regulationContract } from './regulation/contract'
import { standardContract } from './standard/contract'

/** Where changes are kept under seal: the audit itself, and the moves inside tickets and sessions. */
export const sealed = ['auditEntries', 'tickets', 'sessions'] as const

const Facts = v.array(v.strictObject({ name: v.string(), before: v.string(), after: v.string() }))

const AuditRow = v.strictObject({
  entryId: v.string(),
  /** collection:document */
  subject: v.string(),
  endpoint: v.string(),
  /** What the endpoint is called in Chinese. */
  what: v.optional(v.string()),
  role: v.string(),
  /** Visitor id, to see what else came from there. */
  by: v.string(),
  /** Named only where it is one of the staff. */
  name: v.optional(v.string()),
  at: Instant,
  facts: Facts,
  isSealed: v.boolean(),
})

export const contract = {
  todos: {
    summary: '待办: what waits for me in any of my roles, oldest first',
    who: 'member',
    kind: 'query',
    input: v.strictObject({ cursor: v.optional(Cursor) }),
    output: v.strictObject({
      todos: v.array(
        v.strictObject({
          todoId: v.string(),
          kind: v.string(),
          text: v.string(),
          page: v.string(),
          since: Instant,
          dueAt: v.optional(Instant),
          isOverdue: v.boolean(),
        }),
      ),
      cursor: v.optional(Cursor),
      seenAt: Instant,
    }),
    refuses: [],
  },
  todoCount: {
    summary: '待办数: how many wait for me in any of my roles, and how many are late',
    who: 'member',
    kind: 'query',
    input: Empty,
    output: v.strictObject({ waiting: Count, overdue: Count }),
    refuses: [],
  },
  auditTrail: {
    summary: '留痕: who changed what and when, newest first; by thing, by person or by day',
    who: ['centreAdmin', 'steeringOffice'],
    kind: 'query',
    input: v.strictObject({
      /** collection:document */
      subject: v.optional(text(200)),
      /** Visitor id of who did it. */
      by: v.optional(text(80)),
      /** A window's, case's or person's number, a sheet's code, or the name of one of the staff. */
      about: v.optional(text(40)),
      /** The last day to be shown; what came before follows. */
      until: v.optional(Day),
      cursor: v.optional(Cursor),
    }),
    output: v.strictObject({ entries: v.array(AuditRow), cursor: v.optional(Cursor) }),
    refuses: ['NOBODY_OF_THAT_NAME', 'NO_SUCH_THING'],
  },
  verifyAudit: {
    summary: '核验留痕: walks the seals and names the first that no longer holds',
    who: ['centreAdmin', 'steeringOffice'],
    kind: 'query',
    input: v.strictObject({ collection: v.picklist(sealed), after: v.optional(Count) }),
    output: v.variant('intact', [
      v.strictObject({
        intact: v.literal(true),
        seals: Count,
        items: Count,
        /** Ask again with it as `after`: there is more than one call can walk. */
        next: v.optional(Count),
      }),
      v.strictObject({
        intact: v.literal(false),
        seal: Count,
        /** The document that was changed or is gone; empty when the chain itself is broken. */
        id: v.string(),
        problem: v.picklist(['chain', 'missing', 'changed']),
      }),
    ]),
    refuses: [],
  },
  ...calendarRows,
  ...boardContract,
  ...noticeContract,
  ...standardContract,
  ...regulationContract,
  myData: myDataRow,
} as const satisfies Contract
