import type { Context } from '../_kernel/context'
import type { Refusal } from '../_kernel/refusal'
import { get } from '../_kernel/store'
import { dayOf } from '../_kernel/time'
import { ReturnPasses } from '../_shared/return-pass'
import { slipIdOf } from '../_shared/slip'
import { refuse } from './refusals'
import type { Rank } from './ticket'

interface Asked {
  readonly service: string
  /** What a person at the desk saw; nobody grants it to themselves (domain 2, *order*). */
  readonly priority?: 'normal' | 'priority'
  readonly passId?: string | undefined
  /** Code on the paper of the case, for who isn't known as its applicant: a guest's other phone, or a proxy's. */
  readonly slipCode?: string | undefined
}

/** What a number is by right of its pass. */
export interface Right {
  readonly priority: Rank
  readonly pass?: string
}

/**
 * By what right a number is called (§20): with an open pass for this matter as a returning one, otherwise as it was
 * asked for. `bearer` is whose pass it must be, unless they have the code of the case's paper; at the front desk a
 * person looks instead, for a named proxy too.
 */
export const rightOf = async (
  { service, priority = 'normal', passId, slipCode }: Asked,
  bearer: string | undefined,
  { now }: Context,
): Promise<Right | Refusal<'PASS_UNKNOWN' | 'PASS_OVER'>> => {
  if (passId === undefined) return { priority }
  const pass = await get(ReturnPasses, passId)
  const isTheirs =
    bearer === undefined ||
    pass?.visitor === bearer ||
    (slipCode !== undefined && pass?.slip === slipIdOf(slipCode))
  if (pass?.service !== service || !isTheirs) return refuse('PASS_UNKNOWN', {})
  if (!pass.isOpen || now >= pass.until) return refuse('PASS_OVER', { day: dayOf(pass.until) })
  return { priority: 'returned', pass: passId }
}
