import * as v from 'valibot'
import { type Collection, collection } from './collection'
import type { Context } from './context'
import { get, insert, is, update } from './store'
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

/**
 * Runs what is due. A daily row is marked only after it ended, so one that dies is run again a minute
 * later; one row's fault does not keep the others from running. Returns the faults.
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
      const mark = await get(TimerMarks, context.endpoint)
      if (mark !== undefined && mark.day >= context.day) continue
      await timer.run(context)
      const fresh = { _id: context.endpoint, day: context.day, updatedAt: context.now }
      if (mark === undefined) await insert(TimerMarks, fresh)
      else
        await update(
          TimerMarks,
          { _id: context.endpoint, day: is.lt(context.day) },
          { day: context.day, updatedAt: context.now },
        )
    } catch (error) {
      faults.push({ name: timer.name, error })
    }
  }
  return faults
}
