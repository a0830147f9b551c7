/** How far the phone's clock is behind the server's, in milliseconds. Only the server's time counts. */
let behind = 0

/** Told of every answer of a function; many say when they were given. */
export const heard = (answer: unknown): void => {
  const { value } = answer as { value?: { seenAt?: unknown } | null }
  if (typeof value?.seenAt === 'string') behind = Date.parse(value.seenAt) - Date.now()
}

/** The server's time now, in milliseconds. */
export const serverNow = (): number => Date.now() + behind
