/** What calls of one endpoint have cost since the last reset. */
export interface Cost {
  calls: number
  faults: number
  /** Requests to the cloud made by all its calls. */
  trips: number
  /** Most requests that one call made. */
  mostTrips: number
  /** Milliseconds from arrival to answer, all calls added up. */
  milliseconds: number
}

/** Counts calls and trips by `function.endpoint`. */
export class Tally {
  private costs = new Map<string, Cost>()

  add(label: string, trips: number, milliseconds: number, isFault: boolean): void {
    const cost = this.costs.get(label) ?? { calls: 0, faults: 0, trips: 0, mostTrips: 0, milliseconds: 0 }
    cost.calls += 1
    if (isFault) cost.faults += 1
    cost.trips += trips
    cost.mostTrips = Math.max(cost.mostTrips, trips)
    cost.milliseconds += milliseconds
    this.costs.set(label, cost)
  }

  read(): Record<string, Cost> {
    return Object.fromEntries([...this.costs].sort(([a], [b]) => a.localeCompare(b)))
  }

  reset(): void {
    this.costs = new Map()
  }
}
