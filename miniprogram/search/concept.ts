import type { SearchFile, WordKind } from '../../cloudfunctions/_shared/search-file'
import { focus, raise, type SheetText, type Worths } from './text'

/** What a row of the vocabulary stands for in this catalogue. */
export interface Concept {
  readonly kind: WordKind
  /** How far each sheet answers it; empty when no sheet does. */
  readonly sheets: ReadonlyMap<number, number>
  /** How much naming it says: rare things much, actions little, "to apply" nothing. */
  readonly information: number
  /** For audiences: their numbers. */
  readonly audiences?: readonly number[]
}

/** The audience that includes every other. */
const everybody = '全体师生'

const weight: Record<WordKind, number> = {
  thing: 1,
  action: 0.55,
  audience: 0.45,
  situation: 1,
  beyond: 1.6,
  setting: 0.25,
  filler: 0.03,
}
// A word inside a longer one (证明 in 在读证明), and a part of a compound concept, say less than the whole.
const insideWorth = 0.5
const partWorth = 0.85

/** How rare something is that so many of all sheets have: 1 for none of them, towards 0 for all. */
export const rarity = (having: number, all: number): number =>
  Math.log(1 + all / (having + 0.5)) / Math.log(1 + all / 0.5)

const tagged = (file: SearchFile, kinds: readonly WordKind[], texts: readonly SheetText[]): Worths[] => {
  const worths = file.words.map((): Worths => new Map())
  for (const { sheets, hits, outer, content } of texts) {
    for (const hit of hits) {
      // Single characters mean too much to be taken out of a sheet's prose.
      if (hit.to - hit.from < 2) continue
      const share = focus(content, hit.from, hit.to) * (outer.has(hit) ? 1 : insideWorth)
      for (const { concept, strength, kind } of hit.wordings) {
        if (kind === 'filler' || kind === 'audience') continue
        for (const [sheet, worth] of sheets)
          raise(worths[concept] ?? new Map<number, number>(), sheet, worth * share * strength)
      }
    }
  }
  file.words.forEach(([kind, , , parts], concept) => {
    if (kinds[kind] !== 'thing' && kinds[kind] !== 'action') return
    for (const part of parts) {
      for (const [sheet, worth] of worths[concept] ?? [])
        raise(worths[part] ?? new Map<number, number>(), sheet, worth * partWorth)
    }
  })
  return worths
}

/** A situation calls for several things at once: a sheet answers it by the share of them that it has. */
const mean = (parts: readonly number[], worths: readonly Worths[]): Worths => {
  const all: Worths = new Map()
  for (const part of parts) {
    for (const [sheet, worth] of worths[part] ?? [])
      all.set(sheet, (all.get(sheet) ?? 0) + worth / parts.length)
  }
  return all
}

/** The audiences that a row of the vocabulary names, by their numbers. */
const audiencesOf = (file: SearchFile, row: number, parts: readonly number[]): number[] =>
  [row, ...parts]
    .map((one) => file.audiences.indexOf((file.words[one]?.[1] ?? '').split(' ')[0] ?? ''))
    .filter((audience) => audience >= 0)

const servedBy = (file: SearchFile, audiences: readonly number[]): Worths => {
  const open = file.audiences.indexOf(everybody)
  const sheets: Worths = new Map()
  file.sheets.forEach(([, , , , served], sheet) => {
    // A sheet for them alone is meant rather than one for them among others.
    const meant = served.filter((one) => audiences.includes(one)).length
    if (meant > 0) sheets.set(sheet, 0.9 + (0.1 * meant) / served.length)
    else if (served.includes(open)) sheets.set(sheet, 0.85)
  })
  return sheets
}

export const conceptsOf = (
  file: SearchFile,
  kinds: readonly WordKind[],
  texts: readonly SheetText[],
): Concept[] => {
  const worths = tagged(file, kinds, texts)
  const says = (row: number): number => {
    const having = [...(worths[row] ?? new Map<number, number>()).values()].filter(
      (worth) => worth >= 0.5,
    ).length
    return (
      weight[kinds[file.words[row]?.[0] ?? 0] ?? 'thing'] * (0.3 + 0.7 * rarity(having, file.sheets.length))
    )
  }
  // Audiences may be parts of situations, so their sheets come first.
  file.words.forEach(([kindNo, , , parts], row) => {
    if (kinds[kindNo] === 'audience') worths[row] = servedBy(file, audiencesOf(file, row, parts))
  })
  return file.words.map(([kindNo, , , parts], row): Concept => {
    const kind = kinds[kindNo] ?? 'filler'
    if (kind === 'filler') return { kind, sheets: new Map(), information: weight.filler }
    if (kind === 'audience') {
      const audiences = audiencesOf(file, row, parts)
      return {
        kind,
        sheets: worths[row] ?? new Map<number, number>(),
        audiences,
        information: weight.audience,
      }
    }
    if (kind === 'situation') {
      const said = parts.reduce((total, part) => total + says(part), 0) / Math.max(1, parts.length)
      return { kind, sheets: mean(parts, worths), information: said }
    }
    return { kind, sheets: worths[row] ?? new Map<number, number>(), information: says(row) }
  })
}
