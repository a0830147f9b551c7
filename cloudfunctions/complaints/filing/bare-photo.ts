/** 去掉元数据: a photo with nothing in it but the picture: no place, time, device, owner or thumbnail (§33). */

const MARKER = 0xff
const START = 0xd8
const END = 0xd9
const SCAN = 0xda
const APP1 = 0xe1
/** Adobe's segment says how colours are meant, and nothing else; without it some photos turn green. */
const ADOBE = 0xee
const ADOBE_BYTES = 14

const isRestart = (marker: number): boolean => marker >= 0xd0 && marker <= 0xd7
const isNeeded = (marker: number): boolean =>
  // Tables, frames and restart intervals.
  (marker >= 0xc0 && marker <= 0xcf) || (marker >= 0xdb && marker <= 0xdf)

const text = (bytes: Uint8Array, from: number, length: number): string =>
  Buffer.from(bytes.subarray(from, from + length)).toString('latin1')

/** Which way up a photo is, by its Exif; nothing where it says nothing. */
const orientationIn = (segment: Uint8Array): number | undefined => {
  if (text(segment, 0, 6) !== 'Exif\0\0') return undefined
  const tiff = Buffer.from(segment.subarray(6))
  if (tiff.length < 10) return undefined
  const isLittle = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const first = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  if (first + 2 > tiff.length) return undefined
  for (let n = 0; n < short(first); n++) {
    const at = first + 2 + n * 12
    if (at + 12 > tiff.length) return undefined
    if (short(at) !== 0x0112) continue
    const value = short(at + 8)
    return value >= 2 && value <= 8 ? value : undefined
  }
  return undefined
}

/** An Exif segment that says which way up, and nothing more. */
const uprightSegment = (orientation: number): Buffer =>
  Buffer.from([
    ...[MARKER, APP1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0],
    ...[0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1],
    ...[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0],
    ...[0, 0, 0, 0],
  ])

/** Where the picture's own data end, which begin here: at the next marker that is none of its own. */
const endOfScan = (bytes: Uint8Array, from: number): number => {
  for (let at = from; at + 1 < bytes.length; at++) {
    const next = bytes[at + 1] ?? 0
    if (bytes[at] === MARKER && next !== 0 && next !== MARKER && !isRestart(next)) return at
  }
  return bytes.length
}

/** A JPEG without its APPn and COM segments and without whatever follows its end; nothing where it is none. */
const bareJpeg = (bytes: Uint8Array): Buffer | undefined => {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  let orientation: number | undefined
  let hasScan = false
  for (let at = 2; at + 1 < bytes.length;) {
    if (bytes[at] !== MARKER) return undefined
    const marker = bytes[at + 1] ?? 0
    if (marker === MARKER) {
      at++
      continue
    }
    if (marker === END) {
      if (!hasScan) return undefined
      if (orientation !== undefined) kept.splice(1, 0, uprightSegment(orientation))
      return Buffer.concat([...kept, bytes.subarray(at, at + 2)])
    }
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)
    const end = at + 2 + length
    if (marker === START || length < 2 || end > bytes.length) return undefined
    const segment = bytes.subarray(at + 4, end)
    if (marker === SCAN) {
      hasScan = true
      const scanEnd = endOfScan(bytes, end)
      kept.push(bytes.subarray(at, scanEnd))
      at = scanEnd
      continue
    }
    if (isNeeded(marker)) kept.push(bytes.subarray(at, end))
    else if (marker === ADOBE && text(segment, 0, 5) === 'Adobe' && length === ADOBE_BYTES)
      kept.push(bytes.subarray(at, end))
    else if (marker === APP1) orientation ??= orientationIn(segment)
    at = end
  }
  return undefined
}

const PNG_HEAD = 8
/** Chunks that say how the picture looks; all others may say where it is from. */
const pngChunks = ['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'bKGD']

/** A PNG with the chunks of its picture only, up to its end; nothing where it is none. */
const barePng = (bytes: Uint8Array): Buffer | undefined => {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept: Uint8Array[] = [bytes.subarray(0, PNG_HEAD)]
  for (let at = PNG_HEAD; at + 12 <= bytes.length;) {
    const end = at + 12 + view.readUInt32BE(at)
    const type = text(bytes, at + 4, 4)
    if (end > bytes.length || (at === PNG_HEAD && type !== 'IHDR')) return undefined
    if (pngChunks.includes(type)) kept.push(bytes.subarray(at, end))
    if (type === 'IEND') return Buffer.concat(kept)
    at = end
  }
  return undefined
}

/** The picture alone, or nothing where the file isn't whole: what can't be read can't be cleaned, and isn't taken. */
export const barePhoto = (kind: 'jpeg' | 'png', bytes: Uint8Array): Buffer | undefined =>
  kind === 'jpeg' ? bareJpeg(bytes) : barePng(bytes)
