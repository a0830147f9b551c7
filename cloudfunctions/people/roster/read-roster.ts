import { readJsonLines } from '../../_kernel/json-lines'
import { type FileLimits, fileFault, type Reading, type RowFault } from '../../_kernel/row-fault'
import { readSpreadsheet } from '../../_kernel/spreadsheet/spreadsheet'
import type { RosterImport, RosterRow } from './roster-import'
import { columnsOf, namedBy, namedByFields, type NamedRow, repeatedRows, rosterRowOf } from './row'

export const ROSTER_BYTES = 6 * 1024 * 1024
const limits: FileLimits = {
  mostRows: 25_000,
  mostColumns: 12,
  mostCharacters: 60,
  mostBytes: 40 * 1024 * 1024,
}

const split = <R>(readings: readonly Reading<R>[]): { rows: R[]; faults: RowFault[] } => ({
  rows: readings.flatMap((reading) => (reading.isGood ? reading.rows : [])),
  faults: readings.flatMap((reading) => (reading.isGood ? [] : reading.faults)),
})

const empty = fileFault('文件里没有人员。', 'There is nobody in the file.')

const named = async (
  file: Uint8Array,
  kind: RosterImport['kind'],
): Promise<{ rows: NamedRow[]; faults: readonly RowFault[] }> => {
  if (kind === 'jsonl') {
    const lines = readJsonLines(file, limits)
    if (!lines.isGood) return { rows: [], faults: lines.faults }
    return split(lines.rows.map(({ row, value }) => namedByFields(row, value)))
  }
  const sheet = await readSpreadsheet(file, limits)
  if (!sheet.isGood) return { rows: [], faults: sheet.faults }
  const [head, ...rows] = sheet.rows
  if (head === undefined) return { rows: [], faults: [empty] }
  const columns = columnsOf(head.row, head.cells)
  if (!columns.isGood) return { rows: [], faults: columns.faults }
  return { rows: rows.map(({ row, cells }) => namedBy(columns.rows, row, cells)), faults: [] }
}

/** Everybody in a roster file, and all that is wrong with its rows, each by number and field. */
export const readRoster = async (
  file: Uint8Array,
  kind: RosterImport['kind'],
  units: ReadonlyMap<string, string>,
): Promise<{ rows: readonly RosterRow[]; faults: readonly RowFault[] }> => {
  const read = await named(file, kind)
  const { rows, faults } = split(read.rows.map((row) => rosterRowOf(row, units)))
  const all = [...read.faults, ...faults, ...repeatedRows(rows)]
  return { rows, faults: all.length === 0 && rows.length === 0 ? [empty] : all }
}
