import * as v from 'valibot'
import { RowFault } from '../../_kernel/row-fault'
import { Count, Id, StoredFile, stamps } from '../../_kernel/values'
import { Person } from '../person'

export const importStates = [
  'reading',
  'checking',
  'ready',
  'faulty',
  'applying',
  'done',
  'cancelled',
] as const
export type ImportState = (typeof importStates)[number]

/** 名册导入: a roster file on its way to the rolls: read, checked row by row, applied whole or not at all (0.1). */
export const RosterImport = v.strictObject({
  _id: Id,
  /** Until it is over: then the file goes. */
  file: v.optional(StoredFile),
  kind: v.picklist(['xlsx', 'jsonl']),
  startedBy: Id,
  state: v.picklist(importStates),
  /** Rows in the file; rows looked at, and written, so far. */
  rows: Count,
  checked: Count,
  applied: Count,
  added: Count,
  changed: Count,
  faults: Count,
  /** One import at a time, under a unique index: `open` while it lasts, its own id afterwards. */
  holds: Id,
  ...stamps,
})
export type RosterImport = v.InferOutput<typeof RosterImport>

/** States in which the minute timer has something to do. */
export const isMoving: Record<ImportState, boolean> = {
  reading: true,
  checking: true,
  ready: false,
  faulty: false,
  applying: true,
  done: false,
  cancelled: false,
}

/** States in which nothing becomes of it any more. */
export const isOver: Record<ImportState, boolean> = {
  reading: false,
  checking: false,
  ready: false,
  faulty: true,
  applying: false,
  done: true,
  cancelled: true,
}

export const RosterRow = v.strictObject({
  row: v.pipe(Count, v.minValue(1)),
  no: Person.entries.no,
  name: Person.entries.name,
  kind: Person.entries.kind,
  audience: Person.entries.audience,
  /** `null`: the file has a column for it and nothing there; not there: the file doesn't say. */
  unitId: v.optional(v.nullable(Id)),
  group: Person.entries.group,
  mobile: Person.entries.mobile,
})
export type RosterRow = v.InferOutput<typeof RosterRow>

/** So many rows are looked at and written together. */
export const CHUNK_ROWS = 250

/** Rows of an import that wait to be checked and written; gone when it is over. */
export const RosterChunk = v.strictObject({
  /** IMPORT:number, so that reading a file again writes nothing twice. */
  _id: Id,
  importId: Id,
  /** Checked when the file came, weighed once more before the first row of all is written. */
  state: v.picklist(['staged', 'checked', 'weighed', 'applied']),
  rows: v.pipe(v.array(RosterRow), v.maxLength(CHUNK_ROWS)),
  faults: v.array(RowFault),
  hasFaults: v.boolean(),
  added: Count,
  changed: Count,
  /** Numbers of those who had left when the file was checked, and whom it brings back. */
  back: v.optional(v.pipe(v.array(Person.entries.no), v.maxLength(CHUNK_ROWS))),
  updatedAt: v.date(),
})
export type RosterChunk = v.InferOutput<typeof RosterChunk>

export const chunkId = (importId: string, n: number): string => `${importId}:${String(n).padStart(5, '0')}`
