import { wordKinds, type WordKind, type WordRow } from '../_shared/search-file'
import { actions, audiences, fillers, settings } from './vocabulary/actions'
import { beyond, situations } from './vocabulary/situations'
import { things } from './vocabulary/things'

interface Line {
  readonly kind: WordKind
  readonly chinese: readonly string[]
  readonly english: readonly string[]
  readonly parts: readonly string[]
}

const list = (text: string | undefined, separator: string): string[] =>
  (text ?? '')
    .split(separator)
    .map((word) => word.trim())
    .filter((word) => word !== '')

/** One line: `官方词 别的说法 ~含糊的说法 = 组成部分 | English, ~loose English`; situations use `>` for `=`. */
const lineOf = (kind: WordKind, line: string): Line => {
  const [left = '', right = ''] = line.split('|')
  const [wordings, parts] = left.split(/[=>]/)
  const [english = '', afterEnglish] = right.split('=')
  return {
    kind,
    chinese: list(wordings, ' '),
    english: list(english, ','),
    parts: [...list(parts, ' '), ...list(afterEnglish, ' ')],
  }
}

const sources: readonly (readonly [WordKind, string])[] = [
  ['thing', things],
  ['action', actions],
  ['audience', audiences],
  ['situation', situations],
  ['beyond', beyond],
  ['filler', fillers],
  ['setting', settings],
]

/**
 * Tables of the vocabulary as rows of the index. Parts are named by any exact wording of another row; a name that
 * no row has is a fault of the tables and thrown.
 */
export const rowsOf = (tables: readonly (readonly [WordKind, string])[]): WordRow[] => {
  const lines = tables.flatMap(([kind, text]) => list(text, '\n').map((line) => lineOf(kind, line)))
  const rowOf = new Map<string, number>()
  lines.forEach((line, row) => {
    if (line.kind === 'filler' || line.kind === 'setting' || line.kind === 'situation') return
    for (const word of line.chinese) if (!rowOf.has(word)) rowOf.set(word, row)
  })
  const audienceRow = new Map(
    lines.flatMap((line, row): [string, number][] => {
      const name = line.chinese[0]
      return line.kind === 'audience' && name !== undefined ? [[name, row]] : []
    }),
  )
  return lines.map(({ kind, chinese, english, parts }): WordRow => {
    const numbers = parts.map((part) => {
      const row = kind === 'audience' ? audienceRow.get(part) : rowOf.get(part)
      if (row === undefined) throw new Error(`vocabulary: no row for the part ${part}`)
      return row
    })
    return [
      wordKinds.indexOf(kind),
      [...new Set(chinese)].join(' '),
      [...new Set(english)].join(','),
      numbers,
    ]
  })
}

/** The campus vocabulary as rows of the index. */
export const vocabularyRows = (): WordRow[] => rowsOf(sources)
