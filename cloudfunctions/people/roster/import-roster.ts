import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { textKey, writeCursor } from '../../_kernel/cursor'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { settle } from '../../_kernel/operation'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { find, get, is } from '../../_kernel/store'
import { attach } from '../../_kernel/upload/upload'
import { RosterChunks, RosterImports } from '../collections'
import type { contract } from '../contract'
import { ROSTER_BYTES } from './read-roster'
import { refuse } from '../refusals'
import { type ImportState, isOver, type RosterImport } from './roster-import'

type Begin = (typeof contract)['importRoster']
type Faults = (typeof contract)['importFaults']
type Apply = (typeof contract)['applyImport']
type View = OutputOf<Begin>

const viewOf = (one: RosterImport, { now }: Context): View => ({
  importId: one._id,
  state: one.state,
  rows: one.rows,
  checked: one.checked,
  applied: one.applied,
  added: one.added,
  changed: one.changed,
  faults: one.faults,
  startedAt: one.createdAt.toISOString(),
  seenAt: now.toISOString(),
})

/** 导入名册 */
export const importRoster = async (
  { uploadId }: InputOf<Begin>,
  context: Context,
): Promise<View | Refusal<'IMPORT_OPEN' | KernelCode>> => {
  const { now } = context
  if ((await find(RosterImports, { holds: 'open' }, { limit: 1 })).length > 0)
    return refuse('IMPORT_OPEN', {})
  const kept = await attach(
    uploadId,
    'rosters',
    { kinds: ['xlsx', 'jsonl'], mostBytes: ROSTER_BYTES },
    context,
  )
  if (isRefusal(kept)) return kept
  const account = await context.account()
  const begun: RosterImport = {
    _id: context.operation,
    file: kept.file,
    kind: kept.kind === 'xlsx' ? 'xlsx' : 'jsonl',
    startedBy: account?.personId ?? '',
    state: 'reading',
    rows: 0,
    checked: 0,
    applied: 0,
    added: 0,
    changed: 0,
    faults: 0,
    holds: 'open',
    createdAt: now,
    updatedAt: now,
    v: 1,
  }
  return settle(context, viewOf(begun, context), [
    { of: RosterImports, insert: begun, before: {}, after: { state: begun.state, bytes: kept.bytes } },
  ])
}

/** 导入进度 */
export const rosterImport = async (
  _input: unknown,
  context: Context,
): Promise<OutputOf<(typeof contract)['rosterImport']>> => {
  const [newest] = await find(RosterImports, {}, { order: [['createdAt', -1]], limit: 1 })
  const seenAt = context.now.toISOString()
  return newest === undefined ? { seenAt } : { import: viewOf(newest, context), seenAt }
}

/** 导入的问题, a chunk of rows a page. */
export const importFaults = async (
  { importId, cursor }: InputOf<Faults>,
  _context: Context,
): Promise<OutputOf<Faults> | Refusal<KernelCode>> => {
  const last = textKey(cursor)
  if (isRefusal(last)) return last
  const where = { importId, hasFaults: true, _id: is.gt(last ?? '') }
  const [chunk] = await find(RosterChunks, where, { order: [['_id', 1]], limit: 1 })
  return chunk === undefined ? { faults: [] } : { faults: chunk.faults, cursor: writeCursor([chunk._id]) }
}

/** The next version of an import. */
export const importMoved = (
  one: RosterImport,
  changes: Partial<Pick<RosterImport, 'rows' | 'checked' | 'applied' | 'added' | 'changed' | 'faults'>> & {
    readonly state: ImportState
  },
  now: Date,
): RosterImport => {
  const holds = isOver[changes.state] ? one._id : 'open'
  return { ...one, ...changes, holds, updatedAt: now, v: one.v + 1 }
}

const moved = async (
  from: RosterImport,
  state: 'applying' | 'cancelled',
  context: Context,
): Promise<View> => {
  const next = importMoved(from, { state }, context.now)
  return settle(context, viewOf(next, context), [
    { of: RosterImports, replace: next, before: { state: from.state }, after: { state } },
  ])
}

/** 写入名册 */
export const applyImport = async (
  { importId }: InputOf<Apply>,
  context: Context,
): Promise<View | Refusal<'IMPORT_FAULTY' | 'MOVED_ON' | KernelCode>> => {
  const known = await get(RosterImports, importId)
  if (known === undefined) return refuseAny('NOT_FOUND', { what: 'import' })
  if (known.state === 'faulty') return refuse('IMPORT_FAULTY', { faults: known.faults })
  if (known.state !== 'ready') return refuse('MOVED_ON', { state: known.state })
  return moved(known, 'applying', context)
}

/** 放弃导入: possible until writing has begun, which then goes to its end. */
export const cancelImport = async (
  { importId }: InputOf<Apply>,
  context: Context,
): Promise<View | Refusal<'MOVED_ON' | KernelCode>> => {
  const known = await get(RosterImports, importId)
  if (known === undefined) return refuseAny('NOT_FOUND', { what: 'import' })
  if (known.state === 'ready' || known.state === 'reading' || known.state === 'checking')
    return moved(known, 'cancelled', context)
  return refuse('MOVED_ON', { state: known.state })
}
