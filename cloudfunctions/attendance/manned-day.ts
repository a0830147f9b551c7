import type { Context } from '../_kernel/context'
import type { InputOf, OutputOf } from '../_kernel/contract'
import { type KernelCode, refuse as refuseAny } from '../_kernel/kernel-refusals'
import { publicHours } from '../_kernel/public-hours'
import { inLanguage, type Refusal } from '../_kernel/refusal'
import { type Span, subtract, totalMinutes, union } from '../_kernel/span'
import { find } from '../_kernel/store'
import { type Day, DAY_MINUTES } from '../_kernel/time'
import { namesOf } from '../_shared/post-holder'
import type { ServiceWindow } from '../_shared/service-window'
import { Units } from '../_shared/unit'
import type { contract } from './contract'
import { hallFacts, minutesSoFar } from './hall-facts'
import { cellsOf, hoursOf, type Manned, mannedOf } from './manned'
import { claimedOn, type DaySlot, type PersonDay } from './person-day'
import { refuse } from './refusals'
import { wasThere, windowDuring } from './whereabouts'

type MannedDay = (typeof contract)['mannedDay']
type Facts = Exclude<Awaited<ReturnType<typeof hallFacts>>, { covered: false }>

const MOST_UNITS = 200

/** When somebody was there while a slot ran; who is in and has not gone is there until now. */
const presentIn = ({ pair, outcome, there, slot }: DaySlot, until: number): readonly Span[] => {
  if (outcome !== undefined) return there
  const to = Math.min(until, slot.to)
  return pair.in === undefined || pair.out !== undefined || pair.in >= to ? [] : [{ from: pair.in, to }]
}

const presentAt = (windowId: string, one: PersonDay, until: number): Span[] =>
  union(one.slots.flatMap((slot) => (windowDuring(slot, one) === windowId ? presentIn(slot, until) : [])))

const isAt = (windowId: string, { posts }: PersonDay): boolean =>
  posts.some((post) => post.windowId === windowId)

/** When a window had to serve, without what the whole hall was let off for (§21). */
const openAt = (place: ServiceWindow, day: Day, { basis, releases }: Facts): readonly Span[] => {
  const open = publicHours(day, basis, place)
  const released = releases
    .filter(({ personIds }) => personIds.length === 0)
    .map(({ fromMinute }) => ({ from: fromMinute, to: DAY_MINUTES }))
  return open.covered ? subtract(open.spans, released) : []
}

interface WindowFacts {
  readonly place: ServiceWindow
  readonly manned: Manned
  readonly people: readonly PersonDay[]
}

const windowFacts = (place: ServiceWindow, day: Day, until: number, facts: Facts): WindowFacts[] => {
  const people = facts.people.filter(
    (one) => isAt(place._id, one) || presentAt(place._id, one, until).length > 0,
  )
  if (!wasThere(place, day, people.length > 0)) return []
  const present = union(people.flatMap((one) => presentAt(place._id, one, until)))
  return [{ place, people, manned: mannedOf(openAt(place, day, facts), present, until) }]
}

/** 一天各窗口 (§21): of today up to now, of a day that is over all of it. */
export const mannedDay = async (
  input: InputOf<MannedDay>,
  context: Context,
): Promise<OutputOf<MannedDay> | Refusal<'DAY_TO_COME' | KernelCode>> => {
  const day = input.day ?? context.day
  if (day > context.day) return refuse('DAY_TO_COME', { latest: context.day })
  const until = minutesSoFar(day, context)
  const [facts, units] = await Promise.all([hallFacts(day, until), find(Units, {}, { limit: MOST_UNITS })])
  if ('covered' in facts) return refuseAny('CALENDAR_UNCOVERED', { year: facts.year })
  const names = await namesOf(facts.people.map((one) => one.facts.personId))
  const all = [...facts.windows.values()]
    .sort((one, other) => one.no - other.no)
    .flatMap((place) => windowFacts(place, day, until, facts))
  const hours = hoursOf(all.map(({ manned }) => manned))
  const isToday = day === context.day
  const personAt =
    (windowId: string) =>
    (one: PersonDay): OutputOf<MannedDay>['windows'][number]['people'][number] => {
      const { commitment, personId } = one.facts
      const kind = one.posts.find((post) => post.windowId === windowId)?.kind ?? 'alternate'
      const present = presentAt(windowId, one, until)
      const leave = claimedOn(commitment, day, 'leave').flatMap(({ spans }) => spans)
      const isIn = isToday && present.some(({ to }) => to === until)
      return { name: names.get(personId) ?? '', post: kind, present, leave: union(leave), isIn }
    }
  return {
    day,
    isToday,
    hours,
    windows: all.map(({ place, manned, people }) => {
      const unit = units.find(({ _id }) => _id === place.unitId)
      return {
        windowId: place._id,
        windowNo: place.no,
        unitName: unit === undefined ? '' : inLanguage(context.language, unit.name, unit.nameEn),
        cells: cellsOf(manned, hours),
        openMinutes: totalMinutes(manned.open),
        emptyMinutes: totalMinutes(manned.empty),
        empty: [...manned.empty],
        people: people
          .map(personAt(place._id))
          .sort((one, other) => (one.post < other.post ? 1 : one.post > other.post ? -1 : 0)),
      }
    }),
    seenAt: context.now.toISOString(),
  }
}
