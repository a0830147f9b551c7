import type { Day } from '../../cloudfunctions/_kernel/time'
import { daysBetween, isDayOff } from './semester-calendar'
import type { SemesterHall } from './semester-hall'
import { documentsOf, minutesAt, openMinutes, requiredMinutes, spansOf } from './semester-oracle'

interface Span {
  readonly from: number
  readonly to: number
}
interface ShownDay {
  readonly windows: readonly {
    readonly windowId: string
    readonly openMinutes: number
    readonly emptyMinutes: number
    readonly empty: readonly Span[]
    readonly people: readonly { readonly name: string; readonly present: readonly Span[] }[]
  }[]
}
interface ShownWindow {
  readonly windowId: string
  readonly requiredMinutes: number
  readonly unionPermille: number
  readonly sumPermille: number
  readonly gaps: readonly { readonly day: string; readonly spans: readonly Span[] }[]
}

const text = (spans: readonly Span[]): string =>
  spans.map(({ from, to }) => `${String(from)}-${String(to)}`).join(' ')

/** Who of a day was where, by the oracle: by window, then by person. */
const peopleAt = (hall: SemesterHall, documents: Awaited<ReturnType<typeof documentsOf>>) => {
  const at = new Map<string, Map<string, Set<number>>>()
  const people = [...new Set(hall.world.seats.flatMap(({ primary, alternate }) => [primary, alternate]))]
  for (const personId of people)
    for (const [windowId, minutes] of minutesAt(documents, hall.world, personId))
      at.set(windowId, (at.get(windowId) ?? new Map<string, Set<number>>()).set(personId, minutes))
  return at
}
const sorted = (minutes: Iterable<number>): number[] => [...minutes].sort((one, other) => one - other)

/** Each workday's windows, as the centre's page shows them, are as the oracle has them: hours, gaps and people. */
export const checkDay = async (hall: SemesterHall, day: Day): Promise<void> => {
  if (isDayOff(day)) return
  const documents = await documentsOf(hall, day)
  const shown = await hall.ask('attendance', 'k1', 'mannedDay', { day })
  const { windows } = shown.value as unknown as ShownDay
  const at = peopleAt(hall, documents)
  const open = openMinutes(documents)
  if (windows.length !== hall.world.seats.length) hall.wrong(`${day} shows ${String(windows.length)} windows`)
  for (const { windowId, people, ...one } of windows) {
    const there = at.get(windowId) ?? new Map<string, Set<number>>()
    const empty = spansOf(
      open.filter((minute) => ![...there.values()].some((minutes) => minutes.has(minute))),
    )
    hall.counts.checks += 1
    if (one.openMinutes !== open.length)
      hall.wrong(`${windowId} on ${day} is open ${String(one.openMinutes)} minutes`)
    if (text(one.empty) !== text(empty))
      hall.wrong(`coverage of ${windowId} on ${day}: empty ${text(one.empty)} instead of ${text(empty)}`)
    for (const { name, present } of people) {
      const minutes = spansOf(sorted(there.get(name) ?? []))
      if (text(present) !== text(minutes))
        hall.wrong(
          `coverage of ${windowId} on ${day}: ${name} is there ${text(present)} instead of ${text(minutes)}`,
        )
    }
    const named = new Set(people.map(({ name }) => name))
    for (const [personId, minutes] of there)
      if (minutes.size > 0 && !named.has(personId))
        hall.wrong(`coverage of ${windowId} on ${day}: ${personId} isn't shown`)
  }
}

const permille = (part: number, whole: number): number =>
  whole === 0 ? 1000 : Math.floor((part * 1000) / whole)

/** A month of all windows as the oracle has it. */
const monthByOracle = async (hall: SemesterHall, days: readonly Day[]) => {
  const sums = new Map(
    hall.world.seats.map(({ windowId }) => [
      windowId,
      { required: 0, union: 0, sum: 0, gaps: [] as { day: string; spans: Span[] }[] },
    ]),
  )
  for (const day of days) {
    const documents = await documentsOf(hall, day)
    const at = peopleAt(hall, documents)
    for (const { windowId, primary } of hall.world.seats) {
      const of = sums.get(windowId)
      if (of === undefined) continue
      const there = at.get(windowId) ?? new Map<string, Set<number>>()
      const required = requiredMinutes(documents, hall.world, windowId)
      const byA = required.filter((minute) => there.get(primary)?.has(minute) === true)
      const byOthers = required.filter((minute) =>
        [...there].some(([personId, minutes]) => personId !== primary && minutes.has(minute)),
      )
      const manned = new Set([...byA, ...byOthers])
      of.required += required.length
      of.union += manned.size
      of.sum += byA.length + byOthers.length
      const gaps = spansOf(required.filter((minute) => !manned.has(minute)))
      if (gaps.length > 0) of.gaps.push({ day, spans: gaps })
    }
  }
  return sums
}

const pagesOf = async (hall: SemesterHall, month: string): Promise<ShownWindow[]> => {
  const found: ShownWindow[] = []
  for (let cursor: unknown; ;) {
    const page = await hall.ask('attendance', 'k1', 'month', {
      month,
      of: 'windows',
      ...(cursor === undefined ? {} : { cursor }),
    })
    found.push(...((page.value?.['windows'] ?? []) as ShownWindow[]))
    cursor = page.value?.['cursor']
    if (cursor === undefined) return found
  }
}

/** The month that the centre works out says of each window what the oracle says: required, union, sum and gaps (§21). */
export const checkMonth = async (hall: SemesterHall, month: string): Promise<void> => {
  const first = `${month}-01` as Day
  const days = daysBetween(first, `${month}-31` as Day).filter((day) => day.startsWith(month))
  const expected = await monthByOracle(hall, days)
  const shown = await pagesOf(hall, month)
  if (shown.length !== hall.world.seats.length) hall.wrong(`${month} has ${String(shown.length)} windows`)
  for (const one of shown) {
    const of = expected.get(one.windowId)
    if (of === undefined) continue
    hall.counts.checks += 1
    const wrong = (what: string, is: unknown, should: unknown): void => {
      hall.wrong(
        `coverage of ${one.windowId} in ${month}: ${what} ${String(is)} instead of ${String(should)}`,
      )
    }
    if (one.requiredMinutes !== of.required) wrong('required', one.requiredMinutes, of.required)
    if (one.unionPermille !== permille(of.union, of.required))
      wrong('union', one.unionPermille, permille(of.union, of.required))
    if (one.sumPermille !== permille(of.sum, of.required))
      wrong('sum', one.sumPermille, permille(of.sum, of.required))
    const gaps = new Map(one.gaps.map(({ day, spans }) => [day, text(spans)]))
    const should = new Map(of.gaps.map(({ day, spans }) => [day, text(spans)]))
    for (const day of new Set([...gaps.keys(), ...should.keys()]))
      if (gaps.get(day) !== should.get(day)) wrong(`gaps of ${day}`, gaps.get(day), should.get(day))
  }
}
