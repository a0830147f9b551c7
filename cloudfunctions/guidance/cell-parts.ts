/** A cell holds lines, a line parts separated by `|`; a backslash stands before what belongs to the text itself. */
export const joinParts = (parts: readonly string[]): string =>
  parts
    .map((part) => part.replaceAll(/[\\|]/g, '\\$&').replaceAll('\n', '\\n'))
    .join(' | ')
    // Empty parts at the end go without saying.
    .replace(/(?: \| ?)+$/, '')

/** The parts of a line as they were joined; there are always so many, empty where nothing was said. */
export const splitParts = (line: string, count: number): string[] => {
  const parts: string[] = []
  let part = ''
  for (let at = 0; at < line.length; at++) {
    const char = line.charAt(at)
    if (char === '|') {
      parts.push(part)
      part = ''
    } else if (char === '\\') {
      at += 1
      const next = line.charAt(at)
      part += next === 'n' ? '\n' : next
    } else part += char
  }
  parts.push(part)
  const trimmed = parts.map((one) => one.trim())
  return Array.from({ length: Math.max(count, trimmed.length) }, (_none, at) => trimmed[at] ?? '')
}

/** Words of a fixed choice both ways. */
export const wordsOf = <K extends string>(words: Readonly<Record<K, string>>) => ({
  write: (key: K): string => words[key],
  /** The key; the word itself where there is none, which the schema then refuses. */
  read: (word: string): string =>
    (Object.entries(words) as [K, string][]).find(([, known]) => known === word)?.[0] ?? word,
  all: Object.values<string>(words),
})
