const RealDate = Date
let offset = 0
/** Milliseconds at which the clock stands, while it is held. */
let held: number | undefined
const now = (): number => held ?? RealDate.now() + offset

/** The time of the simulated hall; real milliseconds go by in it as well. */
export const setSimulatedTime = (at: Date): void => {
  held = undefined
  offset = at.getTime() - RealDate.now()
}
/** Lets the clock stand there: only `advanceSeconds` moves it then, however long anything takes. */
export const holdSimulatedTime = (at: Date): void => {
  held = at.getTime()
}
export const advanceSeconds = (seconds: number): void => {
  if (held === undefined) offset += seconds * 1000
  else held += seconds * 1000
}

const SetDate = class Date extends RealDate {
  constructor(...given: [] | [number | string | Date]) {
    if (given.length === 0) super(now())
    else super(...(given as [number]))
  }
  // Dates made before the clock was installed are dates too.
  static override [Symbol.hasInstance](value: unknown): boolean {
    return Object.prototype.toString.call(value) === '[object Date]'
  }
  static override now(): number {
    return now()
  }
}

/** Puts the whole process on the simulated clock: functions and database in it see the same hour. */
export const installClock = (): void => {
  globalThis.Date = SetDate as unknown as DateConstructor
}
