import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import type { KernelCode } from '../../_kernel/kernel-refusals'
import { settle } from '../../_kernel/operation'
import { isPossible } from '../../_kernel/moves'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { staffNumbered } from '../../_shared/numbered-person'
import { normalNo } from '../../_shared/person-no'
import { telling } from '../../_shared/telling'
import { clearLossTodos, putLossTodo } from '../asset-todos'
import { Losses } from '../collections'
import type { contract } from '../contract'
import { assessed } from '../item/change'
import { type Finding, liabilitiesOf, type Loss, lossMoves, notClosable, sharesFault } from './loss'
import { lossChange, lossIn } from './change'
import { findingOf, isLiable, lossView, lossWith } from './view'
import { refuse } from '../refusals'
import { notSteward, personOf } from '../steward'

type Find = (typeof contract)['findLiability']
type Pay = (typeof contract)['payLiability']
type Close = (typeof contract)['closeLoss']

/** A loss that the caller judges as its steward. */
const ownLoss = async (
  lossId: string,
  context: Context,
): Promise<Loss | Refusal<'OTHER_STEWARD' | KernelCode>> => {
  const known = await lossWith(lossId)
  if (isRefusal(known)) return known
  return (await notSteward(known.steward, context)) ?? known
}

const pageOf = (lossId: string): string => `/assets/loss/loss?lossId=${lossId}`

/**
 * 认定赔偿责任 (§28): a draft may still leave a part open; it can't be closed so. Nobody finds about what they kept or
 * bear themselves. Found once more, it answers the objections.
 */
export const findLiability = async (
  { lossId, words, compensationFen, shares }: InputOf<Find>,
  context: Context,
): Promise<
  | OutputOf<Find>
  | Refusal<'OTHER_STEWARD' | 'LOSS_MOVED_ON' | 'OWN_MATTER' | 'NO_SUCH_STAFF' | 'SHARES_WRONG' | KernelCode>
> => {
  const known = await ownLoss(lossId, context)
  if (isRefusal(known)) return known
  const me = await personOf(context)
  if (known.custodianId === me || isLiable(known, me)) return refuse('OWN_MATTER', {})
  if (!isPossible(lossMoves.find, known.state)) return refuse('LOSS_MOVED_ON', {})
  const { now, day } = context
  const found = await staffNumbered(
    shares.map(({ no }) => normalNo(no)),
    day,
  )
  const named: { personId: string; unitId: string; percent: number }[] = []
  for (const { no, percent } of shares) {
    const person = found.get(normalNo(no))
    if (person === undefined) return refuse('NO_SUCH_STAFF', { no })
    named.push({ personId: person.personId, unitId: person.unitId ?? known.steward, percent })
  }
  if (named.some(({ personId }) => personId === me)) return refuse('OWN_MATTER', {})
  const fault = sharesFault(named)
  if (fault !== undefined) return refuse('SHARES_WRONG', { why: fault })
  const finding: Finding = {
    words,
    compensationFen,
    liable: liabilitiesOf(compensationFen, named, findingOf(known)?.liable),
    foundBy: me,
    foundOn: day,
  }
  const personIds = [
    known.reportedBy,
    ...(known.custodianId === undefined ? [] : [known.custodianId]),
    ...named.map(({ personId }) => personId),
  ]
  const next = lossIn(known, { state: lossMoves.find.to, finding }, now, personIds)
  const source = { of: Losses.name, id: next._id, v: next.v, kind: 'found' }
  const told = named.map(({ personId: reader, percent }) => {
    const said = {
      zh: `“${known.itemName}”的赔偿责任认定了，您承担 ${String(percent)}%。有不同意见可以提出。`,
      en: `The finding about “${known.itemName}”: you bear ${String(percent)} %. You may object.`,
    }
    return telling(source, { reader, ...said, page: pageOf(lossId) }, context)
  })
  const answer = await settle(context, await lossView(next, context), [lossChange(known, next)], told)
  await putLossTodo(next, now)
  return answer
}

/** 登记赔偿收据 (§28) */
export const payLiability = async (
  { lossId, personId, receiptNo }: InputOf<Pay>,
  context: Context,
): Promise<OutputOf<Pay> | Refusal<'OTHER_STEWARD' | 'LOSS_MOVED_ON' | 'NOT_LIABLE' | KernelCode>> => {
  const known = await ownLoss(lossId, context)
  if (isRefusal(known)) return known
  if (known.state !== 'found') return refuse('LOSS_MOVED_ON', {})
  const { finding } = known
  const own = finding.liable.find((one) => one.personId === personId)
  if (own === undefined || own.amountFen === 0) return refuse('NOT_LIABLE', {})
  if (own.receipt !== undefined) return refuse('LOSS_MOVED_ON', {})
  const receipt = { no: receiptNo, on: context.day }
  const liable = finding.liable.map((one) => (one.personId === personId ? { ...one, receipt } : one))
  const next = lossIn(known, { state: lossMoves.pay.to, finding: { ...finding, liable } }, context.now)
  return settle(context, await lossView(next, context), [lossChange(known, next)])
}

/** 了结 (§28): only whole, only paid; each who bears a part of it counts in assessment. */
export const closeLoss = async (
  { lossId }: InputOf<Close>,
  context: Context,
): Promise<
  | OutputOf<Close>
  | Refusal<'OTHER_STEWARD' | 'LOSS_MOVED_ON' | 'OWN_MATTER' | 'SHARES_NOT_WHOLE' | 'NOT_PAID' | KernelCode>
> => {
  const known = await ownLoss(lossId, context)
  if (isRefusal(known)) return known
  const me = await personOf(context)
  if (known.custodianId === me || isLiable(known, me)) return refuse('OWN_MATTER', {})
  if (known.state !== 'found') return refuse('LOSS_MOVED_ON', {})
  const { finding } = known
  const open = notClosable(finding)
  if (open?.why === 'shares') return refuse('SHARES_NOT_WHOLE', { sum: open.sum })
  if (open?.why === 'unpaid') return refuse('NOT_PAID', { left: open.left })
  const { now, day } = context
  const next = lossIn(known, { state: lossMoves.close.to, finding, closedOn: day }, now)
  const counted = finding.liable.map(({ personId, unitId }) =>
    assessed(
      {
        rule: 'assetLoss',
        // Each who is liable is a source of their own, so that one never takes another's place.
        sourceId: `${lossId}:${personId}`,
        version: 1,
        times: 1,
        unitId,
        personId,
        on: day,
      },
      context,
    ),
  )
  const answer = await settle(context, await lossView(next, context), [lossChange(known, next)], counted)
  await clearLossTodos(lossId)
  return answer
}
