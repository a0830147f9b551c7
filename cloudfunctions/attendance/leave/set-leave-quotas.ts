import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { settle } from '../../_kernel/operation'
import { get } from '../../_kernel/store'
import { LeaveRulesKept } from '../collections'
import type { contract } from '../contract'
import { leaveTypes } from './quota'
import type { LeaveRules } from './rules'

type Shown = OutputOf<(typeof contract)['leaveQuotas']>
type SetQuotas = (typeof contract)['setLeaveQuotas']

const shown = (halfDays: LeaveRules['halfDays'] = {}): Shown => ({
  quotas: leaveTypes.flatMap((type) => {
    const most = halfDays[type]
    return most === undefined ? [] : [{ type, halfDays: most }]
  }),
})

/** 假期额度: nothing is set until somebody sets it. */
export const leaveQuotas = async (): Promise<Shown> => shown((await get(LeaveRulesKept, 'main'))?.halfDays)

/** 定假期额度: a type that isn't named has as many as are approved. */
export const setLeaveQuotas = async ({ quotas }: InputOf<SetQuotas>, context: Context): Promise<Shown> => {
  const known = await get(LeaveRulesKept, 'main')
  const halfDays: LeaveRules['halfDays'] = Object.fromEntries(
    quotas.map(({ type, halfDays: most }) => [type, most]),
  )
  const next: LeaveRules = {
    _id: 'main',
    halfDays,
    createdAt: known?.createdAt ?? context.now,
    updatedAt: context.now,
    v: (known?.v ?? 0) + 1,
  }
  const facts = { of: LeaveRulesKept, before: { ...known?.halfDays }, after: { ...halfDays } }
  return settle(context, shown(halfDays), [
    known === undefined ? { ...facts, insert: next } : { ...facts, replace: next },
  ])
}
