import * as v from 'valibot'
import type { Contract } from '../_kernel/contract'
import { myDataRow } from '../_kernel/my-data'
import { Day } from '../_kernel/time'
import { Count, Cursor, Id, Instant, words } from '../_kernel/values'
import { accountabilityStates, outcomes } from './assessment-shape'
import { entryContract } from './entry/contract'
import { monthContract } from './month/contract'
import { ruleContract } from './rules/contract'

/** A unit's fault in something grave, and what the steering office said. */
export const AccountabilityView = v.strictObject({
  accountabilityId: Id,
  unitName: v.string(),
  ruleName: v.string(),
  on: Day,
  state: v.picklist(accountabilityStates),
  outcome: v.optional(v.picklist(outcomes)),
  reason: v.optional(v.string()),
  decidedOn: v.optional(Day),
  canDecide: v.boolean(),
  since: Instant,
})

export const contract = {
  ...monthContract,
  ...entryContract,
  ...ruleContract,
  exportYear: {
    summary: '导出年度考核: a year of published results and every entry behind them, as a spreadsheet (§16)',
    who: ['centreAdmin', 'steeringOffice'],
    kind: 'command',
    input: v.strictObject({ year: v.pipe(Count, v.minValue(2000), v.maxValue(2099)) }),
    output: v.strictObject({ link: v.string(), months: Count, entries: Count }),
    refuses: ['NOTHING_PUBLISHED'],
  },
  accountabilities: {
    summary: "单位责任: units' fault in something grave, newest first (§34)",
    who: ['steeringOffice', 'centreAdmin'],
    kind: 'query',
    input: v.strictObject({ cursor: v.optional(Cursor) }),
    output: v.strictObject({ accountabilities: v.array(AccountabilityView), cursor: v.optional(Cursor) }),
    refuses: [],
  },
  recordOutcome: {
    summary: '定单位责任: what the steering office decided, and why; the heads of the unit are told (§34)',
    who: ['steeringOffice'],
    kind: 'command',
    input: v.strictObject({ accountabilityId: Id, outcome: v.picklist(outcomes), reason: words(500) }),
    output: AccountabilityView,
    refuses: ['LAPSED'],
  },
  myData: myDataRow,
} as const satisfies Contract
