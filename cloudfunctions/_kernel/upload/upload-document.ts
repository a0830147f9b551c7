import type { Context } from '../context'
import { documentKindOf } from './document-content'
import { type DocumentKind, documentKinds } from './document-kind'
import { sha256 } from '../hash'
import { type KernelCode, refuse } from '../kernel-refusals'
import { isRefusal, type Refusal } from '../refusal'
import { idAt, intend, keepFile, look, ownUpload, readFile, tooLarge } from './upload'

/** An uploaded document that was read whole and judged by its content, not kept yet. */
export interface ReadDocument {
  readonly kind: DocumentKind
  readonly bytes: number
  /** SHA-256, base64url. */
  readonly hash: string
  /** Keeps just what was judged, and gives its id; `place` is where, without the ending. */
  readonly keep: (place: string) => Promise<string>
}

/**
 * Reads an uploaded document whole. What is kept afterwards are the bytes that were looked at, so that a phone can't
 * change them in between. The path ends with the kind: whoever downloads the file finds a program that opens it.
 */
export const readDocument = async (
  uploadId: string,
  mostBytes: number,
  context: Context,
): Promise<ReadDocument | Refusal<KernelCode>> => {
  const upload = await ownUpload(uploadId, context)
  if (isRefusal(upload)) return upload
  const seen = await look(upload.fileId)
  if (seen === undefined) return refuse('FILE_UNKNOWN', {})
  const refused = tooLarge(seen.bytes, mostBytes)
  if (refused !== undefined) return refused
  const content = await readFile(upload.fileId, mostBytes)
  if (content === undefined) return refuse('FILE_UNKNOWN', {})
  const kind = await documentKindOf(content)
  if (kind === undefined) return refuse('FILE_KIND', { kinds: documentKinds })
  return {
    kind,
    bytes: content.length,
    hash: sha256(content),
    keep: async (place) => {
      const path = `kept/${place}.${kind}`
      await intend(upload, idAt(upload, path), context)
      return keepFile(path, content)
    },
  }
}
