import { desk } from '../hall/demo-hall'
import { clerkOf, serviceOf, visitorNo, windowsOf } from '../hall/documents'
import type { Happening } from './happening'
import type { Instances } from './instances'
import type { Random } from '../../local/seed/random'
import type { Violations } from './invariants'
import { type Fate, underFate } from './wire'

interface Answer {
  readonly ok: boolean
  readonly value?: Record<string, unknown>
  readonly error?: { readonly code: string }
}

/** One intention of somebody: sent once, twice at a time, or again after no answer came. */
interface Command {
  readonly openid: string
  readonly endpoint: string
  readonly input: object
  readonly opId: string
}

export interface DayOptions {
  readonly random: Random
  readonly instances: Instances
  readonly happening: Happening
  readonly operations: number
  readonly workload: Workload
  readonly visitors: number
  readonly concurrent: number
  readonly crashes: number
  readonly duplicates: number
  readonly violations: Violations
  readonly newOpId: () => string
  /** Looks at the hall as it is at this moment. */
  readonly look: () => Promise<void>
  /** Refusals by code and answers by endpoint, so that a run that did nothing shows. */
  readonly tally: Map<string, number>
}

interface Mix {
  readonly kinds: Readonly<Record<Kind, number>>
  /** How often a call is slow, and how often several people want the same at the same moment. */
  readonly slow: number
  readonly rush: number
  /** Seconds that go by between commands, at most. */
  readonly seconds: number
}
type Kind = 'take' | 'clerk' | 'visitor' | 'session' | 'undo' | 'read' | 'trigger' | 'late' | 'comeback'

/** An ordinary morning, and its first minutes, in which nearly everybody takes a number at once. */
const mixes = {
  morning: {
    kinds: {
      take: 28,
      clerk: 40,
      visitor: 14,
      session: 4,
      undo: 3,
      read: 3,
      trigger: 2,
      late: 4,
      comeback: 4,
    },
    slow: 0.15,
    rush: 0.2,
    seconds: 9,
  },
  rush: {
    kinds: {
      take: 45,
      clerk: 18,
      visitor: 20,
      session: 2,
      undo: 1,
      read: 1,
      trigger: 1,
      late: 8,
      comeback: 6,
    },
    slow: 0.4,
    rush: 0.5,
    seconds: 2,
  },
} as const satisfies Record<string, Mix>
export type Workload = keyof typeof mixes

type Deed = 'callNext' | 'callAgain' | 'start' | 'finish' | 'miss' | 'transfer'
/** What a clerk does with what stands at the window; now and then something that isn't possible. */
const clerkMix = {
  none: { callNext: 20, finish: 1, start: 1 },
  called: { start: 9, callAgain: 6, miss: 4, transfer: 1, callNext: 1, finish: 1 },
  serving: { finish: 12, transfer: 4, callNext: 1, callAgain: 1 },
} as const satisfies Record<string, Partial<Record<Deed, number>>>
const visitorMix = { cancel: 6, requeue: 5, arrive: 3 } as const

const windowIds = [...new Set(Object.values(windowsOf).flat())]
const RETRIES = 4
const LOOK_EVERY = 40
const WAIT_FOR_THE_DEAD_MS = 400

/** What the clerks and visitors know from their last answers; never read from the database. */
class Knowledge {
  readonly sessions = new Map<string, string>()
  readonly atWindow = new Map<string, { ticketId: string; state: 'called' | 'serving' }>()
  readonly last = new Map<string, string>()
  readonly mine = new Map<string, string>()
}

/** Runs one morning of a hall in which everything may go wrong, and answers are compared with earlier ones. */
export class HallDay {
  readonly #known = new Knowledge()
  readonly #firstAnswers = new Map<string, string>()
  readonly #takes: Command[] = []
  /** Who ended at a window last, and may take again while the clerk takes that back. */
  readonly #ended: { visitor: string; ticketId: string; windowId: string }[] = []
  readonly #mix: Mix
  constructor(readonly options: DayOptions) {
    this.#mix = mixes[options.workload]
  }

  #left = 0

