import path from 'node:path'
import { plans } from '../../local/contexts'
import { isLive, type Ticket } from '../../cloudfunctions/queue/ticket'
import { builtFunctions } from '../hall/built'
import { openHall, type Hall } from '../hall/open-hall'
import { holdSimulatedTime, installClock } from './clock'
import { Happening } from './happening'
import { HallDay, type Workload } from './hall-day'
import { type Instances, startInstances } from './instances'
import { atAnyMoment, atRest, sameBoards, type Violations } from './invariants'
import { Random } from '../../local/seed/random'
import { connect } from './wire'

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
  readonly workload?: Workload | undefined
  /** How often a call dies on its way, 0–1. */
  readonly crashes?: number | undefined
  /** Stops at the first finding. */
  readonly stopEarly?: boolean | undefined
  /** Told after each morning how far it is: a long run shows that it lives, and what it found. */
  readonly progress?: ((line: string) => void) | undefined
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

/** The morning of the n-th workday. */
const morning = (n: number): Date => new Date(FIRST_DAY + (Math.floor(n / 5) * 7 + (n % 5)) * 86_400_000)

/** What one run has: a hall, the function's instances, and what was found. */
interface Run {
  readonly options: SimulationOptions
  readonly random: Random
  readonly hall: Hall
  readonly happening: Happening
  readonly instances: Instances
  readonly violations: Violations
  readonly tally: Map<string, number>
}

type Stored = Ticket & { _id: string }

const read = async <T = Record<string, unknown>>(run: Run, name: string, day: string): Promise<T[]> =>
  (await run.happening.during(run.hall.documents(name, { day }))) as T[]

const isWrong = ({ options, violations }: Run): boolean => options.stopEarly === true && violations.length > 0

/** Commands of one morning, with whatever goes wrong. Gives the tickets that were answered to somebody. */
const liveThrough = async (run: Run, day: string, operations: number): Promise<string[]> => {
  const { options, violations } = run
  let operation = 0
  const today = new HallDay({
    ...run,
    operations,
    workload: options.workload ?? 'morning',
    visitors: options.visitors ?? 120,
    concurrent: CONCURRENT,
    crashes: options.crashes ?? 0.1,
    duplicates: 0.1,
    look: async () => {
      violations.push(...atAnyMoment(await read<Stored>(run, 'tickets', day)))
      if (isWrong(run)) today.stop()
    },
    newOpId: () => `op-${String(options.seed)}-${day}-${String(++operation).padStart(7, '0')}`,
  })
  await today.run()
  // Whatever died gets its time to be found: late retries arrive, then the timer comes by.
  await run.happening.sleep(60_000)
  for (let round = 0; round < 3; round++) await run.instances.trigger()
  return today.answered()
}

const endsAtWindow = ({ status }: Stored): boolean => status === 'done' || status === 'transferred'

/** Whether its paper, where it has one, says what the ticket came to; one that was led on speaks through the next. */
const isOnPaper = (ticket: Stored, papers: ReadonlyMap<unknown, Record<string, unknown>>): boolean => {
  if (ticket.slip === undefined || ticket.status === 'transferred') return true
  const paper = papers.get(ticket.slip)
  return paper?.['ticketId'] === ticket._id && paper['version'] === ticket.v
}

/** What must hold of a day that has come to rest. */
const judge = async (run: Run, day: string, answered: readonly string[]): Promise<Stored[]> => {
  const { violations } = run
  const stored = await read<Stored>(run, 'tickets', day)
  const rings = await read<Parameters<typeof atRest>[1][number]>(run, 'lineDays', day)
  const ids = new Set(stored.map((ticket) => ticket._id))
  const visits = new Set((await read(run, 'visits', day)).map((visit) => visit['_id']))
  const events = await run.happening.during(run.hall.documents('events', { kind: 'ticketTransferred' }))
  const told = new Set(events.map(({ facts }) => (facts as { ticketId: string }).ticketId))
  const papers = new Map((await read(run, 'slips', day)).map(({ _id, ...paper }) => [_id, paper]))
  violations.push(
    ...atAnyMoment(stored),
    ...atRest(stored, rings),
    ...answered.filter((id) => !ids.has(id)).map((id) => `${id} was answered and is lost`),
    ...stored
      .filter((ticket) => endsAtWindow(ticket) && !visits.has(ticket._id))
      .map((ticket) => `${ticket._id} ended at a window and can't be rated`),
    ...stored
      .filter(({ _id, status }) => status === 'transferred' && !told.has(_id))
      .map(({ _id }) => `${_id} was led on and nobody was told`),
    ...stored
      .filter((ticket) => !isOnPaper(ticket, papers))
      .map(({ _id }) => `the paper of ${_id} is behind`),
  )
  return stored
}

