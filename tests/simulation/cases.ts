import path from 'node:path'
import * as v from 'valibot'
import { visitorOf } from '../../cloudfunctions/_kernel/account'
import { canonical } from '../../cloudfunctions/_kernel/hash'
import { Case } from '../../cloudfunctions/cases/case'
import type { CaseState } from '../../cloudfunctions/cases/case-moves'
import { stamps } from '../../local/seed/hall'
import { insertDocuments } from '../../local/seed/insert'
import { Random } from '../../local/seed/random'
import { direct, furnishDesk, joint, promised, who } from '../doors/cases/desk'
import {
  acceptance,
  applicantsWishes,
  clerksWishes,
  isAllowed,
  othersWishes,
  type Wish,
} from '../doors/cases/case-wishes'
import { builtFunctions } from '../hall/built'
import { type Hall, openHall } from '../hall/open-hall'
import { advanceSeconds, holdSimulatedTime, installClock } from './clock'
import { Happening } from './happening'
import { type Instances, startInstances } from './instances'
import { type Fate, connect, underFate } from './wire'

export interface CasesOptions {
  readonly ops: number
  readonly seed: number
  /** Where functions with a planted fault are, if not the shipped ones. */
  readonly functionsDir?: string | undefined
  readonly stopEarly?: boolean
}

export interface CasesReport {
  readonly ops: number
  readonly seed: number
  readonly cases: number
  readonly violations: readonly string[]
  readonly tally: Readonly<Record<string, number>>
}

interface Answer {
  readonly ok: boolean
  readonly value?: Record<string, unknown>
  readonly error?: { readonly code: string }
}
interface Entry {
  readonly _id: string
  readonly endpoint: string
  readonly before: Readonly<Record<string, unknown>>
  readonly after: Readonly<Record<string, unknown>>
}

const FIRST_DAY = Date.parse('2026-11-23T09:00:00+08:00')
const WAIT_FOR_THE_DEAD_MS = 500
/** What each of those at one case does to it. */
const WISHES_EACH = 5
const services = [direct.code, promised.code, joint.code] as const

/** Wishes after which little is left to do: not everybody wants them all the time. */
const ends = ['finishCase', 'denyCase', 'withdrawCase']
/** Years that the clock may reach. */
const years = [2027, 2028, 2029, 2030, 2031]

const versionOf = (entry: Entry): number => Number(entry._id.split(':').at(-1))

class CasesSimulation {
  readonly violations: string[] = []
  readonly tally = new Map<string, number>()
  cases = 0
  #operation = 0
  constructor(
    readonly options: CasesOptions,
    readonly random: Random,
    readonly hall: Hall,
    readonly happening: Happening,
    readonly instances: Instances,
  ) {}

  async run(): Promise<void> {
    while (this.#operation < this.options.ops) {
      await this.#liveThrough()
      if (this.options.stopEarly === true && this.violations.length > 0) return
      // Nobody is at the window for longer than that, and the allowance of commands is a minute's.
      advanceSeconds(90)
    }
  }

