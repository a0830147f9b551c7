/** The ticket of mine that is being called now, wherever in the app I am. Whoever watches a ticket tells it. */
export interface Called {
  readonly ticketId: string
  readonly number: string
  readonly windowNo: number
  /** How many times it was called; a further call vibrates again. */
  readonly calls: number
}

type Listener = (called: Called | undefined) => void
const listeners = new Set<Listener>()
let now: Called | undefined

export const called = (): Called | undefined => now

/** A new call vibrates once; nothing else interrupts. `undefined`: no ticket is called any more. */
export const tellCalled = (next: Called | undefined): void => {
  const isNew = next !== undefined && (now?.ticketId !== next.ticketId || now.calls < next.calls)
  now = next
  if (isNew) wx.vibrateLong({ fail: () => undefined })
  for (const listener of listeners) listener(next)
}

/** Calls back when a ticket is called or no longer; returns how to stop. */
export const onCalled = (listener: Listener): (() => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