  async run(): Promise<void> {
    const { operations, concurrent } = this.options
    this.#left = operations
    const worker = async (): Promise<void> => {
      while (this.#left > 0) {
        this.#left--
        if (this.#left % LOOK_EVERY === 0) await this.options.look()
        await this.#step()
      }
    }
    await Promise.all(Array.from({ length: concurrent }, worker))
  }

  /** No more commands: something was found. */
  stop(): void {
    this.#left = 0
  }

  async #step(): Promise<void> {
    const { random, instances, happening } = this.options
    // A morning has four hours; seconds go by between commands, now and then minutes.
    happening.pass(random.next() * (random.chance(0.01) ? 90 : this.#mix.seconds))
    if (random.chance(0.01)) instances.replaceOne()
    const kind = random.weighted(this.#mix.kinds)
    if (kind === 'trigger') {
      const fate = this.#fate()
      await this.#underFate(fate, () => instances.trigger(fate.diesAfter !== undefined))
      return
    }
    if (kind === 'late') return this.#sendLate()
    if (kind === 'comeback') return this.#comeBack()
    const command = this.#command(kind)
    if (command === undefined) return
    // A rush: several people at the same line at the same moment.
    if (kind === 'take' && random.chance(this.#mix.rush))
      await Promise.all([this.#send(command), ...this.#rush(command)])
    else await this.#send(command)
  }

  #rush(command: Command): Promise<void>[] {
    const { random, visitors } = this.options
    return [1, 2].map(() =>
      this.#send({ ...command, openid: visitorNo(random.below(visitors)), opId: this.options.newOpId() }),
    )
  }

  /** A phone that comes out of the lift sends again what was answered, or lost, long ago. */
  async #sendLate(): Promise<void> {
    const { random } = this.options
    if (this.#takes.length > 0) await this.#deliver(random.pick(this.#takes), random.chance(0.5))
  }

  /** Somebody who was just finished takes another number while the clerk takes the finish back. */
  async #comeBack(): Promise<void> {
    const ended = this.#ended.pop()
    if (ended === undefined) return
    const { visitor, ticketId, windowId } = ended
    const lineId = ticketId.slice(0, 1)
    const take = this.#make(visitor, 'takeNumber', { lineId, service: serviceOf[lineId] ?? '' })
    const undo = this.#make(clerkOf(windowId), 'undo', { ticketId })
    await Promise.all([this.#send(take), this.#send(undo)])
  }

  /** What comes of a call, or nothing when its instance has died. */
  #underFate(fate: Fate, run: () => Promise<unknown>): Promise<unknown> {
    const answer = underFate(fate, run)
    if (fate.diesAfter === undefined) return answer
    return Promise.race([answer, this.options.happening.sleep(WAIT_FOR_THE_DEAD_MS)])
  }

  #fate(): Fate {
    const { random, crashes } = this.options
    return {
      diesAfter: random.chance(crashes) ? random.below(9) : undefined,
      isSlow: random.chance(this.#mix.slow),
    }
  }

  #make(openid: string, endpoint: string, input: object): Command {
    return { openid, endpoint, input, opId: this.options.newOpId() }
  }

  #command(kind: Exclude<Kind, 'trigger' | 'late' | 'comeback'>): Command | undefined {
    const { random, visitors } = this.options
    const known = this.#known
    const visitor = visitorNo(random.below(visitors))
    const windowId = random.pick(windowIds)
    const clerk = clerkOf(windowId)
    const at = known.atWindow.get(windowId)
    const lineId = random.pick(Object.keys(windowsOf))
    const service = serviceOf[lineId] ?? ''
    const held = known.mine.get(visitor)
    const sessionId = known.sessions.get(windowId)
    if (kind === 'take') {
      // Whom a person at the desk lets come first has a paper.
      return random.chance(0.1)
        ? this.#make(desk, 'issueSlip', { lineId, service, priority: 'priority' })
        : this.#make(visitor, 'takeNumber', { lineId, service })
    }
    if (kind === 'session' || sessionId === undefined) return this.#sessionCommand(windowId, sessionId)
    if (kind === 'visitor' || kind === 'read') {
      if (held === undefined) return this.#make(visitor, 'overview', {})
      const endpoint = kind === 'read' ? 'ticket' : random.weighted(visitorMix)
      return this.#make(
        visitor,
        endpoint,
        endpoint === 'arrive' ? { ticketId: held, windowId } : { ticketId: held },
      )
    }
    const last = known.last.get(windowId)
    if (kind === 'undo') return last === undefined ? undefined : this.#make(clerk, 'undo', { ticketId: last })
    const endpoint = random.weighted<Deed>(clerkMix[at?.state ?? 'none'])
    if (endpoint === 'callNext') return this.#make(clerk, 'callNext', { sessionId })
    const ticketId = at?.ticketId ?? last
    if (ticketId === undefined) return undefined
    if (endpoint === 'finish') return this.#make(clerk, 'finish', { ticketId, outcome: 'completed' })
    if (endpoint === 'transfer') return this.#make(clerk, 'transfer', { ticketId, lineId, service })
    return this.#make(clerk, endpoint, { ticketId })
  }

  #sessionCommand(windowId: string, sessionId: string | undefined): Command {
    const { random } = this.options
    const clerk = clerkOf(windowId)
    if (sessionId === undefined) return this.#make(clerk, 'openSession', { windowId })
    const endpoint = random.pick(['pauseSession', 'resumeSession', 'resumeSession', 'closeSession'])
    return this.#make(
      clerk,
      endpoint,
      endpoint === 'pauseSession' ? { sessionId, reason: 'break', anyway: true } : { sessionId },
    )
  }

  #twin(command: Command): Command {
    return { ...command, opId: this.options.newOpId() }
  }

