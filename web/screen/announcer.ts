import type { Board } from '../boards'

/** One call as the hall hears it. Calling again makes another one, with another key. */
export interface HallCall {
  readonly key: string
  readonly number: string
  readonly windowNo: number
  /** Milliseconds since 1970. */
  readonly at: number
  /** Line and place of the window, as shown under the number. */
  readonly name: string
  readonly place: string
}

/** What is announced, what comes next and what has been. Only ever replaced, never changed. */
export interface Announcer {
  /** Keys of announced calls and when they were called. */
  readonly announced: ReadonlyMap<string, number>
  /** Calls that wait for their turn, oldest first. */
  readonly pending: readonly HallCall[]
  readonly current: { readonly call: HallCall; readonly since: number } | undefined
}

/** Older calls are shown and not spoken: whoever they were for has come or has been called again. */
const FRESH = 60_000
/** A call has the screen to itself this long when others wait … */
export const SLOT = 6000
/** … and while it is still being spoken up to this long, so that ear and eye get the same number. */
export const LONGEST_SLOT = 9000
/** Older calls are never announced, so their keys need not be kept. */
const REMEMBERED = 10 * FRESH

export const silent = (announced: ReadonlyMap<string, number> = new Map()): Announcer => ({
  announced,
  pending: [],
  current: undefined,
})

/** All calls of all lines, newest first; those of one moment in the order of their windows. */
export const callsOf = (boards: readonly Board[]): HallCall[] =>
  boards
    .flatMap(({ lineId, name, calls, windows }) =>
      calls.map(({ number, windowNo, at, times }) => ({
        key: [lineId, number, windowNo, times, at].join(' '),
        number,
        windowNo,
        at: Date.parse(at),
        name,
        place: windows.find((window) => window.windowNo === windowNo)?.place ?? '',
      })),
    )
    .sort((one, other) => other.at - one.at || other.windowNo - one.windowNo)

/**
 * Takes in what the boards say now. A call is queued once however often it is seen; one that was withdrawn or
 * called again meanwhile leaves the queue; one that is over a minute old never enters it.
 */
export const hear = (announcer: Announcer, calls: readonly HallCall[], now: number): Announcer => {
  const { announced, current } = announcer
  const fresh = calls.filter(
    ({ key, at }) => now - at <= FRESH && !announced.has(key) && current?.call.key !== key,
  )
  const kept = [...announced].filter(([, at]) => now - at <= REMEMBERED)
  return { announced: new Map(kept), pending: fresh.reverse(), current }
}

/** Ends a turn that is over and begins the next one. A call that grew old in the queue gives up its turn. */
export const turn = (announcer: Announcer, now: number, isSpeaking: boolean): Announcer => {
  const { announced, pending, current } = announcer
  const shown = current === undefined ? Number.POSITIVE_INFINITY : now - current.since
  if (shown < SLOT || (isSpeaking && shown < LONGEST_SLOT)) return announcer
  const waiting = pending.filter(({ at }) => now - at <= FRESH)
  const [next, ...rest] = waiting
  if (next === undefined)
    return current === undefined ? announcer : { ...announcer, pending: [], current: undefined }
  return {
    announced: new Map([...announced, [next.key, next.at]]),
    pending: rest,
    current: { call: next, since: now },
  }
}

const DIGITS = '零一二三四五六七八九'

/** What is said: `请 A，零，一，二 号，到 3 号窗口`, twice. Commas keep a voice from reading twelve. */
export const spokenWords = ({ number, windowNo }: Pick<HallCall, 'number' | 'windowNo'>): string => {
  const letters = Array.from(number, (letter) =>
    /\d/.test(letter) ? (DIGITS[Number(letter)] ?? letter) : letter,
  )
  const once = `请 ${letters.join('，')} 号，到 ${String(windowNo)} 号窗口。`
  return `${once}${once}`
}
