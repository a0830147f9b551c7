/** Waits before something is tried again. */
export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

const FIRST_MS = 20

/** Waits before somebody who was slower tries again: longer each time, at random, so that they part. */
export const backOff = (attempt: number): Promise<void> => pause(Math.random() * FIRST_MS * attempt)
