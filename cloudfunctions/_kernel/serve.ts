import cloud from 'wx-server-sdk'
import * as v from 'valibot'
import { accountOf, freshAccountOf, visitorOf, type Account } from './account'
import { ANONYMOUS } from './audit'
import { type CheckWords, hasWords, isStopped, wordsIn } from './checked-words'
import type { CodesOf, Contract, Endpoint, InputOf, OutputOf } from './contract'
import type { Context } from './context'
import { nameOfToday } from './day-key'
import { canonical, randomId, sha256, shortHash } from './hash'
import { type KernelCode, refuse, sentences as kernelSentences } from './kernel-refusals'
import { earlierAnswer } from './operation'
import { backOff } from './pause'
import { spend, spendRead } from './rate-limit'
import { isRefusal, type Language, languages, type Refusal, type Sentences } from './refusal'
import { type Grant, grantFor } from './role'
import { shapeFault } from './shape-fault'
import { BrokenDocument, Contended } from './store'
import { DAY_MINUTES, dayOf, instantOf } from './time'
import { runTimers, type Timer } from './timer'

/** Handlers joined to a contract by name: one too few or too many, or an undeclared code, does not compile. */
export type Handlers<C extends Contract> = {
  readonly [Name in keyof C]: (
    input: InputOf<C[Name]>,
    context: Context,
  ) => Promise<OutputOf<C[Name]> | Refusal<CodesOf<C[Name]> | KernelCode>>
}

interface Parts<C extends Contract, F> {
  readonly name: string
  readonly contract: C
  readonly handlers: Handlers<C>
  readonly sentences: Sentences<F>
  readonly timers: readonly Timer[]
  /** WeChat's check, for a context whose inputs have words that others read. */
  readonly checkWords?: CheckWords
  /** The function's own key, for a context with anonymous rows. */
  readonly pepper?: () => string
}

export type Answer =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false
      readonly error: { readonly code: string; readonly message: string; readonly facts?: object }
    }

const OpId = v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/))
const Envelope = v.object({
  do: v.pipe(v.string(), v.maxLength(60)),
  // A list is no input, though it has no field too many; what else there is stays as it came.
  input: v.optional(
    v.custom<object>((given) => typeof given === 'object' && given !== null && !Array.isArray(given)),
    {},
  ),
  opId: v.optional(v.string()),
  /** The phone says that it sends this command again: then its earlier answer is looked for first. */
  again: v.optional(v.boolean(), false),
  lang: v.optional(v.unknown()),
})

/** Bytes of one call; photos travel in chunks below it. */
const LARGEST_EVENT = 256 * 1024
const COMMANDS = { times: 60, minutes: 1 } as const
/** What one caller may send anonymously in a day; photos in pieces make many of it. */
const ANONYMOUS_COMMANDS = { times: 600, minutes: DAY_MINUTES } as const
const ATTEMPTS = 5

/** The name before the colon of a summary: 发激活码. */
const titleOf = ({ summary }: Endpoint): string => summary.split(':')[0] ?? summary

const languageOf = (wanted: unknown): Language => languages.find((language) => language === wanted) ?? 'zh-CN'

/** Says a refusal in the caller's language. Codes come from the rows, so the sentence exists. */
const tell = (refusal: Refusal, all: Sentences<Record<string, object>>, language: Language): Answer => {
  const sentence = Object.hasOwn(all, refusal.code) ? all[refusal.code] : undefined
  const message = sentence?.[language](refusal.facts) ?? refusal.code
  return { ok: false, error: { code: refusal.code, message, facts: refusal.facts } }
}

const misshapen = ([issue]: [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): Refusal<KernelCode> =>
  refuse('BAD_INPUT', { field: v.getDotPath(issue) ?? '', problem: issue.type })

/** May this caller use this row? Role and scope come from the database alone. */
const admit = async (
  row: Endpoint,
  input: unknown,
  account: () => Promise<Account | undefined>,
  now: Date,
): Promise<{ acting: Grant | undefined } | Refusal<KernelCode>> => {
  if (row.who === 'anyone' || row.who === 'holder') return { acting: undefined }
  const known = await account()
  if (known === undefined) return refuse('NOT_BOUND', {})
  if (row.who === 'member') return { acting: undefined }
  const place = row.scope === undefined ? undefined : (input as Record<string, unknown>)[row.scope]
  const scope = row.scope === undefined || typeof place !== 'string' ? {} : { [row.scope]: place }
  const acting = grantFor(known.grants, row.who, scope, dayOf(now))
  return acting === undefined ? refuse('NOT_ALLOWED', { needs: row.who }) : { acting }
}

/** Runs a command whose first answer is kept, again from its first read while others are faster. */
const runOnce = async (
  run: () => Promise<unknown>,
  runAgain: () => Promise<unknown>,
  context: Context,
): Promise<unknown> => {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const earlier = await earlierAnswer(context)
    if (earlier.kind === 'answered') return earlier.value
    if (earlier.kind === 'reused') return refuse('OPID_REUSED', {})
    if (attempt === 1) {
      const wait = await spend(`${context.visitor}:commands`, COMMANDS, context.now)
      if (wait !== undefined) return refuse('TOO_OFTEN', { retryInSeconds: wait })
    }
    try {
      return await (attempt === 1 ? run() : runAgain())
    } catch (error) {
      if (!(error instanceof Contended)) throw error
      await backOff(attempt)
    }
  }
  return refuse('BUSY', {})
}

