import type { InputOf, OutputOf } from '../../_kernel/contract'
import { nextCursor, textKey } from '../../_kernel/cursor'
import type { KernelCode } from '../../_kernel/kernel-refusals'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { find, is } from '../../_kernel/store'
import { Ratings } from '../collections'
import type { contract } from '../contract'

type SetAsideRatings = (typeof contract)['setAsideRatings']

const PAGE = 30

/** 不计入的评价, for the centre: at which window, in which week and why; never whose visit. */
export const setAsideRatings = async (
  input: InputOf<SetAsideRatings>,
): Promise<OutputOf<SetAsideRatings> | Refusal<KernelCode>> => {
  const last = textKey(input.cursor)
  if (isRefusal(last)) return last
  const key = last === undefined ? is.gt('') : is.gt('').and(is.lt(last))
  const found = await find(Ratings, { 'setAside.key': key }, { order: [['setAside.key', -1]], limit: PAGE })
  return {
    ratings: found.flatMap((rating) =>
      rating.setAside === undefined
        ? []
        : [
            {
              week: rating.week,
              windowNo: rating.windowNo,
              level: rating.level,
              reason: rating.setAside.reason,
            },
          ],
    ),
    ...nextCursor(found, PAGE, ({ setAside }) => setAside?.key),
  }
}
