/// <reference lib="dom" />
import { say } from './words'

/** A refusal of the local cloud: code and sentence. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

/** A person whom one can be. */
export interface Person {
  readonly openid: string
  readonly name: string
}

const answerOf = async <T>(response: Response): Promise<T> => {
  const value = (await response.json()) as T & { ok?: boolean; error?: { code: string; message: string } }
  if (response.ok) return value
  throw new Refused(value.error?.code ?? String(response.status), value.error?.message ?? response.statusText)
}

const send = async (address: string, init: RequestInit): Promise<Response> => {
  try {
    return await fetch(address, init)
  } catch {
    throw new Refused('UNREACHABLE', say('unreachable'))
  }
}

const json = { 'content-type': 'application/json' }

/** Reads one of the cloud's own doors: `GET /local/<door>`. @throws Refused */
export const read = async <T>(door: string): Promise<T> => answerOf<T>(await send(`/local/${door}`, {}))

/** Posts to one of the cloud's own doors. @throws Refused */
export const post = async <T>(door: string, body: object = {}): Promise<T> =>
  answerOf<T>(await send(`/local/${door}`, { method: 'POST', headers: json, body: JSON.stringify(body) }))

/** Asks the console's own routes. @throws Refused */
export const ask = <T>(route: string, body: object = {}): Promise<T> => post<T>(`console/${route}`, body)

/** Runs a function with an event as somebody or nobody; what it answers, and under which request. */
export const run = async (
  name: string,
  event: string,
  openid: string,
): Promise<{ requestId: string; text: string; isOk: boolean; milliseconds: number }> => {
  const began = performance.now()
  const headers = openid === '' ? json : { ...json, 'x-local-openid': openid }
  const response = await send(`/call/${encodeURIComponent(name)}`, { method: 'POST', headers, body: event })
  const text = await response.text()
  const milliseconds = Math.round(performance.now() - began)
  const isOk = response.ok && /^\{"ok":true\b/.test(text)
  return { requestId: response.headers.get('x-request-id') ?? '', text, isOk, milliseconds }
}

let known: Promise<readonly Person[]> | undefined

/** Everybody whom one can be, read once. */
export const people = (): Promise<readonly Person[]> => (known ??= read<readonly Person[]>('people'))
