import { clerkOf, serviceOf, windowsOf } from '../hall/documents'
import type { Random } from '../../local/seed/random'

export interface Answer {
  readonly ok: boolean
  readonly value?: Record<string, unknown>
  readonly error?: { readonly code: string; readonly message: string }
}

/** One intention of somebody; sent again under the same opId when no answer came. */
export interface Command {
  readonly openid: string
  readonly endpoint: string
  readonly input: object
  readonly opId: string
}

/** Sends a command; nothing when the server died before it answered. */
export const deliver = async (
  origin: string,
  { openid, endpoint, input, opId }: Command,
  again = false,
): Promise<Answer | undefined> => {
  try {
    const response = await fetch(`${origin}/call/queue`, {
      method: 'POST',
      headers: { 'x-local-openid': openid },
      body: JSON.stringify({ do: endpoint, input, opId, ...(again ? { again } : {}) }),
    })
    return (await response.json()) as Answer
  } catch {
    return undefined
  }
}

/** What was answered to people and must be true ever after. */
export class Promised {
  /** Ticket ids with the number that their holders read. */
  readonly numbers = new Map<string, string>()
  /** Tickets that are over, with how they ended. */
  readonly ended = new Map<string, 'done' | 'cancelled'>()
  readonly sessions = new Set<string>()
  /** Sent and never answered. */
  readonly open: Command[] = []
  answers = 0
  readonly faults: string[] = []
}

const windowIds = [...new Set(Object.values(windowsOf).flat())]
const lineIds = Object.keys(windowsOf)

/** People and clerks of a hall who go on until the server is gone. */
export class Load {
  readonly promised = new Promised()
  #operations = 0
  #visitors = 0

  constructor(
    readonly random: Random,
    readonly name: string,
  ) {}

  #command(openid: string, endpoint: string, input: object): Command {
    return { openid, endpoint, input, opId: `crash-${this.name}-${String(++this.#operations)}` }
  }

  /** Sends, and keeps what was answered or that nothing was. */
  async #send(origin: string, command: Command): Promise<Answer | undefined> {
    const answer = await deliver(origin, command)
    if (answer === undefined) this.promised.open.push(command)
    else this.keep(command, answer)
    return answer
  }

  keep(command: Command, { ok, value, error }: Answer): void {
    const { promised } = this
    promised.answers += 1
    if (!ok || value === undefined) {
      if (error?.code === 'FAULT' || error?.code === 'BROKEN_DOCUMENT')
        promised.faults.push(`${command.endpoint}: ${error.message}`)
      return
    }
    const did = value['did'] as { ticketId: string; number: string } | undefined
    if (typeof value['ticketId'] === 'string')
      promised.numbers.set(value['ticketId'], String(value['number']))
    if (did !== undefined) promised.numbers.set(did.ticketId, did.number)
    const session = value['session'] as { sessionId: string } | undefined
    if (session !== undefined) promised.sessions.add(session.sessionId)
    if (command.endpoint === 'finish' && did !== undefined) promised.ended.set(did.ticketId, 'done')
    if (command.endpoint === 'cancel') promised.ended.set(String(value['ticketId']), 'cancelled')
  }

  /** Takes numbers, each for somebody new, and cancels some. */
  async #visit(origin: string): Promise<void> {
    for (;;) {
      const openid = `crash-${this.name}-visitor-${String(++this.#visitors)}`
      const lineId = this.random.pick(lineIds)
      const wish = { lineId, service: serviceOf[lineId] ?? '' }
      const taken = await this.#send(origin, this.#command(openid, 'takeNumber', wish))
      if (taken === undefined) return
      const ticketId = taken.value?.['ticketId']
      if (typeof ticketId !== 'string' || !this.random.chance(0.15)) continue
      if ((await this.#send(origin, this.#command(openid, 'cancel', { ticketId }))) === undefined) return
    }
  }

  /** Calls and serves at one window, from wherever the last crash left it. */
  async #work(origin: string, windowId: string): Promise<void> {
    const clerk = clerkOf(windowId)
    let view = await this.#send(origin, this.#command(clerk, 'openSession', { windowId }))
    while (view !== undefined) {
      const session = view.value?.['session'] as { sessionId: string } | undefined
      const ticket = view.value?.['ticket'] as { ticketId: string; state: string } | undefined
      const ticketId = ticket?.ticketId
      if (session === undefined)
        view = await this.#send(origin, this.#command(clerk, 'openSession', { windowId }))
      else if (ticket?.state === 'serving')
        view = await this.#send(origin, this.#command(clerk, 'finish', { ticketId, outcome: 'completed' }))
      else if (ticket?.state === 'called')
        view = await this.#send(origin, this.#command(clerk, 'start', { ticketId }))
      else {
        const { sessionId } = session
        const next = await this.#send(origin, this.#command(clerk, 'callNext', { sessionId }))
        // Nobody waits: the counter says how it stands, as the clerk's page would ask.
        view =
          next?.ok === false
            ? await this.#send(origin, this.#command(clerk, 'openSession', { windowId }))
            : next
      }
    }
  }

  /** Everybody at once, until the server is gone. */
  async run(origin: string, visitors: number): Promise<void> {
    const crowd = Array.from({ length: visitors }, () => this.#visit(origin))
    await Promise.all([...crowd, ...windowIds.map((windowId) => this.#work(origin, windowId))])
  }

  /** Sends again what was not answered, as phones do that come out of the lift. */
  async repeat(origin: string): Promise<void> {
    const again = this.promised.open.splice(0).map(async (command) => {
      const answer = await deliver(origin, command, true)
      if (answer === undefined) this.promised.open.push(command)
      else this.keep(command, answer)
    })
    await Promise.all(again)
  }
}
