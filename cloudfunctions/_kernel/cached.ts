/**
 * Keeps what a loader gave for some seconds in this instance, one load at a time. For settings, calendar
 * and lines: an admin's change is seen everywhere within 30 seconds. Seconds are the machine's own, not the
 * calendar's, so that setting a clock neither freezes nor empties what is kept. Up to a quarter of them is left out at
 * random: instances that a rush started together would otherwise all load again in its midst.
 */
export const cached = <T>(seconds: number, load: () => Promise<T>): (() => Promise<T>) => {
  let kept: { value: Promise<T>; until: number } | undefined
  return () => {
    const at = performance.now()
    if (kept !== undefined && at < kept.until) return kept.value
    const value = load()
    kept = { value, until: at + seconds * (750 + Math.random() * 250) }
    // A failed load must not be kept, or one lost connection would last for seconds.
    value.catch(() => {
      if (kept?.value === value) kept = undefined
    })
    return value
  }
}

/** Puts a value into what an instance keeps, as the newest of at most so many; the oldest goes. Gives the value. */
export const keepNewest = <T>(kept: Map<string, T>, key: string, value: T, most: number): T => {
  kept.delete(key)
  if (kept.size >= most) kept.delete(kept.keys().next().value ?? '')
  kept.set(key, value)
  return value
}
