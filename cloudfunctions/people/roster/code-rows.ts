import * as v from 'valibot'
import type { Contract } from '../../_kernel/contract'
import { Count, Cursor, Id, text } from '../../_kernel/values'
import { PageKey } from '../../_shared/code-sheet'

const offices = ['centreStaff', 'centreAdmin', 'unitHead'] as const

/** Whom codes are for: everybody of a unit, a class of the roster, or numbers that somebody has in a list. */
const ForWhom = v.variant('kind', [
  v.strictObject({ kind: v.literal('unit'), ofUnit: Id }),
  v.strictObject({ kind: v.literal('group'), group: text(40) }),
  v.strictObject({
    kind: v.literal('numbers'),
    numbers: v.pipe(v.array(text(20)), v.minLength(1), v.maxLength(200)),
  }),
])

/** Activation codes for many at once, printed at an office's computer (0.1). */
export const codeRows = {
  rosterGroups: {
    summary: '班级: the classes on the rolls, in order, from the first letters on',
    who: ['centreStaff', 'centreAdmin'],
    kind: 'query',
    input: v.strictObject({ begins: v.optional(text(40)), cursor: v.optional(Cursor) }),
    output: v.strictObject({ groups: v.array(v.string()), cursor: v.optional(Cursor) }),
    refuses: [],
  },
  makeCodes: {
    summary:
      '做激活码单: codes for the next people of a list, sealed for the print page; again with the cursor until none is left',
    who: offices,
    kind: 'command',
    input: v.strictObject({
      /** What the code on the print page says. */
      page: PageKey,
      for: ForWhom,
      /** Also for those who have a code that still opens; that one ends. */
      isAnew: v.boolean(),
      cursor: v.optional(v.pipe(Cursor, v.regex(/^[\w-]+$/))),
    }),
    output: v.strictObject({
      made: Count,
      /** Who got none, and why. */
      without: v.strictObject({ bound: Count, hasCode: Count, hasRole: Count }),
      /** Numbers of the list that nobody here has. */
      unknown: v.array(v.string()),
      cursor: v.optional(Cursor),
    }),
    refuses: ['NOBODY_LISTED', 'PRINT_PAGE_UNKNOWN'],
  },
  discardCodes: {
    summary: '销毁码单: what was sealed for a print page goes at once; codes on paper go on',
    who: offices,
    kind: 'command',
    input: v.strictObject({ page: PageKey }),
    output: v.strictObject({ discarded: Count }),
    refuses: [],
  },
} as const satisfies Contract
