import * as v from 'valibot'
import { collection } from './collection'
import type { Context } from './context'
import { randomId } from './hash'
import { type KernelCode, refuse } from './kernel-refusals'
import { spend } from './rate-limit'
import type { Refusal } from './refusal'
import { storage } from './sdk'
import { type Doc, get, insert, is, update } from './store'
import { Count, Id, StoredFile, stamps } from './values'

/** A file that a phone was told where to put. Until it is attached to something it is nobody's and goes within a day. */
const Upload = v.strictObject({
  _id: Id,
  /** Visitor id of who may attach it. */
  visitor: v.string(),
  path: v.string(),
  /** Known by its environment: what the storage is asked for. */
  fileId: StoredFile,
  isAttached: v.boolean(),
  ...stamps,
})

export const Uploads = collection({
  name: 'uploads',
  schema: Upload,
  purpose:
    'Places that phones were given to upload to, until the file is attached to something or thrown away',
  personal: 'pseudonymous',
  keepDays: 1,
  file: 'fileId',
  indexes: [{ on: ['updatedAt'] }],
})

/** Kinds of file that are taken, each by what its first bytes are: a name or a type that a phone sends proves nothing. */
const firstBytes = {
  jpeg: [[0xff, 0xd8, 0xff]],
  png: [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  pdf: [[0x25, 0x50, 0x44, 0x46, 0x2d]],
  // Any zip begins so: whoever reads the workbook refuses what is none.
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

/** 附件: a file that belongs to something, in a place that no phone can read or write. */
export const Attachment = v.strictObject({
  file: StoredFile,
  kind: v.picklist(fileKinds),
  bytes: Count,
})
export type Attachment = v.InferOutput<typeof Attachment>

const UPLOADS = { times: 30, minutes: 10 } as const

/** Gives a place for one file; the same command gives the same place. */
export const beginUpload = async (
  _input: unknown,
  context: Context,
): Promise<{ uploadId: string; path: string } | Refusal<KernelCode>> => {
  const { now } = context
  const known = await get(Uploads, context.operation)
  if (known !== undefined) return { uploadId: known._id, path: known.path }
  const wait = await spend(`${context.visitor}:uploads`, UPLOADS, now)
  if (wait !== undefined) return refuse('TOO_OFTEN', { retryInSeconds: wait })
  const path = `uploads/${randomId()}${randomId()}`
  const { data } = await storage.getUploadMetadata({ cloudPath: path })
  const upload: Doc<typeof Uploads> = {
    _id: context.operation,
    visitor: context.visitor,
    path,
    fileId: data.fileId,
    isAttached: false,
    createdAt: now,
    updatedAt: now,
    v: 1,
  }
  const placed = (await insert(Uploads, upload)) === 'inserted' ? upload : await get(Uploads, upload._id)
  return { uploadId: upload._id, path: placed?.path ?? path }
}

export const kindOf = (head: Uint8Array): FileKind | undefined =>
  fileKinds.find((kind) => firstBytes[kind].some((bytes) => bytes.every((byte, at) => head[at] === byte)))

const LINK_SECONDS = 300

/** A link to a file for five minutes, or nothing when it isn't there. */
export const linkTo = async (file: string): Promise<string | undefined> => {
  const { fileList } = await storage.getTempFileURL({ fileList: [{ fileID: file, maxAge: LINK_SECONDS }] })
  const [one] = fileList
  return one === undefined || one.tempFileURL === '' ? undefined : encodeURI(one.tempFileURL)
}

/** A kept file whole, or nothing when it is gone or larger than it may be. For files that a function reads itself. */
export const readFile = async (file: string, mostBytes: number): Promise<Uint8Array | undefined> => {
  const link = await linkTo(file)
  if (link === undefined) return undefined
  const answer = await fetch(link)
  const bytes = Number(answer.headers.get('content-length') ?? Number.NaN)
  if (answer.ok && bytes <= mostBytes) return new Uint8Array(await answer.arrayBuffer())
  await answer.body?.cancel()
  return undefined
}

/** Keeps a file that a function made, at a path that no phone reaches, and gives its id. */
export const keepFile = async (path: string, content: Uint8Array): Promise<string> => {
  const { data } = await storage.getUploadMetadata({ cloudPath: path })
  const headers = {
    Signature: data.authorization,
    authorization: data.authorization,
    'x-cos-security-token': data.token,
    'x-cos-meta-fileid': data.cosFileId,
    key: encodeURIComponent(path),
  }
  const answer = await fetch(data.url, { method: 'PUT', headers, body: Buffer.from(content) })
  if (!answer.ok) throw new Error(`storage answered ${String(answer.status)}`)
  return data.fileId
}

/** Size and first bytes, without fetching the rest: a photo of 30 MB must not fill the function's memory. */
const look = async (file: string): Promise<{ bytes: number; head: Uint8Array } | undefined> => {
  const link = await linkTo(file)
  if (link === undefined) return undefined
  const answer = await fetch(link)
  const bytes = Number(answer.headers.get('content-length') ?? Number.NaN)
  const reader = answer.body?.getReader()
  if (!answer.ok || reader === undefined || Number.isNaN(bytes)) return undefined
  const first = (await reader.read()) as { readonly value?: Uint8Array }
  await reader.cancel()
  return { bytes, head: first.value ?? new Uint8Array() }
}

/**
 * 附上: takes an uploaded file for a thing after a look at its size and first bytes, and moves it where no phone
 * can reach it. `folder` names the thing. Refuses what isn't the caller's own upload; called again, it gives the same.
 */
export const attach = async (
  uploadId: string,
  folder: string,
  allowed: { readonly kinds: readonly FileKind[]; readonly mostBytes: number },
  context: Context,
): Promise<Attachment | Refusal<KernelCode>> => {
  const upload = await get(Uploads, uploadId)
  if (upload?.visitor !== context.visitor) return refuse('FILE_UNKNOWN', {})
  const kept = `kept/${folder}/${upload.path.slice('uploads/'.length)}`
  const keptId = upload.fileId.slice(0, upload.fileId.length - upload.path.length) + kept
  const seen = (await look(upload.fileId)) ?? (upload.isAttached ? await look(keptId) : undefined)
  if (seen === undefined) return refuse('FILE_UNKNOWN', {})
  if (seen.bytes > allowed.mostBytes) {
    return refuse('FILE_TOO_LARGE', { mostMegabytes: Math.floor(allowed.mostBytes / 1024 / 1024) })
  }
  const kind = kindOf(seen.head)
  if (kind === undefined || !allowed.kinds.includes(kind))
    return refuse('FILE_KIND', { kinds: allowed.kinds })
  // Marked first: what is marked and not yet moved is found again by the same command, never purged half-way.
  await update(Uploads, { _id: upload._id }, { isAttached: true, updatedAt: context.now, v: is.inc(1) })
  await storage.copyFile({
    fileList: [{ srcPath: upload.path, dstPath: kept, overwrite: true, removeOriginal: false }],
  })
  return { file: keptId, kind, bytes: seen.bytes }
}
