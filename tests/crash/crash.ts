import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Ticket } from '../../cloudfunctions/queue/ticket'
import { fromStored, toStored } from '../../local/database/ejson'
import { Random } from '../../local/seed/random'
import { start, type Started, stop, stopAll } from '../cloud/server/started'
import { smallHall } from '../hall/documents'
import { atAnyMoment, atRest } from '../simulation/invariants'
import { Load } from './load'

export interface CrashReport {
  readonly rounds: number
  readonly seed: number
  /** Commands that were answered, and tickets that exist in the end. */
  readonly answers: number
  readonly tickets: number
  /** Commands that the kills left without an answer. */
  readonly unanswered: number
  /** Milliseconds from the start of the command to the first answer of a function: half the starts, and the slowest. */
  readonly usualStart: number
  readonly slowestStart: number
  readonly violations: readonly string[]
}

const VISITORS = 6
/** A line's numbers of a day end at 999: the hall goes on to the next workday in time. */
const ROUNDS_A_DAY = 12
const FIRST_MONDAY = Date.parse('2026-08-31T09:00:00+08:00')
const morning = (round: number): Date => {
  const day = Math.floor(round / ROUNDS_A_DAY)
  return new Date(FIRST_MONDAY + (Math.floor(day / 5) * 7 + (day % 5)) * 86_400_000)
}

type Stored = Record<string, unknown>

const admin = async (origin: string, body: object): Promise<Record<string, unknown>> => {
  const response = await fetch(`${origin}/admin`, { method: 'POST', body: JSON.stringify(body) })
  const reply = (await response.json()) as { code?: string; message?: string; data: Record<string, unknown> }
  if (reply.code !== undefined) throw new Error(`${reply.code} ${reply.message ?? ''}`)
  return reply.data
}

const furnish = async (origin: string): Promise<void> => {
  for (const { collection, documents } of smallHall({ guests: true, dailyCap: 999 })) {
    const data = documents.map((document) => toStored(document))
    await admin(origin, { action: 'database.insertDocument', collectionName: collection, data })
  }
}

const documents = async (origin: string, collectionName: string): Promise<Stored[]> => {
  const found: Stored[] = []
  for (let offset = 0; ; offset += 1000) {
    const page = {
      queryType: 'WHERE',
      query: '{}',
      order: { _id: 1 },
      limit: 1000,
      offset,
    }
    const data = await admin(origin, { action: 'database.getDocument', collectionName, ...page })
    const list = data['list'] as string[]
    found.push(...list.map(fromStored))
    if (list.length < 1000) return found
  }
}

/** What was promised to people and is not so. */
const broken = (
  { promised }: Load,
  tickets: readonly (Ticket & { _id: string })[],
  sessions: readonly Stored[],
) => {
  const found: string[] = [...promised.faults]
  const byId = new Map(tickets.map((ticket) => [ticket._id, ticket]))
  for (const [id, number] of promised.numbers) {
    const ticket = byId.get(id)
    if (ticket === undefined) found.push(`${id} was answered and is lost`)
    else if (ticket.number !== number) found.push(`${id} was ${number} and is ${ticket.number}`)
  }
  for (const [id, how] of promised.ended) {
    const status = byId.get(id)?.status
    if (status !== how) found.push(`${id} was ${how} and is ${String(status)}`)
  }
  const known = new Set(sessions.map((session) => session['_id']))
  for (const id of promised.sessions) if (!known.has(id)) found.push(`session ${id} was opened and is lost`)
  // Everybody who came wished for one number.
  const visitors = new Map<string, string[]>()
  for (const { visitor, _id } of tickets) visitors.set(visitor, [...(visitors.get(visitor) ?? []), _id])
  for (const ids of visitors.values())
    if (ids.length > 1) found.push(`one wish has two numbers: ${ids.join(' ')}`)
  return found
}

/** Kills the server after so many more answers, and a moment. */
const killSoon = async (server: Started, load: Load, after: number, pause: number): Promise<void> => {
  const until = load.promised.answers + after
  while (load.promised.answers < until) await new Promise((resolve) => setTimeout(resolve, 2))
  await new Promise((resolve) => setTimeout(resolve, pause))
  await stop(server, 'SIGKILL')
}

/**
 * Kills the whole server in the midst of load, again and again over one data folder, each time at another moment,
 * and looks after every start at what it had answered before. @param tell hears of every round
 */
export const crash = async (
  rounds: number,
  seed: number,
  tell: (line: string) => void = () => undefined,
): Promise<CrashReport> => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'crash-'))
  const random = new Random(seed)
  const load = new Load(random, String(seed))
  const violations = new Set<string>()
  let unanswered = 0
  const starts: number[] = []
  let tickets: (Ticket & { _id: string })[] = []
  const begin = async (isAgain: boolean): Promise<Started> => {
    const startedAt = performance.now()
    const server = await start(['--data', dataDir, '--now', morning(0).toISOString()])
    if (isAgain) {
      await fetch(`${server.origin}/call/queue`, {
        method: 'POST',
        headers: { 'x-local-openid': 'first' },
        body: JSON.stringify({ do: 'overview' }),
      })
      starts.push(performance.now() - startedAt)
    }
    return server
  }
  try {
    let server = await begin(false)
    await furnish(server.origin)
    for (let round = 1; round <= rounds; round++) {
      const running = load.run(server.origin, VISITORS)
      await killSoon(server, load, 4 + random.below(45), random.next() * 40)
      await running
      unanswered += load.promised.open.length
      server = await begin(true)
      const { origin } = server
      await load.repeat(origin)
      await fetch(`${origin}/local/timers/queue`, { method: 'POST' })
      tickets = (await documents(origin, 'tickets')) as unknown as typeof tickets
      const rings = (await documents(origin, 'lineDays')) as unknown as Parameters<typeof atRest>[1]
      const found = [
        ...atAnyMoment(tickets),
        ...atRest(tickets, rings),
        ...broken(load, tickets, await documents(origin, 'sessions')),
      ]
      for (const violation of found) violations.add(violation)
      if (round % ROUNDS_A_DAY === 0) {
        const now = morning(round).toISOString()
        await fetch(`${origin}/local/clock`, { method: 'POST', body: JSON.stringify({ now }) })
      }
      tell(`round ${String(round)}: ${String(tickets.length)} tickets, ${String(found.length)} violations`)
    }
    await stop(server, 'SIGKILL')
  } finally {
    stopAll()
    rmSync(dataDir, { recursive: true, force: true })
  }
  const { answers } = load.promised
  starts.sort((a, b) => a - b)
  return {
    rounds,
    seed,
    answers,
    tickets: tickets.length,
    unanswered,
    usualStart: Math.round(starts[Math.floor(starts.length / 2)] ?? 0),
    slowestStart: Math.round(starts.at(-1) ?? 0),
    violations: [...violations],
  }
}
