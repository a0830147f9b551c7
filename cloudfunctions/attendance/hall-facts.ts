import type { UncoveredDay } from '../_kernel/calendar'
import type { Context } from '../_kernel/context'
import type { HoursBasis } from '../_kernel/public-hours'
import { find } from '../_kernel/store'
import { type Day, DAY_MINUTES, minuteOf } from '../_kernel/time'
import { hours } from '../_shared/hall-hours'
import { holdersOn } from '../_shared/post-holder'
import type { ServiceWindow } from '../_shared/service-window'
import { Commitments, Corrections, MeetingPresences, Meetings, PunchRecords, Releases } from './collections'
import type { CorrectionRecord } from './correction-record'
import { dayOfPerson, dutySpans, type PersonDay, postsOn, windowsById } from './person-day'
import { clockPolicy } from './policy'
import type { Release } from './punch-record'
import { slotsOn } from './slot'

const MOST = 1000

/** Up to which minute of a day things have happened: all of a day that is over, nothing of one to come. */
export const minutesSoFar = (day: Day, { day: today, now }: Pick<Context, 'day' | 'now'>): number =>
  day < today ? DAY_MINUTES : day > today ? 0 : minuteOf(now)

/** One day of the whole hall: everybody with a post or on duty, and how their day went so far. */
interface HallFacts {
  readonly basis: HoursBasis
  readonly people: readonly {
    readonly personId: string
    readonly known: PersonDay
    readonly corrections: readonly CorrectionRecord[]
  }[]
  readonly releases: readonly Release[]
  readonly windows: ReadonlyMap<string, ServiceWindow>
}

export const hallFacts = async (day: Day, until: number): Promise<HallFacts | UncoveredDay> => {
  const [
    basis,
    holders,
    punches,
    corrections,
    releases,
    commitments,
    meetings,
    presences,
    windows,
    { graceMinutes: grace },
  ] = await Promise.all([
    hours(),
    holdersOn(day),
    find(PunchRecords, { day }, { order: [['at', 1]], limit: MOST }),
    find(Corrections, { day, state: 'approved' }, { limit: MOST }),
    find(Releases, { day }, { limit: MOST }),
    find(Commitments, { days: day }, { limit: MOST }),
    find(Meetings, { day }, { limit: MOST }),
    find(MeetingPresences, { day }, { limit: MOST }),
    windowsById(),
    clockPolicy(),
  ])
  const onDuty = commitments.filter((one) => dutySpans(one, day).length > 0)
  const personIds = [...new Set([...holders, ...onDuty].map(({ personId }) => personId))]
  const people: HallFacts['people'][number][] = []
  for (const personId of personIds) {
    const commitment = commitments.find((one) => one.personId === personId)
    const slots = slotsOn(day, basis, dutySpans(commitment, day))
    if ('covered' in slots) return slots
    const own = <T extends { readonly personId: string }>(all: readonly T[]) =>
      all.filter((one) => one.personId === personId)
    const known = dayOfPerson(slots, {
      personId,
      day,
      posts: postsOn(holders, commitment, personId, day),
      holders,
      punches: own(punches),
      corrections: own(corrections),
      releases,
      commitment,
      meetings,
      presences: own(presences),
      until,
      grace,
    })
    people.push({ personId, known, corrections: own(corrections) })
  }
  return { basis, people, releases, windows }
}
