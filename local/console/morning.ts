const MINUTE = 60_000
const DAY = 1440 * MINUTE
const SHIFT = 480 * MINUTE
/** 09:40 in minutes of the day. */
const MORNING = 580

/** The next 09:40 in Shanghai after an instant, both in milliseconds since 1970. */
export const nextMorning = (now: number): number => {
  const today = Math.floor((now + SHIFT) / DAY) * DAY - SHIFT + MORNING * MINUTE
  return today > now ? today : today + DAY
}
