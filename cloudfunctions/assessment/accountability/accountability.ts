import * as v from 'valibot'
import { Day } from '../../_kernel/time'
import { Id, stamps, text } from '../../_kernel/values'
import { accountabilityStates, type AccountabilityState, outcomes } from '../assessment-shape'
import { Code } from '../rules/shape'

/** 单位责任 (§34): what the steering office has to say about a unit's fault in something grave, and what it said. */
export const Accountability = v.strictObject({
  /** The source that it stands on. */
  _id: Id,
  unitId: Id,
  rule: Code,
  evidence: Id,
  on: Day,
  state: v.picklist(accountabilityStates),
  outcome: v.optional(v.picklist(outcomes)),
  reason: v.optional(text(500)),
  decidedBy: v.optional(Id),
  decidedOn: v.optional(Day),
  ...stamps,
})
export type Accountability = v.InferOutput<typeof Accountability>

/** What is grave enough for the school to hold a unit to account. */
const grave: readonly string[] = ['majorComplaint', 'incident']
export const isGrave = (rule: string): boolean => grave.includes(rule)

/** Those that wait for the steering office: what it decided is looked at again when its ground fell. */
export const waitsForOffice: Readonly<Record<AccountabilityState, boolean>> = {
  open: true,
  decided: false,
  lapsed: false,
  overturned: true,
}

/** Where a matter goes when its ground is found, or falls. */
export const accountabilityAfter = (
  state: AccountabilityState | undefined,
  stands: boolean,
): AccountabilityState | undefined => {
  if (state === undefined) return stands ? 'open' : undefined
  if (stands) return state === 'lapsed' ? 'open' : state === 'overturned' ? 'decided' : state
  return state === 'open' ? 'lapsed' : state === 'decided' ? 'overturned' : state
}
