import { textOf } from './builtin'

/** Columns of a picker as its wheels need them. */
export interface Columns {
  /** Labels of every column while the given ones are chosen: a month decides how many days there are. */
  labels(indices: readonly number[]): string[][]
  readonly start: readonly number[]
  valueOf(indices: readonly number[]): unknown
}

interface Limits {
  readonly value: unknown
  readonly start: string
  readonly end: string
  readonly fields: string
}

const twoDigits = (value: number): string => String(value).padStart(2, '0')
const numbers = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, step) => from + step)
const clamp = (value: number, from: number, to: number): number => Math.min(Math.max(value, from), to)

/** Hours and minutes between `start` and `end` (`hh:mm`). */
export const timeColumns = ({ value, start, end }: Limits): Columns => {
  const parse = (text: unknown, otherwise: number): number => {
    const match = /^(\d{1,2}):(\d{1,2})$/.exec(textOf(text))
    return match === null ? otherwise : Number(match[1]) * 60 + Number(match[2])
  }
  const first = parse(start, 0)
  const last = parse(end, 23 * 60 + 59)
  const hours = numbers(Math.floor(first / 60), Math.floor(last / 60))
  const minutes = (index: number): number[] => {
    const hour = hours[index] ?? 0
    return numbers(Math.max(0, first - hour * 60), Math.min(59, last - hour * 60))
  }
  const now = clamp(parse(value, first), first, last)
  const hourIndex = hours.indexOf(Math.floor(now / 60))
  return {
    labels: ([hour = 0]) => [hours.map(twoDigits), minutes(hour).map(twoDigits)],
    start: [hourIndex, minutes(hourIndex).indexOf(now % 60)],
    valueOf: ([hour = 0, minute = 0]) =>
      `${twoDigits(hours[hour] ?? 0)}:${twoDigits(minutes(hour)[minute] ?? 0)}`,
  }
}

/** Year, month and day between `start` and `end` (`YYYY-MM-DD`), as far as `fields` says. */
export const dateColumns = ({ value, start, end, fields }: Limits): Columns => {
  const parse = (text: unknown, otherwise: [number, number, number]): [number, number, number] => {
    const match = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?/.exec(textOf(text))
    return match === null ? otherwise : [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)]
  }
  const today = new Date()
  const first = parse(start, [1900, 1, 1])
  const last = parse(end, [2100, 12, 31])
  const chosen = parse(value, [today.getFullYear(), today.getMonth() + 1, today.getDate()])
  const years = numbers(first[0], last[0])
  const months = (year: number): number[] =>
    numbers(year === first[0] ? first[1] : 1, year === last[0] ? last[1] : 12)
  const days = (year: number, month: number): number[] => {
    const length = new Date(year, month, 0).getDate()
    const isFirst = year === first[0] && month === first[1]
    const isLast = year === last[0] && month === last[1]
    return numbers(isFirst ? first[2] : 1, isLast ? Math.min(last[2], length) : length)
  }
  const at = (indices: readonly number[]): { year: number; month: number; day: number } => {
    const year = years[indices[0] ?? 0] ?? first[0]
    const ofYear = months(year)
    const month = ofYear[clamp(indices[1] ?? 0, 0, ofYear.length - 1)] ?? 1
    const ofMonth = days(year, month)
    return { year, month, day: ofMonth[clamp(indices[2] ?? 0, 0, ofMonth.length - 1)] ?? 1 }
  }
  const depth = fields === 'year' ? 1 : fields === 'month' ? 2 : 3
  const year = clamp(chosen[0], first[0], last[0])
  const monthIndex = Math.max(0, months(year).indexOf(chosen[1]))
  const dayIndex = Math.max(0, days(year, months(year)[monthIndex] ?? 1).indexOf(chosen[2]))
  return {
    labels: (indices) => {
      const now = at(indices)
      return [
        years.map((number) => `${String(number)}年`),
        months(now.year).map((number) => `${String(number)}月`),
        days(now.year, now.month).map((number) => `${String(number)}日`),
      ].slice(0, depth)
    },
    start: [years.indexOf(year), monthIndex, dayIndex].slice(0, depth),
    valueOf: (indices) => {
      const now = at(indices)
      return [String(now.year), twoDigits(now.month), twoDigits(now.day)].slice(0, depth).join('-')
    },
  }
}
