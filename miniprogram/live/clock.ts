/** How far the phone's clock is behind the server's, in milliseconds. Only the server's time counts. */
let behind = 0

/** Told with every answer that says when it was given. */
export const heard = (seenAt: string): void => {
  behind = Date.parse(seenAt) - Date.now()
}

/** The server's time now, in milliseconds. */
export const serverNow = (): number => Date.now() + behind
