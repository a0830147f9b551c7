import { filePrefix, readStored, removeStored, writeStored } from './storage'
import { api, Failure, text, type Api } from './api'

/** Where a mini-program may keep files of its own. */
export const USER_DATA_PATH = 'wxfile://usr'

const keyOf = (path: string): string => `${filePrefix}${path}`

interface StoredFile {
  readonly base64: string
  readonly at: number
}

const stored = (path: string): StoredFile => {
  const file = readStored(keyOf(path)) as StoredFile | undefined
  if (file === undefined) throw new Failure(`no such file or directory, open '${path}'`)
  return file
}

const toBytes = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))

export const toBase64 = (bytes: Uint8Array): string => {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}

/** The content of a file: chosen by the person (`blob:`), kept by the mini-program, or packed with it. */
export const fileAt = async (path: string): Promise<Blob> => {
  if (path.startsWith(USER_DATA_PATH)) return new Blob([toBytes(stored(path).base64)])
  const url = /^(blob|data|https?):/.test(path) ? path : `./files/${path.replace(/^\//, '')}`
  const answer = await fetch(url)
  if (!answer.ok) throw new Failure(`no such file or directory, open '${path}'`)
  return answer.blob()
}

const decode = (bytes: Uint8Array<ArrayBuffer>, encoding: unknown): string | ArrayBuffer => {
  if (encoding === undefined) return bytes.buffer
  if (encoding === 'base64') return toBase64(bytes)
  return new TextDecoder(encoding === 'utf8' ? 'utf-8' : text(encoding)).decode(bytes)
}

const encode = (data: unknown, encoding: unknown): Uint8Array => {
  if (data instanceof ArrayBuffer) return new Uint8Array(data)
  return encoding === 'base64' ? toBytes(text(data)) : new TextEncoder().encode(text(data))
}

/** Keeps a file under the mini-program's own path. */
export const keepFile = (path: string, data: ArrayBuffer): void => {
  write(path, data, undefined)
}

const write = (path: string, data: unknown, encoding: unknown): void => {
  if (!path.startsWith(USER_DATA_PATH)) throw new Failure(`permission denied, open ${path}`)
  writeStored(keyOf(path), { base64: toBase64(encode(data, encoding)), at: Date.now() } satisfies StoredFile)
}

const unlink = (path: string): void => {
  stored(path)
  removeStored(keyOf(path))
}

/** 文件: reading, writing and removing whole files. */
export const fileSystem = (): Record<string, Api | ((...values: never[]) => unknown)> => ({
  readFile: api('readFile', async ({ filePath, encoding }) => {
    const content = await fileAt(text(filePath))
    return { data: decode(new Uint8Array(await content.arrayBuffer()), encoding) }
  }),
  readFileSync: (path: string, encoding?: string) => decode(toBytes(stored(path).base64), encoding),
  writeFile: api('writeFile', ({ filePath, data, encoding }) => {
    write(text(filePath), data, encoding)
  }),
  writeFileSync: write,
  unlink: api('unlink', ({ filePath }) => {
    unlink(text(filePath))
  }),
  unlinkSync: unlink,
  access: api('access', async ({ path }) => {
    await fileAt(text(path))
  }),
  getFileInfo: api('getFileInfo', async ({ filePath }) => ({ size: (await fileAt(text(filePath))).size })),
})
