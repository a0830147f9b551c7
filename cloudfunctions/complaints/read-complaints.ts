import { actingAs } from '../_kernel/acting'
import type { Context } from '../_kernel/context'
import type { OutputOf } from '../_kernel/contract'
import { instantKey, writeCursor } from '../_kernel/cursor'
import { findOn } from '../_kernel/find-on'
import { type KernelCode, refuse as refuseAny } from '../_kernel/kernel-refusals'
import { isRefusal, type Refusal } from '../_kernel/refusal'
import { isCurrent } from '../_kernel/role'
import { linkTo } from '../_kernel/upload/upload'
import { ComplaintParts } from './collections'
import type { Desk } from './complaint-shape'
import { desks } from './complaint-shape'
import type { contract } from './contract'
import { dueOn, isLate } from './part/deadline'
import type { Doors } from './door'
import { labelsOf, unitName } from './names'
import { heldPart, viewerOf } from './part/on-part'
import { handlerOf, type Part } from './part/change'
import { noOfPart } from './part/number'
import { partView } from './part/view'
import { accessOf, higherDeskOf, type Viewer } from './part/route'

type List = OutputOf<(typeof contract)['complaints']>
type OwnDesk = List['desks'][number]

const PAGE = 20
/** Pages that are looked through for one, when most of them are other people's business. */
const MOST_PAGES = 10

/** The desks that somebody works at, or looks over: the centre over what units handle, and the numbers of what is sealed. */
const desksOf = async (viewer: Viewer, context: Context): Promise<OwnDesk[]> => {
  const current = viewer.grants.filter((grant) => isCurrent(grant, context.day))
  const higher = new Set<Desk>(current.flatMap(({ role }) => higherDeskOf(role) ?? []))
  const isCentre = higher.has('centre')
  const units = [
    ...new Set(
      current.flatMap(({ role, unitId }) => (role === 'unitHead' && unitId !== undefined ? [unitId] : [])),
    ),
  ]
  const own = desks.filter(
    (desk) => higher.has(desk) || (isCentre && (desk === 'unit' || desk === 'discipline')),
  )
  return [
    ...own.map((desk) => ({ desk })),
    ...(await Promise.all(
      units.map(async (unitId) => ({
        desk: 'unit' as const,
        unitId,
        unitName: await unitName(unitId, context.language),
      })),
    )),
  ]
}

const rowOf = (part: Part, sees: boolean, label: string, context: Context): List['rows'][number] => {
  const { _id, filedOn, referredOn, state, topic, isSerious } = part
  const no = noOfPart(_id)
  if (!sees) return { no, filedOn: referredOn ?? filedOn, isLate: false, isSerious: false }
  const due = dueOn(part)
  return {
    partId: _id,
    no,
    filedOn,
    label,
    topic,
    state,
    ...(due === undefined ? {} : { dueOn: due }),
    isLate: isLate(part, context.day),
    isSerious,
  }
}

/** A page of a desk's matters without those whose chain the caller is of. */
const pageFor = async (
  where: Readonly<Record<string, unknown>>,
  viewer: Viewer,
  cursor: string | undefined,
  context: Context,
): Promise<{ readonly parts: readonly Part[]; readonly next?: string } | Refusal<KernelCode>> => {
  let last = instantKey(cursor)
  const parts: Part[] = []
  for (let page = 0; page < MOST_PAGES; page++) {
    if (isRefusal(last)) return last
    const found = await findOn(ComplaintParts, where, ['createdAt', -1], last, PAGE)
    for (const part of found) {
      const { sees, seesNumber } = accessOf(viewer, handlerOf(part), part.chain, context.day)
      if (sees || seesNumber) parts.push(part)
      last = { at: part.createdAt, id: part._id }
      if (parts.length === PAGE) return { parts, next: writeCursor([last.at.getTime(), last.id]) }
    }
    if (found.length < PAGE) return { parts }
  }
  return last === undefined || isRefusal(last)
    ? { parts }
    : { parts, next: writeCursor([last.at.getTime(), last.id]) }
}

/** The desk that is asked for, of those that the caller has; a unit's head by the unit, the centre all units or one. */
const deskFor = (own: readonly OwnDesk[], desk: Desk | undefined, unitId: string | undefined) => {
  if (desk === undefined && unitId === undefined) return own[0]
  if (desk !== undefined && desk !== 'unit') return own.find((one) => one.desk === desk)
  const all = own.find((one) => one.desk === 'unit' && one.unitId === undefined)
  const mine = own.find((one) => one.desk === 'unit' && one.unitId === unitId)
  return mine ?? (all === undefined || unitId === undefined ? all : { ...all, unitId })
}

/** 投诉处理 */
export const complaints: Doors['complaints'] = async ({ desk, unitId, isOver = false, cursor }, context) => {
  const viewer = await viewerOf(context)
  const own = await desksOf(viewer, context)
  const chosen = deskFor(own, desk, unitId)
  if (chosen === undefined) return refuseAny('NOT_YOURS', {})
  const of = {
    desk: chosen.desk,
    ...(chosen.unitId === undefined ? {} : { deskUnitId: chosen.unitId }),
    isLive: !isOver,
  }
  const page = await pageFor(of, viewer, cursor, context)
  if (isRefusal(page)) return page
  const [labelOf, canTakeDown, canSeeFigures] = await Promise.all([
    labelsOf(
      page.parts.map(({ about }) => about),
      context.language,
    ),
    actingAs(context, ['centreStaff', 'centreAdmin']),
    actingAs(context, ['centreStaff', 'centreAdmin', 'steeringOffice']),
  ])
  return {
    desk: chosen.desk,
    ...(chosen.unitId === undefined ? {} : { unitId: chosen.unitId }),
    desks: own,
    rows: page.parts.map((part) => {
      const { sees } = accessOf(viewer, handlerOf(part), part.chain, context.day)
      return rowOf(part, sees, labelOf(part.about), context)
    }),
    ...(page.next === undefined ? {} : { cursor: page.next }),
    canTakeDown: canTakeDown !== undefined,
    canSeeFigures: canSeeFigures !== undefined,
  }
}

/** 看一件投诉 */
export const complaint: Doors['complaint'] = async ({ partId }, context) => {
  const held = await heldPart(partId, context, 'sees')
  return isRefusal(held) ? held : partView(held, context)
}

/** 看证据 */
export const evidenceLink: Doors['evidenceLink'] = async ({ partId, at }, context) => {
  const held = await heldPart(partId, context, 'sees')
  if (isRefusal(held)) return held
  const photo = held.part.evidence[at]
  const link = photo === undefined ? undefined : await linkTo(photo.file)
  return photo === undefined || link === undefined
    ? refuseAny('FILE_UNKNOWN', {})
    : { link, kind: photo.kind }
}
