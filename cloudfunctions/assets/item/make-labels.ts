import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { randomCode } from '../../_kernel/hash'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { settle } from '../../_kernel/operation'
import type { Refusal } from '../../_kernel/refusal'
import { find, is } from '../../_kernel/store'
import { labelSheetId } from '../../_shared/label-sheet'
import { Items, LabelSheets } from '../collections'
import type { contract } from '../contract'
import { notSteward, stewardName } from '../steward'

type Make = (typeof contract)['makeLabels']

/** Signs of a code that opens a sheet of labels for a day. */
const CODE_LENGTH = 12

/** 打印标签 (§26) */
export const makeLabels = async (
  { itemIds }: InputOf<Make>,
  context: Context,
): Promise<OutputOf<Make> | Refusal<'OTHER_STEWARD' | KernelCode>> => {
  const wanted = [...new Set(itemIds)]
  const found = await find(Items, { _id: is.in(wanted) }, { limit: wanted.length })
  if (found.length < wanted.length) return refuseAny('NOT_FOUND', { what: 'item' })
  for (const steward of new Set(found.map((one) => one.steward))) {
    const refused = await notSteward(steward, context)
    if (refused !== undefined) return refused
  }
  const labels = await Promise.all(
    wanted.map(async (tag) => {
      const item = found.find(({ _id }) => _id === tag)
      const steward = item?.steward ?? ''
      return {
        tag,
        name: item?.name ?? tag,
        provider: await stewardName(steward, 'zh-CN'),
        providerEn: await stewardName(steward, 'en'),
      }
    }),
  )
  const code = randomCode(CODE_LENGTH)
  const sheet = { _id: labelSheetId(code), labels, updatedAt: context.now }
  return settle(context, { code }, [
    { of: LabelSheets, insert: sheet, before: {}, after: { labels: labels.length } },
  ])
}
