/** Longest query that is looked at, in characters; nobody types more about one matter. */
const longest = 48

const isHan = (char: string): boolean => char >= '\u4e00' && char <= '\u9fff'
const isLatin = (char: string): boolean => (char >= 'a' && char <= 'z') || (char >= '0' && char <= '9')

export type Script = 'han' | 'latin' | 'none'
export const scriptOf = (char: string | undefined): Script =>
  char === undefined ? 'none' : isHan(char) ? 'han' : isLatin(char) ? 'latin' : 'none'

/**
 * A text as the search compares it: full width and ligatures undone, small letters, simplified characters,
 * everything else one space. `most` bounds the length; sheets' own texts are taken whole.
 */
export const normalise = (
  raw: string,
  simplified: ReadonlyMap<string, string>,
  most: number = longest,
): string => {
  // Most texts are plain characters already.
  if (/^[\u4e00-\u9fff]*$/.test(raw)) {
    return Array.from(raw.slice(0, most), (char) => simplified.get(char) ?? char).join('')
  }
  let text = ''
  for (const char of raw
    .slice(0, most * 4)
    .normalize('NFKC')
    .toLowerCase()) {
    const plain = simplified.get(char) ?? char
    if (scriptOf(plain) !== 'none') text += plain
    else if (plain === "'" || plain === "'") continue
    else if (text !== '' && !text.endsWith(' ')) text += ' '
    if (text.length >= most) break
  }
  return text.trim()
}
