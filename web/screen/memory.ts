/** Keeps over a reload which calls were announced, for this tab alone. */

const KEY = 'announced'

const isEntry = (entry: unknown): entry is [string, number] =>
  Array.isArray(entry) && typeof entry[0] === 'string' && typeof entry[1] === 'number'

/** Announced calls by key with the moment of the call; empty when there are none or they can't be read. */
export const recall = (): Map<string, number> => {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]')
    return new Map(Array.isArray(kept) ? kept.filter(isEntry) : [])
  } catch {
    return new Map()
  }
}

export const remember = (announced: ReadonlyMap<string, number>): void => {
  try {
    sessionStorage.setItem(KEY, JSON.stringify([...announced]))
  } catch {
    // A browser without storage repeats at most a minute's calls after a reload.
  }
}
