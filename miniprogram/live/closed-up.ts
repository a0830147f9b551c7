let isWanted = false

/** The evening's look round is done (§31): whoever came from the clock goes on with it. */
export const clockOutNext = (): void => {
  isWanted = true
}

/** Whether somebody has just come back from it; said once. */
export const takesClockOut = (): boolean => {
  const was = isWanted
  isWanted = false
  return was
}
