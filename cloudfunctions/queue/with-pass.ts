import type { Context } from '../_kernel/context'
import type { Refusal } from '../_kernel/refusal'
import { get } from '../_kernel/store'
import { dayOf } from '../_kernel/time'
import { ReturnPasses } from '../_shared/return-pass'
import { refuse } from './refusals'
import type { Rank } from './ticket'

interface Asked {
  readonly service: string
  readonly priority: 'normal' | 'priority'
  readonly passId?: string | undefined
}

/**
 * By what right a number is called (§20): with an open pass for this matter as a returning one, otherwise as it was
 * asked for. `bearer` is whose pass it must be; at the front desk a person looks instead, for a named proxy too.
 */
export const rankFor = async (
  { service, priority, passId }: Asked,
  bearer: string | undefined,
  { now }: Context,
): Promise<Rank | Refusal<'PASS_UNKNOWN' | 'PASS_OVER'>> => {
  if (passId === undefined) return priority
  const pass = await get(ReturnPasses, passId)
  if (pass?.service !== service || (bearer !== undefined && pass.visitor !== bearer)) {
    return refuse('PASS_UNKNOWN', {})
  }
  if (!pass.isOpen || now >= pass.until) return refuse('PASS_OVER', { day: dayOf(pass.until) })
  return 'returned'
}
