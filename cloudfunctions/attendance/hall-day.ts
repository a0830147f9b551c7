import type { Context } from '../_kernel/context'
import type { InputOf, OutputOf } from '../_kernel/contract'
import { type KernelCode, refuse as refuseAny } from '../_kernel/kernel-refusals'
import { settle } from '../_kernel/operation'
import type { Refusal } from '../_kernel/refusal'
import { count } from '../_kernel/store'
import { minuteOf } from '../_kernel/time'
import { namesOf } from '../_shared/post-holder'
import { PunchRecords, Releases } from './collections'
import type { contract } from './contract'
import { slotView } from './day-view'
import { hallFacts, minutesSoFar } from './hall-facts'
import { ownPost } from './person-day'
import { nextDirection } from './clock/punch'

type HallDay = (typeof contract)['hallDay']
type Release = (typeof contract)['release']

/** 今日到岗 (§21): everybody with a post, by their own window; a day to come has hours and no more. */
export const hallDay = async (
  { day: asked }: InputOf<HallDay>,
  context: Context,
): Promise<OutputOf<HallDay> | Refusal<KernelCode>> => {
  const day = asked ?? context.day
  const minute = minuteOf(context.now)
  const [known, flagged] = await Promise.all([
    hallFacts(day, minutesSoFar(day, context)),
    count(PunchRecords, { flag: 'open' }),
  ])
  if ('covered' in known) return refuseAny('CALENDAR_UNCOVERED', { year: known.year })
  const { people, windows, releases } = known
  const names = await namesOf(people.map((one) => one.facts.personId))
  const rows = people.flatMap(({ posts, slots, punches, facts: { personId } }) => {
    const post = ownPost(posts)
    // Who is only B and isn't needed is in the list when they came.
    if (post === undefined || (!slots.some(({ isRequired }) => isRequired) && punches.length === 0)) return []
    const hoursOf = slots.map(({ slot }) => slot)
    return [
      {
        personId,
        name: names.get(personId) ?? '',
        windowNo: windows.get(post.windowId)?.no ?? 0,
        post: post.kind,
        isIn: day === context.day && nextDirection(punches, hoursOf, minute) === 'out',
        slots: slots.map(slotView),
      },
    ]
  })
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
