import type { Functions } from '../functions/functions'
import type { Clock } from './clock'

const MINUTE = 60_000

/** Calls a function as its trigger does: the source says so and there is no openid. @throws CallFault */
export const runTimer = async (functions: Functions, name: string, now: Date): Promise<unknown> => {
  const event = { Type: 'Timer', TriggerName: 'minute', Time: now.toISOString(), Message: '' }
  const { value } = await functions.invoke(name, event, { source: 'wx_trigger' }, `${name}.timer`)
  return JSON.parse(value) as unknown
}

/** Fires the minute triggers by the set clock; a run that still goes on is not started a second time. */
export class MinuteTimers {
  private timer: NodeJS.Timeout | undefined
  private lastMinute: number
  private readonly running = new Set<string>()

  constructor(
    private readonly functions: Functions,
    private readonly clock: Clock,
  ) {
    this.lastMinute = this.minute()
    this.schedule()
  }

  /** Says that the clock was set: a minute that was passed fires at once. */
  clockWasSet(): void {
    this.tick()
  }

  close(): void {
    clearTimeout(this.timer)
  }

  private minute(): number {
    return Math.floor(this.clock.now().getTime() / MINUTE)
  }

  private schedule(): void {
    clearTimeout(this.timer)
    const wait = MINUTE - (this.clock.now().getTime() % MINUTE)
    this.timer = setTimeout(() => {
      this.tick()
    }, wait + 5)
    this.timer.unref()
  }

  private tick(): void {
    this.schedule()
    const minute = this.minute()
    if (minute === this.lastMinute) return
    this.lastMinute = minute
    for (const { name, hasTimer } of this.functions.list()) if (hasTimer) void this.fire(name)
  }

  private async fire(name: string): Promise<void> {
    if (this.running.has(name)) return
    this.running.add(name)
    try {
      await runTimer(this.functions, name, this.clock.now())
    } catch {
      // The fault stands in the logs under its request; the next minute tries again.
    } finally {
      this.running.delete(name)
    }
  }
}
