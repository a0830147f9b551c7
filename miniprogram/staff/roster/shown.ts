import type { Output } from '../../api/call'
import { dotted } from '../../i18n/phrases'
import { clockOf, dayText } from '../../i18n/time'
import { t } from './words'

type Day = Output<'people', 'roster'>['days'][number]
export type Expected = Day['windows'][number]['expected']
type Vacancy = Output<'people', 'vacancies'>['vacancies'][number]

export interface WindowRow {
  readonly windowId: string
  readonly windowNo: string
  readonly title: string
  readonly caption: string
  readonly chip: string
  readonly chipText: string
}

type Why = Extract<Expected, { kind: 'nobody' }>['why']
const why = {
  noAlternate: 'noAlternate',
  away: 'bAway',
  primaryElsewhere: 'primaryElsewhere',
  standsInElsewhere: 'standsInElsewhere',
  notTrained: 'bNotTrained',
} as const satisfies Record<Why, string>

/** Who stands in, or why nobody does, in a sentence. */
export const standInText = (expected: Expected): string => {
  if (expected.kind === 'closed') return t('closed')
  if (expected.kind === 'nobody') return t('unasked', { why: t(why[expected.why]) })
  return t(expected.kind === 'duty' ? 'keeps' : 'asked', { name: expected.name })
}

/** Who is expected, what that is, and how it is marked. */
export const who = (expected: Expected): readonly [name: string, note: string, chip: string] => {
  if (expected.kind === 'closed') return [t('closed'), '', 'paused']
  if (expected.kind === 'nobody') return [t('nobody'), t(why[expected.why]), 'danger']
  if (expected.kind === 'primary') return [expected.name, t('isA'), '']
  if (expected.kind === 'duty') return [expected.name, t('onDuty'), '']
  return [expected.name, t(expected.why), 'warning']
}

/** Hours of a leave for which somebody stands in. */
const partText = ({ name, from, to }: Day['windows'][number]['standIns'][number]): string =>
  t('part', { name, hours: `${clockOf(from)}–${clockOf(to)}` })

export const windowRows = ({ windows }: Day): WindowRow[] =>
  windows.map(({ windowId, windowNo, unitName, expected, standIns }) => {
    const [name, note, chip] = who(expected)
    return {
      windowId,
      windowNo: String(windowNo),
      title: name,
      caption: dotted(unitName, note, ...standIns.map(partText)),
      chip: expected.kind === 'closed' ? '' : chip,
      chipText: chip === 'danger' ? t('nobody') : chip === 'warning' ? t('alternate') : '',
    }
  })

export const vacancyRows = (vacancies: readonly Vacancy[]) =>
  vacancies.map(({ kind, unitId, unitName, windowNo, isUnderWay, filledFrom }) => ({
    key: `${kind} ${unitId} ${String(windowNo ?? '')}`,
    title: kind === 'head' ? t('head', { unit: unitName }) : t('seat', { no: windowNo ?? 0, side: t(kind) }),
    caption: kind === 'head' ? '' : unitName,
    value:
      filledFrom !== undefined
        ? t('filledFrom', { day: dayText(filledFrom) })
        : isUnderWay
          ? t('underWay')
          : t('empty'),
    url: `/staff/posts/posts?unitId=${unitId}`,
  }))
