import type { Output } from '../../api/call'
import { dateText, dayAfter, weekdayText } from '../../i18n/time'
import { who } from './shown'
import { t } from './words'

type Day = Output<'people', 'roster'>['days'][number]
type At = Day['windows'][number]

/** The Monday of the week that a day is in. */
export const mondayOf = (day: string): string =>
  dayAfter(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))

/** Days on which some window serves: workdays, make-up days too. */
export const openDays = (days: readonly Day[]): Day[] =>
  days.filter(({ windows }) => windows.some(({ expected }) => expected.kind !== 'closed'))

/** One window on one day of the week's table. */
export interface WeekCell {
  readonly day: string
  readonly name: string
  /** 'A角', 'B角', or which seat nobody holds. */
  readonly note: string
  readonly tone: string
  /** All of it in words, for whoever hears the page. */
  readonly label: string
}

export interface WeekRow {
  readonly windowId: string
  readonly windowNo: string
  readonly unitName: string
  readonly cells: readonly WeekCell[]
}

const noteOf = ({ expected, vacant }: At): string => {
  if (expected.kind === 'closed') return ''
  if (expected.kind === 'duty') return t('onDuty')
  const [missing] = vacant
  if (missing !== undefined) return t(missing === 'primary' ? 'noA' : 'noB')
  if (expected.kind === 'nobody') return ''
  return t(expected.kind === 'primary' ? 'primary' : 'alternate')
}

const toneOf = ({ expected, vacant }: At): string => {
  if (expected.kind === 'closed') return 'closed'
  if (expected.kind === 'nobody') return 'nobody'
  if (expected.kind === 'duty') return ''
  return expected.kind === 'standIn' || vacant.length > 0 ? 'alert' : ''
}

const cellOf = (day: string, at: At): WeekCell => {
  const [name] = who(at.expected)
  const note = noteOf(at)
  const label = [dateText(day), t('window', { no: at.windowNo }), name, note].filter((part) => part !== '')
  return { day, name, note, tone: toneOf(at), label: label.join(' ') }
}

export const weekHead = (days: readonly Day[]) =>
  days.map(({ day }) => ({ day, weekday: weekdayText(day), date: String(Number(day.slice(8))) }))

/** The hall's windows by number, each with its days. */
export const weekRows = (days: readonly Day[]): WeekRow[] =>
  (days[0]?.windows ?? []).map(({ windowId, windowNo, unitName }) => ({
    windowId,
    windowNo: String(windowNo),
    unitName,
    cells: days.flatMap(({ day, windows }) => {
      const at = windows.find((one) => one.windowId === windowId)
      return at === undefined ? [] : [cellOf(day, at)]
    }),
  }))
