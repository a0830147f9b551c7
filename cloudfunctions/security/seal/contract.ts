import * as v from 'valibot'
import type { Contract } from '../../_kernel/contract'
import { roles } from '../../_kernel/role'
import { Day, DAY_MINUTES } from '../../_kernel/time'
import { Count, Cursor, Empty, Id, Instant, words } from '../../_kernel/values'
import { sealButtons, sealKinds, sealStates } from './shape'

const staff = ['windowStaff', 'backOffice', 'unitHead'] as const
const registrars = ['unitHead', 'centreStaff', 'centreAdmin'] as const
const anyStaff = ['windowStaff', 'backOffice', 'unitHead', 'centreStaff', 'centreAdmin'] as const
const onSeal = { sealId: Id }

/** A kept thing in a list. One that is confidential has no name there for anybody but its keeper. */
export const SealRow = v.strictObject({
  ...onSeal,
  /** Nothing: it is confidential, and opening it is written down. */
  name: v.optional(v.string()),
  kind: v.picklist(sealKinds),
  state: v.picklist(sealStates),
  isConfidential: v.boolean(),
  windowNo: Count,
  isMine: v.boolean(),
  /** Who has it, and until when. */
  out: v.optional(
    v.strictObject({ by: v.string(), isByMe: v.boolean(), dueAt: Instant, isLate: v.boolean() }),
  ),
  /** Its keeper has seen it in its place today. */
  isConfirmed: v.boolean(),
  buttons: v.array(v.picklist(sealButtons)),
})

const OutView = v.strictObject({
  outId: Id,
  by: v.string(),
  purpose: v.string(),
  document: v.optional(v.string()),
  takenAt: Instant,
  dueAt: Instant,
  isLate: v.boolean(),
  returnedAt: v.optional(Instant),
  returnedBy: v.optional(v.string()),
})

const SealView = v.strictObject({
  ...SealRow.entries,
  name: v.string(),
  windowId: Id,
  unitName: v.string(),
  keeperId: Id,
  keeper: v.string(),
  confirmedOn: v.optional(Day),
  /** Why it is no longer kept. */
  why: v.optional(v.string()),
  /** The latest first, twenty at most. */
  outs: v.array(OutView),
  /** Who looked at it, for those who answer for something confidential. */
  looks: v.optional(
    v.array(v.strictObject({ name: v.string(), role: v.picklist([...roles, 'none']), at: Instant })),
  ),
  seenAt: Instant,
})

const Moment = v.strictObject({ day: Day, minute: v.pipe(Count, v.maxValue(DAY_MINUTES - 1)) })
const fields = { name: words(40), kind: v.picklist(sealKinds), keeperId: Id, isConfidential: v.boolean() }

export const sealContract = {
  mySeals: {
    summary: '印章、资料: what I keep, what I have out, and what my window has (§30)',
    who: staff,
    kind: 'query',
    input: Empty,
    output: v.strictObject({
      seals: v.array(SealRow),
      /** When the day's work ends: by then things are back, unless somebody says otherwise. */
      endsAt: v.optional(v.pipe(Count, v.maxValue(DAY_MINUTES))),
      seenAt: Instant,
    }),
    refuses: [],
  },
  seals: {
    summary: '印章、资料登记册: all that one answers for, the latest first (§30)',
    who: registrars,
    kind: 'query',
    input: v.strictObject({ cursor: v.optional(Cursor) }),
    output: v.strictObject({ seals: v.array(SealRow), cursor: v.optional(Cursor), seenAt: Instant }),
    refuses: [],
  },
  seal: {
    summary: '看一件印章或资料: where it is, who had it; looking at a confidential one is written down (§30)',
    who: anyStaff,
    kind: 'query',
    input: v.strictObject(onSeal),
    output: SealView,
    refuses: [],
  },
  sealForm: {
    summary: '登记印章、资料用的名单: the windows, and who may keep something there (§30)',
    who: registrars,
    kind: 'query',
    input: Empty,
    output: v.strictObject({
      windows: v.array(
        v.strictObject({
          windowId: Id,
          windowNo: Count,
          people: v.array(v.strictObject({ personId: Id, name: v.string() })),
        }),
      ),
      /** They may keep something from everybody but its keeper, the unit's head and the centre's. */
      maySetConfidential: v.boolean(),
    }),
    refuses: [],
  },
  registerSeal: {
    summary: '登记印章、资料: its keeper, and whether others may know of it (§30)',
    who: registrars,
    scope: 'windowId',
    kind: 'command',
    input: v.strictObject({ windowId: Id, ...fields }),
    output: v.strictObject(onSeal),
    refuses: ['KEEPER_WRONG', 'TOO_MANY_SEALS', 'CONFIDENTIAL_NOT_YOURS'],
  },
  amendSeal: {
    summary: '改登记: another keeper or name (§30)',
    who: registrars,
    kind: 'command',
    input: v.strictObject({ ...onSeal, ...fields }),
    output: v.strictObject(onSeal),
    refuses: ['KEEPER_WRONG', 'SEAL_RETIRED', 'CONFIDENTIAL_NOT_YOURS'],
  },
  retireSeal: {
    summary: '注销印章、资料: destroyed or handed in, with a reason (§30)',
    who: registrars,
    kind: 'command',
    input: v.strictObject({ ...onSeal, reason: words(200) }),
    output: v.strictObject(onSeal),
    refuses: ['SEAL_OUT', 'SEAL_RETIRED'],
  },
  takeSeal: {
    summary: '取出: for what, for which document, and back by when (§30)',
    who: staff,
    kind: 'command',
    input: v.strictObject({
      ...onSeal,
      purpose: words(200),
      document: v.optional(words(80)),
      due: Moment,
    }),
    output: v.strictObject(onSeal),
    refuses: ['SEAL_OUT', 'SEAL_RETIRED', 'DUE_WRONG'],
  },
  returnSeal: {
    summary: '归还: it is back in its place (§30)',
    who: anyStaff,
    kind: 'command',
    input: v.strictObject(onSeal),
    output: v.strictObject(onSeal),
    refuses: ['SEAL_IN', 'SEAL_RETIRED'],
  },
  confirmSeals: {
    summary: '确认在位: its keeper has seen all that they keep in its place this evening (§30)',
    who: staff,
    kind: 'command',
    input: Empty,
    output: v.strictObject({
      confirmed: Count,
      /** Still to confirm: a tap takes twenty. */
      left: Count,
      out: Count,
    }),
    refuses: ['NOTHING_KEPT'],
  },
} as const satisfies Contract
