/** Lists by a key of what is in them, in the order in which the keys come first. */
export const groupBy = <T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const key = keyOf(one)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [one])
    else group.push(one)
  }
  return groups
}

/** The same, to be asked: those that have a key, or none. */
export const listsBy = <T>(all: readonly T[], keyOf: (one: T) => string): ((key: string) => readonly T[]) => {
  const groups = groupBy(all, keyOf)
  return (key) => groups.get(key) ?? []
}
