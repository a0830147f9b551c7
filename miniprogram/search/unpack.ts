import type { SearchFile, Sounds } from '../../cloudfunctions/_shared/search-file'

// As in `cloudfunctions/_shared/search-file.ts`, which the phone can't import.
const packDigits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

const digitOf = (text: string, at: number): number => Math.max(0, packDigits.indexOf(text.charAt(at)))

/** The characters that the gaps lead to. */
const charactersOf = (gaps: string): string[] => {
  const characters: string[] = []
  let code = 0x4e00
  let gap = 0
  let shift = 0
  for (let at = 0; at < gaps.length; at += 1) {
    const digit = digitOf(gaps, at)
    gap += (digit & 31) << shift
    shift += 5
    if (digit >= 32) continue
    code += gap
    characters.push(String.fromCharCode(code))
    gap = 0
    shift = 0
  }
  return characters
}

/** Character → its syllables. */
export const unpackSounds = ([list, gaps, numbers]: Sounds): Map<string, readonly string[]> => {
  const syllables = list.split(' ')
  const readings = new Map<string, readonly string[]>()
  charactersOf(gaps).forEach((char, place) => {
    const syllable = syllables[digitOf(numbers, place * 2) * 64 + digitOf(numbers, place * 2 + 1)]
    if (syllable !== undefined) readings.set(char, [...(readings.get(char) ?? []), syllable])
  })
  return readings
}

/** Traditional character → simplified character. */
export const unpackTraditional = ([gaps, simplified]: SearchFile['traditional']): Map<string, string> =>
  new Map(charactersOf(gaps).map((char, place) => [char, simplified.charAt(place)]))
