import type { Context } from '../_kernel/context'
import type { InputOf, OutputOf } from '../_kernel/contract'
import { type KernelCode, refuse as refuseAny } from '../_kernel/kernel-refusals'
import { settle } from '../_kernel/operation'
import type { Refusal } from '../_kernel/refusal'
import { count, find } from '../_kernel/store'
import { DAY_MINUTES, minuteOf } from '../_kernel/time'
import { hours } from '../_shared/hall-hours'
import { holdersOn, namesOf } from '../_shared/post-holder'
import { Commitments, Corrections, MeetingPresences, Meetings, PunchRecords, Releases } from './collections'
import type { contract } from './contract'
import { slotView } from './day-view'
import { dayOfPerson, dutySpans, ownPost, postsOn, windowsById } from './person-day'
import { clockPolicy } from './policy'
import { nextDirection } from './punch'
import { slotsOn } from './slot'

type HallDay = (typeof contract)['hallDay']
type Release = (typeof contract)['release']

const MOST = 1000

/** 今日到岗 (§21): everybody with a post, by their own window; a day to come has hours and no more. */
export const hallDay = async (
  { day: asked }: InputOf<HallDay>,
  context: Context,
): Promise<OutputOf<HallDay> | Refusal<KernelCode>> => {
  const day = asked ?? context.day
  const minute = minuteOf(context.now)
  const until = day < context.day ? DAY_MINUTES : day > context.day ? 0 : minute
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
    policy,
    flagged,
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
    count(PunchRecords, { flag: 'open' }),
  ])
  const onDuty = commitments.filter((one) => dutySpans(one, day).length > 0)
  const people = [...new Set([...holders, ...onDuty].map(({ personId }) => personId))]
  const names = await namesOf(people)
  const rows: OutputOf<HallDay>['people'] = []
  for (const personId of people) {
    const commitment = commitments.find((one) => one.personId === personId)
    const posts = postsOn(holders, commitment, personId, day)
    const slots = slotsOn(day, basis, dutySpans(commitment, day))
    if ('covered' in slots) return refuseAny('CALENDAR_UNCOVERED', { year: slots.year })
    const own = punches.filter((one) => one.personId === personId)
    const known = dayOfPerson(slots, {
      personId,
      day,
      posts,
      holders,
      punches: own,
      corrections: corrections.filter((one) => one.personId === personId),
      releases,
      commitment,
      meetings,
      presences: presences.filter((one) => one.personId === personId),
      until,
      grace: policy.graceMinutes,
    })
    const post = ownPost(posts)
    // Who is only B and isn't needed is in the list when they came.
    if (post === undefined || (!known.slots.some(({ isRequired }) => isRequired) && own.length === 0))
      continue
    rows.push({
      personId,
      name: names.get(personId) ?? '',
      windowNo: windows.get(post.windowId)?.no ?? 0,
      post: post.kind,
      isIn: day === context.day && nextDirection(own, slots, minute) === 'out',
      slots: known.slots.map(slotView),
    })
  }
  return {
    day,
    people: rows.sort((one, other) => one.windowNo - other.windowNo || (one.post < other.post ? 1 : -1)),
    releases: releases.map(({ fromMinute, personIds, reason }) => ({
      fromMinute,
      count: personIds.length,
      reason,
    })),
    flagged,
    seenAt: context.now.toISOString(),
  }
}

/** 放行 (§21) */
export const release = async (
  { personIds, reason }: InputOf<Release>,
  context: Context,
): Promise<OutputOf<Release>> => {
  const fromMinute = minuteOf(context.now)
  const by = (await context.account())?.personId ?? ''
  const document = {
    _id: context.operation,
    day: context.day,
    fromMinute,
    personIds: [...new Set(personIds)],
    reason,
    by,
    createdAt: context.now,
    updatedAt: context.now,
    v: 1,
  }
  const after = { day: context.day, fromMinute, people: document.personIds.length, reason }
  return settle(context, { fromMinute }, [{ of: Releases, insert: document, before: {}, after }])
}
