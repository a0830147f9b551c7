import path from 'node:path'
import { buildFunctions } from '../../local/build/functions'
import { plans } from '../../local/contexts'
import { root } from '../../local/root'
import type { Ticket } from '../../cloudfunctions/queue/ticket'
import { openHall, type Hall } from '../hall/open-hall'
import { advanceSeconds, installClock, setSimulatedTime } from './clock'
import { HallDay } from './hall-day'
import { startInstances } from './instances'
import { atAnyMoment, atRest, sameBoards, type Violations } from './invariants'
import { Random } from '../../local/seed/random'

export interface SimulationOptions {
  readonly ops: number
  readonly seed: number
  /** Entries of the ring; small ones show faults within seconds. */
  readonly ring: number
  /** Whether updateAndReturn is there; without it functions update and read. */
  readonly updateAndReturn: boolean
  /** The built function, if not the shipped one. */
  readonly functionsDir?: string | undefined
  /** Unique indexes to do without, `collection.field`: a planted fault. */
  readonly without?: readonly string[] | undefined
  readonly visitors?: number | undefined
  /** Stops at the first finding. */
  readonly stopEarly?: boolean | undefined
}

export interface Report {
  readonly ops: number
  readonly seed: number
  readonly violations: string[]
  readonly tickets: number
  readonly tally: Record<string, number>
}

const OPS_A_DAY = 2_500
/** A Monday; the calendar of 2026 reaches for four months of workdays from here. */
const FIRST_DAY = Date.parse('2026-08-31T08:00:00+08:00')
const CONCURRENT = 14

const withoutUnique = (without: readonly string[]) =>
  plans.map((plan) => ({
    ...plan,
    indexes: plan.indexes.map((index) =>
      without.includes(`${plan.name}.${index.on.join('.')}`) ? { on: index.on } : index,
    ),
  }))

const ticketsOf = async (hall: Hall, day: string) =>
  (await hall.documents('tickets', { day })) as (Ticket & { _id: string })[]

/** The morning of the n-th workday. */
const morning = (n: number): Date => new Date(FIRST_DAY + (Math.floor(n / 5) * 7 + (n % 5)) * 86_400_000)

const deleteBoards = (hall: Hall, day: string) =>
  hall.cloud.database.act(
    'database.removeDocument',
    { collectionName: 'boards', queryType: 'WHERE', query: JSON.stringify({ day }), multi: true },
    { kind: 'admin' },
  )

/** Runs mornings until `ops` commands were given, and looks for anything that the hall promises and broke. */
export const simulate = async (options: SimulationOptions): Promise<Report> => {
  const random = new Random(options.seed)
  const violations: Violations = []
  const tally = new Map<string, number>()
  process.env['QUEUE_RING'] = String(options.ring)
  process.env['DATABASE_UPDATE_AND_RETURN'] = options.updateAndReturn ? 'yes' : 'no'
  const functionsDir = options.functionsDir ?? path.join(root, 'dist', 'cloudfunctions')
  if (options.functionsDir === undefined) {
    await buildFunctions({ sourceDir: path.join(root, 'cloudfunctions'), outDir: functionsDir })
  }
  installClock()
  setSimulatedTime(morning(0))
  const hall = await openHall({ functionsDir, now: 'real', plans: withoutUnique(options.without ?? []) })
  const file = path.join(functionsDir, 'queue', 'index.js')
  const instances = startInstances(file, hall.cloud.port, random)
  let operation = 0
  let tickets = 0
  const days = Math.ceil(options.ops / OPS_A_DAY)
  for (let n = 0; n < days; n++) {
    setSimulatedTime(morning(n))
    const day = morning(n).toISOString().slice(0, 10)
    const today = new HallDay({
      random,
      instances,
      operations: Math.min(OPS_A_DAY, options.ops - n * OPS_A_DAY),
      visitors: options.visitors ?? 120,
      concurrent: CONCURRENT,
      crashes: 0.1,
      duplicates: 0.1,
      violations,
      newOpId: () => `op-${String(options.seed)}-${String(++operation).padStart(7, '0')}`,
      tally,
    })
    const watch = setInterval(() => {
      void ticketsOf(hall, day).then((now) => {
        violations.push(...atAnyMoment(now))
        if (options.stopEarly === true && violations.length > 0) today.stop()
      })
    }, 250)
    await today.run()
    clearInterval(watch)
    // Whatever died gets its time to be found: late retries arrive, then the timer comes by.
    await new Promise((resolve) => setTimeout(resolve, 450))
    advanceSeconds(60)
    for (let round = 0; round < 3; round++) await instances.trigger({ isSlow: false })
    const stored = await ticketsOf(hall, day)
    const rings = (await hall.documents('lineDays', { day })) as unknown as Parameters<typeof atRest>[1]
    violations.push(...atAnyMoment(stored), ...atRest(stored, rings))
    const ids = new Set(stored.map((ticket) => ticket._id))
    violations.push(
      ...today
        .answered()
        .filter((id) => !ids.has(id))
        .map((id) => `${id} was answered and is lost`),
    )
    const visits = new Set((await hall.documents('visits', { day })).map((visit) => visit['_id']))
    violations.push(
      ...stored
        .filter(
          (ticket) =>
            (ticket.status === 'done' || ticket.status === 'transferred') && !visits.has(ticket._id),
        )
        .map((ticket) => `${ticket._id} ended at a window and can't be rated`),
    )
    const boards = await hall.documents('boards', { day })
    await deleteBoards(hall, day)
    await instances.trigger({ isSlow: false })
    violations.push(...sameBoards(boards, await hall.documents('boards', { day })))
    tickets += stored.length
    if (options.stopEarly === true && violations.length > 0) break
    setSimulatedTime(new Date(morning(n).getTime() + 17 * 3_600_000))
    for (let round = 0; round < 2; round++) await instances.trigger({ isSlow: false })
    const open = (await ticketsOf(hall, day)).filter((ticket) =>
      ['waiting', 'called', 'serving', 'missed'].includes(ticket.status),
    )
    violations.push(...open.map((ticket) => `${ticket._id} is still ${ticket.status} the day after`))
  }
  await hall.close()
  return {
    ops: options.ops,
    seed: options.seed,
    violations: [...new Set(violations)],
    tickets,
    tally: Object.fromEntries([...tally].sort(([a], [b]) => (a < b ? -1 : 1))),
  }
}
