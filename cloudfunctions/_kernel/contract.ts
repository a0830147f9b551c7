import type * as v from 'valibot'
import type { Role } from './role'

/**
 * Who may call: `anyone` in WeChat, `member` (bound), `holder` of the thing that the input names (the verb
 * checks it with its guard), or whoever holds one of the roles.
 */
export type Who = 'anyone' | 'member' | 'holder' | readonly Role[]

/** One endpoint as data: no handler, so that the phone may import its type. */
export interface Endpoint {
  readonly summary: string
  readonly who: Who
  /** Field of the input whose window or unit the role must cover. */
  readonly scope?: 'windowId' | 'unitId'
  /** A `query` changes nothing; a `command` carries an `opId` and is safe to send again. */
  readonly kind: 'query' | 'command'
  /**
   * How a repeated command finds its first answer: `operation` keeps it in the operations collection;
   * `document` means that the guarded documents themselves carry the opId (queue.md).
   */
  readonly retry?: 'operation' | 'document'
  /**
   * `fresh`: judged by the account as it is and not by one that an instance keeps for a while, as commands whose
   * answer is kept are anyhow.
   */
  readonly account?: 'fresh'
  /**
   * Whoever sends it is written down nowhere and not known to the verb either: neither caller nor account, the day in
   * the place of the moment, no kept answer; counted under a key of the day (§33). For `anyone`, with `retry: 'document'`.
   */
  readonly anonymous?: true
  readonly input: v.GenericSchema
  readonly output: v.GenericSchema
  readonly refuses: readonly string[]
}

export type Contract = Readonly<Record<string, Endpoint>>

export type InputOf<E extends Endpoint> = v.InferOutput<E['input']>
export type OutputOf<E extends Endpoint> = v.InferOutput<E['output']>
export type CodesOf<E extends Endpoint> = E['refuses'][number]
