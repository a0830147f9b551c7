import { wordKinds, type WordKind, type WordRow } from '../../_shared/search-file'
import { actions, audiences, settings } from './vocabulary/actions'
import { beyond } from './vocabulary/beyond'
import { campus } from './vocabulary/campus'
import { fillers } from './vocabulary/fillers'
import { money } from './vocabulary/money'
import { situations } from './vocabulary/situations'
import { study } from './vocabulary/study'
import { work } from './vocabulary/work'

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

/** Rows of a table; a line that begins with a space goes on the row before it. */
const rowsIn = (table: string): string[] => list(table.replaceAll(/\n +/g, ' '), '\n')

/**
 * One row, one concept: `官方词 别的说法 ~含糊的说法 = 组成部分 | English, ~loose English`; the official word comes
 * first, loose wordings may mean something else, situations write `>` for `=`. A row needs no service: a concept
 * that the catalogue does not serve tells the search that it has no answer.
 */
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
  ['thing', study],
  ['thing', money],
  ['thing', work],
  ['thing', campus],
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
  const lines = tables.flatMap(([kind, text]) => rowsIn(text).map((line) => lineOf(kind, line)))
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
