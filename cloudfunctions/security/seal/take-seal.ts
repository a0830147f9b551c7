import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { type AuditedChange, settle } from '../../_kernel/operation'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { get } from '../../_kernel/store'
import { instantOf } from '../../_kernel/time'
import { SealOuts } from '../collections'
import type { contract } from '../contract'
import { sealChange } from './keep-register'
import { sealWith } from './read-seals'
import { refuse } from '../refusals'
import { dueFault, isLate, isTheirs, type Seal, type SealOut } from './seal'
import { lateSeal } from './late-seal'
import { renewSealTodosOf } from './todos'
import { caller } from '../viewer'

type Take = (typeof contract)['takeSeal']
type Return = (typeof contract)['returnSeal']

/** What the audit keeps of one time that something was out: what it was for as little as what it is called. */
export const outAudit = ({ sealId, isOpen, isOverdue, dueAt }: SealOut) => ({
  sealId,
  isOpen,
  isOverdue,
  dueAt: dueAt.toISOString(),
})

/** 取出 (§30): of two who reach for it at once, one has it. */
export const takeSeal = async (
  { sealId, purpose, document, due }: InputOf<Take>,
  context: Context,
): Promise<OutputOf<Take> | Refusal<'SEAL_OUT' | 'SEAL_RETIRED' | 'DUE_WRONG' | KernelCode>> => {
  const { now } = context
  const viewer = await caller(context)
  const known = await sealWith(sealId, viewer)
  if (isRefusal(known)) return known
  if (!isTheirs('take', known, viewer)) return refuseAny('NOT_ALLOWED', { needs: ['windowStaff'] })
  if (known.state === 'retired') return refuse('SEAL_RETIRED', {})
  if (known.state === 'out') return refuse('SEAL_OUT', { dueAt: known.out.dueAt.toISOString() })
  const dueAt = instantOf(due.day, due.minute)
  const fault = dueFault(dueAt, now)
  if (fault !== undefined) return refuse('DUE_WRONG', { why: fault })
  const out: SealOut = {
    _id: context.operation,
    sealId,
    windowId: known.windowId,
    unitId: known.unitId,
    takenBy: viewer.personId,
    purpose,
    ...(document === undefined ? {} : { document }),
    takenAt: now,
    dueAt,
    isOpen: true,
    isOverdue: false,
    createdAt: now,
    updatedAt: now,
    v: 1,
  }
  const next: Seal = {
    ...known,
    state: 'out',
    out: { outId: out._id, by: viewer.personId, dueAt },
    updatedAt: now,
    v: known.v + 1,
  }
  const answer = await settle(context, { sealId }, [
    sealChange(known, next),
    { of: SealOuts, insert: out, before: {}, after: outAudit(out) },
  ])
  await renewSealTodosOf(next, context)
  return answer
}

/** 归还 (§30): one that comes back late before anybody noticed is told and counted all the same. */
export const returnSeal = async (
  { sealId }: InputOf<Return>,
  context: Context,
): Promise<OutputOf<Return> | Refusal<'SEAL_IN' | 'SEAL_RETIRED' | KernelCode>> => {
  const { now } = context
  const viewer = await caller(context)
  const known = await sealWith(sealId, viewer)
  if (isRefusal(known)) return known
  if (!isTheirs('return', known, viewer)) return refuseAny('NOT_ALLOWED', { needs: ['windowStaff'] })
  if (known.state === 'retired') return refuse('SEAL_RETIRED', {})
  if (known.state === 'in') return refuse('SEAL_IN', {})
  const { out: open, ...rest } = known
  const out = await get(SealOuts, open.outId)
  const next: Seal = { ...rest, state: 'in', updatedAt: now, v: known.v + 1 }
  const changes: AuditedChange[] = [sealChange(known, next)]
  const also = []
  if (out !== undefined) {
    const isNewlyLate = !out.isOverdue && isLate(out, now)
    const back: SealOut = {
      ...out,
      isOpen: false,
      isOverdue: out.isOverdue || isNewlyLate,
      returned: { at: now, by: viewer.personId },
      updatedAt: now,
      v: out.v + 1,
    }
    changes.push({ of: SealOuts, replace: back, before: outAudit(out), after: outAudit(back) })
    if (isNewlyLate) also.push(lateSeal(out, context))
  }
  const answer = await settle(context, { sealId }, changes, also)
  await renewSealTodosOf(next, context)
  return answer
}
