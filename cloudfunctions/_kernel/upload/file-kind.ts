/** Kinds of file that are taken, each by what its first bytes are: a name or a type that a phone sends proves nothing. */
const firstBytes = {
  jpeg: [[0xff, 0xd8, 0xff]],
  png: [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  pdf: [[0x25, 0x50, 0x44, 0x46, 0x2d]],
  // Any zip begins so: whoever reads the workbook refuses what is none, and `document-content` looks inside.
  xlsx: [[0x50, 0x4b, 0x03, 0x04]],
  // The brace of the first object, or a byte order mark before it.
  jsonl: [[0x7b], [0xef, 0xbb, 0xbf, 0x7b]],
} as const satisfies Record<string, readonly (readonly number[])[]>
export const fileKinds = [
  'jpeg',
  'png',
  'pdf',
  'xlsx',
  'jsonl',
] as const satisfies readonly (keyof typeof firstBytes)[]
export type FileKind = (typeof fileKinds)[number]

/** What a file is by its first bytes; nothing for every other kind. */
export const kindOf = (head: Uint8Array): FileKind | undefined =>
  fileKinds.find((kind) => firstBytes[kind].some((bytes) => bytes.every((byte, at) => head[at] === byte)))
