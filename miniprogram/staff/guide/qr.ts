/**
 * The smallest QR code (ISO 18004 version 1, level M, bytes): 21 × 21 modules for at most 14 characters of ASCII,
 * which a referral's scene is. WeChat packs npm packages whole, and the encoders there are larger than this page.
 */
const size = 21
const dataWords = 16
const checkWords = 10
const mostBytes = 14

type Grid = boolean[][]
type Place = readonly [row: number, column: number]

/** The masks of the standard, by number. */
const masks: readonly ((row: number, column: number) => boolean)[] = [
  (i, j) => (i + j) % 2 === 0,
  (i) => i % 2 === 0,
  (_i, j) => j % 3 === 0,
  (i, j) => (i + j) % 3 === 0,
  (i, j) => (Math.floor(i / 2) + Math.floor(j / 3)) % 2 === 0,
  (i, j) => ((i * j) % 2) + ((i * j) % 3) === 0,
  (i, j) => (((i * j) % 2) + ((i * j) % 3)) % 2 === 0,
  (i, j) => (((i + j) % 2) + ((i * j) % 3)) % 2 === 0,
]

/** Product in the field of 256 elements that the standard uses. */
const times = (a: number, b: number): number => {
  let product = 0
  for (let bit = 7; bit >= 0; bit -= 1) {
    product = (product << 1) ^ ((product >> 7) * 0x11d)
    product ^= ((b >> bit) & 1) * a
  }
  return product
}

/** Remainder of the data by the generator polynomial: the Reed–Solomon words. */
const checkOf = (data: readonly number[]): number[] => {
  let generator = [1]
  let root = 1
  for (let degree = 0; degree < checkWords; degree += 1) {
    const by = root
    generator = [...generator, 0].map((one, at) => one ^ times(generator[at - 1] ?? 0, by))
    root = times(root, 2)
  }
  const rest = [...data, ...generator.slice(1).map(() => 0)]
  data.forEach((_word, at) => {
    const factor = rest[at] ?? 0
    generator.forEach((one, step) => {
      rest[at + step] = (rest[at + step] ?? 0) ^ times(one, factor)
    })
  })
  return rest.slice(data.length)
}

const bitsOf = (value: number, length: number): boolean[] =>
  Array.from({ length }, (_none, at) => ((value >> (length - 1 - at)) & 1) === 1)

const wordsOf = (text: string): number[] => {
  const bytes = Array.from(text, (letter) => letter.charCodeAt(0))
  if (bytes.length > mostBytes || bytes.some((byte) => byte > 127))
    throw new RangeError(`at most ${String(mostBytes)} ASCII characters`)
  const bits = [...bitsOf(4, 4), ...bitsOf(bytes.length, 8), ...bytes.flatMap((byte) => bitsOf(byte, 8))]
  const filled = [...bits, ...bitsOf(0, 4)]
  const words: number[] = []
  for (let at = 0; at + 8 <= filled.length; at += 8)
    words.push(filled.slice(at, at + 8).reduce((word, bit) => word * 2 + Number(bit), 0))
  for (let pad = 0; words.length < dataWords; pad += 1) words.push(pad % 2 === 0 ? 0xec : 0x11)
  return [...words, ...checkOf(words)]
}

/** Whether a module belongs to finders, separators, timing or format, and so carries no data. */
const isFixed = ([row, column]: Place): boolean =>
  (row < 9 && (column < 9 || column > 12)) || (row > 12 && column < 9) || row === 6 || column === 6

const isFinder = (row: number, column: number): boolean => {
  const ring = Math.max(Math.abs(row - 3), Math.abs(column - 3))
  return ring !== 2 && ring < 4
}

/** Level M is 0; three bits of mask, ten of a BCH code, the whole masked. */
const formatOf = (mask: number): boolean[] => {
  let rest = mask << 10
  for (let bit = 14; bit >= 10; bit -= 1) if ((rest >> bit) & 1) rest ^= 0x537 << (bit - 10)
  return bitsOf(((mask << 10) | rest) ^ 0x5412, 15)
}

