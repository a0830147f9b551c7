/** Below this a number could tell who it was. */
export const SMALL = 5

/** A number of a statistic; nothing where it is hidden. */
export interface Cell {
  readonly label: string
  readonly count: number | undefined
}

/** One number by itself. Nothing happened is nobody's secret. */
export const shownCount = (count: number): number | undefined =>
  count > 0 && count < SMALL ? undefined : count

/**
 * A row of numbers with their sum. Numbers from one to four are hidden, and so many more, the smallest first, that what
 * is hidden is two numbers or more and five or more together: otherwise the sum less what is shown would tell them. A
 * sum that is small hides the whole row.
 */
export const withoutSmall = (
  counts: readonly { readonly label: string; readonly count: number }[],
): { readonly cells: Cell[]; readonly total: number | undefined } => {
  const sum = counts.reduce((all, { count }) => all + count, 0)
  const total = shownCount(sum)
  if (total === undefined) return { cells: counts.map(({ label }) => ({ label, count: undefined })), total }
  const hidden = new Set(counts.flatMap(({ count }, at) => (shownCount(count) === undefined ? [at] : [])))
  const hiddenSum = () => [...hidden].reduce((all, at) => all + (counts[at]?.count ?? 0), 0)
  const others = counts
    .map(({ count }, at) => ({ count, at }))
    .filter(({ at }) => !hidden.has(at))
    // A zero hides nothing by itself, but stands for a number that isn't known.
    .sort((one, other) => Number(one.count === 0) - Number(other.count === 0) || one.count - other.count)
  while (hidden.size > 0 && (hidden.size < 2 || hiddenSum() < SMALL)) {
    const next = others.shift()
    if (next === undefined) break
    hidden.add(next.at)
  }
  return {
    cells: counts.map(({ label, count }, at) => ({ label, count: hidden.has(at) ? undefined : count })),
    total: hidden.size === 1 ? undefined : total,
  }
}
