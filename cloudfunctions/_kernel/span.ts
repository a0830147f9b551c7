/** Half-open minutes of one day: `from` is in, `to` is out. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** Normal form: sorted, not empty, not touching. Every function here takes any list and returns this form. */
export const union = (spans: readonly Span[]): Span[] => {
  const merged: Span[] = []
  for (const span of [...spans].filter((s) => s.to > s.from).sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1)
    if (last !== undefined && span.from <= last.to) {
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, span.to) }
    } else merged.push(span)
  }
  return merged
}

/** What lies in both. */
export const intersect = (one: readonly Span[], other: readonly Span[]): Span[] => {
  const shared: Span[] = []
  for (const a of union(one)) {
    for (const b of union(other)) {
      const from = Math.max(a.from, b.from)
      const to = Math.min(a.to, b.to)
      if (to > from) shared.push({ from, to })
    }
  }
  return union(shared)
}

/** What lies in `whole` and not in `cut`. */
export const subtract = (whole: readonly Span[], cut: readonly Span[]): Span[] =>
  union(cut).reduce<Span[]>(
    (rest, hole) =>
      rest.flatMap((span) =>
        [
          { from: span.from, to: Math.min(span.to, hole.from) },
          { from: Math.max(span.from, hole.to), to: span.to },
        ].filter((piece) => piece.to > piece.from),
      ),
    union(whole),
  )

export const totalMinutes = (spans: readonly Span[]): number =>
  union(spans).reduce((sum, span) => sum + span.to - span.from, 0)

export const covers = (spans: readonly Span[], minute: number): boolean =>
  spans.some((span) => minute >= span.from && minute < span.to)
