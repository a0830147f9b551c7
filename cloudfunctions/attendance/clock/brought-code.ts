import type { Context } from '../../_kernel/context'
import type { AuditedChange } from '../../_kernel/operation'
import { get } from '../../_kernel/store'
import { stepOf } from '../../_shared/hall-code'
import { HallSecrets } from '../../_shared/hall-screen'
import { Clockers } from '../collections'
import type { Clocker } from './punch-record'

/** The step of the code that was brought; wrong, past and used ones are none. */
export const stepFrom = async (
  code: string | undefined,
  clocker: Clocker | undefined,
  { now }: Pick<Context, 'now'>,
): Promise<number | undefined> => {
  if (code === undefined) return undefined
  const hall = await get(HallSecrets, 'main')
  if (hall === undefined) return undefined
  return stepOf(code, Buffer.from(hall.secret, 'base64url'), now, clocker?.lastStep)
}

/** That somebody has used a code up to this step. */
export const usedStep = (
  personId: string,
  step: number,
  before: Clocker | undefined,
  now: Date,
): AuditedChange => {
  const next = {
    _id: personId,
    lastStep: step,
    createdAt: before?.createdAt ?? now,
    updatedAt: now,
    v: (before?.v ?? 0) + 1,
  }
  const change = { of: Clockers, before: {}, after: { hasUsedCode: true } }
  return before === undefined ? { ...change, insert: next } : { ...change, replace: next }
}
