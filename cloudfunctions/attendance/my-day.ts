import type { Context } from '../_kernel/context'
import type { OutputOf } from '../_kernel/contract'
import { type KernelCode, refuse as refuseAny } from '../_kernel/kernel-refusals'
import type { Refusal } from '../_kernel/refusal'
import { minuteOf } from '../_kernel/time'
import type { contract } from './contract'
import { blockerView, slotView } from './day-view'
import { keepsHere } from './clock/keeps-here'
import { type PersonDay, personDay, windowsById, windowToKeep } from './person-day'
import { clockPolicy } from './clock/read-policy'
import { nextDirection } from './clock/punch'

type MyDay = OutputOf<(typeof contract)['myDay']>

/** What the phone shows of somebody's day. */
export const dayView = async (
  personId: string,
  known: PersonDay,
  policy: Awaited<ReturnType<typeof clockPolicy>>,
  context: Context,
): Promise<MyDay> => {
  const { day, now } = context
  const on = { day: known.facts.day, punch: { direction: 'out' as const, minute: minuteOf(now) } }
  const [blockers, windows] = await Promise.all([keepsHere(personId, on, known, context), windowsById()])
  const slots = known.slots.map(({ slot }) => slot)
  const at = windowToKeep(known, minuteOf(now))
  const next = nextDirection(known.punches, slots, minuteOf(now))
  return {
    day,
    posts: known.posts.map(({ windowId, kind }) => ({
      windowId,
      windowNo: windows.get(windowId)?.no ?? 0,
      kind,
    })),
    ...(at === undefined ? {} : { at }),
    slots: known.slots.map(slotView),
    ...(next === undefined ? {} : { next }),
    counts: [...policy.counts],
    needed: policy.needed,
    blockers: blockers.map(blockerView),
    isReleased: known.isReleased,
    seenAt: now.toISOString(),
  }
}

/** 我的一天: today's hours, what was clocked, and what keeps me from going home. */
export const myDay = async (_input: object, context: Context): Promise<MyDay | Refusal<KernelCode>> => {
  const personId = (await context.account())?.personId ?? ''
  const policy = await clockPolicy()
  const known = await personDay(personId, context.day, minuteOf(context.now), policy.graceMinutes)
  return known.covered
    ? dayView(personId, known, policy, context)
    : refuseAny('CALENDAR_UNCOVERED', { year: known.year })
}
