import path from 'node:path'
import { plans } from '../../local/contexts'
import { Random } from '../../local/seed/random'
import { canonical, shortHash } from '../../cloudfunctions/_kernel/hash'
import { addDays, dayOf, type Day } from '../../cloudfunctions/_kernel/time'
import { builtFunctions } from '../hall/built'
import { openHall, type Hall } from '../hall/open-hall'
import { holdSimulatedTime, installClock } from './clock'
import { Happening } from './happening'
import { type Instances, startInstances } from './instances'
import { auditHolds, postsHold, type PostsNow } from './posts-invariants'
import { changeHandover, endPosting, orderChange } from './posts-changes'
import { changeLead, endBackOffice, type Shown } from './posts-leads'
import { bindSomebody, carryOn, changeCentreRole, leave, type PeopleAt } from './posts-people'
import {
  admins,
  everybody,
  furnish,
  headOf,
  noOf,
  openidOf,
  peopleOfUnit,
  turnClosing,
  units,
  windowsOfUnit,
} from './posts-world'
import { type Fate, connect, underFate } from './wire'

export interface PostsOptions {
  readonly ops: number
  readonly seed: number
  /** Unique indexes to do without, `collection.field`: a planted fault. */
  readonly without?: readonly string[] | undefined
  /** Where functions with a planted fault are, if not the shipped ones. */
  readonly functionsDir?: string | undefined
  /** Ends the run at the first violation that says this. */
  readonly until?: RegExp | undefined
}

export interface PostsReport {
  readonly ops: number
  readonly seed: number
  readonly violations: readonly string[]
  readonly tally: Readonly<Record<string, number>>
}

interface Answer {
  readonly ok: boolean
  readonly value?: Record<string, unknown>
  readonly error?: { readonly code: string }
}
interface Command {
  readonly who: string
  readonly endpoint: string
  readonly input: object
}

const FIRST_DAY = Date.parse('2026-03-02T09:00:00+08:00')
const CONCURRENT = 8
const OPS_A_DAY = 60
const LOOK_EVERY = 25
const NIGHT_LOOKS = 12
const WAIT_FOR_THE_DEAD_MS = 500
const KEPT = 60
/** Collections whose every change has an entry. Who was imported has one with the rows they came with. */
const audited = ['postings', 'nominations', 'handovers', 'replacementOrders', 'grants', 'accounts'] as const
const declaration = { attitude: true, discipline: true, business: true, backbone: true }

const mix = {
  propose: 26,
  confirm: 24,
  rush: 8,
  sendBack: 3,
  revise: 4,
  withdraw: 3,
  list: 8,
  sign: 26,
  callOff: 2,
  order: 3,
  lift: 2,
  end: 4,
  backOffice: 3,
  endBackOffice: 1,
  lead: 2,
  deputy: 2,
  endDeputy: 1,
  leave: 3,
  centreRole: 2,
  bind: 7,
  import: 10,
  trigger: 6,
} as const
type Kind = keyof typeof mix

class PostsSimulation {
  readonly violations: string[] = []
  readonly tally = new Map<string, number>()
  readonly #nominations: { id: string; unitId: string }[] = []
  readonly #orders: string[] = []
  readonly #heads = new Map<string, string>(units.map((unitId) => [unitId, headOf(unitId)]))
  #left: number
  #operation = 0
  #named = 0
  constructor(
    readonly options: PostsOptions,
    readonly random: Random,
    readonly hall: Hall,
    readonly happening: Happening,
    readonly instances: Instances,
    /** What was there before anything happened, `collection:id`. */
    readonly furnished: ReadonlySet<string>,
  ) {
    this.#left = options.ops
  }

