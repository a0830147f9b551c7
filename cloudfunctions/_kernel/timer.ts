import * as v from 'valibot'
import { type Collection, collection } from './collection'
import type { Context } from './context'
import { LeftBroken } from './sound'
import { findSound, insert, is, put, update } from './store'
import { minuteOf } from './time'

/** A row of `timers.ts`. Each may run twice, late or not at all, and must then still end right. */
export interface Timer {
  readonly name: string
  /** `minute`, or the minute of the day after which it is due once a day. */
  readonly every: 'minute' | { readonly dayAt: number }
  readonly run: (context: Context) => Promise<void>
  /** Collections that it tends, for the rows that purge or check. */
  readonly tends?: readonly Collection[]
}

const TimerMark = v.strictObject({ _id: v.string(), day: v.string(), updatedAt: v.date() })

export const TimerMarks = collection({
  name: 'timerMarks',
  schema: TimerMark,
  purpose: 'On which day a daily timer last ended',
  personal: 'none',
})

/** On which day it last ended. A mark that somebody broke counts for nothing, and is written anew. */
const markOf = async (id: string): Promise<{ readonly day: string } | 'broken' | undefined> => {
  const { sound, broken } = await findSound(TimerMarks, { _id: id }, { limit: 1 })
  return broken.length > 0 ? 'broken' : sound[0]
}

const endOf = async (timer: Timer, context: Context): Promise<LeftBroken | undefined> => {
  try {
    await timer.run(context)
    return undefined
  } catch (error) {
    if (error instanceof LeftBroken) return error
    throw error
  }
}

const note = async (
  id: string,
  mark: Awaited<ReturnType<typeof markOf>>,
  { day, now }: Pick<Context, 'day' | 'now'>,
): Promise<void> => {
  const fresh = { _id: id, day, updatedAt: now }
  if (mark === undefined) await insert(TimerMarks, fresh)
  else if (mark === 'broken') await put(TimerMarks, fresh)
  else await update(TimerMarks, { _id: id, day: is.lt(day) }, { day, updatedAt: now })
}

/**
 * Runs what is due. A daily row is marked only after it ended, so one that dies is run again a minute
 * later; one that left only broken documents behind has ended, for they stay so until somebody mends them. One row's
 * fault does not keep the others from running. Returns the faults.
 */
export const runTimers = async (
  timers: readonly Timer[],
  contextOf: (name: string) => Context,
): Promise<{ name: string; error: unknown }[]> => {
  const faults: { name: string; error: unknown }[] = []
  for (const timer of timers) {
    const context = contextOf(timer.name)
    try {
      if (timer.every === 'minute') {
        await timer.run(context)
        continue
      }
      if (minuteOf(context.now) < timer.every.dayAt) continue
      const mark = await markOf(context.endpoint)
      if (mark !== undefined && mark !== 'broken' && mark.day >= context.day) continue
      const left = await endOf(timer, context)
      await note(context.endpoint, mark, context)
      if (left !== undefined) faults.push({ name: timer.name, error: left })
    } catch (error) {
      faults.push({ name: timer.name, error })
    }
  }
  return faults
}
