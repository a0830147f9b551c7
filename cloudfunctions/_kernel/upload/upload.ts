import * as v from 'valibot'
import { collection } from '../collection'
import type { Context } from '../context'
import { type FileKind, fileKinds, kindOf } from './file-kind'
import { randomId } from '../hash'
import { type KernelCode, refuse } from '../kernel-refusals'
import { spend } from '../rate-limit'
import { isRefusal, type Refusal } from '../refusal'
import { storage } from '../sdk'
import { type Doc, get, insert, is, update } from '../store'
import { Count, Id, StoredFile, stamps } from '../values'

/** A file that a phone was told where to put. Until it is attached to something it is nobody's and goes within a day. */
const Upload = v.strictObject({
  _id: Id,
  /** Visitor id of who may attach it. */
  visitor: v.string(),
  path: v.string(),
  /** Known by its environment: what the storage is asked for. */
  fileId: StoredFile,
  isAttached: v.boolean(),
  /** Where a copy was going to be kept and by which command: what its command never ended is nobody's. */
  intents: v.optional(v.array(v.strictObject({ operation: v.string(), place: v.string() })), []),
  ...stamps,
})
export type Upload = v.InferOutput<typeof Upload>

export const Uploads = collection({
  name: 'uploads',
  schema: Upload,
  purpose:
    'Places that phones were given to upload to, until the file is attached to something or thrown away',
  personal: 'pseudonymous',
  mine: { why: 'a place for one file, for a day; what was attached stands with its case or application' },
  keepDays: 1,
  file: 'fileId',
  indexes: [{ on: ['updatedAt'] }],
})

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
    intents: [],
    createdAt: now,
    updatedAt: now,
    v: 1,
  }
  const placed = (await insert(Uploads, upload)) === 'inserted' ? upload : await get(Uploads, upload._id)
  return { uploadId: upload._id, path: placed?.path ?? path }
}

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
export const look = async (file: string): Promise<{ bytes: number; head: Uint8Array } | undefined> => {
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

/** Copies that one upload may be meant for; whoever tries oftener chooses the file again. */
const MOST_INTENTS = 20

/** The caller's own upload, while it may still be attached to something. */
export const ownUpload = async (
  uploadId: string,
  { visitor }: Context,
): Promise<Upload | Refusal<KernelCode>> => {
  const upload = await get(Uploads, uploadId)
  return upload?.visitor === visitor && upload.intents.length < MOST_INTENTS
    ? upload
    : refuse('FILE_UNKNOWN', {})
}

/** The id under which a path of the same storage is known. */
export const idAt = ({ fileId, path }: Upload, place: string): string =>
  fileId.slice(0, fileId.length - path.length) + place

/**
 * Writes down where a copy is going to lie before it is made. A command that dies afterwards leaves a copy that
 * nothing names; the nightly purge finds it here, because its answer was never kept.
 */
export const intend = async (upload: Upload, place: string, { operation, now }: Context): Promise<void> => {
  const isKnown = upload.intents.some((one) => one.operation === operation && one.place === place)
  await update(
    Uploads,
    { _id: upload._id },
    {
      isAttached: true,
      ...(isKnown ? {} : { intents: is.push([{ operation, place }]) }),
      updatedAt: now,
      v: is.inc(1),
    },
  )
}

/** Refuses what is larger than it may be. */
export const tooLarge = (bytes: number, mostBytes: number): Refusal<KernelCode> | undefined =>
  bytes > mostBytes
    ? refuse('FILE_TOO_LARGE', { mostMegabytes: Math.floor(mostBytes / 1024 / 1024) })
    : undefined

/**
 * 附上: takes an uploaded file for a thing after a look at its size and first bytes, and moves it where no phone
 * can reach it. `folder` names the thing. Refuses what isn't the caller's own upload; called again, it gives the same.
 * The caller ends its command by `settle`: a copy whose command was never answered goes within a day.
 */
export const attach = async <Kind extends FileKind>(
  uploadId: string,
  folder: string,
  allowed: { readonly kinds: readonly Kind[]; readonly mostBytes: number },
  context: Context,
): Promise<(Attachment & { kind: Kind }) | Refusal<KernelCode>> => {
  const upload = await ownUpload(uploadId, context)
  if (isRefusal(upload)) return upload
  const kept = `kept/${folder}/${upload.path.slice('uploads/'.length)}`
  const keptId = idAt(upload, kept)
  const seen = (await look(upload.fileId)) ?? (upload.isAttached ? await look(keptId) : undefined)
  if (seen === undefined) return refuse('FILE_UNKNOWN', {})
  const refused = tooLarge(seen.bytes, allowed.mostBytes)
  if (refused !== undefined) return refused
  const found = kindOf(seen.head)
  const kind = allowed.kinds.find((one) => one === found)
  if (kind === undefined) return refuse('FILE_KIND', { kinds: allowed.kinds })
  await intend(upload, keptId, context)
  await storage.copyFile({
    fileList: [{ srcPath: upload.path, dstPath: kept, overwrite: true, removeOriginal: false }],
  })
  return { file: keptId, kind, bytes: seen.bytes }
}
