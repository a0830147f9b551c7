import path from 'node:path'
import { addDays, type Day, instantOf } from '../../cloudfunctions/_kernel/time'
import { buildFunctions } from '../../local/build/functions'
import { root } from '../../local/root'
import { Random } from '../../local/seed/random'
import { openHall } from '../hall/open-hall'
import { holdSimulatedTime, installClock } from './clock'
import { Happening } from './happening'
import { type Instances, startInstances } from './instances'
import { noStocks, openStore } from './semester-assets'
import { daysBetween } from './semester-calendar'
import { checkDay } from './semester-coverage'
import { liveThrough } from './semester-days'
import { type ContextName, contexts, SemesterHall } from './semester-hall'
import { commitmentsHold, leavesHold, pressesHold, stocksHold } from './semester-invariants'
import { deliverRest, Ledger, type Told } from './semester-ledger'
import { Months } from './semester-months'
import { ledgerHolds } from './semester-score'
import { furnishSemester, worldOf } from './semester-world'
import { connect } from './wire'

export interface SemesterOptions {
  readonly from: Day
  readonly weeks: number
  /** Units of the hall: six are twenty windows and sixty people. */
  readonly units: number
  /** How many times as much as usual people do about leaves, things and the ledger. */
  readonly busy: number
  readonly seed: number
  /** Where a context with a planted fault is, if not the shipped one. */
  readonly faulty?: { readonly context: ContextName; readonly functionsDir: string } | undefined
  /** Ends the run at the first violation that says this. */
  readonly until?: RegExp | undefined
  /** Hears of each week that was looked at. */
  readonly onWeek?: (last: Day, counts: SemesterHall['counts'], violations: readonly string[]) => void
}

export interface SemesterReport {
  readonly people: number
  readonly windows: number
  readonly days: number
  readonly counts: SemesterHall['counts']
  readonly violations: readonly string[]
  readonly tally: Readonly<Record<string, number>>
}

const MONDAY = 1

/** A semester as it goes by: days, what is looked at by the end of each week, and all of it once more at the end. */
class Semester {
  readonly stocks = noStocks()
  readonly ledger = new Ledger()
  /** What assessment was told, kept because events go after three months. */
  readonly #told = new Map<string, Told>()
  readonly #days: readonly Day[]
  readonly #months: Months
  constructor(
    readonly hall: SemesterHall,
    readonly options: SemesterOptions,
  ) {
    this.#days = daysBetween(options.from, addDays(options.from, 7 * options.weeks - 1))
    this.#months = new Months([...new Set(this.#days.map((day) => day.slice(0, 7)))])
  }

  async run(): Promise<number> {
    const { hall } = this
    await openStore(hall, this.stocks)
    let week: Day[] = []
    for (const day of this.#days) {
      await liveThrough(hall, day, this)
      week.push(day)
      await this.#months.evening(hall, day)
      const isLast = day === this.#days.at(-1)
      if (isLast) await deliverRest(hall, this.ledger)
      if (new Date(`${addDays(day, 1)}T00:00:00Z`).getUTCDay() === MONDAY || isLast) {
        await this.#look(week, isLast)
        week = []
      }
      if (this.#isFound()) return this.#days.indexOf(day) + 1
    }
    return this.#days.length
  }

  #isFound(): boolean {
    const { until } = this.options
    return until !== undefined && this.hall.violations.some((one) => until.test(one))
  }

  /** By the end of a week: the timers catch up, and then everything is held against what it has to be. */
  async #look(week: readonly Day[], isLast: boolean): Promise<void> {
    const { hall } = this
    await hall.settle()
    if (isLast) await this.#months.revise(hall)
    for (const day of week) await checkDay(hall, day)
    await leavesHold(hall)
    await commitmentsHold(hall)
    await pressesHold(hall)
    await stocksHold(hall, this.stocks)
    for (const { facts } of await hall.read('events', { kind: 'assessed' })) {
      const told = facts as Told
      const key = [
        told.rule,
        told.sourceId,
        told.version,
        told.personId ?? told.windowId ?? told.unitId,
      ].join('|')
      this.#told.set(key, told)
    }
    const so = [...new Set(this.#days.filter((day) => day <= hall.today()).map((day) => day.slice(0, 7)))]
    await ledgerHolds(hall, this.ledger, [...this.#told.values()], isLast ? so : so.slice(-2))
    this.options.onWeek?.(hall.today(), hall.counts, hall.violations)
  }
}

/** Plays a semester of a whole hall through the doors of the compiled functions, and looks for what breaks. */
export const simulateSemester = async (options: SemesterOptions): Promise<SemesterReport> => {
  const random = new Random(options.seed)
  const functionsDir = path.join(root, 'dist', 'cloudfunctions')
  // With a fault planted the others are as they were built before.
  if (options.faulty === undefined)
    await buildFunctions({ sourceDir: path.join(root, 'cloudfunctions'), outDir: functionsDir })
  installClock()
  holdSimulatedTime(instantOf(options.from, 60))
  const hall = await openHall({ functionsDir, now: 'real', furnish: false })
  const world = worldOf(options.units)
  await furnishSemester(hall.cloud, world)
  const happening = new Happening()
  connect(hall.cloud.database, happening, random)
  const start = (context: ContextName): Instances => {
    const dir = options.faulty?.context === context ? options.faulty.functionsDir : functionsDir
    return startInstances(path.join(dir, context, 'index.js'), hall.cloud.port, random)
  }
  const instances = Object.fromEntries(contexts.map((context) => [context, start(context)]))
  const uninstall = happening.install(random)
  const all = new SemesterHall(
    hall,
    happening,
    random,
    instances as Record<ContextName, Instances>,
    world,
    options.seed,
  )
  const days = await happening.until(new Semester(all, options).run())
  uninstall()
  await hall.close()
  return {
    people: world.everybody.length,
    windows: world.seats.length,
    days,
    counts: all.counts,
    violations: [...new Set(all.violations)],
    tally: Object.fromEntries([...all.tally].sort(([a], [b]) => (a < b ? -1 : 1))),
  }
}
