import { actingAs } from '../../_kernel/acting'
import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { nextCursor, textKey } from '../../_kernel/cursor'
import { randomId } from '../../_kernel/hash'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { settle } from '../../_kernel/operation'
import { inLanguage, isRefusal, type Refusal } from '../../_kernel/refusal'
import { find, get, is } from '../../_kernel/store'
import { type PublishedSheet, PublishedSheets } from '../../_shared/published-sheet'
import { ServiceWindows } from '../../_shared/service-window'
import { Leaflets } from '../collections'
import type { contract } from '../contract'
import { type Leaflet, leafletState } from './leaflet'
import { refuse } from '../refusals'
import { forgetLeaflet } from './todos'

type List = (typeof contract)['leaflets']
type Register = (typeof contract)['registerLeaflet']
type Check = (typeof contract)['checkLeaflet']
type Remove = (typeof contract)['removeLeaflet']

const PAGE = 30
const keepers = ['windowStaff', 'unitHead', 'centreStaff', 'centreAdmin'] as const

const viewOf = (leaflet: Leaflet, published: PublishedSheet | undefined, { language }: Context) => {
  const sheet = published?.sheet
  return {
    leafletId: leaflet._id,
    code: leaflet.code,
    serviceName: sheet === undefined ? leaflet.code : inLanguage(language, sheet.name, sheet.nameEn),
    title: leaflet.title,
    place: leaflet.place,
    copies: leaflet.copies,
    printedFrom: leaflet.printedFrom,
    ...(sheet === undefined ? {} : { published: sheet.version }),
    state: leafletState(leaflet, sheet?.version),
    checkedOn: leaflet.checkedOn,
  }
}

const factsOf = ({ windowId, code, place, copies, printedFrom, checkedOn }: Leaflet) => ({
  windowId,
  code,
  place,
  copies,
  printedFrom,
  checkedOn,
})

/** 服务指南登记 of one window. */
export const leaflets = async (
  { windowId, cursor }: InputOf<List>,
  context: Context,
): Promise<OutputOf<List> | Refusal<KernelCode>> => {
  const last = textKey(cursor)
  if (isRefusal(last)) return last
  const page = await find(
    Leaflets,
    { windowId, _id: is.gt(last ?? '') },
    { order: [['_id', 1]], limit: PAGE },
  )
  const codes = [...new Set(page.map(({ code }) => code))]
  const sheets = codes.length === 0 ? [] : await find(PublishedSheets, { _id: is.in(codes) })
  return {
    leaflets: page.map((one) =>
      viewOf(
        one,
        sheets.find(({ _id }) => _id === one.code),
        context,
      ),
    ),
    ...nextCursor(page, PAGE, ({ _id }) => _id),
  }
}

/** 登记服务指南: what was printed from the sheet as it is published now. */
export const registerLeaflet = async (
  { windowId, code, title, place, copies }: InputOf<Register>,
  context: Context,
): Promise<OutputOf<Register> | Refusal<'SHEET_UNKNOWN'> | Refusal<KernelCode>> => {
  const { now, day } = context
  const [published, known] = await Promise.all([get(PublishedSheets, code), get(ServiceWindows, windowId)])
  if (known === undefined) return refuseAny('NOT_FOUND', { what: 'window' })
  if (published === undefined) return refuse('SHEET_UNKNOWN', {})
  const leaflet: Leaflet = {
    _id: randomId(),
    windowId,
    code,
    title,
    place,
    copies,
    printedFrom: published.sheet.version,
    checkedOn: day,
    createdAt: now,
    updatedAt: now,
    v: 1,
  }
  return settle(context, viewOf(leaflet, published, context), [
    { of: Leaflets, insert: leaflet, before: {}, after: factsOf(leaflet) },
  ])
}

/** A leaflet, for whoever may keep it: the window's own, its unit's head, the centre. */
const keptLeaflet = async (
  leafletId: string,
  context: Context,
): Promise<Leaflet | Refusal<'LEAFLET_UNKNOWN'> | Refusal<KernelCode>> => {
  const leaflet = await get(Leaflets, leafletId)
  if (leaflet === undefined) return refuse('LEAFLET_UNKNOWN', {})
  const grant = await actingAs(context, keepers, { windowId: leaflet.windowId })
  return grant === undefined ? refuseAny('NOT_ALLOWED', { needs: keepers }) : leaflet
}

/** 盘点服务指南: counts what lies there; printed anew, it is up to date again. */
export const checkLeaflet = async (
  { leafletId, copies, isReprinted }: InputOf<Check>,
  context: Context,
): Promise<OutputOf<Check> | Refusal<'LEAFLET_UNKNOWN' | 'SHEET_UNKNOWN'> | Refusal<KernelCode>> => {
  const { now, day } = context
  const leaflet = await keptLeaflet(leafletId, context)
  if (isRefusal(leaflet)) return leaflet
  const published = await get(PublishedSheets, leaflet.code)
  if (isReprinted && published === undefined) return refuse('SHEET_UNKNOWN', {})
  const printedFrom = isReprinted ? (published?.sheet.version ?? leaflet.printedFrom) : leaflet.printedFrom
  const next: Leaflet = { ...leaflet, copies, printedFrom, checkedOn: day, updatedAt: now, v: leaflet.v + 1 }
  const answer = await settle(context, viewOf(next, published, context), [
    { of: Leaflets, replace: next, before: factsOf(leaflet), after: factsOf(next) },
  ])
  if (isReprinted) await forgetLeaflet(leafletId)
  return answer
}

/** 撤下服务指南 */
export const removeLeaflet = async (
  { leafletId }: InputOf<Remove>,
  context: Context,
): Promise<object | Refusal<'LEAFLET_UNKNOWN'> | Refusal<KernelCode>> => {
  const leaflet = await keptLeaflet(leafletId, context)
  if (isRefusal(leaflet)) return leaflet
  const gone = { ...leaflet, v: leaflet.v + 1 }
  await settle(context, {}, [{ of: Leaflets, remove: gone, before: factsOf(leaflet), after: {} }])
  await forgetLeaflet(leafletId)
  return {}
}
