import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { settle } from '../../_kernel/operation'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { find, get } from '../../_kernel/store'
import { linkTo } from '../../_kernel/upload/upload'
import { type Closing, closingId, HALL } from '../../_shared/closing'
import { namesOf } from '../../_shared/post-holder'
import { seenOn } from '../../_shared/presence'
import { assessedClosing } from './assessed'
import { closingChange } from './close-up'
import { type ClosingState, closingState, presenceAt } from './rule'
import { Closings } from '../collections'
import type { contract } from '../contract'
import { unitNames, windowsById } from '../places'
import { refuse } from '../refusals'
import { caller, type Viewer } from '../viewer'

type List = (typeof contract)['closings']
type Photo = (typeof contract)['closingPhoto']
type Excuse = (typeof contract)['excuseClosing']

const MOST = 1000

const seesPlace = (unitId: string | undefined, { isCentre, headOf }: Viewer): boolean =>
  isCentre || (unitId !== undefined && headOf.includes(unitId))

/** What needs looking at first. */
const rank: Readonly<Record<ClosingState, number>> = {
  missed: 0,
  chased: 1,
  awaited: 2,
  done: 3,
  excused: 4,
  idle: 5,
}

/** 下班检查情况 (§31): windows where nobody was that day are left out. */
export const closings = async ({ day: asked }: InputOf<List>, context: Context): Promise<OutputOf<List>> => {
  const day = asked ?? context.day
  const viewer = await caller(context)
  const [windows, known, seen] = await Promise.all([
    windowsById(),
    find(Closings, { day }, { limit: MOST }),
    seenOn(day),
  ])
  const places = [...windows.values()]
    .filter(({ unitId }) => seesPlace(unitId, viewer))
    .map(({ _id, no, unitId }) => ({ place: _id, windowNo: no, unitId }))
  const wanted = [...(viewer.isCentre ? [{ place: HALL }] : []), ...places]
  const now = day < context.day ? 'over' : context.now
  const rows = wanted.map((one) => {
    const closing = known.find(({ place }) => place === one.place)
    return { ...one, closing, state: closingState(closing, presenceAt(one.place, seen), now) }
  })
  const shown = rows.filter(({ state }) => state !== 'idle')
  const [names, units] = await Promise.all([
    namesOf(shown.flatMap(({ closing }) => (closing?.done === undefined ? [] : [closing.done.by]))),
    unitNames(
      shown.map((one) => ('unitId' in one ? one.unitId : undefined)),
      context.language,
    ),
  ])
  return {
    day,
    places: shown
      .sort(
        (one, other) =>
          rank[one.state] - rank[other.state] ||
          ('windowNo' in one ? one.windowNo : 0) - ('windowNo' in other ? other.windowNo : 0),
      )
      .map((one) => {
        const { closing, state } = one
        const { done, chasedAt, missed } = closing ?? {}
        return {
          closingId: closingId(day, one.place),
          ...('windowNo' in one ? { windowNo: one.windowNo, unitName: units.get(one.unitId) ?? '' } : {}),
          state,
          ...(done === undefined ? {} : { by: names.get(done.by) ?? '', at: done.at.toISOString() }),
          isLate: done !== undefined && chasedAt !== undefined && done.at > chasedAt,
          hasPhoto: done?.photo !== undefined,
          ...(missed?.excused === undefined ? {} : { excused: missed.excused.reason }),
          mayExcuse: state === 'missed' && viewer.isCentre && one.place !== HALL,
        }
      }),
    seenAt: context.now.toISOString(),
  }
}

/** The closing with this id, for whoever sees its place. */
const closingWith = async (id: string, context: Context): Promise<Closing | Refusal<KernelCode>> => {
  const known = await get(Closings, id)
  return known !== undefined && seesPlace(known.unitId, await caller(context))
    ? known
    : refuseAny('NOT_FOUND', { what: 'closing' })
}

/** 看下班检查的照片 (§31) */
export const closingPhoto = async (
  { closingId: id }: InputOf<Photo>,
  context: Context,
): Promise<OutputOf<Photo> | Refusal<KernelCode>> => {
  const known = await closingWith(id, context)
  if (isRefusal(known)) return known
  const photo = known.done?.photo
  const link = photo === undefined ? undefined : await linkTo(photo.file)
  return link === undefined ? refuseAny('FILE_UNKNOWN', {}) : { link }
}

/** 不计漏检 (§31): what was counted is taken back. */
export const excuseClosing = async (
  { closingId: id, reason }: InputOf<Excuse>,
  context: Context,
): Promise<OutputOf<Excuse> | Refusal<'CLOSING_NOT_MISSED' | KernelCode>> => {
  const { now } = context
  const known = await closingWith(id, context)
  if (isRefusal(known)) return known
  const { missed, place, day } = known
  if (missed === undefined || missed.excused !== undefined) return refuse('CLOSING_NOT_MISSED', {})
  const { personId: by } = await caller(context)
  const excused = { reason, by, at: now }
  const { next, change } = closingChange(
    { place, day, closing: known },
    { missed: { ...missed, excused } },
    undefined,
    now,
  )
  return settle(context, { closingId: id }, [change], assessedClosing(next, context))
}
