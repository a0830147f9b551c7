import type { Context } from '../../_kernel/context'
import type { AuditedChange } from '../../_kernel/operation'
import { type Activation, activationKey, activationMac, CODE_DAYS } from './activation'
import { Activations } from '../collections'

/** A code that is given to somebody: by whom it counts, and what the audit says of it beside. */
interface Given {
  readonly personId: string
  readonly code: string
  readonly isByAdmin: boolean
  /** What they had before, whose place it takes. */
  readonly known: Activation | undefined
  readonly isOnSheet?: true
}

/** A fresh activation in place of what there was, as the audit keeps it: neither code nor mac. */
export const activating = (
  { personId, code, isByAdmin, known, ...more }: Given,
  { now, operation, inputHash }: Context,
): { activation: Activation; change: AuditedChange } => {
  const activation: Activation = {
    _id: personId,
    mac: activationMac(activationKey(), personId, code),
    expiresAt: new Date(now.getTime() + CODE_DAYS * 86_400_000),
    isUsed: false,
    ...(isByAdmin ? { isByAdmin } : {}),
    operation,
    inputHash,
    createdAt: now,
    updatedAt: now,
    // Expired codes are purged and audit entries are named by version, so it never starts again.
    v: known === undefined ? now.getTime() : known.v + 1,
  }
  const facts = { before: {}, after: { isUsed: false, isByAdmin, ...more } }
  const change: AuditedChange =
    known === undefined
      ? { of: Activations, insert: activation, ...facts }
      : { of: Activations, replace: activation, ...facts }
  return { activation, change }
}