const versions = async (run: Run, day: string): Promise<string> =>
  JSON.stringify((await read<Stored>(run, 'tickets', day)).map(({ _id, v }) => [_id, v]))

/** The boards as they stand equal those that the projector makes from nothing. */
const rebuildBoards = async (run: Run, day: string): Promise<void> => {
  const before = await versions(run, day)
  const boards = await read(run, 'boards', day)
  const body = { collectionName: 'boards', queryType: 'WHERE', query: JSON.stringify({ day }), multi: true }
  await run.happening.during(run.hall.cloud.database.act('database.removeDocument', body, { kind: 'admin' }))
  await run.instances.trigger()
  // The timer that projects also ends what nobody came for: then there is nothing to compare, but once more.
  if ((await versions(run, day)) !== before) return rebuildBoards(run, day)
  run.violations.push(...sameBoards(boards, await read(run, 'boards', day)))
}

/** After hours nothing of the day is left open. */
const closeDay = async (run: Run, day: string, from: Date): Promise<void> => {
  holdSimulatedTime(new Date(from.getTime() + 17 * 3_600_000))
  for (let round = 0; round < 2; round++) await run.instances.trigger()
  const open = (await read<Stored>(run, 'tickets', day)).filter((ticket) => isLive[ticket.status])
  run.violations.push(...open.map((ticket) => `${ticket._id} is still ${ticket.status} the day after`))
}

/** Lives through as many mornings as the commands need; gives how many tickets there were. */
const liveOn = async (run: Run): Promise<number> => {
  const { ops } = run.options
  let tickets = 0
  let told = 0
  for (let n = 0; n * OPS_A_DAY < ops; n++) {
    const from = morning(n)
    const day = from.toISOString().slice(0, 10)
    holdSimulatedTime(from)
    const answered = await liveThrough(run, day, Math.min(OPS_A_DAY, ops - n * OPS_A_DAY))
    tickets += (await judge(run, day, answered)).length
    await rebuildBoards(run, day)
    if (isWrong(run)) break
    await closeDay(run, day, from)
    run.options.progress?.(`${day}: ${String(tickets)} tickets, ${String(run.violations.length)} violations`)
    for (const violation of run.violations.slice(told)) run.options.progress?.(violation)
    told = run.violations.length
  }
  return tickets
}

/** Runs mornings until `ops` commands were given, and looks for anything that the hall promises and broke. */
export const simulate = async (options: SimulationOptions): Promise<Report> => {
  const random = new Random(options.seed)
  const violations: Violations = []
  const tally = new Map<string, number>()
  process.env['QUEUE_RING'] = String(options.ring)
  process.env['DATABASE_UPDATE_AND_RETURN'] = options.updateAndReturn ? 'yes' : 'no'
  const functionsDir = options.functionsDir ?? (await builtFunctions())
  installClock()
  holdSimulatedTime(morning(0))
  const hall = await openHall({ functionsDir, now: 'real', plans: withoutUnique(options.without ?? []) })
  const happening = new Happening()
  connect(hall.cloud.database, happening, random)
  const file = path.join(functionsDir, 'queue', 'index.js')
  const instances = startInstances(file, hall.cloud.port, random)
  const uninstall = happening.install(random)
  const tickets = await happening.until(
    liveOn({ options, random, hall, happening, instances, violations, tally }),
  )
  uninstall()
  await hall.close()
  return {
    ops: options.ops,
    seed: options.seed,
    violations: [...new Set(violations)],
    tickets,
    tally: Object.fromEntries([...tally].sort(([a], [b]) => (a < b ? -1 : 1))),
  }
}
