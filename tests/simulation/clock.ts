const RealDate = Date
let offset = 0

/** The time of the simulated hall; real milliseconds go by in it as well. */
export const setSimulatedTime = (at: Date): void => {
  offset = at.getTime() - RealDate.now()
}
export const advanceSeconds = (seconds: number): void => {
  offset += seconds * 1000
}

const SetDate = class Date extends RealDate {
  constructor(...given: [] | [number | string | Date]) {
    if (given.length === 0) super(RealDate.now() + offset)
    else super(...(given as [number]))
  }
  // Dates made before the clock was installed are dates too.
  static override [Symbol.hasInstance](value: unknown): boolean {
    return Object.prototype.toString.call(value) === '[object Date]'
  }
  static override now(): number {
    return RealDate.now() + offset
  }
}

/** Puts the whole process on the simulated clock: functions and database in it see the same hour. */
export const installClock = (): void => {
  globalThis.Date = SetDate as unknown as DateConstructor
}
