/** How the server speaks with a worker. Everything that crosses is JSON text or plain values. */

/** Where a call comes from; the platform's words, which `getWXContext().SOURCE` passes on. */
export interface Identity {
  /** Absent for timers and for calls from the console's side. */
  readonly openid?: string
  /** `wx_client`, `wx_trigger`, `wx_http`, …; a nested call appends `,scf`. */
  readonly source: string
}

export interface CallMessage {
  readonly requestId: string
  /** The event as JSON. */
  readonly event: string
  readonly identity: Identity
  /** Signed by the server; comes back with every request of the SDK and says on whose behalf it is made. */
  readonly token: string
  /** Milliseconds that the set clock is ahead of this machine's. */
  readonly clockOffset: number
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

export type WorkerMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'value'; readonly requestId: string; readonly value: string }
  | { readonly kind: 'fault'; readonly requestId: string; readonly message: string; readonly stack: string }
  | { readonly kind: 'log'; readonly requestId: string; readonly level: LogLevel; readonly text: string }

export interface WorkerSettings {
  readonly name: string
  /** The function's `index.js`. */
  readonly file: string
  readonly memoryMegabytes: number
  readonly timeLimitSeconds: number
  readonly appId: string
  readonly clockOffset: number
}
