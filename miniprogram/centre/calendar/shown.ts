import type { Output } from '../../api/call'
import { dateText } from '../../i18n/time'
import { t } from './words'

export type Month = Output<'centre', 'calendarMonth'>
type Day = Month['days'][number]

export interface Cell {
  readonly key: string
  readonly day: string
  readonly no: string
  /** Said by a word beside the colour, so that nobody has to tell colours apart. */
  readonly mark: string
  readonly look: string
  readonly label: string
}

export const weekdayKeys = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

const marks = {
  workday: 'markWorkday',
  restday: 'markRestday',
  holiday: 'markHoliday',
  vacation: 'markVacation',
  closed: 'markClosed',
  unknown: 'markUnknown',
} as const

/** What a day is, in words: kind, name, and what is special about it. */
export const dayWords = (day: Day): string[] => {
  const weekday = day.actsAs === undefined ? undefined : weekdayKeys[day.actsAs - 1]
  return [
    day.isMakeUp ? t('makeUp') : t(day.kind),
    ...(day.name === undefined ? [] : [day.name]),
    ...(weekday === undefined ? [] : [t('actsAs', { weekday: t(weekday) })]),
    ...(day.endsEarly ? [t('endsEarly')] : []),
    ...(day.fridayOpen ? [t('fridayOpen')] : []),
  ]
}

const markOf = (day: Day): string => {
  if (day.isMakeUp) return t('markMakeUp')
  if (day.fridayOpen) return t('markOpen')
  return day.endsEarly ? t('markFriday') : t(marks[day.kind])
}

/** The cells of a month from Monday on; empty ones before the first. */
export const cells = ({ days, today }: Month): Cell[] => {
  const blank = (days[0]?.weekday ?? 1) - 1
  return [
    ...Array.from({ length: blank }, (_none, at) => ({
      key: `b${at}`,
      day: '',
      no: '',
      mark: '',
      look: 'blank',
      label: '',
    })),
    ...days.map((day) => ({
      key: day.day,
      day: day.day,
      no: String(Number(day.day.slice(8))),
      mark: markOf(day),
      look: `${day.isMakeUp ? 'makeUp' : day.kind} ${day.day === today ? 'today' : ''}`,
      label: [dateText(day.day), ...dayWords(day)].join(' '),
    })),
  ]
}

export interface Entry {
  readonly entryId: string
  readonly title: string
  readonly caption: string
  readonly isVacation: boolean
  readonly from: string
  readonly to: string
  readonly words: string
  readonly mayEdit: boolean
  readonly mayRemove: boolean
}

const kinds = { vacation: 'vacation', closing: 'closed', actsAs: 'makeUp', fridayOpen: 'fridayOpen' } as const

export const entries = (month: Month): Entry[] =>
  month.entries.map(({ entryId, kind, from, to, words, weekday, mayEdit, mayRemove }) => {
    const key = weekday === undefined ? undefined : weekdayKeys[weekday - 1]
    return {
      entryId,
      title: words !== '' ? words : key === undefined ? '' : t('actsAs', { weekday: t(key) }),
      caption: `${t(kinds[kind])} · ${from === to ? dateText(from) : t('until', { from: dateText(from), to: dateText(to) })}`,
      isVacation: kind === 'vacation',
      from,
      to,
      words,
      mayEdit,
      mayRemove,
    }
  })

export const legend = () =>
  [
    ['holiday', 'markHoliday', 'holiday'],
    ['vacation', 'markVacation', 'vacation'],
    ['closed', 'markClosed', 'closed'],
    ['makeUp', 'markMakeUp', 'makeUp'],
    ['restday', 'markRestday', 'restday'],
    ['workday', 'markFriday', 'endsEarly'],
    ['workday', 'markOpen', 'fridayOpen'],
  ].map(([look = '', mark, words]) => ({
    look,
    mark: t(mark as 'markHoliday'),
    words: t(words as 'holiday'),
  }))
