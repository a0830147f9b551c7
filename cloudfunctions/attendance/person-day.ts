import { cached } from '../_kernel/cached'
import type { UncoveredDay } from '../_kernel/calendar'
import type { HoursBasis } from '../_kernel/public-hours'
import { intersect, type Span, subtract, union } from '../_kernel/span'
import { find, findSound, get } from '../_kernel/store'
import { type Day, DAY_MINUTES } from '../_kernel/time'
import { hours } from '../_shared/hall-hours'
import { holdersOn, type PostHolder } from '../_shared/post-holder'
import { type ServiceWindow, ServiceWindows } from '../_shared/service-window'
import { Commitments, Corrections, MeetingPresences, Meetings, PunchRecords, Releases } from './collections'
import { type Claim, type Commitment, commitmentId, yearOf } from './commitment'
import type { CorrectionRecord } from './correction/record'
import { isExpected, type Meeting, type MeetingPresence, meetingsOfDay } from './meeting/meeting'
import { type Pair, pairsOf } from './clock/punch'
import type { PunchRecord, Release } from './clock/punch-record'
import { type Slot, slotsOn } from './slot'
import { outcomeOf, type SlotOutcome, thereIn } from './slot-status'

const MOST = 1000

/** All windows by their ids, broken ones left out; at most 20 seconds old. */
export const windowsById = cached(
  20,
  async (): Promise<ReadonlyMap<string, ServiceWindow>> =>
    new Map((await findSound(ServiceWindows, {}, { limit: MOST })).sound.map((one) => [one._id, one])),
)

/** One slot of somebody's day: what was clocked, and what became of it as far as it is over. */
export interface DaySlot {
  readonly slot: Slot
  readonly pair: Pair
  /** The pair is not what was clocked: a correction counts. */
  readonly isCorrected: boolean
  /** They are expected there; who only may come is judged by what they clocked. */
  readonly isRequired: boolean
  /** Of that, the minutes that they have to be there: leave and what the centre let go are left out. */
  readonly due: readonly Span[]
  readonly outcome: SlotOutcome | undefined
  /** When they were there, whether they had to be or not: what keeps a window. */
  readonly there: readonly Span[]
}

interface DayFacts {
  readonly personId: string
  readonly day: Day
  readonly posts: readonly PostHolder[]
  /** Everybody who holds a post that day: B is expected where no A is. */
  readonly holders: readonly PostHolder[]
  readonly punches: readonly PunchRecord[]
  /** What the centre lets count beside them (补卡). */
  readonly corrections: readonly CorrectionRecord[]
  readonly releases: readonly Release[]
  /** What their hours of this year are promised to. */
  readonly commitment: Commitment | undefined
  /** The day's meetings and trainings, and how this person stands with them (§24). */
  readonly meetings: readonly Meeting[]
  readonly presences: readonly MeetingPresence[]
  /** Up to this minute of the day things have happened; all of a day that is over. */
  readonly until: number
  readonly grace: number
}

/** All that one person's day is made of. */
export interface PersonDay {
  readonly covered: true
  readonly posts: readonly PostHolder[]
  readonly slots: readonly DaySlot[]
  readonly punches: readonly PunchRecord[]
  readonly isReleased: boolean
  readonly facts: DayFacts
}

/** Of a person's posts the one that they keep themselves, or the first that they stand in for (§10). */
export const ownPost = (posts: readonly PostHolder[]): PostHolder | undefined =>
  posts.find(({ kind }) => kind === 'primary') ?? posts[0]

/** Hours of a day that somebody is promised to at a window: they stand in there, or are on duty. */
const placedOn = (commitment: Commitment | undefined, day: Day) => [
  ...claimedOn(commitment, day, 'duty'),
  ...claimedOn(commitment, day, 'standIn'),
]

/** The window that somebody is to be at: where they stand in or are on duty, now or later that day, or their own. */
export const windowToKeep = (
  { posts, facts: { commitment, day } }: Pick<PersonDay, 'posts' | 'facts'>,
  minute: number,
): string | undefined =>
  placedOn(commitment, day).find(({ spans }) => spans.some(({ to }) => to > minute))?.windowId ??
  ownPost(posts)?.windowId

/** Minutes of a day from which the centre let somebody go. */
export const releasedFrom = (releases: readonly Release[], personId: string): readonly Span[] =>
  releases
    .filter(({ personIds }) => personIds.length === 0 || personIds.includes(personId))
    .map(({ fromMinute }) => ({ from: fromMinute, to: DAY_MINUTES }))

/** What of a day is granted leave, standing in at a window, or duty there. */
export const claimedOn = (commitment: Commitment | undefined, day: Day, kind: Claim['kind']) =>
  (commitment?.claims ?? [])
    .filter((claim) => claim.isSet && claim.kind === kind)
    .flatMap(({ windowId, pieces }) =>
      pieces.filter((piece) => piece.day === day).map(({ spans }) => ({ windowId, spans })),
    )

/** Posts of a day, windows where somebody is assigned for a leave or on duty among them (§10 §22). */
const postsOn = (
  holders: readonly PostHolder[],
  commitment: Commitment | undefined,
  personId: string,
  day: Day,
): PostHolder[] => {
  const own = holders.filter((one) => one.personId === personId)
  const assigned = placedOn(commitment, day).flatMap(({ windowId }): PostHolder[] =>
    windowId === undefined || own.some((one) => one.windowId === windowId)
      ? []
      : [
          {
            _id: `${personId}:${windowId}`,
            personId,
            windowId,
            unitId: own[0]?.unitId ?? '',
            kind: 'alternate',
            state: 'current',
            from: day,
          },
        ],
  )
  return [...own, ...assigned]
}

