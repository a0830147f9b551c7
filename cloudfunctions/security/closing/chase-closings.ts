import type { Context } from '../../_kernel/context'
import { settle } from '../../_kernel/operation'
import { eachAlone, endRun } from '../../_kernel/sound'
import { findSound, get, insertMissing, is, remove } from '../../_kernel/store'
import { addDays, type Day, instantOf, minuteOf } from '../../_kernel/time'
import { closingId, HALL } from '../../_shared/closing'
import { hours } from '../../_shared/hall-hours'
import { releasedOn, type Seen, seenOn } from '../../_shared/presence'
import type { ServiceWindow } from '../../_shared/service-window'
import { telling } from '../../_shared/telling'
import { putTodo, Todos } from '../../_shared/todo'
import { assessedClosing } from './assessed'
import { closingChange } from './close-up'
import { CHASE_AFTER, workEnds } from './hours'
import { closingState, lastAt, presenceAt, wasReleased } from './rule'
import { CLOSING, closingTodos } from './todos'
import { ClosingRounds, Closings, Seals } from '../collections'
import { windowsById } from '../places'
import { unseen } from '../seal/todos'

const MOST = 1000

interface Place {
  readonly place: string
  readonly windowNo: number
  readonly unitId: string | undefined
  readonly ends: number
}

/** When work ends at each window on a day, and in the hall with the last of them. */
const placesOn = async (day: Day, windows: readonly ServiceWindow[]): Promise<Place[]> => {
  const basis = await hours()
  const places = windows.flatMap(({ _id, no, unitId, duty }): Place[] => {
    const ends = workEnds(day, basis, duty)
    return ends === undefined ? [] : [{ place: _id, windowNo: no, unitId, ends }]
  })
  if (places.length === 0) return []
  const last = Math.max(...places.map(({ ends }) => ends))
  return [...places, { place: HALL, windowNo: 0, unitId: undefined, ends: last }]
}

/** Asks for one look round that was not made: whoever is there, or left last, and the centre. */
const chase = async ({ place, windowNo, unitId }: Place, seen: readonly Seen[], context: Context) => {
  const { day, now } = context
  const presence = presenceAt(place, seen)
  const known = await get(Closings, closingId(day, place))
  if (closingState(known, presence, now) !== 'awaited') return
  const { next, change } = closingChange({ place, day, closing: known }, { chasedAt: now }, unitId, now)
  const last = lastAt(presence)
  const readers = place === HALL ? [] : new Set([...presence.inside, ...(last === undefined ? [] : [last])])
  const source = { of: Closings.name, id: next._id, v: 1, kind: 'chased' }
  const words = {
    zh: `${String(windowNo)}号窗口还没有做下班检查，请看过门窗、照明、电源、印章和资料。`,
    en: `Window ${String(windowNo)}: please look at doors, windows, lights, power, seals and papers.`,
    page: `/security/closing/closing?windowId=${place}`,
  }
  const told = [...readers].map((reader) => telling(source, { reader, ...words }, context))
  await settle(context, undefined, [change], told)
  for (const draft of closingTodos({ id: next._id, place, windowNo }, now)) await putTodo(draft, now)
}

/** What a window keeps that its keepers have not said to be in its place. */
const askKeepers = async ({ place }: Place, seen: readonly Seen[], { day, now }: Context) => {
  if (place === HALL || presenceAt(place, seen).lastIn === undefined) return
  const { sound } = await findSound(Seals, { windowId: place, state: 'in' }, { limit: MOST })
  for (const one of sound) if (one.confirmed?.day !== day) await putTodo(unseen(one, now), now)
}

/**
 * A quarter of an hour after work has ended at a window, a look round that was not made is asked for, and keepers who
 * have not confirmed are reminded (§30 §31): once each; a round that dies is made again.
 */
export const chaseClosings = async (context: Context): Promise<void> => {
  const { day, now } = context
  const minute = minuteOf(now)
  const windows = [...(await windowsById()).values()].filter(({ state }) => state !== 'closed')
  const due = (await placesOn(day, windows)).filter(({ ends }) => ends + CHASE_AFTER <= minute)
  const ends = [...new Set(due.map((one) => one.ends))]
  const idOf = (end: number) => `${day}:${String(end)}`
  if (ends.length === 0) return
  const made = (await findSound(ClosingRounds, { _id: is.in(ends.map(idOf)) }, { limit: MOST })).sound
  const open = ends.filter((end) => !made.some(({ _id }) => _id === idOf(end)))
  if (open.length === 0) return
  const seen = await seenOn(day)
  const failures: unknown[] = []
  for (const end of open) {
    const places = due.filter((one) => one.ends === end)
    const failed = [
      ...(await eachAlone(places, (one) => chase(one, seen, context))),
      ...(await eachAlone(places, (one) => askKeepers(one, seen, context))),
    ]
    failures.push(...failed)
    if (failed.length === 0)
      await insertMissing(ClosingRounds, [{ _id: idOf(end), day, places: places.length, updatedAt: now }])
  }
  endRun(failures)
}

/** How far back evenings are judged that no run came to. */
const JUDGED_DAYS = 3

const judge = async (
  { _id: place, unitId }: { readonly _id: string; readonly unitId: string | undefined },
  day: Day,
  { seen, releases }: { readonly seen: readonly Seen[]; readonly releases: readonly (readonly string[])[] },
  context: Context,
): Promise<void> => {
  const presence = presenceAt(place, seen)
  if (presence.lastIn === undefined) return
  const known = await get(Closings, closingId(day, place))
  const state = closingState(known, presence, 'over')
  if (state === 'done' || state === 'missed' || state === 'excused') return
  const personId = lastAt(presence)
  if (wasReleased(releases, personId)) return
  const missed = { at: context.now, ...(personId === undefined || place === HALL ? {} : { personId }) }
  const { next, change } = closingChange({ place, day, closing: known }, { missed }, unitId, context.now)
  await settle(context, undefined, [change], assessedClosing(next, context))
}

/** By night the evenings are judged that ended without a look round: each counts once (§31). */
export const judgeClosings = async (context: Context): Promise<void> => {
  const { day, now } = context
  await remove(Todos, { kind: CLOSING, since: is.lt(instantOf(day, 0)) })
  const windows = [...(await windowsById()).values()]
  const places = [...windows.map(({ _id, unitId }) => ({ _id, unitId })), { _id: HALL, unitId: undefined }]
  const failures: unknown[] = []
  for (let back = JUDGED_DAYS; back > 0; back--) {
    const on = addDays(day, -back)
    const id = `${on}:judged`
    if ((await findSound(ClosingRounds, { _id: id }, { limit: 1 })).sound.length > 0) continue
    const facts = { seen: await seenOn(on), releases: await releasedOn(on) }
    const failed = await eachAlone(places, (one) => judge(one, on, facts, context))
    failures.push(...failed)
    if (failed.length === 0)
      await insertMissing(ClosingRounds, [{ _id: id, day: on, places: places.length, updatedAt: now }])
  }
  endRun(failures)
}
