import type { Context } from '../../_kernel/context'
import { settle } from '../../_kernel/operation'
import { fileFault, MOST_FAULTS, type RowFault } from '../../_kernel/row-fault'
import { eachAlone, endRun } from '../../_kernel/sound'
import { find, insertMissing, is, remove, update } from '../../_kernel/store'
import { readFile } from '../../_kernel/upload/upload'
import { applyRows } from './apply-rows'
import { RosterChunks, RosterImports } from '../collections'
import { directory } from '../directory'
import { forgetFiles } from '../forget-files'
import { importMoved } from './import-roster'
import { countIn, faultsIn, judged } from './judge-rows'
import { readRoster, ROSTER_BYTES } from './read-roster'
import { CHUNK_ROWS, chunkId, isMoving, type RosterChunk, type RosterImport } from './roster-import'

/** Milliseconds of its twenty seconds that a run of the timer spends here; the next minute goes on. */
const BUDGET_MS = 9_000

const chunkOf = (importId: string, n: number, more: Partial<RosterChunk>, now: Date): RosterChunk => ({
  _id: chunkId(importId, n),
  importId,
  state: 'staged',
  rows: [],
  faults: [],
  hasFaults: false,
  added: 0,
  changed: 0,
  updatedAt: now,
  ...more,
})

const move = async (
  from: RosterImport,
  changes: Parameters<typeof importMoved>[1],
  context: Context,
): Promise<RosterImport> => {
  const next = importMoved(from, changes, context.now)
  const facts = ({ state, rows, faults, added, changed }: RosterImport) => ({
    state,
    rows,
    faults,
    added,
    changed,
  })
  await settle(context, undefined, [
    { of: RosterImports, replace: next, before: facts(from), after: facts(next) },
  ])
  return next
}

/** Faults of a file that is refused as a whole or by rows, kept by chunks like the rows they are about. */
const keepFaults = async (
  one: RosterImport,
  faults: readonly RowFault[],
  context: Context,
): Promise<void> => {
  for (let n = 0; n * MOST_FAULTS < faults.length; n++) {
    const some = faults.slice(n * MOST_FAULTS, (n + 1) * MOST_FAULTS)
    await insertMissing(RosterChunks, [
      chunkOf(one._id, n, { state: 'checked', faults: some, hasFaults: true }, context.now),
    ])
  }
}

/** Reads the file and lays its rows ready in chunks. A run that dies leaves chunks that the next finds there. */
const readIn = async (one: RosterImport, context: Context): Promise<RosterImport> => {
  const file = one.file === undefined ? undefined : await readFile(one.file, ROSTER_BYTES)
  const { unitById } = await directory()
  const units = new Map(
    [...unitById.values()].flatMap(
      ({ _id, name }) =>
        [
          [name, _id],
          [_id, _id],
        ] as const,
    ),
  )
  const { rows, faults } =
    file === undefined
      ? { rows: [], faults: [fileFault('文件不见了，请重新上传。', 'The file is gone. Upload it again.')] }
      : await readRoster(file, one.kind, units)
  if (faults.length > 0) {
    await keepFaults(
      one,
      [...faults].sort((a, b) => a.row - b.row),
      context,
    )
    return move(one, { state: 'faulty', rows: rows.length, faults: faults.length }, context)
  }
  for (let n = 0; n * CHUNK_ROWS < rows.length; n++) {
    const some = rows.slice(n * CHUNK_ROWS, (n + 1) * CHUNK_ROWS)
    await insertMissing(RosterChunks, [chunkOf(one._id, n, { rows: some }, context.now)])
  }
  return move(one, { state: 'checking', rows: rows.length }, context)
}

/** Holds one chunk against the rolls: what it would add, change, and what is wrong. */
const look = async (chunk: RosterChunk, to: 'checked' | 'weighed', { now, day }: Context): Promise<void> => {
  const rows = await judged(chunk.rows, chunk.back, day)
  const faults = faultsIn(rows)
  const had = rows.filter(({ person }) => person?.leftOn !== undefined).map(({ row }) => row.no)
  await update(
    RosterChunks,
    { _id: chunk._id, state: chunk.state },
    {
      state: to,
      faults: is.set(faults),
      hasFaults: faults.length > 0,
      added: countIn(rows, 'added'),
      changed: countIn(rows, 'changed'),
      back: is.set(chunk.back ?? had),
      updatedAt: now,
    },
  )
}

/** Chunks of an import in this state, in order, one after the other while there is time; whether all are through. */
const each = async (
  one: RosterImport,
  state: RosterChunk['state'],
  work: (chunk: RosterChunk) => Promise<void>,
  until: number,
): Promise<boolean> => {
  for (;;) {
    const where = { importId: one._id, state }
    const [next] = await find(RosterChunks, where, { order: [['_id', 1]], limit: 1 })
    if (next === undefined) return true
    if (performance.now() > until) return false
    await work(next)
  }
}

const totals = async (one: RosterImport) => {
  const chunks = await find(RosterChunks, { importId: one._id }, { limit: 1000 })
  const sum = (of: (chunk: RosterChunk) => number): number =>
    chunks.reduce((all, chunk) => all + of(chunk), 0)
  return {
    checked: sum(({ state, rows }) => (state === 'staged' ? 0 : rows.length)),
    applied: sum(({ state, rows, faults }) => (state === 'applied' ? rows.length - faults.length : 0)),
    added: sum(({ added }) => added),
    changed: sum(({ changed }) => changed),
    faults: sum(({ faults }) => faults.length),
  }
}

const carry = async (one: RosterImport, until: number, context: Context): Promise<void> => {
  let now = one.state === 'reading' ? await readIn(one, context) : one
  if (now.state === 'checking') {
    const isThrough = await each(now, 'staged', (chunk) => look(chunk, 'checked', context), until)
    const sums = await totals(now)
    const state = !isThrough ? 'checking' : sums.faults > 0 ? 'faulty' : 'ready'
    now = await move(now, { state, ...sums }, context)
  }
  if (now.state !== 'applying') return
  // Much may have changed since the check: before the first row is written, all are looked at once more.
  const isWeighed = await each(now, 'checked', (chunk) => look(chunk, 'weighed', context), until)
  const [written] = await find(RosterChunks, { importId: now._id, state: 'applied' }, { limit: 1 })
  const sums = await totals(now)
  if (isWeighed && written === undefined && sums.faults > 0) {
    await move(now, { state: 'faulty', ...sums }, context)
    return
  }
  const isThrough = isWeighed && (await each(now, 'weighed', (chunk) => applyRows(chunk, context), until))
  await move(now, { state: isThrough ? 'done' : 'applying', ...(await totals(now)) }, context)
  if (!isThrough) return
  // Rows are people's data: what was written is on the rolls, and the copies go.
  await remove(RosterChunks, { importId: now._id, hasFaults: false })
  await update(RosterChunks, { importId: now._id }, { rows: is.set([]) })
}

/** Carries the import that is open a while further, every minute, from where the last run got to. */
export const carryImport = async (context: Context): Promise<void> => {
  const [open] = await find(RosterImports, { holds: 'open' }, { limit: 1 })
  const moving = open !== undefined && isMoving[open.state] ? [open] : []
  const until = performance.now() + BUDGET_MS
  // One that was cancelled, or carried by another run at this moment, is no failure.
  const failures = await eachAlone(moving, (one) => carry(one, until, context))
  endRun([...failures, ...(await forgetFiles(context))])
}
