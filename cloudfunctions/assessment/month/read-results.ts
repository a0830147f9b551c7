import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import type { Refusal } from '../../_kernel/refusal'
import type { contract } from '../contract'
import { knownResult, resultView } from './result-view'

type Mine = (typeof contract)['myMonth']
type One = (typeof contract)['result']
type OfUnit = (typeof contract)['unitResult']

/** 我的考核 */
export const myMonth = async ({ month }: InputOf<Mine>, context: Context): Promise<OutputOf<Mine>> => {
  const about = { kind: 'person' as const, id: (await context.account())?.personId ?? '' }
  return resultView(about, await knownResult(month, about, context), context)
}

/** 看一份考核 */
export const result = async (
  { month, kind, id }: InputOf<One>,
  context: Context,
): Promise<OutputOf<One> | Refusal<KernelCode>> => {
  const known = await knownResult(month, { kind, id }, context)
  return known.result === undefined
    ? refuseAny('NOT_FOUND', { what: 'result' })
    : resultView({ kind, id }, known, context)
}

/** 看本单位一份考核: what is another unit's is not there for its head (§14). */
export const unitResult = async (
  { unitId, month, kind, id }: InputOf<OfUnit>,
  context: Context,
): Promise<OutputOf<OfUnit> | Refusal<KernelCode>> => {
  const known = await knownResult(month, { kind, id }, context)
  return known.result?.unitId === unitId
    ? resultView({ kind, id }, known, context)
    : refuseAny('NOT_FOUND', { what: 'result' })
}
