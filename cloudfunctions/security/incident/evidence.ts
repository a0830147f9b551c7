import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { sha256 } from '../../_kernel/hash'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { attach, linkTo, readFile } from '../../_kernel/upload/upload'
import type { contract } from '../contract'
import { type Evidence, evidenceSubject, readsEvidence } from './incident'
import { evidenceFiles } from './shape'
import { keepLook } from '../closing/keep-look'
import { incidentWith } from './read-incidents'
import { refuse } from '../refusals'
import { caller } from '../viewer'

type Read = (typeof contract)['readEvidence']

const TAKEN = { kinds: evidenceFiles, mostBytes: 10 * 1024 * 1024 } as const

/** A file's SHA-256 in hex. */
export const hashOf = (content: Uint8Array): string =>
  Buffer.from(sha256(content), 'base64url').toString('hex')

/** 封存: takes an upload as evidence, with the hash of what lies there from then on (§32). */
export const sealed = async (
  uploadId: string,
  incidentId: string,
  by: string,
  note: string | undefined,
  context: Context,
): Promise<Evidence | Refusal<KernelCode>> => {
  const file = await attach(uploadId, `incidents/${incidentId}`, TAKEN, context)
  if (isRefusal(file)) return file
  const content = await readFile(file.file, TAKEN.mostBytes)
  if (content === undefined) return refuseAny('FILE_UNKNOWN', {})
  const said = note === undefined ? {} : { note }
  return { ...file, hash: hashOf(content), ...said, by, at: context.now }
}

/** 看证据 (§32): the look is written down before the link is given, which says whether it is as it was sealed. */
export const readEvidence = async (
  { incidentId, n }: InputOf<Read>,
  context: Context,
): Promise<OutputOf<Read> | Refusal<'NOT_INVESTIGATOR' | KernelCode>> => {
  const viewer = await caller(context)
  const known = await incidentWith(incidentId, viewer)
  if (isRefusal(known)) return known
  if (!readsEvidence(known, viewer)) return refuse('NOT_INVESTIGATOR', {})
  const piece = known.evidence[n]
  if (piece === undefined) return refuseAny('FILE_UNKNOWN', {})
  await keepLook(evidenceSubject(incidentId, n), viewer.personId, context.acting?.role, context)
  const [link, content] = await Promise.all([linkTo(piece.file), readFile(piece.file, TAKEN.mostBytes)])
  if (link === undefined || content === undefined) return refuseAny('FILE_UNKNOWN', {})
  return { link, kind: piece.kind, isIntact: hashOf(content) === piece.hash }
}
