import type { Output } from '../api/call'
import { serverNow } from '../api/clock'
import { dictionary } from './dictionary'

type Opening = Output<'queue', 'overview'>['opening']

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const monthName = (month: number): string => monthNames[month - 1] ?? ''

const { t } = dictionary(
  {
    today: '今天',
    tomorrow: '明天',
    yesterday: '昨天',
    date: ({ month, day, weekday }: { month: number; day: number; weekday: number }) =>
      `${month}月${day}日 周${'日一二三四五六'.charAt(weekday)}`,
    year: ({ year, month, day }: { year: number; month: number; day: number }) =>
      `${year}年${month}月${day}日`,
    month: ({ year, month }: { year: number; month: number }) => `${year}年${month}月`,
    weekday: ({ weekday }: { weekday: number }) => `周${'日一二三四五六'.charAt(weekday)}`,
    until: ({ at }: { at: string }) => `到 ${at}`,
    untilAgain: ({ at, half, again }: { at: string; half: string; again: string }) =>
      `到 ${at}，${half} ${again} 开`,
    hours: ({ opening }: { opening: string }) => `开${opening}`,
    opens: ({ day, at }: { day: string; at: string }) => `${day} ${at} 开`,
    morning: '上午',
    afternoon: '下午',
    provisional: '（校历暂定）',
    unknown: '开放时间还没公布',
  },
  {
    today: 'today',
    tomorrow: 'tomorrow',
    yesterday: 'yesterday',
    date: ({ month, day, weekday }) =>
      `${['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][weekday] ?? ''} ${day} ${monthName(month)}`,
    year: ({ year, month, day }) => `${day} ${monthName(month)} ${year}`,
    month: ({ year, month }) => `${monthName(month)} ${year}`,
    weekday: ({ weekday }) => ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][weekday] ?? '',
    until: ({ at }) => `until ${at}`,
    untilAgain: ({ at, again }) => `until ${at}, again from ${again}`,
    hours: ({ opening }) => `Open ${opening}`,
    opens: ({ day, at }) => `opens ${day} ${at}`,
    morning: 'today',
    afternoon: 'today',
    provisional: ' (provisional)',
    unknown: 'hours not announced yet',
  },
)

const dayMs = 86_400_000
// The centre's clock, wherever the phone is: no summer time since 1991.
const shanghai = (at: number): string => new Date(at + 28_800_000).toISOString()

/** Minutes of a day that a clock shows: `10:12`. */
export const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

/** The day so many days after one. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)

/** The business day of a moment, `YYYY-MM-DD`. */
export const dayAt = (at: number): string => shanghai(at).slice(0, 10)

/** The centre's clock at a moment, `10:12`. */
export const clockAt = (at: string | number): string =>
  shanghai(typeof at === 'string' ? Date.parse(at) : at).slice(11, 16)

/** Minutes of a day as a clock shows them; past midnight it begins anew. */
export const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** A day in words: 今天, 明天, 昨天 or 11月26日 周四. */
export const dayText = (day: string): string => {
  const away = Math.round((Date.parse(day) - Date.parse(dayAt(serverNow()))) / dayMs)
  if (away === 0) return t('today')
  if (away === 1) return t('tomorrow')
  if (away === -1) return t('yesterday')
  return dateText(day)
}

/** A day as a date: 11月26日 周四. */
export const dateText = (day: string): string => {
  const date = new Date(`${day}T00:00:00Z`)
  return t('date', { month: date.getUTCMonth() + 1, day: date.getUTCDate(), weekday: date.getUTCDay() })
}

/** A day far away, with its year: 2027年11月26日. */
export const yearText = (day: string): string => {
  const date = new Date(`${day}T00:00:00Z`)
  return t('year', { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() })
}

/** A month with its year, `YYYY-MM` in words: 2026年11月. */
export const monthText = (month: string): string =>
  t('month', { year: Number(month.slice(0, 4)), month: Number(month.slice(5)) })

/** A day of this week: 周四. */
export const weekdayText = (day: string): string =>
  t('weekday', { weekday: new Date(`${day}T00:00:00Z`).getUTCDay() })

/** A moment in words: 今天 10:41. */
export const momentText = (at: string): string => `${dayText(dayAt(Date.parse(at)))} ${clockAt(at)}`

const halfOf = (at: string): string => t(at < '12:00' ? 'morning' : 'afternoon')

/** When the public is served: 到 17:30; 到 12:00，下午 14:00 开; 下午 14:00 开; 明天 08:00 开. */
export const openingText = (opening: Opening): string => {
  if (opening.kind === 'unknown') return t('unknown')
  if (opening.kind === 'open') {
    const { until: at, again } = opening
    return again === undefined ? t('until', { at }) : t('untilAgain', { at, half: halfOf(again), again })
  }
  const isToday = opening.day === dayAt(serverNow())
  const day = isToday ? halfOf(opening.at) : dayText(opening.day)
  return t('opens', { day, at: opening.at }) + (opening.provisional ? t('provisional') : '')
}

/** The same at the head of a card: Opens today 14:00. */
export const openingTitle = (opening: Opening): string => {
  const text = openingText(opening)
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** The same of something that is open, by itself: 开到 12:00，下午 14:00 开; empty of what is not. */
export const hoursText = (opening: Opening): string =>
  opening.kind === 'open' ? t('hours', { opening: openingText(opening) }) : ''
