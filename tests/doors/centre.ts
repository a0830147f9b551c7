import * as v from 'valibot'
import '../../local/quiet-sdk'
import type { Collection } from '../../cloudfunctions/_kernel/collection'
import { contracts, plans } from '../../local/contexts'
import { type Cloud, startCloud } from '../../local/server/cloud'
import { builtFunctions } from '../hall/built'
import { noteTold } from './told'

/** Monday, 23 November 2026, 09:40 in Shanghai: an ordinary morning. */
export const monday = new Date('2026-11-23T09:40:00+08:00')

/** The product's own functions in a local cloud in memory, empty, whose minute triggers a test fires itself. */
export const startCentre = async (now: Date = monday, dataDir = ':memory:'): Promise<Cloud> => {
  const functionsDir = await builtFunctions()
  return startCloud({ dataDir, now, plans, contracts, functionsDir, timers: false })
}

/** Dates as the SDK writes them; everything else is JSON already. */
const wire = (value: unknown): unknown => {
  if (value instanceof Date) return { $date: { $numberLong: String(value.getTime()) } }
  if (Array.isArray(value)) return value.map(wire)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, wire(inner)]))
}

/** Inner values come first: a date's number is one already when its date is read. */
const unwire = (_key: string, value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value
  if ('$date' in value) return new Date(value.$date as string | number)
  if ('$numberInt' in value) return Number(value.$numberInt)
  if ('$numberLong' in value) return Number(value.$numberLong)
  if ('$numberDouble' in value) return Number(value.$numberDouble)
  return value
}

const act = async (cloud: Cloud, action: string, body: Record<string, unknown>) => {
  const reply = await cloud.database.act(`database.${action}`, body, { kind: 'admin' })
  if (reply.code !== undefined) throw new Error(`${reply.code}: ${reply.message ?? ''}`)
  return reply.data
}

/** Puts documents as they are, after a look whether they fit their schema. */
export const put = async <C extends Collection>(
  cloud: Cloud,
  of: C,
  ...documents: v.InferInput<C['schema']>[]
): Promise<void> => {
  for (const document of documents) {
    const known = v.parse(of.schema, document)
    await act(cloud, 'insertDocument', { collectionName: of.name, data: [JSON.stringify(wire(known))] })
  }
}

/** What is stored, checked; a query is MongoDB's. */
export const stored = async <C extends Collection>(
  cloud: Cloud,
  of: C,
  query: Record<string, unknown> = {},
): Promise<v.InferOutput<C['schema']>[]> => {
  const sent = { collectionName: of.name, query: JSON.stringify(wire(query)), limit: 1000 }
  const { list } = (await act(cloud, 'getDocument', sent)) as { list: string[] }
  return list.map((text) => v.parse(of.schema, JSON.parse(text, unwire)))
}

/** Changes stored documents as an admin's hand in the console does. */
export const edit = async (
  cloud: Cloud,
  of: Collection,
  query: Record<string, unknown>,
  data: Record<string, unknown>,
): Promise<void> => {
  const sent = {
    collectionName: of.name,
    query: JSON.stringify(wire(query)),
    data: JSON.stringify({ $set: wire(data) }),
    merge: true,
    multi: true,
    upsert: false,
  }
  await act(cloud, 'modifyDocument', sent)
}

/** Takes stored documents away, as their owner does. */
export const drop = async (cloud: Cloud, of: Collection, query: Record<string, unknown>): Promise<void> => {
  const sent = { collectionName: of.name, query: JSON.stringify(wire(query)), multi: true }
  await act(cloud, 'removeDocument', sent)
}

/** Files that lie in storage under a folder, by their paths. */
export const filesUnder = async (cloud: Cloud, folder: string): Promise<string[]> => {
  const response = await fetch(`${cloud.origin}/local/storage`)
  const files = (await response.json()) as { path: string }[]
  return files.map(({ path: place }) => place).filter((place) => place.startsWith(folder))
}
/** Puts a file where a phone was told to, and gives the name under which it is attached. */
export const uploadTo = async (
  cloud: Cloud,
  context: string,
  content: Uint8Array,
  openid: string,
): Promise<string> => {
  const answer = await knock(cloud, context, { do: 'beginUpload', input: {}, opId: newOp() }, openid)
  if (!answer.ok) throw new Error(answer.error.code)
  const { uploadId, path: place } = answer.value as { uploadId: string; path: string }
  const response = await fetch(`${cloud.origin}/storage/upload?path=${encodeURIComponent(place)}`, {
    method: 'POST',
    headers: { 'x-local-openid': openid, 'content-type': 'application/octet-stream' },
    body: Buffer.from(content),
  })
  if (!response.ok) throw new Error(String(response.status))
  return uploadId
}

/** Photos of papers that lie in storage, by their paths. */
export const photosOf = (cloud: Cloud): Promise<string[]> => filesUnder(cloud, 'kept/cases/')

export type Answer =
  | { readonly ok: true; readonly value: never }
  | {
      readonly ok: false
      readonly error: { readonly code: string; readonly message: string; readonly facts: never }
    }

let operations = 0
/** A client's name for one intention; a test that sends a command again keeps it. */
export const newOp = (): string => `test-op-${String(++operations).padStart(6, '0')}`

/** Calls through the HTTP door as somebody, as the phone does. */
export const knock = async (
  cloud: Cloud,
  name: string,
  body: Record<string, unknown>,
  openid?: string,
): Promise<Answer> => {
  const response = await fetch(`${cloud.origin}/call/${name}`, {
    method: 'POST',
    headers: openid === undefined ? {} : { 'x-local-openid': openid },
    body: JSON.stringify(body),
  })
  const answer = (await response.json()) as Answer
  noteTold(name, body['do'], answer)
  return answer
}

/** A door with its function's name filled in: `ask('me', {}, 'o-li')`. */
export const doorOf =
  (cloud: () => Cloud, name: string) =>
  (
    endpoint: string,
    input: Record<string, unknown>,
    openid?: string,
    more: { readonly opId?: string; readonly lang?: string } = {},
  ): Promise<Answer> =>
    knock(cloud(), name, { do: endpoint, input, opId: newOp(), ...more }, openid)

/** Presses as people do who are told that it is busy: again, the same intention, at most ten times. */
export const pressUntilAnswered = async (press: () => Promise<Answer>): Promise<Answer> => {
  for (let times = 1; ; times++) {
    const answer = await press()
    if (codeOf(answer) !== 'BUSY' || times === 10) return answer
  }
}

export const stamps = { createdAt: monday, updatedAt: monday, v: 1 }

/** The code of a refusal, `ok` for an answer: what a table of cases compares. */
export const codeOf = (answer: Answer): string => (answer.ok ? 'ok' : answer.error.code)
