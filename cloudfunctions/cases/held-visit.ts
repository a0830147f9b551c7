import type { Context } from '../_kernel/context'
import { type KernelCode, refuse as refuseAny } from '../_kernel/kernel-refusals'
import type { Refusal } from '../_kernel/refusal'
import { type Doc, get } from '../_kernel/store'
import { slipIdOf } from '../_shared/slip'
import { Visits } from '../_shared/visit'
import { refuse } from './refusals'

export type StoredVisit = Doc<typeof Visits>

/** The visit that the input names, if the caller is who came or holds the slip's code. */
export const heldVisit = async (
  input: { readonly visitId: string; readonly slipCode?: string | undefined },
  context: Context,
): Promise<StoredVisit | Refusal<'VISIT_UNKNOWN'> | Refusal<KernelCode>> => {
  const visit = await get(Visits, input.visitId)
  if (visit === undefined) return refuse('VISIT_UNKNOWN', {})
  const isSlip =
    visit.slip !== undefined && input.slipCode !== undefined && visit.slip === slipIdOf(input.slipCode)
  return isSlip || visit.visitor === context.visitor ? visit : refuseAny('NOT_YOURS', {})
}
