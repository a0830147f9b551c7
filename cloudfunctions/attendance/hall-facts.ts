import type { UncoveredDay } from '../_kernel/calendar'
import type { Context } from '../_kernel/context'
import type { HoursBasis } from '../_kernel/public-hours'
import { find } from '../_kernel/store'
import { type Day, DAY_MINUTES, minuteOf } from '../_kernel/time'
import { hours } from '../_shared/hall-hours'
import { holdersOn } from '../_shared/post-holder'
import type { ServiceWindow } from '../_shared/service-window'
import { Commitments, Corrections, MeetingPresences, Meetings, PunchRecords, Releases } from './collections'
import { dayFrom, dutySpans, type PersonDay, windowsById } from './person-day'
import { clockPolicy } from './clock/read-policy'
import type { Release } from './clock/punch-record'

const MOST = 1000

/** Up to which minute of a day things have happened: all of a day that is over, nothing of one to come. */
export const minutesSoFar = (day: Day, { day: today, now }: Pick<Context, 'day' | 'now'>): number =>
  day < today ? DAY_MINUTES : day > today ? 0 : minuteOf(now)

/** One day of the whole hall: everybody with a post or on duty, and how their day went so far. */
interface HallFacts {
  readonly basis: HoursBasis
  readonly people: readonly PersonDay[]
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
  const known = { basis, holders, punches, corrections, releases, commitments, meetings, presences, grace }
  const people: PersonDay[] = []
  for (const personId of personIds) {
    const one = dayFrom(known, personId, day, until)
    if (!one.covered) return one
    people.push(one)
  }
  return { basis, people, releases, windows }
}
