import type { Context } from '../_kernel/context'
import type { InputOf, OutputOf } from '../_kernel/contract'
import { readCursor, writeCursor } from '../_kernel/cursor'
import { type KernelCode, refuse } from '../_kernel/kernel-refusals'
import { isRefusal, type Refusal } from '../_kernel/refusal'
import { find, is } from '../_kernel/store'
import { SheetDrafts } from './collections'
import type { contract } from './contract'
import { unitName } from './hall'
import type { SheetDraft } from './sheet-draft'
import { loadPlaces, type Places, unitsOf } from './sheet-desk'

type UnitSheets = (typeof contract)['unitSheets']
type ReviewSheets = (typeof contract)['reviewSheets']

const PAGE = 30

/** The id after which a list goes on; the empty one at its beginning. */
export const lastOf = (cursor: string | undefined): string | Refusal<KernelCode> => {
  const [last] = cursor === undefined ? [''] : (readCursor(cursor) ?? [undefined])
  return typeof last === 'string' ? last : refuse('BAD_INPUT', { field: 'cursor', problem: 'unknown' })
}

/** The cursor of a page, where there is another one behind it. */
export const nextOf = (page: readonly { readonly _id: string }[], size: number): { cursor?: string } => {
  const last = page.length < size ? undefined : page.at(-1)?._id
  return last === undefined ? {} : { cursor: writeCursor([last]) }
}

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
  const last = lastOf(cursor)
  if (isRefusal(last)) return last
  const places = await loadPlaces()
  const own = await unitsOf(context, places)
  const where = { unitId: is.in(own), _id: is.gt(last) }
  const page = await find(SheetDrafts, where, { order: [['_id', 1]], limit: PAGE })
  return {
    sheets: page.map((draft) => lineOf(draft, places, context)),
    units: places.units
      .filter(({ _id }) => own.includes(_id))
      .map((unit) => ({ unitId: unit._id, unitName: unitName(unit, context.language) })),
    ...nextOf(page, PAGE),
  }
}

/** 审核: all sheets in one state, by code. */
export const reviewSheets = async (
  { state, cursor }: InputOf<ReviewSheets>,
  context: Context,
): Promise<OutputOf<ReviewSheets> | Refusal<KernelCode>> => {
  const last = lastOf(cursor)
  if (isRefusal(last)) return last
  const places = await loadPlaces()
  const page = await find(SheetDrafts, { state, _id: is.gt(last) }, { order: [['_id', 1]], limit: PAGE })
  return { sheets: page.map((draft) => lineOf(draft, places, context)), ...nextOf(page, PAGE) }
}
