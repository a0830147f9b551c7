/** Lists by a key of theirs: who asks for one gets those that have it, in their order, or none. */
export const groupBy = <T>(all: readonly T[], keyOf: (one: T) => string): ((key: string) => readonly T[]) => {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const key = keyOf(one)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [one])
    else group.push(one)
  }
  return (key) => groups.get(key) ?? []
}
