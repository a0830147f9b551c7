import { textOf } from '../runtime/builtin'
import { report } from '../shell/hooks'

interface Callbacks {
  success?: (result: unknown) => void
  fail?: (error: unknown) => void
  complete?: (result: unknown) => void
}

/** Why an API fails, in WeChat's words; the API's name comes before it. */
export class Failure extends Error {
  constructor(
    reason: string,
    readonly facts: Record<string, unknown> = {},
  ) {
    super(reason)
  }
}

type Options = Record<string, unknown>
export type Api = (options?: Options & Callbacks) => unknown

/**
 * An API as WeChat offers it: with `success`, `fail` or `complete` it calls back, otherwise it gives a promise. The
 * result carries `errMsg`. A fault of the caller's own callback is reported as the caller's.
 */
export const api =
  (name: string, run: (options: Options) => unknown): Api =>
  (options = {}) => {
    const { success, fail, complete } = options
    const hasCallbacks = success !== undefined || fail !== undefined || complete !== undefined
    const outcome = Promise.resolve()
      .then(() => run(options))
      .then(
        (result) => ({
          isFine: true as const,
          value: { ...(result as object | undefined), errMsg: `${name}:ok` },
        }),
        (error: unknown) => ({ isFine: false as const, value: describe(name, error) }),
      )
    if (!hasCallbacks)
      return outcome.then((ended) => {
        if (ended.isFine) return ended.value
        throw ended.value
      })
    void outcome.then(({ isFine, value }) => {
      for (const callback of [isFine ? success : fail, complete])
        try {
          callback?.(value)
        } catch (error) {
          report(error, `${name} callback`)
        }
    })
    return undefined
  }

/** What a failed API gives: an object with `errMsg`, and an Error too, so that a stack is at hand. */
const describe = (name: string, error: unknown): Error & { errMsg: string } => {
  const reason = error instanceof Error ? error.message : String(error)
  const errMsg = reason.startsWith(`${name}:`) ? reason : `${name}:fail ${reason}`.trim()
  const facts = error instanceof Failure ? error.facts : {}
  return Object.assign(new Error(errMsg), { errMsg, ...facts })
}

/** A list of listeners with WeChat's `onX` and `offX`. */
export class Listeners<Value> {
  private readonly all: ((value: Value) => void)[] = []

  readonly on = (listener: (value: Value) => void): void => {
    if (!this.all.includes(listener)) this.all.push(listener)
  }

  readonly off = (listener?: (value: Value) => void): void => {
    const keep = listener === undefined ? [] : this.all.filter((other) => other !== listener)
    this.all.splice(0, this.all.length, ...keep)
  }

  tell(value: Value): void {
    for (const listener of [...this.all])
      try {
        listener(value)
      } catch (error) {
        report(error, 'listener')
      }
  }
}

export const text = (value: unknown, otherwise = ''): string =>
  value === undefined || value === null ? otherwise : textOf(value)
