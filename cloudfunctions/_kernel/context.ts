import type { Account } from './account'
import type { Language } from './refusal'
import type { Grant } from './role'
import type { Day } from './time'

/** What a handler knows of the call. */
export interface Context {
  /** `queue.takeNumber`, or `queue.sweep` for a timer. */
  readonly endpoint: string
  /** What the endpoint is called in Chinese, for whoever reads the audit; nothing for a timer. */
  readonly title: string | undefined
  readonly now: Date
  readonly day: Day
  readonly language: Language
  readonly requestId: string
  /** The client's name for this intention; empty for queries and timers. */
  readonly opId: string
  /** Key of the whole operation: caller, endpoint and opId; what guarded documents carry. */
  readonly operation: string
  /** Hash of the input, for telling a retry from another command under the same opId. */
  readonly inputHash: string
  /** The phone says that it has sent this before. A hint only: nothing depends on its truth. */
  readonly again: boolean
  /** Visitor id of the caller; `timer` for a timer. */
  readonly visitor: string
  /** WeChat's id of the caller, for messages only; empty for a timer. Never written to logs or answers. */
  readonly openid: string
  /** Under which what the caller may do is counted: the visitor id, or for an anonymous row a name of the day alone. */
  readonly countedAs: string
  /** Nobody may learn who this was, nor the moment at which it was: `now` is the day's beginning. */
  readonly isAnonymous?: true
  /** The grant that let the caller in, where the row asks for a role. */
  readonly acting: Grant | undefined
  /** The row asks for somebody bound, whatever their role. */
  readonly isMember?: boolean
  /** The caller's account, or nothing for a guest. Read once, on demand. */
  readonly account: () => Promise<Account | undefined>
}
