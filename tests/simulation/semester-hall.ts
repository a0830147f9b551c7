import { canonical } from '../../cloudfunctions/_kernel/hash'
import { type Day, dayOf, instantOf } from '../../cloudfunctions/_kernel/time'
import { toStored } from '../../local/database/ejson'
import { insertDocuments } from '../../local/seed/insert'
import type { Random } from '../../local/seed/random'
import type { Hall } from '../hall/open-hall'
import type { Happening } from './happening'
import type { Instances } from './instances'
import { openidOf, type World } from './semester-world'
import { type Fate, underFate } from './wire'

export interface Answer {
  readonly ok: boolean
  readonly value?: Record<string, unknown>
  readonly error?: { readonly code: string; readonly facts?: Record<string, unknown> }
}
export type Stored = Record<string, unknown> & { readonly _id: string }

/** Functions that take part. */
export const contexts = ['attendance', 'assets', 'assessment', 'security', 'people'] as const
export type ContextName = (typeof contexts)[number]

const WAIT_FOR_THE_DEAD_MS = 900
const TRIES = 4
/** Answers after which the same command is sent again: nobody knows what became of it, or it was too crowded. */
const isOpen = (answer: Answer | undefined): boolean =>
  answer === undefined || answer.error?.code === 'FAULT' || answer.error?.code === 'BUSY'

/** How a run's hall is reached: commands that die, fail or come twice, timers, and the documents as they stand. */
export class SemesterHall {
  readonly violations: string[] = []
  readonly tally = new Map<string, number>()
  readonly counts = { commands: 0, deliveries: 0, deaths: 0, failures: 0, ticks: 0, deadTicks: 0, checks: 0 }
  #operation = 0
  constructor(
    readonly hall: Hall,
    readonly happening: Happening,
    readonly random: Random,
    readonly instances: Readonly<Record<ContextName, Instances>>,
    readonly world: World,
    readonly seed: number,
  ) {}

  wrong(what: string): void {
    this.violations.push(`${this.today()} ${what}`)
  }
  today(): Day {
    return dayOf(new Date())
  }
  /** Sleeps until a minute of a day, and a little longer. At a minute that is past nothing is waited for. */
  async until(day: Day, minute: number, more = 0): Promise<void> {
    await this.happening.sleep(instantOf(day, 0).getTime() + minute * 60_000 + more - Date.now())
  }

  /** All documents that match, at one moment: nothing else goes on meanwhile. */
  async read(collection: string, query: object = {}): Promise<Stored[]> {
    return (await this.happening.during(this.hall.documents(collection, query))) as Stored[]
  }
  /** One of them by chance. */
  async some(collection: string, query: object): Promise<Stored | undefined> {
    const found = await this.read(collection, query)
    return found[this.random.below(Math.max(1, found.length))]
  }
  /** Writes as another function or the console would. */
  put(collection: string, document: Record<string, unknown>): Promise<void> {
    return this.happening.during(insertDocuments(this.hall.cloud, collection, [document]))
  }
  async change(collection: string, query: object, set: Record<string, unknown>): Promise<void> {
    const sent = {
      collectionName: collection,
      query: JSON.stringify(query),
      data: JSON.stringify({ $set: JSON.parse(toStored(set)) as object }),
      merge: true,
      multi: true,
      upsert: false,
    }
    const { database } = this.hall.cloud
    const reply = await this.happening.during(
      database.act('database.modifyDocument', sent, { kind: 'admin' }),
    )
    if (reply.code !== undefined) throw new Error(`${collection}: ${reply.code} ${reply.message ?? ''}`)
  }

  /** What somebody's page shows; nothing goes wrong with it. */
  async ask(context: ContextName, who: string, endpoint: string, input: object): Promise<Answer> {
    const event = { do: endpoint, input }
    const answer = (await this.instances[context].deliver({ openid: openidOf(who), event })) as Answer
    if (!answer.ok) this.wrong(`${context}.${endpoint} answered ${answer.error?.code ?? ''}`)
    return answer
  }

