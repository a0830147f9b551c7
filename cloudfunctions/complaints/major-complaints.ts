import { instantKey, writeCursor } from '../_kernel/cursor'
import { findOn } from '../_kernel/find-on'
import { refuse as refuseAny } from '../_kernel/kernel-refusals'
import { settle } from '../_kernel/operation'
import { isRefusal } from '../_kernel/refusal'
import { get, is } from '../_kernel/store'
import { ComplaintParts } from './collections'
import { renewPartTodos } from './complaint-todos'
import type { Doors } from './door'
import { labelsOf, unitName } from './names'
import { viewerOf } from './part/on-part'
import { nextPart, partChange } from './part/change'
import { noOfPart } from './part/number'
import { refuse } from './refusals'
import { isInChain } from './part/route'

const PAGE = 20

/** 重大问题: what was found and decided, without the complaint; of their own chain nobody sees it (§34). */
export const majorComplaints: Doors['majorComplaints'] = async ({ isOver = false, cursor }, context) => {
  const last = instantKey(cursor)
  if (isRefusal(last)) return last
  const where = isOver
    ? { awaitsAccountability: false, 'accountability.on': is.gt('') }
    : { awaitsAccountability: true }
  const [viewer, found] = await Promise.all([
    viewerOf(context),
    findOn(ComplaintParts, where, ['createdAt', -1], last, PAGE),
  ])
  const shown = found.filter(({ chain }) => !isInChain(viewer, chain, context.day))
  const labelOf = await labelsOf(
    shown.map(({ about }) => about),
    context.language,
  )
  const rows = await Promise.all(
    shown.map(async ({ _id, about, unitId, finding, decision, review, accountability, filedOn }) => {
      const unit = await unitName(unitId, context.language)
      const label = labelOf(about)
      return {
        partId: _id,
        no: noOfPart(_id),
        label: unit === '' || unit === label ? label : `${unit} · ${label}`,
        finding: review?.outcome?.words ?? finding?.words ?? '',
        decision: decision?.words ?? '',
        decidedOn: review?.outcome?.on ?? decision?.on ?? filedOn,
        ...(accountability === undefined
          ? {}
          : { accountability: { words: accountability.words, on: accountability.on } }),
      }
    }),
  )
  const end = found.length < PAGE ? undefined : found.at(-1)
  return { rows, ...(end === undefined ? {} : { cursor: writeCursor([end.createdAt.getTime(), end._id]) }) }
}

/** 追责结果 (§34) */
export const recordAccountability: Doors['recordAccountability'] = async ({ partId, words }, context) => {
  const [part, viewer] = await Promise.all([get(ComplaintParts, partId), viewerOf(context)])
  if (part === undefined || part.decision === undefined || isInChain(viewer, part.chain, context.day))
    return refuseAny('NOT_FOUND', { what: 'complaint' })
  if (!part.awaitsAccountability) return refuse('MOVED_ON', { state: part.state })
  const change = {
    accountability: { words, on: context.day, by: viewer.personId },
    awaitsAccountability: false,
  }
  const next = nextPart(part, change, context)
  const answer = await settle(context, { partId, state: part.state }, [partChange(part, next)])
  await renewPartTodos(next, context)
  return answer
}
