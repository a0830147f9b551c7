import type { Context } from '../_kernel/context'
import { type KernelCode, refuse as refuseAny } from '../_kernel/kernel-refusals'
import type { Refusal } from '../_kernel/refusal'
import { get } from '../_kernel/store'
import { slipIdOf } from '../_shared/slip'
import { Visits } from '../_shared/visit'
import { isHolder } from './case-actors'
import { CASE_PREFIX, isRateable, type Rated, ratedResult } from './case-rating'
import { Cases } from './collections'
import { refuse } from './refusals'

interface Asked {
  readonly visitId: string
  readonly slipCode?: string | undefined
}
type Held = Promise<Rated | Refusal<'VISIT_UNKNOWN'> | Refusal<KernelCode>>

const heldResult = async ({ visitId, slipCode }: Asked, context: Context): Held => {
  const known = await get(Cases, visitId.slice(CASE_PREFIX.length))
  if (known === undefined || !isRateable(known)) return refuse('VISIT_UNKNOWN', {})
  return (await isHolder(known, slipCode, context)) ? ratedResult(known) : refuseAny('NOT_YOURS', {})
}

/** The visit, or the result of a case, that the input names, if the caller is who came or holds the slip's code. */
export const heldVisit = async (input: Asked, context: Context): Held => {
  if (input.visitId.startsWith(CASE_PREFIX)) return heldResult(input, context)
  const visit = await get(Visits, input.visitId)
  if (visit === undefined) return refuse('VISIT_UNKNOWN', {})
  const isSlip =
    visit.slip !== undefined && input.slipCode !== undefined && visit.slip === slipIdOf(input.slipCode)
  return isSlip || visit.visitor === context.visitor ? visit : refuseAny('NOT_YOURS', {})
}
