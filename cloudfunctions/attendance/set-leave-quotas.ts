import type { Context } from '../_kernel/context'
import type { InputOf, OutputOf } from '../_kernel/contract'
import { settle } from '../_kernel/operation'
import { get } from '../_kernel/store'
import { LeaveRulesKept } from './collections'
import type { contract } from './contract'
import { type LeaveRules } from './leave-rules'

type Shown = OutputOf<(typeof contract)['leaveQuotas']>
type SetQuotas = (typeof contract)['setLeaveQuotas']

/** 假期额度: nothing is set until somebody sets it. */
export const leaveQuotas = async (): Promise<Shown> => ({
  halfDays: (await get(LeaveRulesKept, 'main'))?.halfDays ?? {},
})

/** 定假期额度 */
export const setLeaveQuotas = async ({ halfDays }: InputOf<SetQuotas>, context: Context): Promise<Shown> => {
  const known = await get(LeaveRulesKept, 'main')
  const next: LeaveRules = {
    _id: 'main',
    halfDays,
    createdAt: known?.createdAt ?? context.now,
    updatedAt: context.now,
    v: (known?.v ?? 0) + 1,
  }
  const facts = { of: LeaveRulesKept, before: { ...known?.halfDays }, after: { ...halfDays } }
  return settle(context, { halfDays }, [
    known === undefined ? { ...facts, insert: next } : { ...facts, replace: next },
  ])
}
