import type { Output } from '../api/call'
import { dictionary } from '../i18n/dictionary'
import { dotted, listed } from '../i18n/phrases'
import { clockOf, dateText } from '../i18n/time'

export type Filing = Output<'attendance', 'fileDuty'>
export type Entry = Filing['entries'][number]

const { t } = dictionary(
  {
    span: ({ from, to }: { from: string; to: string }) => `${from} 至 ${to}`,
    filed: '已报',
    late: '迟报',
    none: '不值班',
    awaited: '待报',
    missing: '逾期未报',
  },
  {
    span: ({ from, to }: { from: string; to: string }) => `${from} to ${to}`,
    filed: 'Filed',
    late: 'Filed late',
    none: 'No duty',
    awaited: 'To be filed',
    missing: 'Overdue',
  },
)

/** From the first to the last day of a period. */
export const periodText = ({ from, to }: { readonly from: string; readonly to: string }): string =>
  from === to ? dateText(from) : t('span', { from: dateText(from), to: dateText(to) })

export const hoursOf = ({ from, to }: Entry['span']): string => `${clockOf(from)}–${clockOf(to)}`

/** One stretch of duty as a row: when, where, and who. */
export const entryRow = ({ windowId, windowNo, day, span, people }: Entry) => ({
  key: `${windowId} ${day} ${String(span.from)} ${String(span.to)}`,
  windowNo: String(windowNo),
  title: dateText(day),
  caption: dotted(hoursOf(span), listed(people.map(({ name }) => name))),
})

type Standing = 'filed' | 'none' | 'awaited' | 'missing'
const chips = { filed: 'ok', none: 'paused', awaited: 'waiting', missing: 'danger' } as const

/** How a unit stands with a period. */
export const standingChip = (state: Standing, isLate: boolean) => ({
  chip: isLate ? 'warning' : chips[state],
  chipText: isLate ? t('late') : t(state),
})
