import type { Board } from '../boards'

/** What is known of the hall now. `lost` is when the connection was, nothing while it stands. */
export interface Feed {
  readonly boards: readonly Board[]
  /** When the boards were last confirmed, by the server's clock. */
  readonly confirmedAt: number | undefined
  readonly lost: boolean
  /** The server knows no such hall: the address of the page is wrong. */
  readonly unknownHall: boolean
}

const EVERY = 2000
const GIVE_UP = 5000
/** One lost answer is nothing to alarm the hall with. */
const TOLERATED = 2

/**
 * Asks for the hall's boards every two seconds for ever. The browser keeps the answer and sends its ETag
 * along by itself, so an unchanged hall costs a 304; the Date header sets the clock.
 */
export class BoardFeed {
  private feed: Feed = { boards: [], confirmedAt: undefined, lost: false, unknownHall: false }
  private failures = 0
  private ahead = 0

  constructor(
    private readonly address: string,
    private readonly changed: (feed: Feed) => void,
  ) {}

  /** Milliseconds since 1970 by the server's clock. */
  now(): number {
    return Date.now() + this.ahead
  }

  start(): void {
    void this.ask().finally(() => {
      setTimeout(() => {
        this.start()
      }, EVERY)
    })
  }

  private async ask(): Promise<void> {
    try {
      const answer = await fetch(this.address, { cache: 'no-cache', signal: AbortSignal.timeout(GIVE_UP) })
      this.setClock(answer.headers.get('date'))
      if (!answer.ok) {
        this.failed(answer.status === 404)
        return
      }
      const { boards } = (await answer.json()) as { boards: readonly Board[] }
      this.failures = 0
      this.set({ boards, confirmedAt: this.now(), lost: false, unknownHall: false })
    } catch {
      this.failed(false)
    }
  }

  private failed(unknownHall: boolean): void {
    this.failures += 1
    this.set({ ...this.feed, lost: this.failures > TOLERATED, unknownHall })
  }

  private set(feed: Feed): void {
    this.feed = feed
    this.changed(feed)
  }

  /** The header has whole seconds: within one of them the clock that runs already is the better one. */
  private setClock(date: string | null): void {
    const at = Date.parse(date ?? '')
    if (Number.isNaN(at)) return
    const ahead = at + 500 - Date.now()
    if (Math.abs(ahead - this.ahead) > 1000) this.ahead = ahead
  }
}
