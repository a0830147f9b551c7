import * as v from 'valibot'
import type { Contract } from '../_kernel/contract'
import { myDataRow } from '../_kernel/my-data'
import { roles } from '../_kernel/role'
import { Count, Empty, Id, Instant, text } from '../_kernel/values'
import { codeRows } from './roster/code-rows'
import { identityRows } from './roster/identity-rows'
import { importRows } from './roster/import-rows'
import { postRows } from './roster/post-rows'
import { rosterRows } from './roster/rows'
import { trainingRows } from './roster/training-rows'

const Workspace = v.strictObject({
  role: v.picklist(roles),
  unitId: v.optional(Id),
  unitName: v.optional(v.string()),
  windowId: v.optional(Id),
  windowNo: v.optional(Count),
})

const Me = v.strictObject({
  isBound: v.boolean(),
  name: v.optional(v.string()),
  /** Student or staff number with its middle hidden. */
  maskedNo: v.optional(v.string()),
  audience: v.optional(v.string()),
  unitName: v.optional(v.string()),
  /** Desks that this person may work at, one row each. */
  workspaces: v.array(Workspace),
  seenAt: Instant,
})

export const contract = {
  ...codeRows,
  ...identityRows,
  ...importRows,
  ...postRows,
  ...rosterRows,
  ...trainingRows,
  me: {
    summary: '我的: who I am here and where I may work',
    who: 'anyone',
    kind: 'query',
    input: Empty,
    output: Me,
    refuses: [],
  },
  bind: {
    summary: '绑定身份: number, name and the one-time activation code',
    who: 'anyone',
    kind: 'command',
    input: v.strictObject({ no: text(20), name: text(40), code: text(20) }),
    output: Me,
    refuses: ['BINDING_FAILED', 'BINDING_LOCKED', 'ADMIN_CODE_NEEDED', 'BOUND_ALREADY'],
  },
  issueCode: {
    summary: '发激活码: a fresh code for a person, after a look at the campus card; the one before ends',
    who: ['centreStaff', 'centreAdmin'],
    kind: 'command',
    retry: 'document',
    account: 'fresh',
    input: v.strictObject({ no: text(20) }),
    output: v.strictObject({ name: v.string(), maskedNo: v.string(), code: v.string(), until: Instant }),
    refuses: ['PERSON_UNKNOWN'],
  },
  myData: myDataRow,
} as const satisfies Contract
