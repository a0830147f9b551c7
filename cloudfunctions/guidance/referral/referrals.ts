import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import type { Language, Refusal } from '../../_kernel/refusal'
import { find, is } from '../../_kernel/store'
import { addDays, instantOf } from '../../_kernel/time'
import { type Catalogue, catalogue, serviceName } from '../catalogue'
import { Referrals } from '../collections'
import type { contract } from '../contract'
import { type Hall, hall, targetOf } from '../hall'
import type { Referral } from './referral'
import { refuse } from '../refusals'
import { officeFor } from '../sheet/sheet'

type OfCode = (typeof contract)['referral']
type OfWindow = (typeof contract)['referrals']

const DAYS = 7
const SHOWN = 50

/** The window to name: the first that is still open, since a line may have several. */
const openTarget = (referral: Referral, known: Hall) =>
  referral.toWindowIds.map((id) => known.windows.get(id)).find((one) => one?.state === 'open')

/** 首问指引单: what a code that a clerk gave leads to, as things stand now. */
export const referral = async (
  { code }: InputOf<OfCode>,
  { language }: Context,
): Promise<OutputOf<OfCode> | Refusal<'REFERRAL_UNKNOWN'>> => {
  const spoken = { code: code.replace(/[\s-]/g, '').toUpperCase(), kind: 'spoken' }
  const [[found], known, sheets] = await Promise.all([
    find(Referrals, spoken, { limit: 1 }),
    hall(),
    catalogue(),
  ])
  if (found === undefined) return refuse('REFERRAL_UNKNOWN', {})
  const target = openTarget(found, known)
  const sheet = sheets.byCode.get(found.service)
  return {
    service: found.service,
    serviceName: serviceName(sheets, found.service, language),
    ...(found.fromWindowNo === undefined ? {} : { fromWindowNo: found.fromWindowNo }),
    ...(target === undefined ? {} : { target: targetOf(target, known, language) }),
    ...(target === undefined && sheet !== undefined ? officeFor(sheet, known, language) : {}),
  }
}

const row = (one: Referral, known: Hall, sheets: Catalogue, language: Language) => {
  const target = openTarget(one, known)
  return {
    referralId: one._id,
    at: one.at.toISOString(),
    ...(one.fromWindowNo === undefined ? {} : { fromWindowNo: one.fromWindowNo }),
    ...(target === undefined ? {} : { toWindowNo: target.no }),
    serviceName: serviceName(sheets, one.service, language),
    ...(one.kind === 'ticket' ? { number: one.number } : {}),
    hops: one.hops,
    isAlert: one.isAlert,
  }
}

/** 转来转出: a window's referrals of the last seven days, both ways, newest first. */
export const referrals = async (
  { windowId }: InputOf<OfWindow>,
  { day, language }: Context,
): Promise<OutputOf<OfWindow>> => {
  const at = is.gte(instantOf(addDays(day, 1 - DAYS), 0))
  const newest = { order: [['at', -1]], limit: SHOWN } as const
  const [sent, received, known, sheets] = await Promise.all([
    find(Referrals, { fromWindowId: windowId, at }, newest),
    find(Referrals, { toWindowIds: windowId, at }, newest),
    hall(),
    catalogue(),
  ])
  const rows = (list: readonly Referral[]) => list.map((one) => row(one, known, sheets, language))
  return { sent: rows(sent), received: rows(received) }
}
