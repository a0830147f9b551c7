import * as v from 'valibot'
import { saidBy } from '../../_kernel/sound'
import { findSound, findSoundFields, is } from '../../_kernel/store'
import { isToClose, type ServiceWindow, ServiceWindows } from '../../_shared/service-window'
import type { Unit } from '../../_shared/unit'
import { Nominations, Postings, RoleGrants } from '../collections'
import { directory } from '../directory'
import { seatOf } from './post'
import { postKinds, type PostKind, type Posting } from './posting'
import { byFirstDay, counts, isOver, type RoleGrant } from '../grant/role-grant'
import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { Day } from '../../_kernel/time'
import type { contract } from '../contract'

type Vacancies = (typeof contract)['vacancies']
type UnitVacancies = (typeof contract)['unitVacancies']

/** A seat that nobody holds, or a unit without a head. */
export interface VacantSeat {
  /** What it is, under one name as long as it lasts: `w1:primary`, `jw:head`. */
  readonly subject: string
  readonly kind: PostKind | 'head'
  readonly unit: Unit
  readonly windowId?: string
  readonly windowNo?: number
  readonly isUnderWay: boolean
  /** The first day of whoever is confirmed for it. */
  readonly filledFrom?: Day
}

const MOST = 1000

/**
 * Seats of windows that stay open and units with windows that have no head, by what is there now (§9 §10). A window
 * that is to close wants nobody any more (§7).
 */
export const vacantSeats = (
  basis: {
    readonly windows: readonly ServiceWindow[]
    readonly unitById: ReadonlyMap<string, Unit>
    readonly postings: readonly Pick<Posting, 'seat' | 'state' | 'from'>[]
    readonly heads: readonly RoleGrant[]
    /** What open nominations hold: `w1:primary`. */
    readonly nominated: ReadonlySet<string>
  },
  day: Day,
): VacantSeat[] => {
  const current = basis.postings.filter(({ state }) => state === 'current')
  const held = new Set(current.filter(({ from }) => from <= day).map(({ seat }) => seat))
  // Confirmed for a later day: until then nobody is there, and there is nothing left to do about it.
  const settled = new Map(current.map(({ seat, from }) => [seat, from]))
  const coming = new Set(basis.postings.filter(({ state }) => state === 'coming').map(({ seat }) => seat))
  const kept = basis.windows.filter((at) => !isToClose(at)).sort((one, other) => one.no - other.no)
  const seats = kept.flatMap((at) => {
    const unit = basis.unitById.get(at.unitId)
    if (unit === undefined) return []
    return postKinds.flatMap((kind): VacantSeat[] => {
      const seat = seatOf(at._id, kind)
      if (held.has(seat)) return []
      const filledFrom = settled.get(seat)
      const isUnderWay = filledFrom !== undefined || basis.nominated.has(seat) || coming.has(`${seat}:next`)
      const where = { windowId: at._id, windowNo: at.no, ...(filledFrom === undefined ? {} : { filledFrom }) }
      return [{ subject: seat, kind, unit, ...where, isUnderWay }]
    })
  })
  const led = new Set(
    basis.heads.filter((grant) => counts(grant, day) && grant.isDeputy !== true).map(({ unitId }) => unitId),
  )
  const headless = [...new Set(kept.map(({ unitId }) => unitId))].flatMap((unitId): VacantSeat[] => {
    const unit = basis.unitById.get(unitId)
    if (unit === undefined || led.has(unitId)) return []
    const [next] = basis.heads
      .filter((grant) => grant.unitId === unitId && grant.isDeputy !== true && !isOver(grant, day))
      .sort(byFirstDay)
    const filled = next === undefined ? {} : { filledFrom: next.from }
    return [{ subject: `${unitId}:head`, kind: 'head', unit, isUnderWay: next !== undefined, ...filled }]
  })
  return [...seats, ...headless]
}

// These fields alone: whatever else of it is broken, a seat that is held is not vacant.
const Seated = v.object({
  seat: v.string(),
  state: v.picklist(['coming', 'current', 'ended']),
  from: Day,
})
const Held = v.object({ holds: v.string() })

/** What is vacant at this moment, in the whole hall or one unit; what somebody broke makes nothing else vacant. */
export const vacanciesNow = async (unitId: string | undefined, day: Day): Promise<VacantSeat[]> => {
  const where = unitId === undefined ? {} : { unitId }
  // Windows as they are now: one that has just opened wants its people at once.
  const [windows, { unitById }, postings, heads, nominations] = await Promise.all([
    findSound(ServiceWindows, where, { limit: MOST }),
    directory(),
    findSoundFields(
      Postings,
      Seated,
      ['seat', 'state', 'from'],
      { ...where, state: is.in(['coming', 'current']) },
      { limit: MOST },
    ),
    findSound(RoleGrants, { ...where, role: 'unitHead' }, { limit: MOST }),
    findSoundFields(
      Nominations,
      Held,
      ['holds'],
      { ...where, state: is.in(['proposed', 'returned']) },
      { limit: MOST },
    ),
  ])
  const nominated = new Set(nominations.map(({ holds }) => holds))
  const basis = { windows: windows.sound, unitById, postings, heads: heads.sound, nominated }
  const unsure = await saidBy(RoleGrants, heads.broken, 'unitId')
  return vacantSeats(basis, day).filter(({ kind, unit }) => kind !== 'head' || !unsure.has(unit._id))
}

const told = async (unitId: string | undefined, { language, now, day }: Context) => ({
  vacancies: (await vacanciesNow(unitId, day)).map(
    ({ kind, unit, windowId, windowNo, isUnderWay, filledFrom }) => ({
      kind,
      unitId: unit._id,
      unitName: language === 'en' ? unit.nameEn : unit.name,
      ...(windowId === undefined ? {} : { windowId }),
      ...(windowNo === undefined ? {} : { windowNo }),
      isUnderWay,
      ...(filledFrom === undefined ? {} : { filledFrom }),
    }),
  ),
  seenAt: now.toISOString(),
})

/** 空岗 */
export const vacancies = (_input: unknown, context: Context): Promise<OutputOf<Vacancies>> =>
  told(undefined, context)

/** 本单位空岗 */
export const unitVacancies = (
  { unitId }: InputOf<UnitVacancies>,
  context: Context,
): Promise<OutputOf<UnitVacancies>> => told(unitId, context)

/** 各单位: those with windows first, by their windows' numbers. */
export const units = async (
  _input: unknown,
  { language, day }: Context,
): Promise<OutputOf<(typeof contract)['units']>> => {
  const [{ windows, unitById }, vacant] = await Promise.all([directory(), vacanciesNow(undefined, day)])
  const listed = [...unitById.values()].map((unit) => ({
    unitId: unit._id,
    unitName: language === 'en' ? unit.nameEn : unit.name,
    windowNos: windows
      .filter(({ unitId, state }) => unitId === unit._id && state !== 'closed')
      .map(({ no }) => no)
      .sort((one, other) => one - other),
    vacant: vacant.filter((seat) => seat.unit._id === unit._id).length,
  }))
  const first = ({ windowNos }: { windowNos: readonly number[] }): number => windowNos[0] ?? Infinity
  return { units: listed.sort((one, other) => Math.sign(first(one) - first(other)) || 0) }
}
