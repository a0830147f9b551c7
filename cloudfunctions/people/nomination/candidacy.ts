import type { Context } from '../../_kernel/context'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import type { Refusal } from '../../_kernel/refusal'
import { find, get, is } from '../../_kernel/store'
import { addDays, type Day } from '../../_kernel/time'
import { isToClose, type ServiceWindow, ServiceWindows } from '../../_shared/service-window'
import { ReplacementOrders } from '../collections'
import { directory } from '../directory'
import { type NominatedKind, START_DAYS } from './nomination'
import type { Person } from '../person'
import { isEarly, seatObjection } from '../posting/post'
import type { CurrentPosting, Posting } from '../posting/posting'
import { refuse } from '../refusals'
import { isStanding, orderStates, type ReplacementOrder } from '../posting/replacement-order'
import { isOver, nextTurn } from '../grant/role-grant'
import { givenAt, postsAt, postsOf } from '../posting/seats'

/** The seat or back office that somebody is named for. */
export interface Place {
  readonly kind: NominatedKind
  readonly unitId: string
  readonly windowId?: string | undefined
}

/** What stands at the place now. */
export interface Candidacy {
  /** The window of a seat. */
  readonly at: ServiceWindow | undefined
  readonly incumbent: CurrentPosting | undefined
  /** Postings of the person that are not over. */
  readonly theirs: readonly Posting[]
  /** The order to replace whoever sits there, or sat there last. */
  readonly order: ReplacementOrder | undefined
  /** Which back office of the unit this would be. */
  readonly turn: number
}

const backOffice = async (
  person: Person,
  unitId: string,
  { day }: Context,
): Promise<Candidacy | Refusal<'SEAT_REFUSED'>> => {
  if (person.unitId !== unitId) return refuse('SEAT_REFUSED', { why: 'notOfUnit', windowNo: 0 })
  const given = await givenAt(`${unitId}:backOffice`)
  if (given.some((grant) => !isOver(grant, day)))
    return refuse('SEAT_REFUSED', { why: 'backOfficeTaken', windowNo: 0 })
  return { at: undefined, incumbent: undefined, theirs: [], order: undefined, turn: nextTurn(given) }
}

/** The order about a seat that still asks for something, whether its posting is over or not. */
export const orderAt = async (place: {
  readonly unitId: string
  readonly windowId: string
  readonly kind: string
}): Promise<ReplacementOrder | undefined> => {
  const { unitId, windowId, kind } = place
  const state = is.in(orderStates.filter((one) => isStanding[one]))
  return (await find(ReplacementOrders, { unitId, state, windowId, kind }, { limit: 1 }))[0]
}

/** Whether this person may have the place, by what stands in the database now (§9 §10). */
export const candidacy = async (
  person: Person,
  place: Place,
  context: Context,
): Promise<Candidacy | Refusal<'SEAT_REFUSED' | KernelCode>> => {
  const { kind, unitId, windowId } = place
  if (kind === 'backOffice') return backOffice(person, unitId, context)
  if (windowId === undefined) return refuseAny('BAD_INPUT', { field: 'windowId', problem: 'missing' })
  const [at, here, theirs, { windowById }] = await Promise.all([
    get(ServiceWindows, windowId),
    postsAt(windowId),
    postsOf(person._id),
    directory(),
  ])
  if (at?.unitId !== unitId || at.state === 'closed') return refuseAny('NOT_FOUND', { what: 'window' })
  // Nobody follows at a window that is to close (§7).
  if (isToClose(at)) return refuse('SEAT_REFUSED', { why: 'windowCloses', windowNo: at.no })
  const candidate = { personId: person._id, unitId: person.unitId }
  const objection = seatObjection(candidate, { windowId, unitId, kind }, theirs, here)
  if (objection !== undefined) {
    const windowNo = objection.kind === 'holdsOther' ? windowById.get(objection.windowId)?.no : at.no
    return refuse('SEAT_REFUSED', { why: objection.kind, windowNo: windowNo ?? at.no })
  }
  const incumbent = here.find((one): one is CurrentPosting => one.state === 'current' && one.kind === kind)
  return { at, incumbent, theirs, order: await orderAt({ unitId, windowId, kind }), turn: 0 }
}

/** The day from which on a change needs no consent, when this one comes before it (§12). An order needs none. */
export const earlyUntil = (
  { incumbent, order }: Pick<Candidacy, 'incumbent' | 'order'>,
  startOn: Day,
): CurrentPosting['from'] | undefined =>
  incumbent !== undefined && order === undefined && isEarly(incumbent.from, startOn)
    ? incumbent.from
    : undefined

/** The last day that can be asked for: half a year ahead. */
export const lastStart = (today: Day): Day => addDays(today, START_DAYS)

/** Whether a start can be asked for: today to half a year ahead. */
export const isStart = (startOn: Day, today: Day): boolean => startOn >= today && startOn <= lastStart(today)
