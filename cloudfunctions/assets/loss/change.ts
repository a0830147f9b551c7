import type { AuditedChange } from '../../_kernel/operation'
import { Losses } from '../collections'
import type { Loss } from './loss'
import type { LossState } from './shape'
import { sumOf } from './shares'

const reported = [
  '_id',
  'itemId',
  'itemName',
  'steward',
  'kind',
  'what',
  'valueFen',
  'reportedBy',
  'custodianId',
  'personIds',
  'createdAt',
] as const
type Facts<S extends LossState> = Omit<
  Extract<Loss, { state: S }>,
  (typeof reported)[number] | 'desk' | 'updatedAt' | 'v'
>

/** Whether a loss is still somebody's work. */
const isOpen: Record<LossState, boolean> = {
  reported: true,
  found: true,
  objected: true,
  closed: false,
  withdrawn: false,
}

/** A loss in its next state, with that state's facts and no other's. */
export const lossIn = <S extends LossState>(
  loss: Loss,
  facts: Facts<S> & { readonly state: S },
  now: Date,
  personIds: readonly string[] = loss.personIds,
): Loss => {
  const common = Object.fromEntries(
    Object.entries(loss).filter(([field]) => (reported as readonly string[]).includes(field)),
  )
  const { state } = facts
  const desk = isOpen[state] ? loss.steward : 'settled'
  return {
    ...common,
    ...facts,
    personIds: [...new Set(personIds)],
    desk,
    updatedAt: now,
    v: loss.v + 1,
  } as unknown as Loss
}

/** What the audit says of a loss: who bears what stands in the document alone. */
const lossFacts = (loss: Loss) => {
  const finding = 'finding' in loss ? loss.finding : undefined
  return {
    state: loss.state,
    compensationFen: finding?.compensationFen ?? null,
    sum: finding === undefined ? null : sumOf(finding.liable),
    receipts: finding?.liable.filter(({ receipt }) => receipt !== undefined).length ?? 0,
    objections: finding?.liable.filter(({ objection }) => objection !== undefined).length ?? 0,
  }
}

export const lossChange = (before: Loss, next: Loss): AuditedChange => ({
  of: Losses,
  replace: next,
  before: lossFacts(before),
  after: lossFacts(next),
})
export const lossBeginning = (loss: Loss): AuditedChange => ({
  of: Losses,
  insert: loss,
  before: {},
  after: lossFacts(loss),
})
