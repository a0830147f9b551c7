import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { nextCursor, textKey } from '../../_kernel/cursor'
import type { KernelCode } from '../../_kernel/kernel-refusals'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { find, is } from '../../_kernel/store'
import { SheetDrafts } from '../collections'
import type { contract } from '../contract'
import { unitName } from '../hall'
import type { SheetDraft } from './draft'
import { loadPlaces, type Places, unitsOf } from './desk'

type UnitSheets = (typeof contract)['unitSheets']
type ReviewSheets = (typeof contract)['reviewSheets']

const PAGE = 30

const lineOf = (draft: SheetDraft, { units }: Places, { language }: Context) => ({
  code: draft._id,
  name: language === 'en' && draft.content.nameEn !== '' ? draft.content.nameEn : draft.content.name,
  unitName: unitName(
    units.find(({ _id }) => _id === draft.unitId),
    language,
  ),
  state: draft.state,
  version: draft.version,
  remarkCount: draft.remarks.length,
  since: draft.since.toISOString(),
})

/** 本单位的一事一表, by code. */
export const unitSheets = async (
  { cursor }: InputOf<UnitSheets>,
  context: Context,
): Promise<OutputOf<UnitSheets> | Refusal<KernelCode>> => {
  const last = textKey(cursor)
  if (isRefusal(last)) return last
  const places = await loadPlaces()
  const own = await unitsOf(context, places)
  const where = { unitId: is.in(own), _id: is.gt(last ?? '') }
  const page = await find(SheetDrafts, where, { order: [['_id', 1]], limit: PAGE })
  return {
    sheets: page.map((draft) => lineOf(draft, places, context)),
    units: places.units
      .filter(({ _id }) => own.includes(_id))
      .map((unit) => ({ unitId: unit._id, unitName: unitName(unit, context.language) })),
    ...nextCursor(page, PAGE, ({ _id }) => _id),
  }
}

/** 审核: all sheets in one state, by code. */
export const reviewSheets = async (
  { state, cursor }: InputOf<ReviewSheets>,
  context: Context,
): Promise<OutputOf<ReviewSheets> | Refusal<KernelCode>> => {
  const last = textKey(cursor)
  if (isRefusal(last)) return last
  const places = await loadPlaces()
  const page = await find(
    SheetDrafts,
    { state, _id: is.gt(last ?? '') },
    { order: [['_id', 1]], limit: PAGE },
  )
  return {
    sheets: page.map((draft) => lineOf(draft, places, context)),
    ...nextCursor(page, PAGE, ({ _id }) => _id),
  }
}
