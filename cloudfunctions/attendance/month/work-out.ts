import type { UncoveredDay } from '../../_kernel/calendar'
import { listsBy } from '../../_kernel/group'
import { canonical, sha256 } from '../../_kernel/hash'
import { intersect, type Span, subtract, union } from '../../_kernel/span'
import { type Day, DAY_MINUTES } from '../../_kernel/time'
import { isOnDuty } from '../../_shared/post-holder'
import type { ServiceWindow } from '../../_shared/service-window'
import { coverageOf, type PostDay } from '../coverage'
import { slotView } from '../day-view'
import { written } from '../leave/shape'
import { isExpected, meetingsOfDay } from '../meeting/meeting'
import { claimedOn, dayFrom, type DayRecords, type DaySlot, ownPost, type PersonDay } from '../person-day'
import { slotsOn } from '../slot'
import { wasThere, windowDuring } from '../whereabouts'
import type { MonthFacts } from './facts'
import type { MonthRow, PersonRow, WindowRow } from './record'
import { sumsOf } from './sums'

/** One person's day within a month. */
interface WorkedDay {
  readonly personId: string
  readonly day: Day
  readonly known: PersonDay
}

/** When somebody was at a window on a day, as its A or as anybody else. */
interface Stay {
  readonly personId: string
  readonly isPrimary: boolean
  readonly spans: readonly Span[]
}

/** A month's days, whosesoever they are, as its rows ask for them. */
interface Worked {
  readonly ofPerson: (personId: string) => readonly WorkedDay[]
  readonly onDay: (day: Day) => readonly WorkedDay[]
  readonly staysAt: (windowId: string, day: Day) => readonly Stay[]
}

const dayAndId = (day: Day, id: string): string => `${day} ${id}`

/** What is known of each of a month's days about each person. */
const recordsByDay = ({ postings, ...facts }: MonthFacts) => {
  const ofDay = <T extends { readonly day: Day }>(all: readonly T[]) => listsBy(all, ({ day }) => day)
  const ofBoth = <T extends { readonly day: Day; readonly personId: string }>(all: readonly T[]) =>
    listsBy(all, ({ day, personId }) => dayAndId(day, personId))
  const [punches, corrections, presences] = [
    ofBoth(facts.punches),
    ofBoth(facts.corrections),
    ofBoth(facts.presences),
  ]
  const [releases, meetings] = [ofDay(facts.releases), ofDay(facts.meetings)]
  const commitments = listsBy(facts.commitments, ({ personId }) => personId)
  return (day: Day) => {
    const holders = postings.filter((one) => isOnDuty(one, day))
    return (personId: string): DayRecords => {
      const both = dayAndId(day, personId)
      return {
        ...facts,
        holders,
        punches: punches(both),
        corrections: corrections(both),
        presences: presences(both),
        releases: releases(day),
        meetings: meetings(day),
        commitments: commitments(personId),
      }
    }
  }
}

/** Where somebody was on a day, and when. */
const staysOf = ({ personId, known }: WorkedDay): (Stay & { readonly windowId: string })[] =>
  known.slots.flatMap((one) => {
    if (one.there.length === 0) return []
    const windowId = windowDuring(one, known)
    if (windowId === undefined) return []
    const isPrimary = known.posts.some((post) => post.windowId === windowId && post.kind === 'primary')
    return [{ windowId, personId, isPrimary, spans: one.there }]
  })

/** All days of all people. A day of a year without a calendar is said. */
const workedDays = (facts: MonthFacts): Worked | UncoveredDay => {
  const recordsOn = recordsByDay(facts)
  const all: WorkedDay[] = []
  for (const day of facts.days) {
    const recordsOf = recordsOn(day)
    for (const personId of facts.people) {
      const known = dayFrom(recordsOf(personId), personId, day, DAY_MINUTES)
      if (!known.covered) return known
      all.push({ personId, day, known })
    }
  }
  const stays = all.flatMap((one) => staysOf(one).map((stay) => ({ ...stay, day: one.day })))
  const staysAt = listsBy(stays, ({ windowId, day }) => dayAndId(day, windowId))
  return {
    ofPerson: listsBy(all, ({ personId }) => personId),
    onDay: listsBy(all, ({ day }) => day),
    staysAt: (windowId, day) => staysAt(dayAndId(day, windowId)),
  }
}

const spansOf = (stays: readonly Stay[], isMeant: (stay: Stay) => boolean): Span[] =>
  union(stays.filter(isMeant).flatMap(({ spans }) => spans))

/**
 * A slot as the month has it: who was not there although their window was kept by somebody else let them stand in
 * without a leave that says so (§10 §23); nobody is absent from a window that was kept.
 */
const judged = (slot: DaySlot, { personId, day, known }: WorkedDay, worked: Worked): DaySlot => {
  const { outcome, pair } = slot
  const windowId = ownPost(known.posts)?.windowId
  const isClocked = pair.in !== undefined || pair.out !== undefined
  if (outcome?.status !== 'absent' || isClocked || windowId === undefined) return slot
  const others = spansOf(worked.staysAt(windowId, day), (one) => one.personId !== personId)
  const kept = intersect(outcome.due, others)
  return kept.length === 0 ? slot : { ...slot, outcome: { ...outcome, status: 'substituted' } }
}

/** Meetings that somebody was expected at on a day, as they came out. */
const meetingsAt = ({ known }: WorkedDay) => {
  const { meetings, presences, commitment, day } = known.facts
  const expected = meetings.filter((one) => one.cancelled === undefined && isExpected(one, known.posts))
  const leave = claimedOn(commitment, day, 'leave').flatMap(({ spans }) => spans)
  return meetingsOfDay(expected, presences, leave, DAY_MINUTES)
}

