import * as v from 'valibot'
import type { Moves } from '../_kernel/moves'
import { Count, Id, stamps } from '../_kernel/values'
import { topics } from '../_shared/topic'

const states = ['waiting', 'sending', 'sent', 'refused', 'failed', 'unsure', 'inboxOnly'] as const
export type OutboxState = (typeof states)[number]
/** Why WeChat isn't asked: no template, nobody agreed, too late, or the reader has erased the message. */
const reasons = ['notConfigured', 'notAgreed', 'tooLate', 'erased'] as const
export type InboxOnly = (typeof reasons)[number]

/**
 * 待发消息: what is to go out by WeChat beside the inbox, and what became of it. It names its message and says nothing
 * itself.
 */
export const OutboxEntry = v.strictObject({
  /** The message's id. */
  _id: v.pipe(v.string(), v.maxLength(300)),
  readerId: Id,
  topic: v.picklist(topics),
  state: v.picklist(states),
  why: v.optional(v.picklist(reasons)),
  /** Times that WeChat was asked. */
  attempts: Count,
  /** When the timer looks at it; nothing once it has ended. */
  nextAt: v.optional(v.date()),
  /** WeChat's code of the last answer; 0 = taken. */
  code: v.optional(v.pipe(v.number(), v.integer())),
  ...stamps,
})
export type OutboxEntry = v.InferOutput<typeof OutboxEntry>

/** What may become of an entry. `sending` is left once: whoever finds it old writes it off, nobody sends it again. */
export const outboxMoves = {
  claim: { from: ['waiting'], to: 'sending', by: ['timer'] },
  keep: { from: ['waiting'], to: 'inboxOnly', by: ['timer'] },
  deliver: { from: ['sending'], to: 'sent', by: ['timer'] },
  refuse: { from: ['sending'], to: 'refused', by: ['timer'] },
  fail: { from: ['sending'], to: 'failed', by: ['timer'] },
  retry: { from: ['sending'], to: 'waiting', by: ['timer'] },
  lose: { from: ['sending'], to: 'unsure', by: ['timer'] },
} as const satisfies Moves<OutboxState, 'timer'>
export type OutboxMove = keyof typeof outboxMoves

/** Minutes until the next try, by how many there were; after the last of them it has failed. */
const BACKOFF = [1, 5, 15, 60, 240] as const

/** The function may not call the interface at all: its upload lacked the right (docs/deploy.md, 7). */
const NO_RIGHT = -604_101
/** 43101: not agreed to, or used up. 40003: no such user here. The reader's matter, not ours. */
const readersMatter: readonly number[] = [43101, 40003]
/** −1 busy; 40001, 40014, 42001 token; 45009, 45011, 45047 too many at this time: asking later helps. */
const passing: readonly number[] = [-1, 40001, 40014, 42001, 45009, 45011, 45047]

/** A code that somebody has to see to: template, fields, page or right are not as WeChat wants them. */
export const isSetupFault = (code: number | undefined): boolean =>
  code !== undefined &&
  (code === NO_RIGHT || (code > 0 && !readersMatter.includes(code) && !passing.includes(code)))

export interface Verdict {
  readonly move: Exclude<OutboxMove, 'claim' | 'keep'>
  readonly inMinutes?: number
  /** What becomes of the agreement that was used up for it: WeChat gives nothing back for what it may have sent. */
  readonly agreement: 'used' | 'back' | 'none'
}

/**
 * What WeChat's answer makes of an entry (0.3): its code, or nothing when there was no answer. Without an answer the
 * message may have gone out; it isn't sent again, because the inbox has it.
 * @param attempts times that WeChat was asked, this one included
 */
export const verdictOf = (code: number | undefined, attempts: number): Verdict => {
  // The SDK's own codes: the request or its answer was lost somewhere between the function and WeChat.
  if (code === undefined || (code < -1 && code !== NO_RIGHT)) return { move: 'lose', agreement: 'used' }
  if (code === 0) return { move: 'deliver', agreement: 'used' }
  if (readersMatter.includes(code)) return { move: 'refuse', agreement: 'none' }
  if (!passing.includes(code)) return { move: 'fail', agreement: 'back' }
  const inMinutes = BACKOFF[attempts - 1]
  return inMinutes === undefined
    ? { move: 'fail', agreement: 'back' }
    : { move: 'retry', inMinutes, agreement: 'back' }
}

/** Why an entry stays in the inbox, or nothing when WeChat is to be asked. */
export const keptBecause = (
  known: {
    readonly hasTemplate: boolean
    readonly left: number
    readonly message: { readonly until?: Date | undefined } | undefined
  },
  now: Date,
): InboxOnly | undefined => {
  if (known.message === undefined) return 'erased'
  if (!known.hasTemplate) return 'notConfigured'
  if (known.message.until !== undefined && known.message.until <= now) return 'tooLate'
  return known.left === 0 ? 'notAgreed' : undefined
}

/** Whoever has an entry in hand is done or dead by then. */
export const SENDING_MINUTES = 3

/** The entry after a move. Throws when the table forbids it. */
export const moved = (
  entry: OutboxEntry,
  name: OutboxMove,
  now: Date,
  more: {
    readonly code?: number | undefined
    readonly why?: InboxOnly
    readonly attempts?: number
    readonly nextAt?: Date
  } = {},
): OutboxEntry => {
  const { from, to } = outboxMoves[name]
  if (!(from as readonly OutboxState[]).includes(entry.state)) {
    throw new Error(`${name} is no move out of ${entry.state}`)
  }
  const { nextAt: _past, ...rest } = entry
  const { code, ...facts } = more
  return {
    ...rest,
    state: to,
    ...facts,
    ...(code === undefined ? {} : { code }),
    updatedAt: now,
    v: entry.v + 1,
  }
}
