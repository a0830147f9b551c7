/** The rotating code for clocking (§21), as the functions give it to a screen that the centre has paired. */
export interface ClockCode {
  readonly code: string
  /** Milliseconds since 1970, by the functions' clock. */
  readonly until: number
}

export type Shown =
  | { readonly kind: 'off' }
  /** Nobody has paired this screen yet: the hash of its key is what the centre's phone scans. */
  | { readonly kind: 'unpaired'; readonly screenId: string }
  | ({ readonly kind: 'on' } & ClockCode)
  /** Paired, but no code came: none is shown rather than one that has passed. */
  | { readonly kind: 'lost' }

const KEY = 'hall-screen-key'
const KEY_BYTES = 32
const PATIENCE = 8000
/** How soon an unpaired screen, and one without network, asks again. */
const AGAIN = 4000

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')

/** The key that this browser alone has; nothing before somebody wanted codes on this screen. */
const keptKey = (): string | undefined => localStorage.getItem(KEY) ?? undefined

const newKey = (): string => {
  const key = base64url(crypto.getRandomValues(new Uint8Array(KEY_BYTES)))
  localStorage.setItem(KEY, key)
  return key
}

const hashOf = async (key: string): Promise<string> =>
  base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key))))

/** Asks for the code of this half minute, again and again, and tells what is to be shown. */
export class ClockCodes {
  private timer: ReturnType<typeof setTimeout> | undefined
  private key = keptKey()

  constructor(
    private readonly address: string,
    private readonly tell: (shown: Shown) => void,
  ) {}

  get isWanted(): boolean {
    return this.key !== undefined
  }

  start(): void {
    if (this.key === undefined) this.tell({ kind: 'off' })
    else void this.ask(this.key)
  }

  /** Somebody wants codes on this screen, or none any more. */
  turn(): void {
    clearTimeout(this.timer)
    if (this.key === undefined) this.key = newKey()
    else {
      localStorage.removeItem(KEY)
      this.key = undefined
    }
    this.start()
  }

  private async ask(key: string): Promise<void> {
    const answer = await this.fetched(key)
    // Turned off, or on anew, meanwhile.
    if (this.key !== key) return
    this.tell(answer.shown)
    this.timer = setTimeout(() => void this.ask(key), answer.again)
  }

  private async fetched(key: string): Promise<{ shown: Shown; again: number }> {
    try {
      const sent = performance.now()
      const response = await fetch(`${this.address}?key=${key}`, { signal: AbortSignal.timeout(PATIENCE) })
      if (response.status === 404)
        return { shown: { kind: 'unpaired', screenId: await hashOf(key) }, again: AGAIN }
      if (!response.ok) return { shown: { kind: 'lost' }, again: AGAIN }
      const { code, until } = (await response.json()) as { code: string; until: string }
      const now = Date.parse(response.headers.get('date') ?? '') + (performance.now() - sent)
      const left = Date.parse(until) - (Number.isNaN(now) ? Date.now() : now)
      // The date has whole seconds: a moment later rather than the old code once more.
      const again = Math.min(31_000, Math.max(500, left + 600))
      return { shown: { kind: 'on', code, until: Date.parse(until) }, again }
    } catch {
      return { shown: { kind: 'lost' }, again: AGAIN }
    }
  }
}
