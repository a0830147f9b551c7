import * as v from 'valibot'
import type { Moves } from '../../_kernel/moves'
import { Day } from '../../_kernel/time'
import { Count, Id, stamps, text } from '../../_kernel/values'
import { Fen } from '../item/item'
import { lossKinds } from '../item/shape'
import type { LossState } from './shape'
import { amountsOf, sharesFault, sumOf } from './shares'
import { Tag } from '../item/input'

export const MOST_LIABLE = 10

/** One person's part: what they bear, what they say to it, and that they paid. */
export const Liability = v.strictObject({
  personId: Id,
  unitId: Id,
  percent: v.pipe(Count, v.minValue(1), v.maxValue(100)),
  amountFen: Fen,
  objection: v.optional(v.strictObject({ words: text(500), at: v.date() })),
  receipt: v.optional(v.strictObject({ no: text(40), on: Day })),
})
export type Liability = v.InferOutput<typeof Liability>

/** 责任认定: who bears which part of what amount; without anybody, nobody is to blame. */
export const Finding = v.strictObject({
  words: text(500),
  compensationFen: Fen,
  liable: v.pipe(v.array(Liability), v.maxLength(MOST_LIABLE)),
  foundBy: Id,
  foundOn: Day,
})
export type Finding = v.InferOutput<typeof Finding>

const reported = {
  _id: Id,
  itemId: Tag,
  itemName: text(60),
  steward: Id,
  kind: v.picklist(lossKinds),
  what: text(500),
  valueFen: Fen,
  reportedBy: Id,
  custodianId: v.optional(Id),
  /** Persons in it, for those who look for their own. */
  personIds: v.pipe(v.array(Id), v.maxLength(MOST_LIABLE + 2)),
  /** The steward's desk while it is open; under an index. */
  desk: Id,
  ...stamps,
}

/** 遗失、损坏 (§28): from the report through the finding of responsibility to the receipt. */
export const Loss = v.variant('state', [
  v.strictObject({ ...reported, state: v.literal('reported') }),
  v.strictObject({ ...reported, state: v.literal('found'), finding: Finding }),
  v.strictObject({ ...reported, state: v.literal('objected'), finding: Finding }),
  v.strictObject({ ...reported, state: v.literal('closed'), finding: Finding, closedOn: Day }),
  v.strictObject({ ...reported, state: v.literal('withdrawn'), reason: text(200) }),
])
export type Loss = v.InferOutput<typeof Loss>

export type LossActor = 'steward' | 'liable'

export const lossMoves = {
  find: { from: ['reported', 'found', 'objected'], to: 'found', by: ['steward'] },
  object: { from: ['found', 'objected'], to: 'objected', by: ['liable'] },
  pay: { from: ['found'], to: 'found', by: ['steward'] },
  close: { from: ['found'], to: 'closed', by: ['steward'] },
  withdraw: { from: ['reported', 'found', 'objected'], to: 'withdrawn', by: ['steward'] },
} as const satisfies Moves<LossState, LossActor>

type Named = Pick<Liability, 'personId' | 'unitId' | 'percent'>

/** Liabilities with the amount of each; what was paid for an unchanged amount stays paid. */
export const liabilitiesOf = (
  compensationFen: number,
  named: readonly Named[],
  before: readonly Liability[] = [],
): Liability[] => {
  const amounts = amountsOf(compensationFen, named)
  return named.map((one, at) => {
    const amountFen = amounts[at] ?? 0
    const known = before.find(({ personId }) => personId === one.personId)
    return {
      ...one,
      amountFen,
      ...(known?.receipt !== undefined && known.amountFen === amountFen ? { receipt: known.receipt } : {}),
    }
  })
}

export type NotClosable =
  { readonly why: 'shares'; readonly sum: number } | { readonly why: 'unpaid'; readonly left: number }

/** Why a loss can't be closed, or nothing (§28): shares sum to 100 %, unless nobody is liable, and all is paid. */
export const notClosable = ({
  liable,
  compensationFen,
}: Pick<Finding, 'liable' | 'compensationFen'>): NotClosable | undefined => {
  const sum = sumOf(liable)
  if (liable.length > 0 ? sum !== 100 : compensationFen > 0) return { why: 'shares', sum }
  const left = liable.filter(({ amountFen, receipt }) => amountFen > 0 && receipt === undefined).length
  return left === 0 ? undefined : { why: 'unpaid', left }
}

export { sharesFault }
