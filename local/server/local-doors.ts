import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Contract } from '../../cloudfunctions/_kernel/contract'
import { consoleRoutes } from '../console/api'
import type { Database } from '../database/database'
import type { Functions } from '../functions/functions'
import { parseObject, readBody } from './body'
import { openidOf, refusalOf } from './call'
import { ClockBackwards } from './clock'
import type { Clock } from './clock'
import { contractPage } from './contract-page'
import type { Files } from './files'
import type { Logs } from './logs'
import type { Outbox } from './outbox'
import { DoorRefusal, sendJson } from './refuse'
import { runTimer } from './timers'
import type { MinuteTimers } from './timers'

export interface LocalParts {
  readonly database: Database
  readonly functions: Functions
  readonly files: Files
  readonly outbox: Outbox
  readonly logs: Logs
  readonly clock: Clock
  readonly timers: MinuteTimers | undefined
  readonly contracts: Readonly<Record<string, Contract>>
  readonly people: () => Promise<unknown>
}

interface Visit {
  readonly parts: LocalParts
  readonly address: URL
  readonly request: IncomingMessage
  /** What follows the door's name in the address. */
  readonly rest: string
}

const MAX_BYTES = 1024 * 1024
/** Documents go in by the thousand. */
const MAX_CONSOLE_BYTES = 32 * 1024 * 1024

const instantOf = (text: unknown): Date | 'real' => {
  if (text === 'real') return text
  const instant = new Date(typeof text === 'string' ? text : Number.NaN)
  if (Number.isNaN(instant.getTime()))
    throw new DoorRefusal(400, 'INVALID_TIME', 'now is an ISO time with its offset, or real')
  return instant
}

/** Sets the clock forward. @throws DoorRefusal INVALID_TIME, CLOCK_BACKWARDS */
export const setClock = (parts: Pick<LocalParts, 'clock' | 'timers'>, to: unknown): { now: string } => {
  try {
    parts.clock.set(instantOf(to))
  } catch (error) {
    if (error instanceof ClockBackwards) throw new DoorRefusal(409, 'CLOCK_BACKWARDS', error.message)
    throw error
  }
  parts.timers?.clockWasSet()
  return { now: parts.clock.now().toISOString() }
}

const body = async (request: IncomingMessage) => parseObject(await readBody(request, MAX_BYTES))

const person = (request: IncomingMessage): string => {
  const openid = openidOf(request)
  if (openid === undefined) throw new DoorRefusal(400, 'INVALID_OPENID', 'x-local-openid says who agrees')
  return openid
}

const readLogs = ({ parts, address }: Visit) => {
  const asked = (name: string) => address.searchParams.get(name) ?? undefined
  const [requestId, of] = [asked('requestId'), asked('function')]
  const match = {
    ...(requestId === undefined ? {} : { requestId }),
    ...(of === undefined ? {} : { function: of }),
  }
  return parts.logs.read(match, Number(asked('limit') ?? 500))
}

const acceptTemplates = async ({ parts, request }: Visit) => {
  const { templateIds } = await body(request)
  const ids = Array.isArray(templateIds)
    ? templateIds.filter((id): id is string => typeof id === 'string')
    : []
  if (ids.length === 0) throw new DoorRefusal(400, 'INVALID_TEMPLATES', 'templateIds is a list of names')
  parts.outbox.accept(person(request), ids)
  return { accepted: ids }
}

const fireTimer = async ({ parts, rest }: Visit) => {
  const found = parts.functions.list().find(({ name }) => name === rest)
  if (found?.hasTimer !== true) throw new DoorRefusal(404, 'NO_TIMER', `${rest} has no timer`)
  try {
    return { value: await runTimer(parts.functions, rest, parts.clock.now()) }
  } catch (error) {
    throw refusalOf(error)
  }
}

const askConsole = async ({ parts, request, rest }: Visit) => {
  const routes = consoleRoutes({ ...parts, now: () => parts.clock.now() })
  const route = Object.hasOwn(routes, rest) ? routes[rest] : undefined
  if (route === undefined) throw new DoorRefusal(404, 'NO_SUCH_DOOR', `The console does not ask ${rest}`)
  return route(parseObject(await readBody(request, MAX_CONSOLE_BYTES)))
}

const stats = ({ parts }: Visit) => ({
  now: parts.clock.now().toISOString(),
  database: parts.database.stats(),
  calls: parts.functions.tally.read(),
  functions: parts.functions.list(),
  memory: process.memoryUsage().rss,
})

const resetStats = ({ parts }: Visit) => {
  parts.database.resetStats()
  parts.functions.tally.reset()
  return { ok: true }
}

/** The doors under `/local/`, which no real environment has. */
const doors: Readonly<Record<string, (visit: Visit) => unknown>> = {
  'GET contract': ({ parts }) => contractPage(parts.contracts),
  'GET clock': ({ parts }) => ({ now: parts.clock.now().toISOString() }),
  'POST clock': async ({ parts, request }) => setClock(parts, (await body(request))['now']),
  'POST timers': fireTimer,
  'GET stats': stats,
  'POST stats': resetStats,
  'GET outbox': ({ parts, address }) => parts.outbox.read(address.searchParams.get('openid') ?? undefined),
  'POST outbox': acceptTemplates,
  'GET people': ({ parts }) => parts.people(),
  'GET logs': readLogs,
  'GET functions': ({ parts }) => parts.functions.list(),
  'POST console': askConsole,
  'GET collections': ({ parts }) => parts.database.collections(),
  'GET storage': ({ parts }) => parts.files.list(),
}

/** Answers a `/local/` address. @throws DoorRefusal */
export const serveLocal = async (
  parts: LocalParts,
  address: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const [, , name = '', ...rest] = address.pathname.split('/')
  const key = `${request.method ?? 'GET'} ${name}`
  const door = Object.hasOwn(doors, key) ? doors[key] : undefined
  if (door === undefined) throw new DoorRefusal(404, 'NO_SUCH_DOOR', `There is no ${key} under /local`)
  sendJson(response, await door({ parts, address, request, rest: decodeURIComponent(rest.join('/')) }))
}