interface Draft<Row extends MonthRow> {
  readonly month: string
  readonly run: number
  readonly now: Date
  readonly id: string
  readonly content: Omit<Row, '_id' | 'month' | 'run' | 'hash' | 'createdAt' | 'updatedAt'>
}

/** A row with the hash of what it says; when it was worked out is no part of that. */
const rowOf = <Row extends MonthRow>({ month, run, now, id, content }: Draft<Row>) => ({
  _id: `${month}:${String(run)}:${id}`,
  month,
  run,
  ...content,
  hash: sha256(canonical({ month, ...content })),
  createdAt: now,
  updatedAt: now,
})

const padded = (no: number): string => String(no).padStart(4, '0')

/** What somebody keeps in a month: their own window, or the first that they stand in for. */
const homeOf = (own: readonly WorkedDay[]) => {
  const posts = own.flatMap(({ known }) => known.posts)
  return ownPost(posts)
}

const personRow = (
  personId: string,
  worked: Worked,
  facts: MonthFacts,
  run: Pick<Draft<PersonRow>, 'month' | 'run' | 'now'>,
): PersonRow | undefined => {
  const own = worked.ofPerson(personId)
  const home = homeOf(own)
  if (home === undefined || !facts.windows.some(({ _id }) => _id === home.windowId)) return undefined
  const days = own.map((one) => {
    const slots = one.known.slots.map((slot) => judged(slot, one, worked))
    // Nobody is expected and nobody came: such a slot is none of theirs.
    const shown = slots.filter(({ isRequired, outcome }) => isRequired || outcome !== undefined)
    return { day: one.day, slots: shown }
  })
  const outcomes = days.flatMap(({ slots }) => slots.flatMap(({ outcome }) => outcome ?? []))
  const content = {
    kind: 'person' as const,
    key: `p:${padded(facts.windowNo(home.windowId))}:${home.kind === 'primary' ? 'A' : 'B'}:${personId}`,
    personId,
    windowId: home.windowId,
    unitId: home.unitId,
    post: home.kind,
    days: days
      .filter(({ slots }) => slots.length > 0)
      .map(({ day, slots }) => ({ day, slots: slots.map(slotView) })),
    sums: sumsOf(outcomes, own.flatMap(meetingsAt)),
  }
  return rowOf<PersonRow>({ ...run, id: `p:${personId}`, content })
}

/** What had to be manned at a window on a day: hours of work, or the duty filed for it, without what nobody owed. */
const requiredAt = (serviceWindow: ServiceWindow, day: Day, worked: Worked, facts: MonthFacts): Span[] => {
  const windowId = serviceWindow._id
  const slots = slotsOn(day, facts.basis)
  const isPosted = facts.postings.some((one) => one.windowId === windowId && isOnDuty(one, day))
  if ('covered' in slots || !wasThere(serviceWindow, day, isPosted)) return []
  const duty = facts.commitments.flatMap((one) =>
    claimedOn(one, day, 'duty')
      .filter((claim) => claim.windowId === windowId)
      .flatMap(({ spans }) => spans),
  )
  const released = facts.releases
    .filter((one) => one.day === day && one.personIds.length === 0)
    .map(({ fromMinute }) => ({ from: fromMinute, to: DAY_MINUTES }))
  const primary = worked
    .onDay(day)
    .find(({ known }) => known.posts.some((post) => post.windowId === windowId && post.kind === 'primary'))
  // Whose meeting was called off for them owes neither the meeting nor the window that hour.
  const excused =
    primary === undefined
      ? []
      : meetingsAt(primary).flatMap(({ span, attendance }) => (attendance === 'excused' ? [span] : []))
  return subtract(union([...slots, ...duty]), [...released, ...excused])
}

const windowRow = (
  serviceWindow: ServiceWindow,
  worked: Worked,
  facts: MonthFacts,
  run: Pick<Draft<WindowRow>, 'month' | 'run' | 'now'>,
): WindowRow => {
  const { _id: windowId, no, unitId } = serviceWindow
  const days = facts.days.map((day): PostDay => {
    const stays = worked.staysAt(windowId, day)
    return {
      day,
      required: requiredAt(serviceWindow, day, worked, facts),
      primary: spansOf(stays, ({ isPrimary }) => isPrimary),
      alternate: spansOf(stays, ({ isPrimary }) => !isPrimary),
    }
  })
  const { gaps, ...minutes } = coverageOf(days)
  const content = {
    kind: 'window' as const,
    key: `w:${padded(no)}:${windowId}`,
    windowId,
    unitId,
    ...minutes,
    gaps: written(gaps),
  }
  return rowOf<WindowRow>({ ...run, id: `w:${windowId}`, content })
}

/**
 * Works out a month for some windows (§21 §25): a row for each of them, and one for everybody whose own window is
 * among them. Nothing is guessed: a day of a year without a calendar is said.
 */
export const monthRows = (
  facts: MonthFacts,
  run: { readonly month: string; readonly run: number; readonly now: Date },
): readonly MonthRow[] | UncoveredDay => {
  const worked = workedDays(facts)
  if ('covered' in worked) return worked
  return [
    ...facts.people.flatMap((personId) => personRow(personId, worked, facts, run) ?? []),
    ...facts.windows.map((one) => windowRow(one, worked, facts, run)),
  ]
}
