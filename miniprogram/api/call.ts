import type * as v from 'valibot'
import type { Api } from '../../typings/api'
import { appearance } from '../settings/settings'
import { heard } from './clock'
import { isConnected } from './connection'

interface Row {
  readonly kind: 'query' | 'command'
  readonly input: v.GenericSchema
  readonly output: v.GenericSchema
  readonly refuses: readonly string[]
}

export type FunctionName = keyof Api
export type Endpoint<F extends FunctionName> = keyof Api[F] & string
type RowOf<F extends FunctionName, E extends Endpoint<F>> = Api[F][E] extends infer R extends Row ? R : never

export type Input<F extends FunctionName, E extends Endpoint<F>> = v.InferInput<RowOf<F, E>['input']>
export type Output<F extends FunctionName, E extends Endpoint<F>> = v.InferOutput<RowOf<F, E>['output']>

/** What the phone itself answers when no function did: no network, no answer in time, or the cloud failed. */
export type LocalCode = 'OFFLINE' | 'TIMEOUT' | 'FAULT'

export interface Failure<Code extends string = string> {
  /** The refusal's code for programs; codes every endpoint may answer (rights, input) come as plain strings. */
  readonly code: Code | LocalCode | (string & {})
  /** A sentence for the person, in the language of the call; empty for local codes. */
  readonly message: string
  readonly facts?: Readonly<Record<string, unknown>>
}

export type Answer<F extends FunctionName, E extends Endpoint<F>> =
  | { readonly ok: true; readonly value: Output<F, E> }
  | { readonly ok: false; readonly error: Failure<RowOf<F, E>['refuses'][number]> }

/** Longer than any function should take, shorter than a person waits. */
const patienceMs = 12_000
/** Pauses before the second and third try. All tries carry one opId, so nothing happens twice. */
const pausesMs = [400, 1_600]

const alphabet = '0123456789abcdefghijklmnopqrstuvwxyz'

/** One intention's id: 8 characters of time, 12 of chance. */
const newOpId = (): string => {
  let chance = ''
  while (chance.length < 12) chance += alphabet.charAt(Math.floor(Math.random() * alphabet.length))
  return Date.now().toString(36).padStart(8, '0') + chance
}

const local = (code: LocalCode): { ok: false; error: Failure } => ({
  ok: false,
  error: { code, message: '' },
})

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds)
  })

const codeOf = (failure: unknown): LocalCode => {
  const text = failure instanceof Error ? failure.message : ((failure as { errMsg?: string }).errMsg ?? '')
  if (/time ?out|-404012/i.test(text)) return 'TIMEOUT'
  if (!isConnected() || /request:fail|network|offline|interrupted|-601002/i.test(text)) return 'OFFLINE'
  return 'FAULT'
}

/** One delivery: what the function answered, or a local code. */
const deliver = async (name: string, data: Record<string, unknown>): Promise<unknown> => {
  if (!isConnected()) return local('OFFLINE')
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLong = new Promise<unknown>((resolve) => {
    timer = setTimeout(() => {
      resolve(local('TIMEOUT'))
    }, patienceMs)
  })
  try {
    return await Promise.race([
      wx.cloud.callFunction({ name, data }).then(({ result }) => result ?? local('FAULT')),
      tooLong,
    ])
  } catch (failure) {
    return local(codeOf(failure))
  } finally {
    if (timer !== undefined) clearTimeout(timer)
  }
}

const isLost = (answer: unknown): boolean => {
  const { ok, error } = answer as { ok: boolean; error?: Failure }
  return !ok && (error?.code === 'TIMEOUT' || (error?.code === 'OFFLINE' && isConnected()))
}

/** `again` tells the door that the same was sent before, so that it looks for the earlier answer first. */
const send = async (
  name: string,
  endpoint: string,
  input: unknown,
  opId: string,
  again = false,
): Promise<unknown> => {
  const data = { do: endpoint, input, opId, lang: appearance().language, ...(again ? { again } : {}) }
  let answer = await deliver(name, data)
  for (const pause of pausesMs) {
    if (!isLost(answer)) break
    await wait(pause)
    answer = await deliver(name, { ...data, again: true })
  }
  heard(answer)
  return answer
}

/**
 * Asks or commands a function of the cloud: `call('queue', 'takeNumber', { … })`.
 * Never throws: refusals, faults and a lost network all come as `{ ok: false, error }`. What was lost on the way
 * is sent again twice with the same opId. A command that a person may repeat by a button goes by `command`.
 */
export const call = <F extends FunctionName, E extends Endpoint<F>>(
  name: F,
  endpoint: E,
  input: Input<F, E>,
): Promise<Answer<F, E>> => send(name, endpoint, input, newOpId()) as Promise<Answer<F, E>>

export interface Command<F extends FunctionName, E extends Endpoint<F>> {
  readonly opId: string
  /** Sends it, or sends the same one again after `OFFLINE`, `TIMEOUT` or `FAULT`; while under way, joins. */
  readonly send: () => Promise<Answer<F, E>>
}

/**
 * One intention of a person, to be made at the tap and kept until it is answered: however often it is sent
 * (再试一次, a double tap), it is the same command to the cloud and takes effect once.
 */
export const command = <F extends FunctionName, E extends Endpoint<F>>(
  name: F,
  endpoint: E,
  input: Input<F, E>,
): Command<F, E> => {
  const opId = newOpId()
  let underWay: Promise<Answer<F, E>> | undefined
  let isSent = false
  return {
    opId,
    send: () => {
      underWay ??= (send(name, endpoint, input, opId, isSent) as Promise<Answer<F, E>>).finally(() => {
        underWay = undefined
      })
      isSent = true
      return underWay
    },
  }
}
