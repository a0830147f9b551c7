import type { Cloud } from '../server/cloud'

export interface Answer {
  readonly ok: boolean
  readonly value?: Record<string, unknown>
  readonly error?: { readonly code: string; readonly message: string }
}

/** One thing that happens at a moment; things of one `place` happen in order, others at the same time. */
interface Happening {
  readonly at: number
  readonly place: string
  readonly act: () => Promise<void>
}

/**
 * What is going to happen, by the hall's clock. Runs through the functions, so that nothing stands in the
 * hall that they would not have let happen.
 */
export class Script {
  readonly #happenings: Happening[] = []
  #operations = 0
  constructor(
    readonly cloud: Cloud,
    readonly name: string,
  ) {}

  at(moment: Date, place: string, act: () => Promise<void>): void {
    this.#happenings.push({ at: moment.getTime(), place, act })
  }

  /** Calls an endpoint; a refusal is given back, a fault ends the seeding. */
  async call(openid: string, name: string, endpoint: string, input: object): Promise<Answer> {
    const opId = `seed-${this.name}-${String(++this.#operations).padStart(6, '0')}`
    const answer = (await this.cloud.call(name, { do: endpoint, input, opId }, openid)) as Answer
    const code = answer.error?.code
    if (
      code === 'FAULT' ||
      code === 'BAD_INPUT' ||
      code === 'BROKEN_DOCUMENT' ||
      code === 'UNKNOWN_ENDPOINT'
    ) {
      throw new Error(`${name}.${endpoint}: ${code} ${answer.error?.message ?? ''}`)
    }
    return answer
  }

  /** Lets everything up to a moment happen, minute by minute; what happens may add what follows later. */
  async runUntil(until: Date): Promise<void> {
    for (;;) {
      const [next] = this.#happenings.sort((a, b) => a.at - b.at)
      if (next === undefined || next.at > until.getTime()) return
      const end = next.at + 60_000
      const count = this.#happenings.findIndex((one) => one.at >= end)
      const minute = this.#happenings.splice(0, count === -1 ? this.#happenings.length : count)
      if (next.at > this.cloud.now().getTime()) this.cloud.setClock(new Date(next.at))
      const places = new Map<string, Happening[]>()
      for (const one of minute) places.set(one.place, [...(places.get(one.place) ?? []), one])
      await Promise.all(
        [...places.values()].map(async (here) => {
          for (const one of here) await one.act()
        }),
      )
    }
  }
}
