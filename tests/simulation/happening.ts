import type { Random } from '../../local/seed/random'
import { advanceSeconds } from './clock'

/** Something that will happen at a moment of the simulated hall. */
interface Event {
  readonly at: number
  readonly run: () => void
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/**
 * The order in which everything happens. Nothing waits for the machine: when all that runs has come to rest, the
 * clock goes on to the next event. So the same seed gives the same run, on a fast machine and on a busy one.
 */
export class Happening {
  /** Milliseconds since the beginning. */
  #now = 0
  /** Those of them in which somebody waited for an event. */
  #waited = 0
  /** By time, ties in the order in which they were planned. */
  readonly #events: Event[] = []
  #working = 0

  /** Plans an event; gives how to cancel it. */
  after(milliseconds: number, run: () => void): () => void {
    const event = { at: this.#now + Math.max(0, milliseconds), run }
    let low = 0
    let high = this.#events.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#events[middle]?.at ?? Infinity) <= event.at) low = middle + 1
      else high = middle
    }
    this.#events.splice(low, 0, event)
    return () => {
      const at = this.#events.indexOf(event)
      if (at !== -1) this.#events.splice(at, 1)
    }
  }

  sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => this.after(milliseconds, resolve))
  }

  /** Time goes by for everybody: what was planned for it comes late. */
  pass(seconds: number): void {
    this.#now += seconds * 1000
    advanceSeconds(seconds)
  }

  /** Work of the database, during which no other event comes. */
  async during<T>(work: Promise<T>): Promise<T> {
    this.#working += 1
    try {
      return await work
    } finally {
      this.#working -= 1
    }
  }

  /** Lets things happen until this promise is settled. Throws when nothing is left that could settle it. */
  async until<T>(promise: Promise<T>): Promise<T> {
    const state = { isSettled: false }
    const settle = (): void => {
      state.isSettled = true
    }
    promise.then(settle, settle)
    for (;;) {
      await turn()
      if (state.isSettled) return promise
      if (this.#working > 0) continue
      const next = this.#events.shift()
      if (next === undefined) throw new Error('the simulation waits for something that nobody will do')
      const ahead = Math.max(0, next.at - this.#now)
      this.#waited += ahead
      this.pass(ahead / 1000)
      next.run()
    }
  }

  /** Pauses, ages and chances of this process are those of the simulated hall from now on; gives how to end it. */
  install(random: Random): () => void {
    const { setTimeout: plainTimeout, clearTimeout: plainClear } = globalThis
    const plainNow = performance.now.bind(performance)
    const plainRandom = Math.random
    const cancels = new Map<unknown, () => void>()
    globalThis.setTimeout = ((run: (...given: unknown[]) => void, ms = 0, ...given: unknown[]) => {
      const handle = { unref: () => handle, ref: () => handle }
      const done = (): void => {
        cancels.delete(handle)
        run(...given)
      }
      cancels.set(handle, this.after(ms, done))
      return handle
    }) as unknown as typeof setTimeout
    globalThis.clearTimeout = (handle: unknown) => {
      cancels.get(handle)?.()
      cancels.delete(handle)
    }
    // What instances keep ages by what their calls wait for: else every command would read the configuration anew.
    performance.now = () => this.#waited
    Math.random = () => random.next()
    return () => {
      globalThis.setTimeout = plainTimeout
      globalThis.clearTimeout = plainClear
      performance.now = plainNow
      Math.random = plainRandom
    }
  }
}
