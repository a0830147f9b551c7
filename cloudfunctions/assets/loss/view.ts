import type { InferOutput } from 'valibot'
import type { Context } from '../../_kernel/context'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { isPossible } from '../../_kernel/moves'
import type { Refusal } from '../../_kernel/refusal'
import { get } from '../../_kernel/store'
import { noOf } from '../../_shared/numbered-person'
import { namesOf } from '../../_shared/post-holder'
import { Losses } from '../collections'
import type { LossView } from '../desk-contract'
import { type Finding, type Loss, lossMoves, notClosable } from './loss'
import { sumOf } from './shares'
import { actsFor, isCentre, personOf } from '../steward'

type View = InferOutput<typeof LossView>

export const lossWith = async (lossId: string): Promise<Loss | Refusal<KernelCode>> =>
  (await get(Losses, lossId)) ?? refuseAny('NOT_FOUND', { what: 'loss' })

export const findingOf = (loss: Loss): Finding | undefined => ('finding' in loss ? loss.finding : undefined)

export const isLiable = (loss: Loss, personId: string): boolean =>
  findingOf(loss)?.liable.some((one) => one.personId === personId) === true

const buttonsOf = (loss: Loss, isSteward: boolean, me: string): View['buttons'] => {
  const own = findingOf(loss)?.liable.find(({ personId }) => personId === me)
  const finding = findingOf(loss)
  const isConcerned = own !== undefined || loss.custodianId === me
  const shown = {
    find: isSteward && !isConcerned && isPossible(lossMoves.find, loss.state),
    object: own !== undefined && own.objection === undefined && isPossible(lossMoves.object, loss.state),
    pay:
      isSteward &&
      isPossible(lossMoves.pay, loss.state) &&
      finding?.liable.some(({ amountFen, receipt }) => amountFen > 0 && receipt === undefined) === true,
    close: isSteward && !isConcerned && loss.state === 'found' && notClosable(loss.finding) === undefined,
  }
  return (['find', 'object', 'pay', 'close'] as const).filter((button) => shown[button])
}

/** A loss as whoever looks sees it: the steward all of it, the liable their own part with everybody's percent. */
export const lossView = async (loss: Loss, context: Context): Promise<View> => {
  const [me, isSteward] = await Promise.all([personOf(context), actsFor(loss.steward, context)])
  const isTold = isSteward || (await isCentre(context))
  const finding = findingOf(loss)
  // Whoever is held liable sees their own part; what others bear is none of their business.
  const liable = (finding?.liable ?? []).filter(({ personId }) => isTold || personId === me)
  const ids = [loss.reportedBy, ...(loss.custodianId === undefined ? [] : [loss.custodianId])]
  const names = await namesOf([...ids, ...liable.map(({ personId }) => personId)])
  const nameOf = (id: string) => names.get(id) ?? ''
  const numbers = new Map(
    isTold
      ? await Promise.all(
          [...liable.map(({ personId }) => personId), ...ids].map(
            async (id) => [id, await noOf(id)] as const,
          ),
        )
      : [],
  )
  const custodianNo = loss.custodianId === undefined ? undefined : numbers.get(loss.custodianId)
  return {
    lossId: loss._id,
    itemId: loss.itemId,
    itemName: loss.itemName,
    kind: loss.kind,
    what: loss.what,
    valueFen: loss.valueFen,
    state: loss.state,
    reporterName: isTold || loss.reportedBy === me ? nameOf(loss.reportedBy) : '',
    ...(loss.custodianId === undefined || !(isTold || loss.custodianId === me)
      ? {}
      : { custodianName: nameOf(loss.custodianId) }),
    ...(custodianNo === undefined ? {} : { custodianNo }),
    at: loss.createdAt.toISOString(),
    ...(finding === undefined
      ? {}
      : {
          finding: {
            words: finding.words,
            compensationFen: finding.compensationFen,
            sum: sumOf(finding.liable),
            liable: liable.map((one) => {
              const no = numbers.get(one.personId)
              return {
                personId: one.personId,
                name: nameOf(one.personId),
                ...(no === undefined ? {} : { no }),
                percent: one.percent,
                amountFen: one.amountFen,
                ...(one.objection === undefined ? {} : { objection: one.objection.words }),
                ...(one.receipt === undefined ? {} : { receiptNo: one.receipt.no }),
                isMe: one.personId === me,
              }
            }),
            on: finding.foundOn,
          },
        }),
    buttons: buttonsOf(loss, isSteward, me),
  }
}