  #fate(mayGoWrong: boolean): Fate {
    const { random } = this
    const isSlow = random.chance(0.1)
    const bad = mayGoWrong ? random.next() : 1
    if (bad < 0.05) return { isSlow, diesAfter: random.below(14) }
    if (bad < 0.08) return { isSlow, failsAfter: random.below(10), isFailureHeard: random.chance(0.5) }
    return { isSlow }
  }

  async #deliver(context: ContextName, openid: string, event: object, mayGoWrong: boolean) {
    const fate = this.#fate(mayGoWrong)
    const dies = fate.diesAfter !== undefined
    this.counts.deliveries += 1
    if (dies) this.counts.deaths += 1
    if (fate.failsAfter !== undefined) this.counts.failures += 1
    const delivery = underFate(fate, () => this.instances[context].deliver({ openid, event, dies }))
    const dead = this.happening.sleep(WAIT_FOR_THE_DEAD_MS).then(() => undefined)
    const answer = (await (dies ? Promise.race([delivery, dead]) : delivery)) as Answer | undefined
    return { answer, mayFail: fate.failsAfter !== undefined }
  }

  /** Sends a command as one person: twice at a time now and then, again when no answer came, and hears the same. */
  async send(
    context: ContextName,
    who: string,
    endpoint: string,
    input: object,
  ): Promise<Answer | undefined> {
    const opId = `op-${String(this.seed)}-${String(++this.#operation).padStart(7, '0')}`
    const event = { do: endpoint, input, opId }
    this.counts.commands += 1
    const once = (mayGoWrong: boolean) => this.#deliver(context, openidOf(who), event, mayGoWrong)
    const heard = this.random.chance(0.06) ? await Promise.all([once(true), once(true)]) : [await once(true)]
    // Whoever heard nothing sends it again; whoever heard it now and then as well.
    for (let n = 0; n < TRIES && heard.every(({ answer }) => isOpen(answer)); n++) {
      // A transaction that died keeps its documents for a while.
      await this.happening.sleep(20_000 * n)
      heard.push(await once(false))
    }
    if (this.random.chance(0.03)) heard.push(await once(false))
    return this.#judge(`${context}.${endpoint}`, opId, heard)
  }

  #judge(
    name: string,
    opId: string,
    heard: readonly { readonly answer: Answer | undefined; readonly mayFail: boolean }[],
  ): Answer | undefined {
    const answers = heard.map(({ answer }) => answer)
    const given = answers.filter((one) => one?.ok === true).map((one) => canonical(one?.value))
    if (new Set(given).size > 1) this.wrong(`${name} ${opId} was answered in two ways`)
    const answer =
      answers.find((one) => one?.ok === true) ?? [...answers].reverse().find((one) => one !== undefined)
    const said = answer === undefined ? 'silence' : answer.ok ? 'ok' : (answer.error?.code ?? '')
    this.tally.set(`${name} ${said}`, (this.tally.get(`${name} ${said}`) ?? 0) + 1)
    for (const { answer: one, mayFail } of heard) {
      const code = one?.error?.code ?? ''
      if (['BROKEN_DOCUMENT', 'BAD_INPUT', 'UNKNOWN_ENDPOINT', 'TOO_OFTEN'].includes(code))
        this.wrong(`${name} answered ${code} ${JSON.stringify(one?.error?.facts ?? {})}`)
      if (code === 'FAULT' && !mayFail) this.wrong(`${name} answered FAULT`)
    }
    return answer
  }

  /** The function's minute: it may die or fail in the middle. Once nothing disturbs it, all its rows end. */
  async tick(context: ContextName, mayGoWrong: boolean): Promise<void> {
    const { random } = this
    this.counts.ticks += 1
    const isBad = mayGoWrong && random.chance(0.15)
    if (!isBad) {
      const answer = (await this.instances[context].trigger()) as { value?: { faults?: string[] } }
      // Two runs at once may meet at a document; what is left is done a minute later.
      if (!mayGoWrong)
        for (const fault of answer.value?.faults ?? []) this.wrong(`the timer ${context}.${fault} failed`)
      return
    }
    this.counts.deadTicks += 1
    const fate: Fate = random.chance(0.5)
      ? { diesAfter: random.below(40), isSlow: false }
      : { failsAfter: random.below(40), isFailureHeard: random.chance(0.5), isSlow: false }
    const run = underFate(fate, () => this.instances[context].trigger(fate.diesAfter !== undefined))
    await Promise.race([run, this.happening.sleep(WAIT_FOR_THE_DEAD_MS)])
  }

  /** Lets all timers catch up, so that nothing waits for a minute any more. */
  async settle(): Promise<void> {
    // The dead one's last trip may still be under way.
    await this.happening.sleep(5_000)
    for (let round = 0; round < 3; round++) {
      for (const context of contexts) await this.tick(context, false)
      await this.happening.sleep(60_000)
    }
  }
}
