import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { settle } from '../../_kernel/operation'
import type { Refusal } from '../../_kernel/refusal'
import { get } from '../../_kernel/store'
import { type ClockPolicy, faultOf } from './policy'
import { ClockPolicies } from '../collections'
import type { contract } from '../contract'
import { clockPolicy as current } from './read-policy'
import { refuse } from '../refusals'

type Shown = OutputOf<(typeof contract)['clockPolicy']>
type Set = (typeof contract)['setClockPolicy']

const shown = (policy: Awaited<ReturnType<typeof current>>, { now }: Context): Shown => ({
  counts: [...policy.counts],
  needed: policy.needed,
  bssids: [...policy.bssids],
  ...(policy.fence === undefined ? {} : { fence: policy.fence }),
  graceMinutes: policy.graceMinutes,
  mustCover: policy.mustCover,
  seenAt: now.toISOString(),
})

/** 打卡规则 */
export const clockPolicy = async (_input: object, context: Context): Promise<Shown> =>
  shown(await current(), context)

/** 定打卡规则 (§21) */
export const setClockPolicy = async (
  input: InputOf<Set>,
  context: Context,
): Promise<OutputOf<Set> | Refusal<'POLICY_WRONG'>> => {
  const fault = faultOf(input)
  if (fault !== undefined) return refuse('POLICY_WRONG', { fault })
  const known = await get(ClockPolicies, 'main')
  const next: ClockPolicy = {
    _id: 'main',
    ...input,
    createdAt: known?.createdAt ?? context.now,
    updatedAt: context.now,
    v: (known?.v ?? 0) + 1,
  }
  const told = ({ counts, needed, graceMinutes, mustCover, bssids, fence }: Omit<ClockPolicy, '_id'>) => ({
    counts: counts.join(' '),
    needed,
    graceMinutes,
    mustCover,
    wifis: bssids.length,
    radius: fence?.radius ?? null,
  })
  const change = { of: ClockPolicies, before: known === undefined ? {} : told(known), after: told(next) }
  return settle(context, shown(next, context), [
    known === undefined ? { ...change, insert: next } : { ...change, replace: next },
  ])
}
