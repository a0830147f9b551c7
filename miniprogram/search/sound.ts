/** How far two sounds are apart: 0 the same, below 1 alike, `apart` when they have nothing in common. */
export const apart = 9
/** What it costs to give a syllable by its initial, and by its beginning, alone. */
export const initial = 0.3
export const beginning = 0.35

const fold = (syllable: string): string =>
  syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^l/, 'n')
    .replace(/^h(?=u)/, 'f')
    .replace(/^fu(?=[ao])/, 'f')
    .replace(/ng$/, 'n')
    .replace(/v/, 'u')

// There are some four hundred syllables, and what is typed is bounded below.
const folds = new Map<string, string>()

/** What accents and hurried ears mix up (zh/z, n/l, -ng/-n, f/h): such syllables become one. */
const folded = (syllable: string): string => {
  const before = folds.get(syllable)
  if (before !== undefined) return before
  const after = fold(syllable)
  if (folds.size > 5_000) folds.clear()
  folds.set(syllable, after)
  return after
}

/** Edits between two short strings, a swap of neighbours counting as one; stops counting above 1. */
const isOneEdit = (one: string, other: string): boolean => {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (long.length - short.length > 1) return false
  let head = 0
  while (head < short.length && short[head] === long[head]) head += 1
  let tail = 0
  while (tail < short.length - head && short[short.length - 1 - tail] === long[long.length - 1 - tail])
    tail += 1
  const rest = short.length - head - tail
  if (rest === 0) return true
  if (long.length !== short.length) return false
  if (rest === 1) return true
  return rest === 2 && short[head] === long[head + 1] && short[head + 1] === long[head]
}

/** Whether two words differ by at most one typing slip. */
export const isSlip = (one: string, other: string): boolean => one === other || isOneEdit(one, other)

const initialOf = (syllable: string): string => /^[zcs]h/.exec(syllable)?.[0] ?? syllable.slice(0, 1)

const judge = (typed: string, syllable: string): number => {
  if (typed === syllable) return 0
  if (folded(typed) === folded(syllable) && typed.length > 1) return 0.2
  if (typed === syllable.slice(0, 1) || typed === initialOf(syllable)) return initial
  if (syllable.startsWith(typed)) return beginning
  return typed.length > 1 && syllable.length > 1 && isOneEdit(typed, syllable) ? 0.7 : apart
}

/** Whether the first letters let it be worth looking at: the same, swapped, one too many, or mixed up by ear. */
const mayBegin = (typed: string, syllable: string): boolean => {
  const letter = typed.charAt(0)
  const meant = syllable.charAt(0)
  if (letter === meant || typed.charAt(1) === meant || letter === syllable.charAt(1)) return true
  return 'ln nl hf fh'.includes(letter + meant)
}

const judged = new Map<string, Map<string, number>>()
let judgedCount = 0

/** What it costs to read the typed letters as the syllable: whole, blurred, an initial, a beginning, a slip. */
export const letterCost = (typed: string, syllable: string): number => {
  if (typed.length > syllable.length + 1 || !mayBegin(typed, syllable)) return apart
  if (typed.length === 1) return typed === syllable[0] ? (syllable.length === 1 ? 0 : initial) : apart
  const before = judged.get(syllable)?.get(typed)
  if (before !== undefined) return before
  const cost = judge(typed, syllable)
  // Bounded, because phones keep it for as long as the app runs.
  if (judgedCount > 20_000) {
    judged.clear()
    judgedCount = 0
  }
  const row = judged.get(syllable) ?? new Map<string, number>()
  judged.set(syllable, row.set(typed, cost))
  judgedCount += 1
  return cost
}

/** What it costs to read one character as another, by their readings. */
export const readingCost = (typed: readonly string[], meant: readonly string[]): number => {
  let best = 1
  for (const one of typed) {
    for (const other of meant) {
      if (one === other) return 0.25
      if (folded(one) === folded(other)) best = Math.min(best, 0.4)
    }
  }
  return best
}
