import { refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { settle } from '../../_kernel/operation'
import { isRefusal } from '../../_kernel/refusal'
import { writeSpreadsheet } from '../../_kernel/spreadsheet/spreadsheet-write'
import { keepFile, linkTo } from '../../_kernel/upload/upload'
import { MonthExports } from '../collections'
import type { CentreDoor } from '../door'
import { figuresOf } from './read-month'

/** Tenths of a percent as people write them; nothing where there is nothing to divide by. */
const percent = (part: number, whole: number): string =>
  whole === 0 ? '' : `${((part / whole) * 100).toFixed(1)}%`

/** 导出月度数据: a line for each window, and the hall's own above them. */
export const exportMonth: CentreDoor['exportMonth'] = async ({ month }, context) => {
  const known = await figuresOf(month, context)
  if (isRefusal(known)) return known
  const { ratings, windows, cases } = known
  const line = (name: string, of: Omit<(typeof windows)[number], 'windowId' | 'windowNo' | 'unitName'>) => [
    name,
    ...[of.called, of.served, of.guided, of.missed, of.averageWaitMinutes, of.longestWaitMinutes].map(String),
    String(of.given),
    percent(of.good, of.given),
    of.unionPermille === undefined ? '' : `${(of.unionPermille / 10).toFixed(1)}%`,
  ]
  const rows = [
    [
      '窗口',
      '叫号',
      '办结',
      '转出',
      '过号',
      '平均等候（分钟）',
      '最长等候（分钟）',
      '评价',
      '满意率',
      '有人率（已公布考勤）',
    ],
    line('全大厅', { ...known, given: ratings.given, good: ratings.good }),
    ...windows.map((one) => line(`${String(one.windowNo)}号 ${one.unitName}`, one)),
    [],
    ['承诺件到期', String(cases.due), '按时办结', String(cases.onTime), percent(cases.onTime, cases.due)],
  ]
  const { now, operation, visitor } = context
  const content = await writeSpreadsheet(`${month} 月度数据`, rows)
  const file = await keepFile(`kept/exports/${operation}/month-${month}.xlsx`, content)
  const link = await linkTo(file)
  if (link === undefined) return refuseAny('FILE_UNKNOWN', {})
  const kept = { _id: operation, month, file, visitor, updatedAt: now }
  return settle(context, { link }, [{ of: MonthExports, insert: kept, before: {}, after: { month } }])
}