/** Puts a day together from what is known of it. */
const dayOfPerson = (slots: readonly Slot[], facts: DayFacts): PersonDay => {
  const { personId, day, posts, holders, punches, corrections, releases, commitment, until, grace } = facts
  const expected = facts.meetings.filter((one) => one.cancelled === undefined && isExpected(one, posts))
  const own = ownPost(posts)
  const isManned = holders.some(({ windowId, kind }) => windowId === own?.windowId && kind === 'primary')
  const isRequired = own !== undefined && (own.kind === 'primary' || !isManned)
  const clocked = pairsOf(punches, slots)
  const pairs = pairsOf([...punches, ...corrections], slots)
  const released = releasedFrom(releases, personId)
  const leave = claimedOn(commitment, day, 'leave').flatMap(({ spans }) => spans)
  const standsIn = union(claimedOn(commitment, day, 'standIn').flatMap(({ spans }) => spans))
  const meetings = meetingsOfDay(expected, facts.presences, leave, until)
  const shown = slots.map((slot, index): DaySlot => {
    const pair = pairs[index] ?? {}
    const isClocked = pair.in !== undefined || pair.out !== undefined
    const isOver = until >= slot.to || (pair.in !== undefined && pair.out !== undefined)
    // Who is put down for duty is expected, and nobody else is on a day off.
    const isOwn = isRequired || slot.kind === 'duty'
    const isExpected = isOwn || intersect([slot], standsIn).length > 0
    // Who only stands in has to be there for those hours, and no others.
    const exempt = isOwn || !isExpected ? released : union([...released, ...subtract([slot], standsIn)])
    const due = subtract(subtract([slot], exempt), leave)
    const isAway = isExpected && due.length === 0 && leave.length > 0
    const isJudged = (isOver && (isExpected || isClocked)) || isAway
    return {
      slot,
      pair,
      isCorrected: pair.in !== clocked[index]?.in || pair.out !== clocked[index]?.out,
      isRequired: isExpected,
      due: isExpected ? due : [],
      outcome: isJudged ? outcomeOf({ slot, pair, leave, exempt, meetings, grace }) : undefined,
      there: isJudged ? thereIn({ slot, pair, leave, meetings }) : [],
    }
  })
  return { covered: true, posts, slots: shown, punches, isReleased: released.length > 0, facts }
}

/** The same day with one more punch. */
export const withPunch = (known: PersonDay, record: PunchRecord): PersonDay =>
  dayOfPerson(
    known.slots.map(({ slot }) => slot),
    { ...known.facts, punches: [...known.punches, record] },
  )

/** When somebody is on duty on a day (§22). */
export const dutySpans = (commitment: Commitment | undefined, day: Day): Span[] =>
  claimedOn(commitment, day, 'duty').flatMap(({ spans }) => spans)

/** What is known of one day, about one person or about many. */
export interface DayRecords {
  readonly basis: HoursBasis
  readonly holders: readonly PostHolder[]
  readonly punches: readonly PunchRecord[]
  readonly corrections: readonly CorrectionRecord[]
  readonly releases: readonly Release[]
  readonly commitments: readonly Commitment[]
  readonly meetings: readonly Meeting[]
  readonly presences: readonly MeetingPresence[]
  readonly grace: number
}

/** Somebody's day out of what is known of it, up to a minute. */
export const dayFrom = (
  { basis, commitments, ...known }: DayRecords,
  personId: string,
  day: Day,
  until: number,
): PersonDay | UncoveredDay => {
  const own = <T extends { readonly personId: string }>(all: readonly T[]) =>
    all.filter((one) => one.personId === personId)
  const [commitment] = own(commitments)
  const slots = slotsOn(day, basis, dutySpans(commitment, day))
  if ('covered' in slots) return slots
  return dayOfPerson(slots, {
    ...known,
    personId,
    day,
    posts: postsOn(known.holders, commitment, personId, day),
    punches: own(known.punches),
    corrections: own(known.corrections),
    presences: own(known.presences),
    commitment,
    until,
  })
}

/** Somebody's day as it stands: `until` is the minute that it is looked at, 1440 for a day that is over. */
export const personDay = async (
  personId: string,
  day: Day,
  until: number,
  grace: number,
): Promise<PersonDay | UncoveredDay> => {
  const [basis, holders, punches, corrections, releases, commitment, meetings, presences] = await Promise.all(
    [
      hours(),
      holdersOn(day),
      find(PunchRecords, { personId, day }, { limit: MOST }),
      find(Corrections, { personId, day, state: 'approved' }, { limit: MOST }),
      find(Releases, { day }, { limit: MOST }),
      get(Commitments, commitmentId(personId, yearOf(day))),
      find(Meetings, { day }, { limit: MOST }),
      find(MeetingPresences, { personId, day }, { limit: MOST }),
    ],
  )
  const commitments = commitment === undefined ? [] : [commitment]
  const known = { basis, holders, punches, corrections, releases, commitments, meetings, presences, grace }
  return dayFrom(known, personId, day, until)
}
