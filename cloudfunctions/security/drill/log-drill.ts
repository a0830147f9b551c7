import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { instantKey, writeCursor } from '../../_kernel/cursor'
import { findOn } from '../../_kernel/find-on'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { settle } from '../../_kernel/operation'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { get } from '../../_kernel/store'
import { attach, linkTo } from '../../_kernel/upload/upload'
import { holdersOn, namesOf } from '../../_shared/post-holder'
import { Drills } from '../collections'
import type { contract } from '../contract'
import { type Drill, MOST_DRILL_FILES } from './drill'
import { drillFiles } from './shape'
import { windowsById } from '../places'
import { refuse } from '../refusals'
import { caller } from '../viewer'

type List = (typeof contract)['drills']
type One = (typeof contract)['drill']
type Form = (typeof contract)['drillForm']
type Log = (typeof contract)['logDrill']
type Amend = (typeof contract)['amendDrill']
type File = (typeof contract)['drillFile']

const PAGE = 20
const TAKEN = { kinds: drillFiles, mostBytes: 10 * 1024 * 1024 } as const

const drillWith = async (drillId: string): Promise<Drill | Refusal<KernelCode>> =>
  (await get(Drills, drillId)) ?? refuseAny('NOT_FOUND', { what: 'drill' })

const factsOf = ({ _id, kind, title, day, personIds }: Drill) => ({
  drillId: _id,
  kind,
  title,
  day,
  tookPart: personIds.length,
})

/** 演练、安全培训 (§30 §31) */
export const drills = async (
  { cursor }: InputOf<List>,
  context: Context,
): Promise<OutputOf<List> | Refusal<KernelCode>> => {
  const last = instantKey(cursor)
  if (isRefusal(last)) return last
  const found = await findOn(Drills, {}, ['createdAt', -1], last, PAGE)
  const end = found.length < PAGE ? undefined : found.at(-1)
  return {
    drills: found.map(factsOf),
    ...(end === undefined ? {} : { cursor: writeCursor([end.createdAt.getTime(), end._id]) }),
    mayLog: (await caller(context)).isCentre,
    seenAt: context.now.toISOString(),
  }
}

/** 看一次演练 (§30 §31) */
export const drill = async (
  { drillId }: InputOf<One>,
  context: Context,
): Promise<OutputOf<One> | Refusal<KernelCode>> => {
  const known = await drillWith(drillId)
  if (isRefusal(known)) return known
  const names = await namesOf(known.personIds)
  return {
    ...factsOf(known),
    notes: known.notes,
    people: known.personIds.map((personId) => ({ personId, name: names.get(personId) ?? '' })),
    files: known.files.map(({ kind }, at) => ({ at, kind })),
    mayAmend: (await caller(context)).isCentre,
  }
}

/** 登记用的名单 (§30 §31) */
export const drillForm = async (_input: object, { day, now }: Context): Promise<OutputOf<Form>> => {
  const [holders, windows] = await Promise.all([holdersOn(day), windowsById()])
  const noOf = ({ windowId }: (typeof holders)[number]) => windows.get(windowId)?.no ?? 0
  const sorted = [...holders].sort(
    (one, other) => noOf(one) - noOf(other) || (one.kind < other.kind ? 1 : -1),
  )
  // Who is B of two windows stands there once, at the first.
  const first = sorted.filter(({ personId }, n) => sorted.findIndex((one) => one.personId === personId) === n)
  const names = await namesOf(first.map(({ personId }) => personId))
  return {
    people: first.map((one) => ({
      personId: one.personId,
      name: names.get(one.personId) ?? '',
      windowNo: noOf(one),
    })),
    seenAt: now.toISOString(),
  }
}

const drillAudit = ({ kind, day, personIds, files }: Drill) => ({
  kind,
  day,
  tookPart: personIds.length,
  files: files.length,
})

const attached = async (
  uploads: readonly string[],
  drillId: string,
  context: Context,
): Promise<Drill['files'] | Refusal<KernelCode>> => {
  const files: Drill['files'] = []
  for (const uploadId of new Set(uploads)) {
    const file = await attach(uploadId, `drills/${drillId}`, TAKEN, context)
    if (isRefusal(file)) return file
    files.push(file)
  }
  return files
}

/** 登记演练 (§30 §31) */
export const logDrill = async (
  { uploads = [], ...form }: InputOf<Log>,
  context: Context,
): Promise<OutputOf<Log> | Refusal<'DRILL_LATER' | KernelCode>> => {
  const { now, operation: drillId } = context
  if (form.day > context.day) return refuse('DRILL_LATER', {})
  const files = await attached(uploads, drillId, context)
  if (isRefusal(files)) return files
  const next: Drill = {
    _id: drillId,
    ...form,
    personIds: [...new Set(form.personIds)],
    files,
    loggedBy: (await caller(context)).personId,
    createdAt: now,
    updatedAt: now,
    v: 1,
  }
  return settle(context, { drillId }, [{ of: Drills, insert: next, before: {}, after: drillAudit(next) }])
}

/** 改演练记录 (§30 §31): papers are added, and none goes. */
export const amendDrill = async (
  { drillId, uploads = [], ...form }: InputOf<Amend>,
  context: Context,
): Promise<OutputOf<Amend> | Refusal<'DRILL_LATER' | 'TOO_MANY_FILES' | KernelCode>> => {
  const known = await drillWith(drillId)
  if (isRefusal(known)) return known
  if (form.day > context.day) return refuse('DRILL_LATER', {})
  if (known.files.length + uploads.length > MOST_DRILL_FILES)
    return refuse('TOO_MANY_FILES', { most: MOST_DRILL_FILES })
  const files = await attached(uploads, drillId, context)
  if (isRefusal(files)) return files
  const next: Drill = {
    ...known,
    ...form,
    personIds: [...new Set(form.personIds)],
    files: [...known.files, ...files],
    updatedAt: context.now,
    v: known.v + 1,
  }
  return settle(context, { drillId }, [
    { of: Drills, replace: next, before: drillAudit(known), after: drillAudit(next) },
  ])
}

/** 看演练材料 (§30 §31) */
export const drillFile = async ({
  drillId,
  at,
}: InputOf<File>): Promise<OutputOf<File> | Refusal<KernelCode>> => {
  const known = await drillWith(drillId)
  if (isRefusal(known)) return known
  const file = known.files[at]
  const link = file === undefined ? undefined : await linkTo(file.file)
  return file === undefined || link === undefined ? refuseAny('FILE_UNKNOWN', {}) : { link, kind: file.kind }
}