/** Whether nothing of an anonymous row leads to its sender: no role, no kept answer, no words sent to WeChat's check. */
const isWhollyAnonymous = (row: Endpoint, pepper: (() => string) | undefined): boolean =>
  row.who === 'anyone' &&
  (row.kind === 'query' || row.retry === 'document') &&
  !hasWords(row.input) &&
  pepper !== undefined

const secondsToMidnight = (now: Date): number =>
  Math.ceil((instantOf(dayOf(now), DAY_MINUTES).getTime() - now.getTime()) / 1000)

/** What an anonymous row's verb knows of the call: the day, and how the caller is counted. */
const anonymously = async (visitor: string, now: Date, pepper: string): Promise<Partial<Context>> => ({
  now: instantOf(dayOf(now), 0),
  day: dayOf(now),
  visitor: ANONYMOUS,
  openid: '',
  isAnonymous: true,
  countedAs: await nameOfToday(visitor, dayOf(now), pepper),
  account: () => Promise.resolve(undefined),
})

/** Only WeChat's own trigger has this source and no user; a client can put any field into its event. */
const isTimer = (wx: { SOURCE?: string; OPENID?: string }): boolean =>
  wx.SOURCE === 'wx_trigger' && (wx.OPENID === undefined || wx.OPENID === '')

/**
 * The door of a context: one deployed function. Takes `{ do, input, opId, lang }`, gives
 * `{ ok: true, value }` or `{ ok: false, error: { code, message, facts } }`, never throws.
 * Identity is WeChat's alone; nothing in the event is believed.
 */
