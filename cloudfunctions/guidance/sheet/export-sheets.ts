import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { writeJsonLines } from '../../_kernel/json-lines'
import { settle } from '../../_kernel/operation'
import type { Refusal } from '../../_kernel/refusal'
import { writeSpreadsheet } from '../../_kernel/spreadsheet/spreadsheet-write'
import { find } from '../../_kernel/store'
import { keepFile, linkTo } from '../../_kernel/upload/upload'
import { PublishedSheets } from '../../_shared/published-sheet'
import { MOST_SHEETS } from '../catalogue'
import { SheetFiles } from '../collections'
import type { contract } from '../contract'
import { asDraft } from './draft-content'
import { windowNumbers } from './import-sheets'
import { loadPlaces } from './desk'
import type { SheetFile } from './file'
import { objectsOfSheets, rowsOfSheets } from './rows'

type ExportSheets = (typeof contract)['exportSheets']

/** 导出: all published sheets in the columns that an import takes. */
export const exportSheets = async (
  { format }: InputOf<ExportSheets>,
  context: Context,
): Promise<OutputOf<ExportSheets> | Refusal<KernelCode>> => {
  const { now, visitor, operation, day } = context
  const [places, published] = await Promise.all([
    loadPlaces(),
    find(PublishedSheets, {}, { order: [['_id', 1]], limit: MOST_SHEETS }),
  ])
  const cells = published.map(({ sheet }) => ({
    code: sheet.code,
    ownerUnit: sheet.ownerUnit,
    content: asDraft(sheet),
  }))
  const numbers = windowNumbers(places)
  const content =
    format === 'xlsx'
      ? await writeSpreadsheet('一事一表', rowsOfSheets(cells, numbers))
      : new TextEncoder().encode(writeJsonLines(objectsOfSheets(cells, numbers)))
  const file = await keepFile(`kept/exports/${operation}/sheets-${day}.${format}`, content)
  const link = await linkTo(file)
  if (link === undefined) return refuseAny('FILE_UNKNOWN', {})
  const kept: SheetFile = { _id: operation, use: 'export', kind: format, file, visitor, updatedAt: now }
  return settle(context, { link, sheets: cells.length }, [
    { of: SheetFiles, insert: kept, before: {}, after: { use: 'export', kind: format } },
  ])
}
