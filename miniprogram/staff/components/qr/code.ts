/**
 * The two smallest QR codes (ISO 18004 versions 1 and 2, level M, bytes) for ASCII: 14 characters, as a referral's
 * scene has, or 26, as a case's; a visit's is between. WeChat packs npm packages whole, and the encoders there are larger than a page.
 */
interface Version {
  /** Modules to a side. */
  readonly size: number
  readonly dataWords: number
  readonly checkWords: number
  /** The middle of the alignment pattern, as row and as column. */
  readonly aligned?: number
}

const versions: readonly Version[] = [
  { size: 21, dataWords: 16, checkWords: 10 },
  { size: 25, dataWords: 28, checkWords: 16, aligned: 18 },
]
/** Mode, length and the end of the data take two words. */
const mostBytes = ({ dataWords }: Version): number => dataWords - 2

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
const checkOf = (data: readonly number[], checkWords: number): number[] => {
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

const bytesOf = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0))

const versionFor = (text: string): Version => {
  const bytes = bytesOf(text)
  const fitting = versions.find((version) => bytes.length <= mostBytes(version))
  if (fitting === undefined || bytes.some((byte) => byte > 127))
    throw new RangeError('at most 26 ASCII characters')
  return fitting
}

const wordsOf = (text: string, { dataWords, checkWords }: Version): number[] => {
  const bytes = bytesOf(text)
  const bits = [...bitsOf(4, 4), ...bitsOf(bytes.length, 8), ...bytes.flatMap((byte) => bitsOf(byte, 8))]
  const filled = [...bits, ...bitsOf(0, 4)]
  const words: number[] = []
  for (let at = 0; at + 8 <= filled.length; at += 8)
    words.push(filled.slice(at, at + 8).reduce((word, bit) => word * 2 + Number(bit), 0))
  for (let pad = 0; words.length < dataWords; pad += 1) words.push(pad % 2 === 0 ? 0xec : 0x11)
  return [...words, ...checkOf(words, checkWords)]
}

const ringAround = (middle: number, row: number, column: number): number =>
  Math.max(Math.abs(row - middle), Math.abs(column - middle))

/** Whether a module belongs to finders, separators, timing, alignment or format, and so carries no data. */
const isFixed = ([row, column]: Place, { size, aligned }: Version): boolean =>
  (row < 9 && (column < 9 || column > size - 9)) ||
  (row > size - 9 && column < 9) ||
  row === 6 ||
  column === 6 ||
  (aligned !== undefined && ringAround(aligned, row, column) < 3)

const isFinder = (row: number, column: number): boolean => {
  const ring = ringAround(3, row, column)
  return ring !== 2 && ring < 4
}

/** Level M is 0; three bits of mask, ten of a BCH code, the whole masked. */
const formatOf = (mask: number): boolean[] => {
  let rest = mask << 10
  for (let bit = 14; bit >= 10; bit -= 1) if ((rest >> bit) & 1) rest ^= 0x537 << (bit - 10)
  return bitsOf(((mask << 10) | rest) ^ 0x5412, 15)
}

/** Both copies of the format, its highest bit first. */
const formatPlaces = ({ size }: Version): Place[][] => [
  [
    ...[0, 1, 2, 3, 4, 5, 7, 8].map((column): Place => [8, column]),
    ...[7, 5, 4, 3, 2, 1, 0].map((row): Place => [row, 8]),
  ],
  [
    ...[1, 2, 3, 4, 5, 6, 7].map((below): Place => [size - below, 8]),
    ...[8, 7, 6, 5, 4, 3, 2, 1].map((right): Place => [8, size - right]),
  ],
]

/** Data places in their order: upwards and downwards in pairs of columns, from the right. */
const dataPlaces = (version: Version): Place[] => {
  const { size } = version
  const places: Place[] = []
  // The column of the timing pattern is passed over.
  const rights = Array.from({ length: (size - 1) / 2 }, (_none, turn) => size - 1 - 2 * turn)
  const pairs = rights.map((right) => (right > 6 ? right : right - 1))
  pairs.forEach((right, turn) => {
    for (let step = 0; step < size; step += 1) {
      const row = turn % 2 === 0 ? size - 1 - step : step
      for (const column of [right, right - 1])
        if (!isFixed([row, column], version)) places.push([row, column])
    }
  })
  return places
}

const isAlignment = (row: number, column: number, { aligned }: Version): boolean =>
  aligned !== undefined && [0, 2].includes(ringAround(aligned, row, column))

const draw = (bits: readonly boolean[], mask: number, version: Version): Grid => {
  const { size } = version
  const grid: Grid = Array.from({ length: size }, (_none, row) =>
    Array.from(
      { length: size },
      (_nothing, column) =>
        isFinder(row, column) ||
        isFinder(row, size - 1 - column) ||
        isFinder(size - 1 - row, column) ||
        isAlignment(row, column, version) ||
        ((row === 6 || column === 6) && Math.min(row, column) === 6 && (row + column) % 2 === 0) ||
        (row === size - 8 && column === 8),
    ),
  )
  const set = ([row, column]: Place, isDark: boolean): void => {
    const line = grid[row]
    if (line !== undefined) line[column] = isDark
  }
  dataPlaces(version).forEach((place, at) => {
    set(place, (bits[at] ?? false) !== (masks[mask]?.(...place) ?? false))
  })
  for (const places of formatPlaces(version))
    formatOf(mask).forEach((bit, at) => {
      set(places[at] ?? [0, 0], bit)
    })
  return grid
}

const lookalike = /(?=10111010000|00001011101)/g

/** How hard a drawing is to read, by the four rules of the standard. */
const penaltyOf = (grid: Grid): number => {
  const size = grid.length
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
 * @throws RangeError beyond 26 ASCII characters
 */
export const qrCode = (text: string, mask?: number): boolean[][] => {
  const version = versionFor(text)
  const bits = wordsOf(text, version).flatMap((word) => bitsOf(word, 8))
  if (mask !== undefined) return draw(bits, mask, version)
  const drawn = masks.map((_mask, number) => draw(bits, number, version))
  return drawn.reduce((best, one) => (penaltyOf(one) < penaltyOf(best) ? one : best))
}

/** A dark run of a row, as a style in per cent of the code with its quiet zone of four modules. */
export interface Bar {
  readonly key: string
  readonly style: string
}

export const barsOf = (grid: Grid): Bar[] => {
  const cell = 100 / (grid.length + 8)
  // A little more than a row: no seam of light between two rows of the same column.
  const height = `height:${String(cell * 1.01)}%`
  return grid.flatMap((row, at) => {
    const line = row.map(Number).join('')
    return [...line.matchAll(/1+/g)].map(({ index, 0: run }) => ({
      key: `${String(at)}-${String(index)}`,
      style: `top:${String((at + 4) * cell)}%;left:${String((index + 4) * cell)}%;width:${String(run.length * cell)}%;${height};`,
    }))
  })
}