/** Both copies of the format, its highest bit first. */
const formatPlaces: readonly (readonly Place[])[] = [
  [
    ...[0, 1, 2, 3, 4, 5, 7, 8].map((column): Place => [8, column]),
    ...[7, 5, 4, 3, 2, 1, 0].map((row): Place => [row, 8]),
  ],
  [
    ...[20, 19, 18, 17, 16, 15, 14].map((row): Place => [row, 8]),
    ...[13, 14, 15, 16, 17, 18, 19, 20].map((column): Place => [8, column]),
  ],
]

/** Data places in their order: upwards and downwards in pairs of columns, from the right. */
const dataPlaces = (): Place[] => {
  const places: Place[] = []
  const pairs = [20, 18, 16, 14, 12, 10, 8, 5, 3, 1]
  pairs.forEach((right, turn) => {
    for (let step = 0; step < size; step += 1) {
      const row = turn % 2 === 0 ? size - 1 - step : step
      for (const column of [right, right - 1]) if (!isFixed([row, column])) places.push([row, column])
    }
  })
  return places
}

const draw = (bits: readonly boolean[], mask: number): Grid => {
  const grid: Grid = Array.from({ length: size }, (_none, row) =>
    Array.from(
      { length: size },
      (_nothing, column) =>
        isFinder(row, column) ||
        isFinder(row, size - 1 - column) ||
        isFinder(size - 1 - row, column) ||
        ((row === 6 || column === 6) && Math.min(row, column) === 6 && (row + column) % 2 === 0) ||
        (row === 13 && column === 8),
    ),
  )
  const set = ([row, column]: Place, isDark: boolean): void => {
    const line = grid[row]
    if (line !== undefined) line[column] = isDark
  }
  dataPlaces().forEach((place, at) => {
    set(place, (bits[at] ?? false) !== (masks[mask]?.(...place) ?? false))
  })
  for (const places of formatPlaces)
    formatOf(mask).forEach((bit, at) => {
      set(places[at] ?? [0, 0], bit)
    })
  return grid
}

const lookalike = /(?=10111010000|00001011101)/g

/** How hard a drawing is to read, by the four rules of the standard. */
const penaltyOf = (grid: Grid): number => {
  const rows = grid.map((row) => row.map(Number).join(''))
  const columns = rows.map((_row, at) => rows.map((row) => row.charAt(at)).join(''))
  const lines = [...rows, ...columns]
  const runs = lines.flatMap((line) => line.match(/0{5,}|1{5,}/g) ?? [])
  const finders = lines.reduce((sum, line) => sum + (line.match(lookalike)?.length ?? 0), 0)
  let blocks = 0
  for (let row = 0; row < size - 1; row += 1)
    for (let column = 0; column < size - 1; column += 1) {
      const block = `${rows[row]?.substring(column, column + 2) ?? ''}${rows[row + 1]?.substring(column, column + 2) ?? ''}`
      if (block === '0000' || block === '1111') blocks += 1
    }
  const dark = rows.join('').split('1').length - 1
  const uneven = Math.floor(Math.abs((dark * 100) / (size * size) - 50) / 5)
  return runs.reduce((sum, run) => sum + run.length - 2, 0) + blocks * 3 + finders * 40 + uneven * 10
}

/**
 * The code of a text, dark modules true, rows from the top, without the quiet zone.
 * @throws RangeError beyond 14 ASCII characters
 */
export const qrCode = (text: string, mask?: number): boolean[][] => {
  const bits = wordsOf(text).flatMap((word) => bitsOf(word, 8))
  if (mask !== undefined) return draw(bits, mask)
  const drawn = masks.map((_mask, number) => draw(bits, number))
  return drawn.reduce((best, one) => (penaltyOf(one) < penaltyOf(best) ? one : best))
}

/** A dark run of a row, as a style in per cent of the code with its quiet zone of four modules. */
export interface Bar {
  readonly key: string
  readonly style: string
}

export const barsOf = (grid: Grid): Bar[] => {
  const cell = 100 / (size + 8)
  return grid.flatMap((row, at) => {
    const line = row.map(Number).join('')
    return [...line.matchAll(/1+/g)].map(({ index, 0: run }) => ({
      key: `${String(at)}-${String(index)}`,
      style: `top:${String((at + 4) * cell)}%;left:${String((index + 4) * cell)}%;width:${String(run.length * cell)}%;`,
    }))
  })
}
