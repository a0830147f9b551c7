/** What one collection cost: documents looked at, answered with, written; scans; trips of callers. */
export interface Cost {
  read: number
  returned: number
  written: number
  scans: number
  trips: number
}

/** Reading this many documents more than were needed counts as a scan even with an index. */
const tolerated = 20

/** Counts what the database did, for benches and for the tests that forbid scans. */
export class Tally {
  #costs = new Map<string, Cost>()
  #scans: { collection: string; query: string }[] = []

  of(collection: string): Cost {
    let cost = this.#costs.get(collection)
    if (cost === undefined) {
      cost = { read: 0, returned: 0, written: 0, scans: 0, trips: 0 }
      this.#costs.set(collection, cost)
    }
    return cost
  }

  /** Notes one search. A filter that no index serves is a scan whatever the size; reading far too much is one as well. */
  search(
    collection: string,
    search: { read: number; returned: number; hasIndex: boolean; asksForSome: boolean; query: string },
  ): void {
    const cost = this.of(collection)
    cost.read += search.read
    cost.returned += search.returned
    if (!(search.asksForSome && !search.hasIndex) && search.read - search.returned <= tolerated) return
    cost.scans += 1
    // The first ones tell enough; a long run must not fill the memory.
    if (this.#scans.length < 1000) this.#scans.push({ collection, query: search.query.slice(0, 500) })
  }

  report(): { collections: Record<string, Cost>; scans: { collection: string; query: string }[] } {
    const collections = Object.fromEntries([...this.#costs].map(([name, cost]) => [name, { ...cost }]))
    return { collections, scans: [...this.#scans] }
  }

  reset(): void {
    this.#costs = new Map()
    this.#scans = []
  }
}
