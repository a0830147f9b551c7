import * as v from 'valibot'
import type { Contract } from '../_kernel/contract'
import { Count } from '../_kernel/values'
import { calendarRows } from './calendar-contract'

/** Where changes are kept under seal: the audit itself, and the moves inside tickets and sessions. */
export const sealed = ['auditEntries', 'tickets', 'sessions'] as const

export const contract = {
  verifyAudit: {
    summary: '核验留痕: walks the seals and names the first that no longer holds',
    who: ['centreAdmin', 'steeringOffice'],
    kind: 'query',
    input: v.strictObject({ collection: v.picklist(sealed) }),
    output: v.variant('intact', [
      v.strictObject({ intact: v.literal(true), seals: Count, items: Count }),
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
} as const satisfies Contract