  async #send(endpoint: string, input: object, openid: string): Promise<Answer | undefined> {
    const opId = `op-${String(this.options.seed)}-${String(++this.#operation).padStart(7, '0')}`
    const event = { do: endpoint, input, opId }
    const once = async (mayDie: boolean): Promise<Answer | undefined> => {
      const dies = mayDie && this.random.chance(0.08)
      const isSlow = this.random.chance(0.2)
      const fate: Fate = dies ? { diesAfter: this.random.below(12), isSlow } : { isSlow }
      const delivery = underFate(fate, () => this.instances.deliver({ openid, event, dies }))
      if (!dies) return (await delivery) as Answer
      const dead = this.happening.sleep(WAIT_FOR_THE_DEAD_MS).then(() => undefined)
      return (await Promise.race([delivery, dead])) as Answer | undefined
    }
    const twice = this.random.chance(0.15)
    const first = twice ? await Promise.all([once(true), once(true)]) : [await once(true)]
    const answers = first.some((answer) => answer !== undefined) ? first : [await once(false)]
    const given = answers.filter((one) => one?.ok === true).map((one) => canonical(one?.value))
    if (new Set(given).size > 1) this.violations.push(`${endpoint} ${opId} was answered in two ways`)
    const answer = answers.find((one) => one?.ok === true) ?? answers.find((one) => one !== undefined)
    const said = answer === undefined ? 'silence' : answer.ok ? 'ok' : (answer.error?.code ?? '')
    const key = `${endpoint} ${said}`
    this.tally.set(key, (this.tally.get(key) ?? 0) + 1)
    if (['FAULT', 'BROKEN_DOCUMENT', 'BAD_INPUT', 'UNKNOWN_ENDPOINT'].includes(said))
      this.violations.push(`${endpoint} answered ${said}`)
    return answer
  }

  #wish(wishes: readonly Wish[]): Wish {
    const wish = this.random.pick(wishes)
    return ends.includes(wish[0]) && this.random.chance(0.75) ? this.random.pick(wishes) : wish
  }

  /** Half of them are accepted before everybody comes. */
  async #accept(caseId: string, sent: Map<string, number>): Promise<void> {
    if (this.random.chance(0.5)) return
    for (const [endpoint, input, openid] of acceptance) {
      sent.set(endpoint, (sent.get(endpoint) ?? 0) + 1)
      await this.#send(endpoint, { caseId, ...input }, openid)
    }
  }

  /** One case from its intake on: two clerks, the applicant, a unit with a part and the clock, all at once. */
  async #liveThrough(): Promise<void> {
    const service = this.random.pick(services)
    const ticketId = `A:2026-11-23:${String(++this.cases)}`
    await this.happening.during(
      insertDocuments(this.hall.cloud, 'tickets', [
        {
          _id: ticketId,
          visitor: visitorOf(who.li),
          service,
          status: 'serving',
          desk: { windowId: 'W1' },
          at: ticketId,
          personAt: ticketId,
          callOp: ticketId,
        },
      ]),
    )
    const taken = await this.#send('openCase', { windowId: 'W1', service, ticketId }, who.clerk)
    if (taken?.ok !== true) return
    const caseId = String(taken.value?.['caseId'])
    const sent = new Map<string, number>()
    await this.#accept(caseId, sent)
    const worker = async (wishes: readonly Wish[]): Promise<void> => {
      for (let n = 0; n < WISHES_EACH; n++) {
        await this.happening.sleep(this.random.below(400))
        const [endpoint, input, openid] = this.#wish(wishes)
        sent.set(endpoint, (sent.get(endpoint) ?? 0) + 1)
        await this.#send(endpoint, { caseId, ...input }, openid)
      }
    }
    const clock = async (): Promise<void> => {
      await this.happening.sleep(this.random.below(1500))
      // Now and then a pass or a date goes by in the middle of everything.
      if (this.random.chance(0.15)) advanceSeconds(86_400 * this.random.below(16))
      await Promise.all([this.instances.trigger(), this.instances.trigger()])
    }
    await Promise.all([
      worker(clerksWishes(who.clerk)),
      worker(clerksWishes(who.secondClerk)),
      worker(applicantsWishes),
      worker(othersWishes),
      clock(),
    ])
    await this.happening.sleep(10_000)
    await this.#judge(caseId, sent)
  }

  /** What the audit says of a case that has come to rest, beside what is stored. */
  async #judge(caseId: string, sent: ReadonlyMap<string, number>): Promise<void> {
    const subject = `cases:${caseId}`
    const read = (name: string, query: object) => this.happening.during(this.hall.documents(name, query))
    const [known] = await read('cases', { _id: caseId })
    const entries = ((await read('auditEntries', { subject })) as unknown as Entry[]).sort(
      (one, other) => versionOf(one) - versionOf(other),
    )
    const wrong = (what: string) => this.violations.push(`${caseId}: ${what}`)
    if (known === undefined || !v.is(Case, known)) {
      wrong('is no case')
      return
    }
    if (entries.length !== known.v || entries.some((one, at) => versionOf(one) !== at + 1))
      wrong(`has ${String(entries.length)} entries at version ${String(known.v)}`)
    for (const [at, { endpoint, before, after }] of entries.entries()) {
      if (at === 0) continue
      const [from, to] = [before['state'] as CaseState, after['state'] as CaseState]
      if (!isAllowed(endpoint, from, to)) wrong(`${endpoint} led from ${from} to ${to}`)
      if (canonical(before) !== canonical(entries[at - 1]?.after))
        wrong(`${endpoint} overwrote what it didn't see`)
    }
    if (entries.at(-1)?.after['state'] !== known.state)
      wrong(`is ${known.state} and the audit says otherwise`)
    for (const [endpoint, times] of sent) {
      const done = entries.filter((one) => one.endpoint === `cases.${endpoint}`).length
      if (done > times) wrong(`${endpoint} was done ${String(done)} times and asked ${String(times)} times`)
    }
  }
}

/** Lets two clerks and an applicant at one case after the other at once, with calls that die and come twice. */
export const simulateCases = async (options: CasesOptions): Promise<CasesReport> => {
  const random = new Random(options.seed)
  const functionsDir = options.functionsDir ?? (await builtFunctions())
  installClock()
  holdSimulatedTime(new Date(FIRST_DAY))
  const hall = await openHall({ functionsDir, now: 'real', furnish: false })
  await furnishDesk(hall.cloud)
  await insertDocuments(
    hall.cloud,
    'calendar',
    years.map((year) => ({
      _id: `year:${String(year)}`,
      kind: 'year',
      year,
      provisional: true,
      days: [],
      ...stamps,
    })),
  )
  const happening = new Happening()
  connect(hall.cloud.database, happening, random)
  const instances = startInstances(path.join(functionsDir, 'cases', 'index.js'), hall.cloud.port, random)
  const uninstall = happening.install(random)
  const simulation = new CasesSimulation(options, random, hall, happening, instances)
  await happening.until(simulation.run())
  uninstall()
  await hall.close()
  return {
    ops: options.ops,
    seed: options.seed,
    cases: simulation.cases,
    violations: [...new Set(simulation.violations)],
    tally: Object.fromEntries([...simulation.tally].sort(([a], [b]) => (a < b ? -1 : 1))),
  }
}