  /** Lives through as many days as the commands need; by night all is at rest and the timer comes. */
  async run(): Promise<void> {
    for (let day = 0; this.#left > 0; day++) {
      await this.happening.during(turnClosing(this.hall.cloud, day % 2 === 1))
      await this.#liveThrough(Math.min(this.#left, OPS_A_DAY))
      await this.happening.sleep(60_000)
      await this.#look()
      this.happening.pass(14 * 3600)
      await Promise.all([this.#tick(), this.#tick(), this.#watch()])
      await Promise.all([this.instances.trigger(), this.instances.trigger()])
      await this.#look()
    }
    await this.#audit()
  }

  async #liveThrough(operations: number): Promise<void> {
    let left = operations
    const worker = async (): Promise<void> => {
      while (left > 0 && this.#left > 0) {
        left--
        if (left % LOOK_EVERY === 0) await this.#look()
        await this.#step()
        await this.happening.sleep(this.random.below(9000))
      }
    }
    await Promise.all(Array.from({ length: CONCURRENT }, worker))
  }

  async #look(): Promise<void> {
    const read = async <T>(name: string): Promise<T[]> => (await this.hall.documents(name)) as T[]
    // Nothing else happens while this is read, so that all of it is of one moment.
    const now = await this.happening.during(
      (async (): Promise<PostsNow> => ({
        day: dayOf(new Date()),
        postings: await read('postings'),
        nominations: await read('nominations'),
        handovers: await read('handovers'),
        orders: await read('replacementOrders'),
        grants: await read('grants'),
        accounts: await read('accounts'),
        windows: await read('windows'),
        persons: await read('persons'),
      }))(),
    )
    this.violations.push(...postsHold(now))
    const { until } = this.options
    if (until !== undefined && this.violations.some((one) => until.test(one))) this.#left = 0
  }

