import { AsyncLocalStorage } from 'node:async_hooks'
import { EventEmitter } from 'node:events'
import http from 'node:http'
import { Readable } from 'node:stream'
import type { Database } from '../../local/database/database'
import type { Random } from '../../local/seed/random'
import type { Happening } from './happening'

/** What goes wrong with one call on its way: delays at each trip, and death after one of them. */
export interface Fate {
  /** Trips until the instance dies, unanswered; nothing: it lives. */
  diesAfter?: number | undefined
  /** Trips until one of them ends in an error; nothing: none does. The instance lives on, and answers what it makes of it. */
  failsAfter?: number | undefined
  /** The database has acted on the trip that fails: only its answer is lost. */
  readonly isFailureHeard?: boolean
  readonly isSlow: boolean
}

const fates = new AsyncLocalStorage<Fate>()

/** Runs a call under its fate, which its trips meet. */
export const underFate = <T>(fate: Fate, run: () => T): T => fates.run(fate, run)

const admin = { kind: 'admin' } as const
/** Milliseconds that a trip takes at most each way. */
const QUICK = 3
const SLOW = 120

type Answered = (response: Readable & { statusCode: number; headers: object }) => void

/** One request of an SDK: as much of node's as the SDK uses. */
class Trip extends EventEmitter {
  #body = ''
  constructor(private readonly send: (body: string) => void) {
    super()
  }
  write(chunk: string | Buffer): boolean {
    this.#body += chunk.toString()
    return true
  }
  end(chunk?: string | Buffer): this {
    if (chunk !== undefined) this.#body += chunk.toString()
    this.send(this.#body)
    return this
  }
  setTimeout(): this {
    return this
  }
}

/** The storage keeps nothing here: whatever is thrown away is gone. */
const thrownAway = ({ fileid_list: files }: Record<string, unknown>) => ({
  data: { delete_list: (files as string[]).map((fileID) => ({ fileID, code: 'SUCCESS' })) },
})

/**
 * Lets the SDKs reach the database of this process without a network. Each way takes its time, by the fate of the
 * call; of a call that has died the database still acts on what was sent, and nobody hears the answer.
 */
export const connect = (database: Database, happening: Happening, random: Random): void => {
  const pause = (fate: Fate | undefined): number =>
    random.next() * (fate?.isSlow === true && random.chance(0.5) ? SLOW : QUICK)
  const answer = async (body: Record<string, unknown>): Promise<object> =>
    body['action'] === 'storage.batchDeleteFile'
      ? thrownAway(body)
      : database.act(String(body['action']), body, admin)
  http.request = ((_url: unknown, _options: unknown, answered: Answered) => {
    const fate = fates.getStore()
    const dies = fate?.diesAfter !== undefined && fate.diesAfter-- <= 0
    const fails = fate?.failsAfter !== undefined && fate.failsAfter-- === 0
    const travel = async (text: string): Promise<void> => {
      const body = JSON.parse(text) as Record<string, unknown>
      const reply = fails && fate.isFailureHeard !== true ? {} : await happening.during(answer(body))
      if (dies) return
      if (fails) {
        trip.emit('error', Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }))
        return
      }
      const bytes = Buffer.from(JSON.stringify({ requestId: 'simulated', ...reply }))
      happening.after(pause(fate), () => {
        answered(Object.assign(Readable.from([bytes]), { statusCode: 200, headers: {} }))
      })
    }
    const trip: Trip = new Trip((text) => {
      happening.after(pause(fate), () => {
        if (text.startsWith('{')) void travel(text)
        // Not for the database: WeChat's check of words, which is out of reach here. They go on unchecked.
        else trip.emit('error', new Error('no WeChat in a simulation'))
      })
    })
    return trip
  }) as unknown as typeof http.request
}
