import { type Day, instantOf } from '../../cloudfunctions/_kernel/time'
import { isDayOff, isOpenAt, type Slot, slotsOf } from './semester-calendar'
import type { SemesterHall, Stored } from './semester-hall'
import type { KeptLeave } from './semester-leaves'
import type { World } from './semester-world'

const MINUTES = 1440

interface Press {
  readonly direction: 'in' | 'out'
  readonly minute: number
  readonly windowId?: string
}
interface MeetingSeen extends Stored {
  readonly span: Slot
  readonly unitIds: readonly string[]
  readonly cancelled?: object
}

/** A day's documents as the clerks wrote them, which is all that the oracle knows. */
export interface DayDocuments {
  readonly day: Day
  readonly presses: ReadonlyMap<string, readonly Press[]>
  readonly leaves: readonly KeptLeave[]
  readonly meetings: readonly MeetingSeen[]
  readonly presences: readonly Stored[]
  readonly releases: readonly Stored[]
  readonly duties: readonly {
    readonly windowId: string
    readonly span: Slot
    readonly personIds: readonly string[]
  }[]
}

const granted = ['approved', 'active', 'returned']

/** Reads a day. Leave is what was granted of it, not what hours were promised to. */
export const documentsOf = async (hall: SemesterHall, day: Day): Promise<DayDocuments> => {
  const punches = await hall.read('punches', { day })
  const corrections = await hall.read('corrections', { day, state: 'approved' })
  const presses = new Map<string, Press[]>()
  for (const one of [...punches, ...corrections] as (Stored & Press & { personId: string })[])
    presses.set(one.personId, [...(presses.get(one.personId) ?? []), one])
  const filings = await hall.read('dutyFilings')
  return {
    day,
    presses,
    leaves: (await hall.read('leaves', {
      state: { $in: granted },
      firstDay: { $lte: day },
      lastDay: { $gte: day },
    })) as KeptLeave[],
    meetings: (await hall.read('meetings', { day })) as MeetingSeen[],
    presences: await hall.read('meetingPresences', { day }),
    releases: await hall.read('releases', { day }),
    duties: filings
      .flatMap(({ entries }) => entries as (DayDocuments['duties'][number] & { day: Day })[])
      .filter((entry) => entry.day === day),
  }
}

/** Whether a leave had not been ended by a minute of its day. */
const isRunning = ({ ended }: KeptLeave, day: Day, minute: number): boolean =>
  ended === undefined || day < ended.day || (day === ended.day && minute < ended.minute)

/** Whether somebody was on granted leave in a minute of the day; nothing after it was ended is leave (§23). */
const isAway = ({ day, leaves }: DayDocuments, personId: string, minute: number): boolean =>
  leaves.some(
    (leave) =>
      leave.personId === personId &&
      isRunning(leave, day, minute) &&
      leave.pieces.some(
        (piece) => piece.day === day && piece.spans.some(({ from, to }) => from <= minute && minute < to),
      ),
  )

/** How a meeting of the day went for somebody who was expected: its end is past. */
const meetingAt = (documents: DayDocuments, world: World, personId: string, minute: number) => {
  const units = world.seats
    .filter(({ primary, alternate }) => primary === personId || alternate === personId)
    .map(({ unitId }) => unitId)
  const meeting = documents.meetings.find(
    ({ span, unitIds, cancelled }) =>
      cancelled === undefined &&
      span.from <= minute &&
      minute < span.to &&
      (unitIds.length === 0 || unitIds.some((unitId) => units.includes(unitId))),
  )
  if (meeting === undefined) return undefined
  const presence = documents.presences.find(
    (one) => one['meetingId'] === meeting._id && one['personId'] === personId,
  )
  if (presence?.['signed'] !== undefined) return 'signed'
  const { state } = (presence?.['absence'] ?? {}) as { state?: string }
  return state === 'approved' ? 'excused' : 'absent'
}

/** One slot, one press each way that counts: the first in and the last out (§21). Who came in after it is not out. */
const pressesOf = (presses: readonly Press[], slot: Slot, slots: readonly Slot[]) => {
  const before = slots.filter(({ from }) => from < slot.from)
  const after = slots.filter(({ from }) => from > slot.from)
  const ins = presses.filter(
    ({ direction, minute }) =>
      direction === 'in' && minute < slot.to && before.every(({ to }) => minute >= to),
  )
  const outs = presses.filter(
    ({ direction, minute }) =>
      direction === 'out' && minute > slot.from && after.every(({ from }) => minute <= from),
  )
  const first = ins.reduce<Press | undefined>(
    (least, one) => (least === undefined || one.minute < least.minute ? one : least),
    undefined,
  )
  const last = outs.reduce<Press | undefined>(
    (most, one) => (most === undefined || one.minute > most.minute ? one : most),
    undefined,
  )
  const isBack = last !== undefined && ins.some(({ minute }) => minute > last.minute)
  return { first, last: isBack ? undefined : last }
}

