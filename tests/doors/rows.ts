import * as v from 'valibot'
import type { Endpoint } from '../../cloudfunctions/_kernel/contract'
import type { Contract } from '../../cloudfunctions/_kernel/contract'
import { type Role, roles } from '../../cloudfunctions/_kernel/role'
import type { Day } from '../../cloudfunctions/_kernel/time'
import { contracts } from '../../local/contexts'
import { insertDocuments } from '../../local/seed/insert'
import { account, clerkOf, serviceOf, visitorNo } from '../hall/documents'
import { type Answer, type Hall, newOperation } from '../hall/open-hall'
import { fieldsOf, sampleOf } from './sample'
import { noteTold } from './told'

/** An endpoint with where it is. */
export interface Row {
  readonly context: string
  readonly name: string
  readonly endpoint: Endpoint
}

/** Every endpoint of every contract. */
export const rows: readonly Row[] = Object.entries(contracts as Readonly<Record<string, Contract>>).flatMap(
  ([context, contract]) => Object.entries(contract).map(([name, endpoint]) => ({ context, name, endpoint })),
)
export const titleOf = ({ context, name }: Row): string => `${context}.${name}`
export const rolesOf = ({ endpoint }: Row): readonly Role[] =>
  Array.isArray(endpoint.who) ? (endpoint.who as readonly Role[]) : []

const since = '2026-01-01' as Day
const yesterday = '2026-11-22' as Day
const tomorrow = '2026-11-24' as Day

/** People in roles: for the whole centre, elsewhere, no longer, not yet. */
export const inRole = (role: Role): string => `all-${role}`
export const inRoleElsewhere = (role: Role): string => `elsewhere-${role}`
export const formerlyInRole = (role: Role): string => `former-${role}`
export const soonInRole = (role: Role): string => `soon-${role}`

const staff = roles.flatMap((role) => [
  account(inRole(role), '王晓岚', '教职工', [{ role, from: since }]),
  account(inRoleElsewhere(role), '王晓岚', '教职工', [
    { role, from: since, windowId: 'w5' },
    { role, from: since, unitId: 'cw' },
  ]),
  account(formerlyInRole(role), '王晓岚', '教职工', [{ role, from: since, to: yesterday }]),
  account(soonInRole(role), '王晓岚', '教职工', [{ role, from: tomorrow }]),
])

/** Things of the hall that inputs name, and whose they are. */
export interface Things {
  /** Called at window 1 by its clerk. */
  readonly atWindow: string
  /** Waiting, of visitor 2. */
  readonly waiting: string
  /** Over, of visitor 3: a ticket's id is its visit's. */
  readonly visit: string
  readonly session: string
  /** Taken at window 1 from the number of visitor 1. */
  readonly caseId: string
}
export const holder = visitorNo(2)
const rater = visitorNo(3)
export const clerk = clerkOf('w1')

const idOf = (answer: Answer): string => String(answer.value?.['ticketId'])
const sessionOf = (answer: Answer): string => (answer.value?.['session'] as { sessionId: string }).sessionId

/** Fills the hall with one called, one waiting, one served, and people in every role. */
export const arrange = async (hall: Hall): Promise<Things> => {
  await insertDocuments(hall.cloud, 'accounts', staff)
  const wish = { lineId: 'A', service: serviceOf['A'] ?? '' }
  const served = idOf(await hall.call(rater, 'takeNumber', wish))
  const second = sessionOf(await hall.call(clerkOf('w2'), 'openSession', { windowId: 'w2' }))
  await hall.call(clerkOf('w2'), 'callNext', { sessionId: second })
  await hall.call(clerkOf('w2'), 'start', { ticketId: served })
  await hall.call(clerkOf('w2'), 'finish', { ticketId: served, outcome: 'completed' })
  const atWindow = idOf(await hall.call(visitorNo(1), 'takeNumber', wish))
  const session = sessionOf(await hall.call(clerk, 'openSession', { windowId: 'w1' }))
  await hall.call(clerk, 'callNext', { sessionId: session })
  const intake = { windowId: 'w1', service: wish.service, ticketId: atWindow, applicantName: '来访者' }
  const taken = await hall.callAt('cases', clerk, 'openCase', intake)
  const waiting = idOf(await hall.call(holder, 'takeNumber', wish))
  return { atWindow, waiting, visit: served, session, caseId: String(taken.value?.['caseId']) }
}

/** A good input: real things where a field names one, otherwise a value that its schema takes. */
export const inputFor = (row: Row, things: Things): Record<string, unknown> => {
  const known: Readonly<Record<string, string>> = {
    ticketId: row.endpoint.who === 'holder' ? things.waiting : things.atWindow,
    visitId: things.visit,
    caseId: things.caseId,
    sessionId: things.session,
    windowId: 'w1',
    fromWindowId: 'w1',
    unitId: 'jw',
    to: 'w1',
    from: 'w2',
    lineId: 'A',
    service: serviceOf['A'] ?? '',
  }
  const given = fieldsOf(row.endpoint.input).flatMap(([name, schema]): [string, unknown][] => {
    if (name === 'cursor' || name === 'slipCode') return []
    const named = known[name]
    // One name may mean a window here and a day there: the schema says which.
    return [[name, named !== undefined && v.is(schema, named) ? named : sampleOf(schema)]]
  })
  return Object.fromEntries(given)
}

/** Somebody whom the row lets in and whose the things are. */
export const callerFor = (row: Row): string => {
  const [role] = rolesOf(row)
  if (role === 'windowStaff') return clerk
  if (role !== undefined) return inRole(role)
  if (row.endpoint.who === 'member') return 'member'
  const named = fieldsOf(row.endpoint.input).map(([name]) => name)
  if (named.includes('caseId')) return visitorNo(1)
  return named.includes('visitId') ? rater : holder
}

/** What came back over HTTP: the status tells a function's answer from a door's refusal. */
export interface Reply extends Answer {
  readonly status: number
}
export const codeOf = (reply: Answer): string => (reply.ok ? 'ok' : (reply.error?.code ?? 'no code'))

/** Sends a body as it is through `POST /call`. */
export const post = async (hall: Hall, context: string, body: object, openid?: string): Promise<Reply> => {
  const response = await fetch(`${hall.cloud.origin}/call/${encodeURIComponent(context)}`, {
    method: 'POST',
    headers: openid === undefined ? {} : { 'x-local-openid': openid },
    body: JSON.stringify(body),
  })
  const answer = (await response.json()) as Answer
  if ('do' in body) noteTold(context, body.do, answer)
  return { ...answer, status: response.status }
}

/** Sends an input to a row's endpoint under a fresh opId. */
export const send = (
  hall: Hall,
  { context, name }: Row,
  input: unknown,
  openid?: string,
  more: object = {},
): Promise<Reply> => post(hall, context, { do: name, input, opId: newOperation(), ...more }, openid)

/** There are more rows than anybody may send commands in a few minutes. */
export const forgetAllowances = ({ cloud }: Hall): Promise<unknown> =>
  cloud.database.act(
    'database.removeDocument',
    { collectionName: 'allowances', queryType: 'WHERE', query: '{}', multi: true },
    { kind: 'admin' },
  )