export const serve = <C extends Contract, F>(
  parts: Parts<C, F> & (CodesOf<C[keyof C]> extends keyof F | KernelCode ? unknown : never),
): ((event: unknown, runtime?: { request_id?: string }) => Promise<Answer>) => {
  const allSentences = { ...kernelSentences, ...parts.sentences } as unknown as Sentences<
    Record<string, object>
  >

  const { checkWords } = parts
  for (const [endpoint, { input }] of Object.entries(parts.contract))
    if (checkWords === undefined && hasWords(input))
      throw new Error(`${parts.name}.${endpoint} takes words that nobody checks`)
  for (const [endpoint, row] of Object.entries(parts.contract))
    if (row.anonymous === true && !isWhollyAnonymous(row, parts.pepper))
      throw new Error(`${parts.name}.${endpoint} would keep who sent it`)

  const contextFor = (endpoint: string, requestId: string, more: Partial<Context>): Context => {
    const now = new Date()
    return {
      endpoint: `${parts.name}.${endpoint}`,
      title: undefined,
      now,
      day: dayOf(now),
      language: 'zh-CN',
      requestId,
      opId: '',
      operation: '',
      inputHash: '',
      again: false,
      visitor: 'timer',
      openid: '',
      countedAs: 'timer',
      acting: undefined,
      account: () => Promise.resolve(undefined),
      ...more,
    }
  }

  const answerCall = async (event: unknown, openid: string, requestId: string): Promise<unknown> => {
    const envelope = v.safeParse(Envelope, event)
    if (!envelope.success) return misshapen(envelope.issues)
    const { do: name, input: raw, opId } = envelope.output
    // Own names only: the name comes from the phone, and 'constructor' is not an endpoint.
    const row = Object.hasOwn(parts.contract, name) ? parts.contract[name] : undefined
    if (row === undefined) return refuse('UNKNOWN_ENDPOINT', {})
    if (openid === '') return refuse('NOT_SIGNED_IN', {})
    if (Buffer.byteLength(JSON.stringify(raw)) > LARGEST_EVENT) {
      return refuse('TOO_LARGE', { limitBytes: LARGEST_EVENT })
    }
    const input = v.safeParse(row.input, raw, { abortEarly: true })
    if (!input.success) return misshapen(input.issues)
    if (row.kind === 'command' && !v.is(OpId, opId))
      return refuse('BAD_INPUT', { field: 'opId', problem: 'regex' })

    const visitor = visitorOf(openid)
    const now = new Date()
    let asked: Promise<Account | undefined> | undefined
    // What changes something is decided by the account as it is; a hall's hot commands hold by their own documents.
    const isKeptByDoor = row.kind === 'command' && row.retry !== 'document'
    const isFresh = isKeptByDoor || row.account === 'fresh'
    const account = () => (asked ??= isFresh ? freshAccountOf(visitor) : accountOf(visitor))
    // Commands whose answers are kept count by a document; what else the public may send is counted as reads are.
    const isPublic = row.who === 'holder' || row.who === 'anyone'
    const isCounted = row.kind === 'query' || (isPublic && !isKeptByDoor)
    const wait = isCounted ? spendRead(visitor, now) : undefined
    if (wait !== undefined) return refuse('TOO_OFTEN', { retryInSeconds: wait })
    const admitted = await admit(row, input.output, account, now)
    if (isRefusal(admitted)) return admitted
    const hidden =
      row.anonymous === true ? await anonymously(visitor, now, parts.pepper?.() ?? '') : undefined
    if (hidden !== undefined && row.kind === 'command') {
      const left = await spend(
        `anonymous:${hidden.countedAs ?? ''}`,
        ANONYMOUS_COMMANDS,
        instantOf(dayOf(now), 0),
      )
      if (left !== undefined) return refuse('TOO_OFTEN', { retryInSeconds: secondsToMidnight(now) })
    }
    const caller = hidden?.visitor ?? visitor
    const context = contextFor(name, requestId, {
      title: titleOf(row),
      language: languageOf(envelope.output.lang),
      opId: row.kind === 'command' ? (opId ?? '') : '',
      operation: row.kind === 'command' ? shortHash(`${caller}:${parts.name}.${name}:${opId ?? ''}`) : '',
      inputHash: row.kind === 'command' ? sha256(canonical(raw)).slice(0, 16) : '',
      again: envelope.output.again,
      visitor,
      openid,
      countedAs: visitor,
      acting: admitted.acting,
      isMember: row.who === 'member',
      account,
      ...hidden,
    })
    const handler = parts.handlers[name as keyof C]
    let stopped: Promise<boolean> | undefined
    const isUnfit = () => {
      const texts = checkWords === undefined ? [] : wordsIn(row.input, input.output)
      if (checkWords === undefined || texts.length === 0) return false
      return (stopped ??= isStopped(texts, openid, checkWords))
    }
    const handle = async (known: Context) =>
      (await isUnfit()) ? refuse('WORDS_NOT_FIT', {}) : handler(input.output, known)
    const run = () => handle(context)
    // Somebody else was faster: it may have been about the caller, who is looked at anew.
    const runAgain = async () => {
      asked = undefined
      const still = await admit(row, input.output, account, now)
      return isRefusal(still) ? still : handle({ ...context, acting: still.acting })
    }
    const answer = isKeptByDoor ? await runOnce(run, runAgain, context) : await run()
    if (isRefusal(answer)) return answer
    // The output schema is the last look at what leaves: a field too many is a fault, not a leak.
    const output = v.safeParse(row.output, answer)
    if (!output.success) throw new Error(`${context.endpoint} answers ${shapeFault(output.issues[0])}`)
    return output.output
  }

  return async (event, runtime) => {
    const wx = cloud.getWXContext() as { OPENID?: string; SOURCE?: string }
    const requestId = runtime?.request_id ?? randomId()
    if (isTimer(wx)) {
      const faults = await runTimers(parts.timers, (name) => contextFor(name, requestId, {}))
      for (const fault of faults) console.error(`timer ${parts.name}.${fault.name}`, fault.error)
      return { ok: true, value: { ran: parts.timers.length, faults: faults.map((fault) => fault.name) } }
    }
    const language = languageOf(
      typeof event === 'object' && event !== null && 'lang' in event ? event.lang : undefined,
    )
    try {
      const answer = await answerCall(event, wx.OPENID ?? '', requestId)
      return isRefusal(answer) ? tell(answer, allSentences, language) : { ok: true, value: answer }
    } catch (error) {
      console.error(`${parts.name} ${requestId}`, error)
      const refusal =
        error instanceof BrokenDocument
          ? refuse('BROKEN_DOCUMENT', { collection: error.collection })
          : error instanceof Contended
            ? refuse('BUSY', {})
            : refuse('FAULT', { requestId })
      return tell(refusal, allSentences, language)
    }
  }
}
