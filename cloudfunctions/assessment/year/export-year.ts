import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { monthDays } from '../../_kernel/month'
import { settle } from '../../_kernel/operation'
import type { Refusal } from '../../_kernel/refusal'
import { writeWorkbook } from '../../_kernel/spreadsheet/spreadsheet-write'
import { keepFile, linkTo } from '../../_kernel/upload/upload'
import { AssessmentFiles } from '../collections'
import type { contract } from '../contract'
import { entriesOf } from '../figures'
import type { KeptFile } from '../entry/kept-file'
import { publishedMonths } from '../month/read-month'
import { refuse } from '../refusals'
import { tableOn } from '../rules/table'
import { subjectNames } from '../subject-names'
import { allTables } from '../rules/tables'
import { publishedResults } from '../month/unit-results'
import { yearSheets } from './sheets'

type ExportYear = (typeof contract)['exportYear']

/** 导出年度考核 (§16): only what was published, by its last revision, and every entry behind it. */
export const exportYear = async (
  { year }: InputOf<ExportYear>,
  context: Context,
): Promise<OutputOf<ExportYear> | Refusal<'NOTHING_PUBLISHED' | KernelCode>> => {
  const { now, visitor, operation } = context
  const [known, tables] = await Promise.all([publishedMonths(year), allTables()])
  const last = known.at(-1)
  if (last === undefined) return refuse('NOTHING_PUBLISHED', { year })
  const months = await Promise.all(
    known.map(async (month) => ({ month, results: await publishedResults(month._id, month.revision) })),
  )
  const entries = (await Promise.all(known.map(({ _id }) => entriesOf({ month: _id })))).flat()
  const nameOf = await subjectNames(
    months.flatMap(({ results }) => results),
    'zh-CN',
  )
  const { frame } = tableOn(tables, monthDays(last._id).to)
  const content = await writeWorkbook(yearSheets(months, entries, tables, frame, nameOf))
  const file = await keepFile(`kept/assessment/${operation}/assessment-${String(year)}.xlsx`, content)
  const link = await linkTo(file)
  if (link === undefined) return refuseAny('FILE_UNKNOWN', {})
  const kept: KeptFile = { _id: operation, file, visitor, updatedAt: now }
  return settle(context, { link, months: months.length, entries: entries.length }, [
    { of: AssessmentFiles, insert: kept, before: {}, after: { year, months: months.length } },
  ])
}
