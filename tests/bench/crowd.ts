import { AsyncLocalStorage } from 'node:async_hooks'
import http from 'node:http'
import path from 'node:path'
import type { Grant } from '../../cloudfunctions/_kernel/role'
import { insertDocuments } from '../../local/seed/insert'
import { Random } from '../../local/seed/random'
import { builtFunctions } from '../hall/built'
import { account, clerkOf, serviceOf, smallHall } from '../hall/documents'
import { type Hall, openHall } from '../hall/open-hall'
import { advanceSeconds, holdSimulatedTime, setSimulatedTime } from '../simulation/clock'
import { type Instances, startInstances } from '../simulation/instances'

/** The line that everybody wants, and as many windows as one line of ours has at most. */
export const LINE = 'A'
export const WINDOWS = 10
/** More than ever overlap here. */
const MOST_INSTANCES = 200
/** No holiday follows for eleven weeks. */
const FIRST_MONDAY = Date.parse('2026-07-06T08:30:00+08:00')

/** Of the idle instances the one that ended last is taken, as services do. */
class Steady extends Random {
  override below(below: number): number {
    return below - 1
  }
}

interface Answer {
  readonly ok: boolean
  readonly value?: Record<string, unknown>
  readonly error?: { readonly code: string }
}

/** One call and what it cost. */
export interface Cost {
  readonly answer: Answer
  readonly ms: number
  /** Requests to the cloud. */
  readonly trips: number
}

interface Counter {
  trips: number
}
const counters = new AsyncLocalStorage<Counter>()

let isCounting = false
/** Counts the requests of the SDKs by the call that makes them, however many calls overlap; once for all crowds. */
const countRequests = (): void => {
  if (isCounting) return
  isCounting = true
  const request = http.request.bind(http) as (...given: unknown[]) => http.ClientRequest
  http.request = (...given: unknown[]) => {
    const counter = counters.getStore()
    if (counter !== undefined) counter.trips += 1
    return request(...given)
  }
}

const windowIds = Array.from({ length: WINDOWS }, (_none, index) => `w${String(index + 1)}`)
const at = new Date('2026-07-01T00:00:00Z')
const stamps = { createdAt: at, updatedAt: at, v: 1 }

/** The small hall with ten windows at its first line. */
const furnish = async (hall: Hall): Promise<void> => {
  for (const { collection, documents } of smallHall({ guests: true, dailyCap: 999 })) {
    if (collection === 'windows' || collection === 'accounts') continue
    const changed = documents.map((one) => (one['_id'] === LINE ? { ...one, windowIds } : one))
    await insertDocuments(hall.cloud, collection, changed)
  }
  await insertDocuments(
    hall.cloud,
    'windows',
    windowIds.map((_id, index) => ({
      _id,
      no: index + 1,
      unitId: 'jw',
      state: 'open',
      place: '一层',
      placeEn: 'Ground floor',
      ...stamps,
    })),
  )
  const from = '2026-01-01' as Grant['from']
  await insertDocuments(
    hall.cloud,
    'accounts',
    windowIds.map((windowId) =>
      account(clerkOf(windowId), '王晓岚', '教职工', [{ role: 'windowStaff', windowId, from }]),
    ),
  )
}

/**
 * Visitors and clerks of one line, in this process: every call that overlaps another has a function instance of its
 * own, as in the service, and not the four that the local cloud has at most. So callers really contend.
 */
export class Crowd {
  #operations = 0
  #visitors = 0
  #day = -1
  #step: number | undefined

  private constructor(
    readonly hall: Hall,
    private readonly instances: Instances,
  ) {}

  /** @param updateAndReturn whether the service has that call; without it functions update and read */
  static async open(updateAndReturn: boolean): Promise<Crowd> {
    process.env['DATABASE_UPDATE_AND_RETURN'] = updateAndReturn ? 'yes' : 'no'
    const functionsDir = await builtFunctions()
    setSimulatedTime(new Date(FIRST_MONDAY))
    const hall = await openHall({ functionsDir, now: 'real', furnish: false })
    await furnish(hall)
    const instances = startInstances(
      path.join(functionsDir, 'queue', 'index.js'),
      hall.cloud.port,
      new Steady(1),
    )
    countRequests()
    return new Crowd(hall, instances)
  }

  /** Goes on to the next workday's morning and opens so many windows: a line's numbers of a day end at 999. */
  async nextDay(windows: number, instances: 'fresh' | 'kept' = 'fresh'): Promise<string[]> {
    this.#day += 1
    this.#step = undefined
    // Fresh: as many as calls overlap from now on, not those that an earlier crowd needed.
    if (instances === 'fresh') for (let n = 0; n < MOST_INSTANCES; n++) this.instances.replaceOne()
    const days = Math.floor(this.#day / 5) * 7 + (this.#day % 5)
    setSimulatedTime(new Date(FIRST_MONDAY + days * 86_400_000))
    await this.instances.trigger()
    const sessions: string[] = []
    for (const windowId of windowIds.slice(0, windows)) {
      const { answer } = await this.call(clerkOf(windowId), 'openSession', { windowId, lineIds: [LINE] })
      sessions.push((answer.value?.['session'] as { sessionId: string }).sessionId)
    }
    return sessions
  }

  /** @throws when the answer is a refusal: a bench of refusals would measure nothing */
  async call(openid: string, endpoint: string, input: object): Promise<Cost> {
    const event = { do: endpoint, input, opId: `bench-${String(++this.#operations).padStart(8, '0')}` }
    const counter: Counter = { trips: 0 }
    const startedAt = performance.now()
    const answer = (await counters.run(counter, () => this.instances.deliver({ openid, event }))) as Answer
    const ms = performance.now() - startedAt
    if (!answer.ok) throw new Error(`${endpoint}: ${answer.error?.code ?? ''}`)
    return { answer, ms, trips: counter.trips }
  }

  /**
   * From now on every number taken lets the hall's clock go on by its part of a second, and nothing else does. What
   * an instance keeps for a second then lasts as many tickets on a slow machine as on a fast one.
   */
  pace(ticketsPerSecond: number): void {
    holdSimulatedTime(new Date())
    this.#step = 1 / ticketsPerSecond
  }

  /** Somebody new takes a number. */
  take(): Promise<Cost> {
    if (this.#step !== undefined) advanceSeconds(this.#step)
    const openid = `visitor-${String(++this.#visitors)}`
    return this.call(openid, 'takeNumber', { lineId: LINE, service: serviceOf[LINE] ?? '' })
  }

  close(): Promise<void> {
    return this.hall.close()
  }
}
