import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { readJsonLines } from '../../_kernel/json-lines'
import type { KernelCode } from '../../_kernel/kernel-refusals'
import { type AuditedChange, settle } from '../../_kernel/operation'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { type FileLimits, MOST_FAULTS, type Reading, type RowFault, unread } from '../../_kernel/row-fault'
import { readSpreadsheet } from '../../_kernel/spreadsheet/spreadsheet'
import { find, get, is } from '../../_kernel/store'
import { attach, readFile } from '../../_kernel/upload/upload'
import { SheetDrafts, SheetFiles } from '../collections'
import type { contract } from '../contract'
import { type ImportPlan, planImport } from './import-plan'
import { refuse } from '../refusals'
import { draftFacts, loadPlaces, type Places } from './desk'
import type { WindowNumbers } from './columns'
import type { SheetFile } from './file'
import { type SheetRow, sheetsOfLines, sheetsOfRows } from './rows'
import { remind } from './todos'
import { templatesOf } from '../template/shelf'

type CheckImport = (typeof contract)['checkImport']
type ApplyImport = (typeof contract)['applyImport']

/** Sheets of one import: as many as one transaction writes well within a call's time. */
const limits: FileLimits = {
  mostRows: 101,
  mostColumns: 60,
  mostCharacters: 8000,
  mostBytes: 20 * 1024 * 1024,
}
const MOST_BYTES = 4 * 1024 * 1024

export const windowNumbers = ({ windows }: Places): WindowNumbers => ({
  noOf: (id) => String(windows.find(({ _id }) => _id === id)?.no ?? id),
  idOf: (no) => windows.find((one) => String(one.no) === no)?._id,
})

const rowsOf = async (
  { file, kind }: Pick<SheetFile, 'file' | 'kind'>,
  places: Places,
): Promise<Reading<SheetRow>> => {
  const bytes = await readFile(file, MOST_BYTES)
  if (bytes === undefined)
    return unread('文件没有读到，请重新上传。', 'The file could not be read. Upload it again.')
  const numbers = windowNumbers(places)
  if (kind === 'xlsx') {
    const read = await readSpreadsheet(bytes, limits)
    return read.isGood ? sheetsOfRows(read.rows, numbers) : read
  }
  const read = readJsonLines(bytes, limits)
  return read.isGood ? sheetsOfLines(read.rows, numbers) : read
}

const planOf = async (
  source: Pick<SheetFile, 'file' | 'kind'>,
  places: Places,
  now: Date,
): Promise<ImportPlan | { readonly faults: readonly RowFault[] }> => {
  const read = await rowsOf(source, places)
  if (!read.isGood) return read
  const codes = read.rows.map(({ code }) => code)
  const drafts = codes.length === 0 ? [] : await find(SheetDrafts, { _id: is.in(codes) }, { limit: 1000 })
  const templates = await templatesOf(read.rows.map(({ content }) => content))
  return planImport(read.rows, new Map(drafts.map((draft) => [draft._id, draft])), places, templates, now)
}

const countsOf = ({ rows, added, changed, unchanged }: ImportPlan) => ({
  rows,
  added: added.length,
  changed: changed.length,
  unchanged,
})
const none = { rows: 0, added: 0, changed: 0, unchanged: 0 }

/** 导入预检: keeps the file for a day and says what it would do, or every row that is wrong. */
export const checkImport = async (
  { uploadId }: InputOf<CheckImport>,
  context: Context,
): Promise<OutputOf<CheckImport> | Refusal<KernelCode>> => {
  const { now, visitor, operation } = context
  const attached = await attach(
    uploadId,
    'sheets',
    { kinds: ['xlsx', 'jsonl'], mostBytes: MOST_BYTES },
    context,
  )
  if (isRefusal(attached)) return attached
  const { file, kind } = attached
  const plan = await planOf({ file, kind }, await loadPlaces(), now)
  const kept: SheetFile = { _id: operation, use: 'import', kind, file, visitor, updatedAt: now }
  const answer =
    'faults' in plan
      ? { importId: operation, ...none, faults: plan.faults.slice(0, MOST_FAULTS) }
      : { importId: operation, ...countsOf(plan), faults: [] }
  return settle(context, answer, [
    { of: SheetFiles, insert: kept, before: {}, after: { use: 'import', kind } },
  ])
}

/** 导入: all rows as drafts of their units in one transaction, or none. The file is read and judged anew. */
export const applyImport = async (
  { importId }: InputOf<ApplyImport>,
  context: Context,
): Promise<OutputOf<ApplyImport> | Refusal<'IMPORT_UNKNOWN' | 'IMPORT_FAULTY'>> => {
  const source = await get(SheetFiles, importId)
  if (source?.use !== 'import' || source.visitor !== context.visitor) return refuse('IMPORT_UNKNOWN', {})
  const places = await loadPlaces()
  const plan = await planOf(source, places, context.now)
  if ('faults' in plan) return refuse('IMPORT_FAULTY', { faults: plan.faults.length })
  const changes: AuditedChange[] = [
    ...plan.added.map((draft) => ({ of: SheetDrafts, insert: draft, before: {}, after: draftFacts(draft) })),
    ...plan.changed.map(([before, after]) => ({
      of: SheetDrafts,
      replace: after,
      before: draftFacts(before),
      after: draftFacts(after),
    })),
  ]
  const answer = await settle(context, countsOf(plan), changes)
  for (const draft of [...plan.added, ...plan.changed.map(([, after]) => after)])
    await remind(draft, places, context.now)
  return answer
}
