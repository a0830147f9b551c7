import type { Input, Output } from '../../api/call'
import { dotted, listed } from '../../i18n/phrases'
import { dateText } from '../../i18n/time'
import { hoursOf } from '../duty-words'
import { t } from './words'

type UnitDuty = Output<'attendance', 'unitDuty'>
export type Period = UnitDuty['periods'][number]
export type Given = Input<'attendance', 'fileDuty'>['entries'][number]
export type Span = Given['span']

/** One stretch of duty as it is being written: people by id, others by their number. */
export interface Draft {
  readonly windowId: string
  readonly windowNo: number
  readonly day: string
  readonly span: Span
  readonly people: readonly { readonly personId: string; readonly name: string }[]
  readonly nos: readonly string[]
}

const inOrder = (one: Draft, other: Draft): number =>
  one.day.localeCompare(other.day) || one.windowNo - other.windowNo || one.span.from - other.span.from
export const ordered = (drafts: readonly Draft[]): Draft[] => [...drafts].sort(inOrder)

/** What was filed, to be written on. */
export const draftsOf = ({ filing }: Period): Draft[] =>
  (filing?.entries ?? []).map((entry) => ({ ...entry, nos: [] }))

export const draftRow = ({ windowNo, day, span, people, nos }: Draft, at: number) => ({
  at,
  windowNo: String(windowNo),
  title: dateText(day),
  caption: dotted(
    hoursOf(span),
    listed([...people.map(({ name }) => name), ...nos.map((no) => t('no', { no }))]),
  ),
})

export const givenOf = ({ windowId, day, span, people, nos }: Draft): Given => ({
  windowId,
  day: day,
  span,
  personIds: people.map(({ personId }) => personId),
  ...(nos.length === 0 ? {} : { nos: [...nos] }),
})

/** Numbers as somebody writes several of them. */
export const numbersIn = (typed: string): string[] => [
  ...new Set(typed.split(/[\s,，、;；]+/).filter((no) => no !== '')),
]
