import { readFrom } from '../../_kernel/collection'
import { daysOfMonth, monthDays } from '../../_kernel/month'
import type { HoursBasis } from '../../_kernel/public-hours'
import { allWhole } from '../../_kernel/sound'
import { is } from '../../_kernel/store'
import type { Day } from '../../_kernel/time'
import { hours } from '../../_shared/hall-hours'
import { PostHolder } from '../../_shared/post-holder'
import type { ServiceWindow } from '../../_shared/service-window'
import {
  Commitments,
  Corrections,
  DutyFilings,
  Leaves,
  MeetingPresences,
  Meetings,
  PunchRecords,
  Releases,
} from '../collections'
import { type Commitment, commitmentId, yearOf } from '../commitment'
import type { CorrectionRecord } from '../correction/record'
import type { Meeting, MeetingPresence } from '../meeting/meeting'
import { windowsById } from '../person-day'
import { clockPolicy } from '../clock/read-policy'
import type { PunchRecord, Release } from '../clock/punch-record'

/** `people` alone writes it. */
const Postings = readFrom('postings', PostHolder, 'read to know who held which post on each day of a month')

/** All that the months of some windows, and of whoever worked there, are made of. */
export interface MonthFacts {
  readonly days: readonly Day[]
  readonly basis: HoursBasis
  readonly windows: readonly ServiceWindow[]
  readonly windowNo: (windowId: string) => number
  /** Postings of these windows, and all others of the same people. */
  readonly postings: readonly PostHolder[]
  /** Whoever held a post there, stood in, or was on duty. */
  readonly people: readonly string[]
  readonly punches: readonly PunchRecord[]
  readonly corrections: readonly CorrectionRecord[]
  readonly releases: readonly Release[]
  readonly commitments: readonly Commitment[]
  readonly meetings: readonly Meeting[]
  readonly presences: readonly MeetingPresence[]
  readonly grace: number
}

/** Postings that ran on any of these days, which follow each other. */
export const postingsBetween = async (
  where: Readonly<Record<string, unknown>>,
  days: readonly Day[],
): Promise<PostHolder[]> => {
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return []
  const [current, ended] = await Promise.all([
    allWhole(Postings, { ...where, state: 'current' }),
    allWhole(Postings, { ...where, state: 'ended', to: is.gte(first) }),
  ])
  return [...current, ...ended].filter(({ from }) => from <= last)
}

const unique = (values: readonly string[]): string[] => [...new Set(values)].sort()

/** Who comes to these windows beside their A and B: assigned for a leave, or put down for duty. */
const helpersAt = async (
  windowIds: readonly string[],
  posted: readonly string[],
  first: Day,
): Promise<string[]> => {
  const [leaves, filings] = await Promise.all([
    allWhole(Leaves, { personId: is.in([...posted]), lastDay: is.gte(first) }),
    allWhole(DutyFilings, { windowIds: is.in([...windowIds]), lastDay: is.gte(first) }),
  ])
  const assigned = leaves.flatMap(({ alternateId }) => (alternateId === undefined ? [] : [alternateId]))
  const onDuty = filings
    .flatMap(({ entries }) => entries)
    .filter(({ windowId }) => windowIds.includes(windowId))
    .flatMap(({ personIds }) => personIds)
  return [...assigned, ...onDuty]
}

/** Reads what a month of some windows is made of. */
export const monthFacts = async (month: string, windowIds: readonly string[]): Promise<MonthFacts> => {
  const days = daysOfMonth(month)
  const { from: first, to: last } = monthDays(month)
  const here = await postingsBetween({ windowId: is.in([...windowIds]) }, days)
  const posted = unique(here.map(({ personId }) => personId))
  const people = unique([...posted, ...(await helpersAt(windowIds, posted, first))])
  const ofPeople = { personId: is.in(people) }
  const between = { day: is.gte(first).and(is.lte(last)) }
  const [theirs, basis, known, policy, punches, corrections, releases, commitments, meetings, presences] =
    await Promise.all([
      postingsBetween(ofPeople, days),
      hours(),
      windowsById(),
      clockPolicy(),
      allWhole(PunchRecords, { ...ofPeople, ...between }),
      allWhole(Corrections, { ...ofPeople, ...between, state: 'approved' }),
      allWhole(Releases, between),
      allWhole(Commitments, { _id: is.in(people.map((one) => commitmentId(one, yearOf(first)))) }),
      allWhole(Meetings, between),
      allWhole(MeetingPresences, { ...ofPeople, ...between }),
    ])
  // Whether somebody's own window had an A is seen from all who held a post there.
  const others = unique(theirs.map(({ windowId }) => windowId)).filter((one) => !windowIds.includes(one))
  const beside = others.length === 0 ? [] : await postingsBetween({ windowId: is.in(others) }, days)
  const postings = new Map([...here, ...theirs, ...beside].map((one) => [one._id, one]))
  return {
    days,
    basis,
    windows: windowIds.flatMap((windowId) => known.get(windowId) ?? []),
    windowNo: (windowId) => known.get(windowId)?.no ?? 0,
    postings: [...postings.values()],
    people,
    punches,
    corrections,
    releases,
    commitments,
    meetings,
    presences,
    grace: policy.graceMinutes,
  }
}
