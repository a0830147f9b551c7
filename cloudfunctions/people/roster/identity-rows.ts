import * as v from 'valibot'
import type { Contract } from '../../_kernel/contract'
import { roles } from '../../_kernel/role'
import { Day } from '../../_kernel/time'
import { Count, Cursor, Id, Instant, text, words } from '../../_kernel/values'
import { postKinds } from '../posting/posting'
import { givenRoles } from '../grant/role-grant'
import { papersSeen } from '../binding/unbinding'

const no = text(20)
const reason = words(200)

const GrantView = v.strictObject({
  grantId: Id,
  name: v.string(),
  maskedNo: v.string(),
  role: v.picklist(roles.filter((role) => role !== 'windowStaff')),
  unitName: v.optional(v.string()),
  isDeputy: v.boolean(),
  from: Day,
  to: v.optional(Day),
  reason: v.optional(v.string()),
  state: v.picklist(['coming', 'current', 'over', 'withdrawn']),
  /** Whether whoever asks may shorten it or take it back. */
  mayWithdraw: v.boolean(),
})

const centre = ['centreAdmin'] as const

/** Who holds which role, and who has left (0.1). */
export const identityRows = {
  personRoles: {
    summary: '人员: who somebody is here, by number: roles, posts, whether bound',
    who: centre,
    kind: 'query',
    input: v.strictObject({ no }),
    output: v.strictObject({
      name: v.string(),
      maskedNo: v.string(),
      audience: v.string(),
      unitId: v.optional(Id),
      unitName: v.optional(v.string()),
      isBound: v.boolean(),
      leftOn: v.optional(Day),
      grants: v.array(GrantView),
      posts: v.array(v.strictObject({ windowNo: Count, kind: v.picklist(postKinds), from: Day })),
      /** Nobody gives, takes or ends their own. */
      isSelf: v.boolean(),
      seenAt: Instant,
    }),
    refuses: ['PERSON_UNKNOWN'],
  },
  grants: {
    summary: '角色: who holds a role, past ones too',
    who: centre,
    kind: 'query',
    input: v.strictObject({ role: v.picklist([...givenRoles, 'backOffice']), cursor: v.optional(Cursor) }),
    output: v.strictObject({ grants: v.array(GrantView), cursor: v.optional(Cursor) }),
    refuses: [],
  },
  giveGrant: {
    summary: '授予角色: with scope, term and reason (0.1 §9 §14)',
    who: centre,
    kind: 'command',
    input: v.strictObject({
      no,
      role: v.picklist(givenRoles),
      /** The unit of a head; roles of the centre have none. */
      ofUnit: v.optional(Id),
      firstDay: Day,
      lastDay: v.optional(Day),
      reason,
    }),
    output: GrantView,
    refuses: ['PERSON_UNKNOWN', 'HELD_ALREADY', 'NOT_OF_UNIT', 'TERM_WRONG', 'ROLES_APART'],
  },
  withdrawGrant: {
    summary: '收回角色: with the reason; nobody takes back their own',
    who: centre,
    kind: 'command',
    input: v.strictObject({ grantId: Id, reason }),
    output: GrantView,
    refuses: ['MOVED_ON', 'OWN_STEP'],
  },
  shortenGrant: {
    summary: '缩短任期: a role ends on a coming day, with the reason; nobody shortens their own',
    who: centre,
    kind: 'command',
    input: v.strictObject({ grantId: Id, lastDay: Day, reason }),
    output: GrantView,
    refuses: ['MOVED_ON', 'OWN_STEP', 'TERM_WRONG'],
  },
  unbind: {
    summary: '解除绑定: for another WeChat or phone, after a look at the card; a fresh code binds anew (0.1)',
    who: ['centreStaff', 'centreAdmin'],
    kind: 'command',
    /** Number and name as the paper says that was seen. */
    input: v.strictObject({ no, name: text(40), seen: v.picklist(papersSeen), reason }),
    output: v.strictObject({ name: v.string(), maskedNo: v.string() }),
    refuses: ['PERSON_UNKNOWN', 'NAME_DIFFERS', 'OWN_STEP', 'NOT_BOUND_HERE', 'AT_WINDOW'],
  },
  recordLeaving: {
    summary: '离校离岗: ends posts, roles and binding at once; what becomes empty shows (0.1)',
    who: centre,
    kind: 'command',
    input: v.strictObject({ no, reason }),
    output: v.strictObject({ name: v.string(), leftOn: Day, posts: Count, grants: Count }),
    refuses: ['PERSON_UNKNOWN', 'OWN_STEP'],
  },
} as const satisfies Contract
