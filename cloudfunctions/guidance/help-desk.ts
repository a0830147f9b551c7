import type { Context } from '../_kernel/context'
import type { OutputOf } from '../_kernel/contract'
import type { Refusal } from '../_kernel/refusal'
import type { contract } from './contract'
import { hall } from './hall'
import { refuse } from './refusals'

type HelpDesk = (typeof contract)['helpDesk']

/** 导办台: where it stands and its phone, for whoever finds no matter or no window (§18). */
export const helpDesk = async (
  _input: unknown,
  { language }: Context,
): Promise<OutputOf<HelpDesk> | Refusal<'DESK_MISSING'>> => {
  const { desk, plan } = await hall()
  if (desk === undefined) return refuse('DESK_MISSING', {})
  // A plan that was drawn anew may no longer have the place: then there is no way to show.
  const isDrawn = plan?.places.some(({ placeId }) => placeId === desk.placeId) === true
  return {
    place: language === 'en' ? desk.placeEn : desk.place,
    phone: desk.phone,
    ...(isDrawn ? { placeId: desk.placeId } : {}),
  }
}