  /** At the end: everything that changed has its entry. What the hall was furnished with has none. */
  async #audit(): Promise<void> {
    const read = (name: string) => this.happening.during(this.hall.documents(name))
    const entries = new Set((await read('auditEntries')).map(({ _id }) => String(_id)))
    const kept: Record<string, { _id: string; v: number }[]> = {}
    for (const name of audited) kept[name] = (await read(name)) as unknown as { _id: string; v: number }[]
    this.violations.push(...auditHolds(kept, entries, this.furnished))
  }

  /** Sends a command: twice at a time now and then, again when no answer came, and always hears the same. */
  async #send({ who, endpoint, input }: Command): Promise<Answer | undefined> {
    this.#left--
    const opId = `op-${String(this.options.seed)}-${String(++this.#operation).padStart(7, '0')}`
    const event = { do: endpoint, input, opId }
    const once = async (mayDie: boolean): Promise<Answer | undefined> => {
      const dies = mayDie && this.random.chance(0.08)
      const isSlow = this.random.chance(0.15)
      const fate: Fate = dies ? { diesAfter: this.random.below(12), isSlow } : { isSlow }
      const delivery = underFate(fate, () => this.instances.deliver({ openid: openidOf(who), event, dies }))
      if (!dies) return (await delivery) as Answer
      const dead = this.happening.sleep(WAIT_FOR_THE_DEAD_MS).then(() => undefined)
      return (await Promise.race([delivery, dead])) as Answer | undefined
    }
    const twice = this.random.chance(0.1)
    const first = twice ? await Promise.all([once(true), once(true)]) : [await once(true)]
    const answers = first.some((answer) => answer !== undefined) ? first : [await once(false)]
    const given = answers
      .filter((answer) => answer?.ok === true)
      .map((answer) => JSON.stringify(answer?.value))
    if (new Set(given).size > 1)
      this.violations.push(`${opId} was answered in two ways: ${given.join(' | ')}`)
    const answer = answers.find((one) => one?.ok === true) ?? answers.find((one) => one !== undefined)
    const said = answer === undefined ? 'silence' : answer.ok ? 'ok' : (answer.error?.code ?? '')
    const key = `${endpoint} ${said}`
    this.tally.set(key, (this.tally.get(key) ?? 0) + 1)
    if (['FAULT', 'BROKEN_DOCUMENT', 'BAD_INPUT', 'UNKNOWN_ENDPOINT'].includes(said))
      this.violations.push(`${endpoint} answered ${said}`)
    return answer
  }

  #head(unitId: string): string {
    return this.#heads.get(unitId) ?? headOf(unitId)
  }

  get #at(): PeopleAt {
    return {
      cloud: this.hall.cloud,
      during: (work) => this.happening.during(work),
      documents: (collection, query) => this.hall.documents(collection, query),
      name: () => String(++this.#named),
      random: this.random,
      heads: this.#heads,
      today: () => this.#day(0),
      send: (command) => this.#send(command),
      shown: (collection, query) => this.#shown(collection, query),
    }
  }

  #day(ahead: number): Day {
    return addDays(dayOf(new Date()), ahead)
  }

  #someone(unitId: string): string {
    return this.random.chance(0.9) ? this.random.pick(peopleOfUnit(unitId)) : this.random.pick(everybody)
  }

  async #propose(unitId: string, windowId: string, kind: string, personId: string): Promise<void> {
    const input = {
      unitId,
      kind,
      ...(windowId === '' ? {} : { windowId }),
      no: noOf(personId),
      startOn: this.#day(this.random.below(3)),
      declaration,
      reason: '工作需要',
    }
    const answer = await this.#send({ who: this.#head(unitId), endpoint: 'proposeNomination', input })
    if (answer?.ok !== true) return
    this.#nominations.push({ id: String(answer.value?.['nominationId']), unitId })
    if (this.#nominations.length > KEPT) this.#nominations.shift()
  }

  #confirm(id: string): Promise<Answer | undefined> {
    const input = { nominationId: id, consent: '同意' }
    return this.#send({ who: this.random.pick(admins), endpoint: 'confirmNomination', input })
  }

  /** Looks again and again while something is under way. */
  async #watch(): Promise<void> {
    for (let n = 0; n < NIGHT_LOOKS; n++) {
      await this.happening.sleep(12)
      await this.#look()
    }
  }

  /** The minute's timer, which now and then dies in the middle. */
  async #tick(): Promise<void> {
    if (!this.random.chance(0.3)) {
      await this.instances.trigger()
      return
    }
    const fate: Fate = { diesAfter: this.random.below(40), isSlow: false }
    const run = underFate(fate, () => this.instances.trigger(true))
    await Promise.race([run, this.happening.sleep(WAIT_FOR_THE_DEAD_MS)])
  }

  /** Several want one seat, one person or both sides at the same moment. */
  #rush(): Promise<void> {
    const unitId = this.random.pick(units)
    const windows = windowsOfUnit(unitId)
    const windowId = this.random.pick(windows)
    const personId = this.random.pick(peopleOfUnit(unitId))
    return this.#rushOf(unitId, () => [
      ['primary', windowId, personId],
      ['alternate', windowId, personId],
      ['primary', this.random.pick(windows), personId],
      ['alternate', windowId, this.random.pick(peopleOfUnit(unitId))],
    ])
  }

  /** Proposes all of these at once, and then confirms at once what was taken. */
  async #rushOf(
    unitId: string,
    wishes: () => readonly (readonly [kind: string, windowId: string, personId: string])[],
  ): Promise<void> {
    const before = new Set(this.#nominations.map(({ id }) => id))
    await Promise.all(
      wishes().map(([kind, windowId, personId]) => this.#propose(unitId, windowId, kind, personId)),
    )
    const fresh = this.#nominations.filter(({ id }) => !before.has(id))
    await Promise.all(fresh.map(({ id }) => this.#confirm(id)))
  }

  async #step(): Promise<void> {
    const kind = this.random.weighted<Kind>(mix)
    const unitId = this.random.pick(units)
    const known = this.#nominations[this.random.below(Math.max(1, this.#nominations.length))]
    const admin = this.random.pick(admins)
    const reason = '工作需要'
    switch (kind) {
      case 'propose':
        return this.#propose(
          unitId,
          this.random.pick(windowsOfUnit(unitId)),
          this.random.pick(['primary', 'alternate']),
          this.#someone(unitId),
        )
      case 'backOffice':
        return this.#rushOf(unitId, () => [
          ['backOffice', '', this.#someone(unitId)],
          ['backOffice', '', this.#someone(unitId)],
        ])
      case 'endBackOffice':
        return endBackOffice(this.#at)
      case 'leave':
        return leave(this.#at)
      case 'centreRole':
        return changeCentreRole(this.#at)
      case 'bind':
        return bindSomebody(this.#at)
      case 'import':
        return carryOn(this.#at)
      case 'lead':
        return changeLead(this.#at)
      case 'rush':
        return this.#rush()
      case 'trigger':
        return this.#tick()
      case 'deputy': {
        const input = {
          unitId,
          no: noOf(this.#someone(unitId)),
          firstDay: this.#day(0),
          lastDay: this.#day(2),
          reason,
        }
        await this.#send({ who: this.#head(unitId), endpoint: 'nameDeputy', input })
        return
      }
      case 'endDeputy':
        await this.#send({ who: this.#head(unitId), endpoint: 'endDeputy', input: { unitId, reason } })
        return
      case 'lift': {
        const orderId = this.#orders[this.random.below(Math.max(1, this.#orders.length))]
        if (orderId !== undefined)
          await this.#send({ who: admin, endpoint: 'liftOrder', input: { orderId, reason } })
        return
      }
      case 'list':
      case 'sign':
      case 'callOff':
        return changeHandover(this.#at, kind)
      case 'order':
        this.#orders.push(...(await orderChange(this.#at)))
        return
      case 'end':
        return endPosting(this.#at)
      default:
        if (known !== undefined) await this.#about(kind, known, admin, reason)
    }
  }

  /** Something about a nomination, or about the posting and handover that came of it. */
  async #about(
    kind: Kind,
    { id, unitId }: { id: string; unitId: string },
    admin: string,
    reason: string,
  ): Promise<void> {
    const head = this.#head(unitId)
    const command = (who: string, endpoint: string, input: object) => this.#send({ who, endpoint, input })
    if (kind === 'confirm') await this.#confirm(id)
    if (kind === 'sendBack') await command(admin, 'sendBackNomination', { nominationId: id, remark: reason })
    if (kind === 'withdraw') await command(head, 'withdrawNomination', { unitId, nominationId: id })
    if (kind === 'revise') {
      const wish = { no: noOf(this.#someone(unitId)), startOn: this.#day(1), declaration, reason }
      await command(head, 'reviseNomination', { unitId, nominationId: id, ...wish })
    }
  }

  /** Some document as it stands in the database, as a page that was just opened shows it. */
  async #shown(collection: string, query: object): Promise<Shown | undefined> {
    const found = await this.happening.during(this.hall.documents(collection, query))
    const one = found[this.random.below(Math.max(1, found.length))]
    if (one === undefined) return undefined
    return {
      _id: String(one['_id']),
      unitId: String(one['unitId']),
      personId: String(one['personId']),
      listHash: shortHash(canonical(one['items'] ?? [])),
    }
  }
}

const withoutUnique = (without: readonly string[]) =>
  plans.map((plan) => ({
    ...plan,
    indexes: plan.indexes.map((index) =>
      without.includes(`${plan.name}.${index.on.join('.')}`) ? { on: index.on } : index,
    ),
  }))

/** Lets three units and a centre want the same people and seats at once, with calls that die, and looks for what breaks. */
export const simulatePosts = async (options: PostsOptions): Promise<PostsReport> => {
  const random = new Random(options.seed)
  const functionsDir = options.functionsDir ?? (await builtFunctions())
  installClock()
  holdSimulatedTime(new Date(FIRST_DAY))
  const hall = await openHall({
    functionsDir,
    now: 'real',
    furnish: false,
    plans: withoutUnique(options.without ?? []),
  })
  await furnish(hall.cloud)
  const furnished = new Set<string>()
  for (const name of audited)
    for (const { _id } of await hall.documents(name)) furnished.add(`${name}:${String(_id)}`)
  const happening = new Happening()
  connect(hall.cloud.database, happening, random)
  const instances = startInstances(path.join(functionsDir, 'people', 'index.js'), hall.cloud.port, random)
  const uninstall = happening.install(random)
  const simulation = new PostsSimulation(options, random, hall, happening, instances, furnished)
  await happening.until(simulation.run())
  uninstall()
  await hall.close()
  return {
    ops: options.ops,
    seed: options.seed,
    violations: [...new Set(simulation.violations)],
    tally: Object.fromEntries([...simulation.tally].sort(([a], [b]) => (a < b ? -1 : 1))),
  }
}