  async #send(command: Command): Promise<void> {
    const { random, duplicates, happening } = this.options
    const copies = random.chance(duplicates) ? 2 : 1
    // The same person on two phones: another command, the same wish, at the same time.
    const twin = command.endpoint === 'takeNumber' && random.chance(0.25) ? this.#twin(command) : undefined
    if (twin !== undefined)
      void this.#deliver(twin, false).then((answer) => answer ?? this.#deliver(twin, true))
    const answers = await Promise.all(Array.from({ length: copies }, () => this.#deliver(command, false)))
    let answer = answers.find((one) => one !== undefined)
    for (let retry = 0; answer === undefined && retry < RETRIES; retry++) {
      if (random.chance(0.3)) await happening.sleep(random.next() * 30)
      answer = await this.#deliver(command, true)
    }
  }

  async #deliver(command: Command, again: boolean): Promise<Answer | undefined> {
    const { instances, violations, tally } = this.options
    const event = {
      do: command.endpoint,
      input: command.input,
      opId: command.opId,
      ...(again ? { again } : {}),
    }
    const fate = this.#fate()
    const delivery = { openid: command.openid, event, dies: fate.diesAfter !== undefined }
    if (command.endpoint === 'takeNumber') this.#takes.push(command)
    const answer = (await this.#underFate(fate, () => instances.deliver(delivery))) as Answer | undefined
    if (answer === undefined) return undefined
    const name = answer.ok ? command.endpoint : `${command.endpoint} ${answer.error?.code ?? ''}`
    tally.set(name, (tally.get(name) ?? 0) + 1)
    if (answer.error?.code === 'FAULT' || answer.error?.code === 'BROKEN_DOCUMENT') {
      violations.push(`${command.endpoint}: ${JSON.stringify(answer.error)}`)
    }
    this.#compare(command, answer)
    this.#learn(command, answer)
    return answer
  }

  /** Every retry gets the first answer: the same ticket. */
  #compare(command: Command, { ok, value }: Answer): void {
    if (!ok || value === undefined) return
    const did = value['did'] as { ticketId: string } | undefined
    const issued = value['ticket'] as { ticketId: string } | undefined
    const about =
      command.endpoint === 'takeNumber'
        ? String(value['ticketId'])
        : command.endpoint === 'issueSlip'
          ? issued?.ticketId
          : did?.ticketId
    if (about === undefined) return
    const first = this.#firstAnswers.get(command.opId)
    if (first === undefined) this.#firstAnswers.set(command.opId, about)
    else if (first !== about) {
      this.options.violations.push(`${command.endpoint} ${command.opId} gave ${first}, then ${about}`)
    }
  }

  #learn(command: Command, { ok, value, error }: Answer): void {
    const known = this.#known
    if (ok && typeof value?.['ticketId'] === 'string') known.mine.set(command.openid, value['ticketId'])
    const windowId = windowIds.find((id) => clerkOf(id) === command.openid)
    if (windowId === undefined) return
    if (error?.code === 'SESSION_OVER') known.sessions.delete(windowId)
    if (!ok || value === undefined) return
    const session = value['session'] as { sessionId: string } | undefined
    const ticket = value['ticket'] as { ticketId: string; state: 'called' | 'serving' } | undefined
    const last = value['last'] as { ticketId: string } | undefined
    if (session === undefined) known.sessions.delete(windowId)
    else known.sessions.set(windowId, session.sessionId)
    if (ticket === undefined) known.atWindow.delete(windowId)
    else known.atWindow.set(windowId, { ticketId: ticket.ticketId, state: ticket.state })
    if (last === undefined) return
    known.last.set(windowId, last.ticketId)
    const visitor = [...known.mine].find(([, held]) => held === last.ticketId)?.[0]
    if (visitor !== undefined) this.#ended.push({ visitor, ticketId: last.ticketId, windowId })
  }

  /** Tickets that were answered to somebody: none may be lost. */
  answered(): string[] {
    return [...new Set(this.#firstAnswers.values())]
  }
}
