import { shortHash } from '../../_kernel/hash'
import { kindOf } from '../../_kernel/upload/file-kind'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { storage } from '../../_kernel/sdk'
import { type Doc, find, get, insert, is, remove, update } from '../../_kernel/store'
import { keepFile, tooLarge } from '../../_kernel/upload/upload'
import { barePhoto } from './bare-photo'
import { EvidencePieces, LooseEvidences } from '../collections'
import { evidenceKinds, MOST_EVIDENCE_BYTES } from '../complaint-shape'
import type { Doors } from '../door'
import { refuse } from '../refusals'
import { opened, sealed } from '../sealed'

/** What a photo is called here: the phone's own name for it opens it, and so stands nowhere. */
const idOf = (evidenceId: string): string => shortHash(`evidence:${evidenceId}`)
const pieceId = (id: string, at: number): string => `${id}:${String(at)}`
const purposeOf = (id: string, at: number): string => `evidence:${pieceId(id, at)}`

/** 传一段照片: rests here for minutes, and nobody but the phone has the key. */
export const sendEvidence: Doors['sendEvidence'] = async ({ evidenceId, secret, at, data }, { now }) => {
  const id = idOf(evidenceId)
  const piece: Doc<typeof EvidencePieces> = {
    _id: pieceId(id, at),
    evidenceId: id,
    at,
    sealed: sealed(secret, purposeOf(id, at), Buffer.from(data, 'base64')),
    updatedAt: now,
  }
  // Sent again, it is the same piece.
  await insert(EvidencePieces, piece)
  return { at }
}

type Whole = { readonly kind: (typeof evidenceKinds)[number]; readonly bare: Buffer }

/** The pieces as one photo without its metadata. */
const wholeOf = async (
  id: string,
  secret: string,
  pieces: number,
): Promise<Whole | Refusal<'PHOTO_BROKEN' | KernelCode>> => {
  const found = await find(EvidencePieces, { evidenceId: id }, { order: [['at', 1]], limit: pieces })
  if (found.length !== pieces || found.some(({ at }, n) => at !== n)) return refuse('PHOTO_BROKEN', {})
  let bytes: Buffer
  try {
    bytes = Buffer.concat(found.map((piece) => opened(secret, purposeOf(id, piece.at), piece.sealed)))
  } catch {
    // Another key: not the phone that sent it.
    return refuse('PHOTO_BROKEN', {})
  }
  const large = tooLarge(bytes.length, MOST_EVIDENCE_BYTES)
  if (large !== undefined) return large
  const known = kindOf(bytes)
  const kind = evidenceKinds.find((one) => one === known)
  if (kind === undefined) return refuseAny('FILE_KIND', { kinds: evidenceKinds })
  const bare = barePhoto(kind, bytes)
  return bare === undefined ? refuse('PHOTO_BROKEN', {}) : { kind, bare }
}

/** 收齐照片: what is kept is the picture alone, in a place that no phone reaches and under nobody's name. */
export const finishEvidence: Doors['finishEvidence'] = async ({ evidenceId, secret, pieces }, { now }) => {
  const id = idOf(evidenceId)
  const known = await get(LooseEvidences, id)
  if (known?.isKept === true) return { evidenceId, kind: known.kind, bytes: known.bytes }
  const whole = await wholeOf(id, secret, pieces)
  if (isRefusal(whole)) return whole
  const place = `kept/complaints/${id}`
  const { data } = await storage.getUploadMetadata({ cloudPath: place })
  const { kind, bare } = whole
  const bytes = bare.length
  const stamps = { createdAt: now, updatedAt: now, v: 1 }
  // Written down first: a photo that is kept by a command which then dies goes with it by night.
  await insert(LooseEvidences, { _id: id, file: data.fileId, kind, bytes, isKept: false, ...stamps })
  await keepFile(place, bare)
  await update(LooseEvidences, { _id: id }, { isKept: true, v: is.inc(1) })
  await remove(EvidencePieces, { evidenceId: id })
  return { evidenceId, kind, bytes }
}

/** Photos that a complaint takes, by the phone's names for them; refused is what isn't there or was taken. */
export const evidenceOf = async (
  evidenceIds: readonly string[],
): Promise<ReadonlyMap<string, Doc<typeof LooseEvidences>> | Refusal<KernelCode>> => {
  const ids = evidenceIds.map(idOf)
  const found = ids.length === 0 ? [] : await find(LooseEvidences, { _id: is.in(ids), isKept: true })
  const byId = new Map(found.map((one) => [one._id, one]))
  const photos = new Map(evidenceIds.map((one) => [one, byId.get(idOf(one))]))
  const isWhole = photos.size === evidenceIds.length && [...photos.values()].every((one) => one !== undefined)
  return isWhole ? (photos as ReadonlyMap<string, Doc<typeof LooseEvidences>>) : refuseAny('FILE_UNKNOWN', {})
}
