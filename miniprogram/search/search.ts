import type { SheetRow } from '../../cloudfunctions/_shared/search-file'
import type { Match } from './match'
import { normalise, scriptOf } from './normalise'
import type { SearchIndex } from './open'
import { read } from './read'
import { coverage, informationOf, withoutPurpose, withRecency } from './score'
import { unitCalled, unitNamed } from './unit'

interface Found {
  readonly code: string
  /** How far it answers, 0–1: the share of what was asked that the sheet explains. */
  readonly score: number
}

/** Results under one heading of the chooser: who it is for, or which unit does it. */
export interface Group {
  readonly by: 'audience' | 'unit'
  readonly label: string
  readonly codes: readonly string[]
}

/**
 * - `confident`: the first result is what was asked for; others may follow.
 * - `choices`: several are meant equally well; `groups` are the headings to choose by.
 * - `none`: nothing answers it; `results` are what comes nearest, not answers, and may be empty.
 */
interface SearchAnswer {
  readonly kind: 'confident' | 'choices' | 'none'
  readonly results: readonly Found[]
  readonly groups: readonly Group[]
}

interface SearchOptions {
  /** The bound person's audience: 本科生, 研究生, 教职工, 国际学生 or 校友. */
  readonly audience?: string
  /** Most results; 8 by default. */
  readonly limit?: number
}

/** Below this share nothing was understood well enough to be offered as an answer. */
const leastScore = 0.4
/** The same of letters in which no word stands: some initials or syllables fit whatever is typed. */
const leastOfLetters = 0.42
/** Results this near the first are meant as well as it. */
const asGood = 0.84
/** Results below this share of the first are not shown. */
const worthShowing = 0.5
/** What isn't for the bound person's audience counts less, unless the query says whom it is for. */
const notTheirs = 0.85

const everybody = '全体师生'

const groupsOf = (index: SearchIndex, sheets: readonly SheetRow[]): Group[] => {
  const labelled = (by: Group['by'], label: (sheet: SheetRow) => string): Group[] => {
    const groups = new Map<string, string[]>()
    for (const sheet of sheets) groups.set(label(sheet), [...(groups.get(label(sheet)) ?? []), sheet[0]])
    return [...groups].map(([name, codes]) => ({ by, label: name, codes }))
  }
  const byAudience = labelled('audience', (sheet) =>
    sheet[4].map((no) => index.audiences[no] ?? '').join('、'),
  )
  return byAudience.length === sheets.length
    ? byAudience
    : labelled('unit', (sheet) => index.units[sheet[3]] ?? '')
}

const isLettersOnly = (text: string, matches: readonly Match[]): boolean =>
  Array.from(text).every((char) => scriptOf(char) !== 'han') &&
  !matches.some(({ isExact, information }) => isExact && information > 0.1)

/** jw001, JW 001: the code that stands on every printed sheet. */
const byCode = (index: SearchIndex, text: string): SheetRow | undefined => {
  const plain = (written: string): string => written.toLowerCase().replace(/[^a-z0-9]/g, '')
  const asked = plain(text)
  return /^[a-z]+\d+$/.test(asked) ? index.sheets.find(([code]) => plain(code) === asked) : undefined
}

const isNameOf = (index: SearchIndex, [, name]: SheetRow, text: string): boolean =>
  normalise(name, index.simplified) === text

/** All that a unit does, to choose from. */
const ofUnit = (index: SearchIndex, unit: number): SearchAnswer => {
  const codes = index.sheets.filter((sheet) => sheet[3] === unit).map(([code]) => code)
  return {
    kind: 'choices',
    results: codes.map((code) => ({ code, score: 1 })),
    groups: [{ by: 'unit', label: index.units[unit] ?? '', codes }],
  }
}

/**
 * What the visitor may mean, best first; the same for the same index, query and options, without any call.
 * Never throws, whatever was typed; an empty query finds nothing.
 */
export const search = (index: SearchIndex, query: string, options: SearchOptions = {}): SearchAnswer => {
  const text = normalise(query, index.simplified)
  if (text === '') return { kind: 'none', results: [], groups: [] }
  const coded = byCode(index, text)
  if (coded !== undefined) return { kind: 'confident', results: [{ code: coded[0], score: 1 }], groups: [] }
  const named = unitNamed(index, text)
  if (named !== undefined && !index.sheets.some((sheet) => isNameOf(index, sheet, text)))
    return ofUnit(index, named)
  const matches = read(index, text)
  const information = withRecency(text, withoutPurpose(text, informationOf(text, matches), matches))
  const shares = coverage(information, matches, index.sheets.length)
  const audience = options.audience === undefined ? -1 : index.audiences.indexOf(options.audience)
  const namesAudience = matches.some((match) => match.isExact && match.audiences !== undefined)
  const open = index.audiences.indexOf(everybody)
  const ranked = index.sheets
    .map((sheet, number) => {
      const served = sheet[4]
      const share = shares[number] ?? 0
      const isTheirs = audience < 0 || namesAudience || served.includes(audience) || served.includes(open)
      return { sheet, share, score: isTheirs ? share : share * notTheirs }
    })
    .filter(({ share }) => share > 0.05)
    .sort((a, b) => b.score - a.score || (a.sheet[0] < b.sheet[0] ? -1 : 1))
  const top = ranked[0]
  const isUnderstood =
    top !== undefined && top.share >= (isLettersOnly(text, matches) ? leastOfLetters : leastScore)
  const called = isUnderstood ? undefined : unitCalled(index, text)
  if (called !== undefined) return ofUnit(index, called)
  if (top === undefined) return { kind: 'none', results: [], groups: [] }
  const shown = ranked
    .filter(({ score }) => score >= top.score * worthShowing)
    .slice(0, Math.max(0, options.limit ?? 8))
  const results = shown.map(({ sheet, score }) => ({ code: sheet[0], score: Math.min(1, score) }))
  if (!isUnderstood) return { kind: 'none', results, groups: [] }
  const equals = shown.filter(({ score }) => score >= top.score * asGood)
  if (equals.length < 2 || isNameOf(index, top.sheet, text)) return { kind: 'confident', results, groups: [] }
  return {
    kind: 'choices',
    results,
    groups: groupsOf(
      index,
      equals.map(({ sheet }) => sheet),
    ),
  }
}
