import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { settle } from '../../_kernel/operation'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { clockText } from '../../_kernel/time'
import { keepFile, linkTo } from '../../_kernel/upload/upload'
import { namesOf } from '../../_shared/post-holder'
import { MonthFiles } from '../collections'
import type { contract } from '../contract'
import { permille } from '../coverage'
import { windowsById } from '../person-day'
import { contentHash, hashesOf } from './publication'
import { rowsOfMonth } from './read-months'
import type { MonthRow, PersonRow, WindowRow } from './record'
import { type ShownMonth, shownMonth } from './shown-month'
import type { Sums } from './shape'
import { writeWorkbook } from '../../_kernel/spreadsheet/spreadsheet-write'

type File = (typeof contract)['monthFile']

const PAGE = 500

const everyRow = async (shown: ShownMonth): Promise<MonthRow[]> => {
  const rows: MonthRow[] = []
  for (let after: string | undefined; ;) {
    const page = await rowsOfMonth(shown, {}, after, PAGE)
    rows.push(...page.rows)
    if (page.cursor === undefined) return rows
    after = rows.at(-1)?.key
  }
}

const columns: readonly (readonly [title: string, of: keyof Sums])[] = [
  ['应到（分钟）', 'dueMinutes'],
  ['实到（分钟）', 'presentMinutes'],
  ['正常', 'normal'],
  ['迟到', 'late'],
  ['迟到30分钟以上', 'seriouslyLate'],
  ['早退', 'early'],
  ['缺勤', 'absent'],
  ['缺卡', 'missing'],
  ['请假', 'onLeave'],
  ['未经批准顶岗', 'substituted'],
  ['值班', 'duty'],
  ['会议缺席', 'meetingsMissed'],
]

const percent = (value: number): string => `${(value / 10).toFixed(1)}%`

const gapsText = ({ gaps }: WindowRow): string =>
  gaps
    .map(
      ({ day, spans }) =>
        `${day} ${spans.map(({ from, to }) => `${clockText(from)}–${clockText(to)}`).join(' ')}`,
    )
    .join('；')

/** The lines under a table that an office signs. */
const signed = ({ known, revision }: ShownMonth, hash: string): string[][] => [
  [],
  [
    revision === undefined
      ? '未公布，仅供核对'
      : `第 ${String(revision)} 版${known.publications.find((one) => one.revision === revision)?.reason ?? ''}`,
  ],
  [`内容校验值 ${hash}`],
  ['制表：', '', '审核：', '', '负责人：', '', '日期：'],
]

/** 导出月度考勤: people, windows with their gaps, and where the office signs; as one revision says it (§25). */
export const monthFile = async (
  { month, revision }: InputOf<File>,
  context: Context,
): Promise<OutputOf<File> | Refusal<'MONTH_COMPUTING' | KernelCode>> => {
  const shown = await shownMonth(month, revision)
  if (isRefusal(shown)) return shown
  const rows = await everyRow(shown)
  const people = rows.filter((one): one is PersonRow => one.kind === 'person')
  const posts = rows.filter((one): one is WindowRow => one.kind === 'window')
  const [names, windows, hashes] = await Promise.all([
    namesOf(people.map(({ personId }) => personId)),
    windowsById(),
    hashesOf(shown.known, shown.run),
  ])
  const noOf = (windowId: string) => String(windows.get(windowId)?.no ?? '')
  const hash = contentHash(month, hashes)
  const content = await writeWorkbook([
    {
      name: '人员',
      rows: [
        ['窗口', '姓名', '角色', ...columns.map(([title]) => title)],
        ...people.map(({ personId, windowId, post, sums }) => [
          noOf(windowId),
          names.get(personId) ?? '',
          post === 'primary' ? 'A角' : 'B角',
          ...columns.map(([, of]) => String(sums[of])),
        ]),
        ...signed(shown, hash),
      ],
    },
    {
      name: '窗口',
      rows: [
        ['窗口', '应有人（分钟）', '有人（分钟）', '有人率', 'AB角累计（分钟）', '累计率', '空岗时段'],
        ...posts.map((row) => [
          noOf(row.windowId),
          String(row.requiredMinutes),
          String(row.unionMinutes),
          percent(permille(row.unionMinutes, row.requiredMinutes)),
          String(row.sumMinutes),
          percent(permille(row.sumMinutes, row.requiredMinutes)),
          gapsText(row),
        ]),
        ...signed(shown, hash),
      ],
    },
  ])
  const file = await keepFile(`kept/exports/${context.operation}/attendance-${month}.xlsx`, content)
  const link = await linkTo(file)
  if (link === undefined) return refuseAny('FILE_UNKNOWN', {})
  const kept = { _id: context.operation, month, file, updatedAt: context.now }
  return settle(context, { link }, [
    { of: MonthFiles, insert: kept, before: {}, after: { month, revision: shown.revision ?? 0 } },
  ])
}