/** Where somebody belongs who clocked nowhere: the window of their own, or the first that they are B of. */
const ownWindow = ({ seats }: World, personId: string): string | undefined =>
  (seats.find(({ primary }) => primary === personId) ?? seats.find(({ alternate }) => alternate === personId))
    ?.windowId

/** Whether a slot is somebody's own to keep: as A, or as who stands in for a leave in it, from when they were assigned. */
const isTheirs = ({ day, leaves }: DayDocuments, { seats }: World, personId: string, slot: Slot): boolean =>
  seats.some(({ primary }) => primary === personId) ||
  leaves.some((leave) => {
    const { alternateId, pieces, order } = leave
    const spans = alternateId === personId ? pieces.filter((piece) => piece.day === day) : []
    return spans
      .flatMap((piece) => piece.spans)
      .some(({ from, to }) => {
        const [first, last] = [Math.max(from, slot.from), Math.min(to, slot.to) - 1]
        const isAssigned = order === undefined || order.at < instantOf(day, last + 1)
        return first <= last && isRunning(leave, day, first) && isAssigned
      })
  })

/** In which minutes of the day somebody was at which window, minute by minute. */
export const minutesAt = (
  documents: DayDocuments,
  world: World,
  personId: string,
): Map<string, Set<number>> => {
  const at = new Map<string, Set<number>>()
  const presses = documents.presses.get(personId) ?? []
  const duty = documents.duties
    .filter(({ personIds }) => personIds.includes(personId))
    .map(({ span }) => span)
  const slots = isDayOff(documents.day) ? duty : slotsOf(documents.day)
  for (const slot of slots) {
    const { first, last } = pressesOf(presses, slot, slots)
    const windowId = first?.windowId ?? last?.windowId ?? ownWindow(world, personId)
    // A B who came for the meeting alone kept no window.
    const isHere = first !== undefined || last !== undefined || isTheirs(documents, world, personId, slot)
    if (windowId === undefined || !isHere) continue
    const minutes = at.get(windowId) ?? new Set<number>()
    for (let minute = slot.from; minute < slot.to; minute++) {
      if (isAway(documents, personId, minute)) continue
      const meeting = meetingAt(documents, world, personId, minute)
      const isClocked =
        first !== undefined && last !== undefined && first.minute <= minute && minute < last.minute
      if (meeting === 'signed' || (meeting !== 'absent' && isClocked)) minutes.add(minute)
    }
    at.set(windowId, minutes)
  }
  return at
}

/** Whether the whole hall was let off by then. */
const isReleased = ({ releases }: DayDocuments, minute: number): boolean =>
  releases.some(
    ({ fromMinute, personIds }) => (personIds as string[]).length === 0 && minute >= (fromMinute as number),
  )

/** Minutes in which a window had to be kept: the hours of work, or the duty that was filed for it (§21 §22). */
export const requiredMinutes = (documents: DayDocuments, world: World, windowId: string): number[] => {
  const primary = world.seats.find((seat) => seat.windowId === windowId)?.primary ?? ''
  const spans = isDayOff(documents.day)
    ? documents.duties.filter((one) => one.windowId === windowId).map(({ span }) => span)
    : slotsOf(documents.day)
  const required: number[] = []
  for (let minute = 0; minute < MINUTES; minute++) {
    if (!spans.some(({ from, to }) => from <= minute && minute < to)) continue
    if (isReleased(documents, minute)) continue
    // Whose meeting was called off for them owes neither the meeting nor the window that hour.
    if (meetingAt(documents, world, primary, minute) === 'excused') continue
    required.push(minute)
  }
  return required
}

/** Minutes in which a window had to serve the public. */
export const openMinutes = (documents: DayDocuments): number[] =>
  Array.from({ length: MINUTES }, (_none, minute) => minute).filter(
    (minute) => isOpenAt(documents.day, minute) && !isReleased(documents, minute),
  )

/** Minutes as stretches, as the product writes them. */
export const spansOf = (minutes: readonly number[]): Slot[] => {
  const spans: { from: number; to: number }[] = []
  for (const minute of minutes) {
    const last = spans.at(-1)
    if (last?.to === minute) last.to = minute + 1
    else spans.push({ from: minute, to: minute + 1 })
  }
  return spans
}
