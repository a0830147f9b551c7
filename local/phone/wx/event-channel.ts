type Listener = (...values: unknown[]) => void

/** The channel between a page and the one that opened it. What is told before anyone listens waits. */
export class EventChannel {
  private readonly listeners = new Map<string, Listener[]>()
  private readonly waiting = new Map<string, unknown[][]>()

  constructor(events: Record<string, Listener>) {
    for (const [name, listener] of Object.entries(events)) this.on(name, listener)
  }

  emit(name: string, ...values: unknown[]): void {
    const all = this.listeners.get(name)
    if (all === undefined) this.waiting.set(name, [...(this.waiting.get(name) ?? []), values])
    else for (const listener of [...all]) listener(...values)
  }

  on(name: string, listener: Listener): void {
    this.listeners.set(name, [...(this.listeners.get(name) ?? []), listener])
    const waiting = this.waiting.get(name) ?? []
    this.waiting.delete(name)
    for (const values of waiting) listener(...values)
  }

  once(name: string, listener: Listener): void {
    const once = (...values: unknown[]): void => {
      this.off(name, once)
      listener(...values)
    }
    this.on(name, once)
  }

  off(name: string, listener?: Listener): void {
    const left =
      listener === undefined ? [] : (this.listeners.get(name) ?? []).filter((other) => other !== listener)
    if (left.length === 0) this.listeners.delete(name)
    else this.listeners.set(name, left)
  }
}
