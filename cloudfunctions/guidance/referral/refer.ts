import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { randomCode } from '../../_kernel/hash'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { settle } from '../../_kernel/operation'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { grantFor } from '../../_kernel/role'
import type { ServiceWindow } from '../../_shared/service-window'
import { catalogue, serviceName } from '../catalogue'
import { Referrals } from '../collections'
import type { contract } from '../contract'
import { type Hall, hall, targetOf } from '../hall'
import type { Referral } from './referral'
import { refuse } from '../refusals'
import { officeFor, windowsFor } from '../sheet/sheet'

type Refer = (typeof contract)['refer']

const CODE_LENGTH = 10
const centre = ['centreStaff', 'centreAdmin'] as const

/** The window that somebody refers from: one that they keep, or any when they are the front desk's. */
const originOf = async (
  asked: string | undefined,
  { windows }: Hall,
  context: Context,
): Promise<ServiceWindow | undefined | Refusal<KernelCode>> => {
  const grants = (await context.account())?.grants ?? []
  const isDesk = grantFor(grants, centre, {}, context.day) !== undefined
  const windowId = asked ?? (isDesk ? undefined : context.acting?.windowId)
  if (windowId === undefined) return undefined
  const isOwn = grantFor(grants, ['windowStaff'], { windowId }, context.day) !== undefined
  if (!isOwn && !isDesk) return refuseAny('NOT_ALLOWED', { needs: ['windowStaff'] })
  return windows.get(windowId) ?? refuseAny('NOT_FOUND', { what: 'window' })
}

/** 首问指引: keeps that somebody was led on, and gives what their phone or slip should show (§18). */
export const refer = async (
  input: InputOf<Refer>,
  context: Context,
): Promise<OutputOf<Refer> | Refusal<'SHEET_UNKNOWN' | 'SERVICE_IS_YOURS'> | Refusal<KernelCode>> => {
  const { now, day, language } = context
  const [known, sheets] = await Promise.all([hall(), catalogue()])
  const sheet = sheets.byCode.get(input.service)
  if (sheet === undefined) return refuse('SHEET_UNKNOWN', {})
  const from = await originOf(input.fromWindowId, known, context)
  if (isRefusal(from)) return from
  const windows = windowsFor(sheet, known)
  if (windows.some(({ _id }) => _id === from?._id)) return refuse('SERVICE_IS_YOURS', {})
  const [target] = windows
  const referral: Referral = {
    kind: 'spoken',
    _id: `spoken:${context.operation}`,
    code: randomCode(CODE_LENGTH),
    at: now,
    day,
    ...(from === undefined ? {} : { fromWindowId: from._id, fromWindowNo: from.no }),
    toWindowIds: windows.map(({ _id }) => _id),
    service: sheet.code,
    hops: 1,
    isAlert: false,
    createdAt: now,
    updatedAt: now,
    v: 1,
  }
  const answer = {
    referralId: referral._id,
    code: referral.code,
    service: sheet.code,
    serviceName: serviceName(sheets, sheet.code, language),
    ...(target === undefined
      ? officeFor(sheet, known, language)
      : { target: targetOf(target, known, language) }),
  }
  const after = { service: sheet.code, from: from?._id ?? 'desk', to: target?._id ?? sheet.ownerUnit }
  return settle(context, answer, [{ of: Referrals, insert: referral, before: {}, after }])
}
