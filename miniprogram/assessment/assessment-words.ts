import type { Output } from '../api/call'
import { dictionary } from '../i18n/dictionary'
import { dotted } from '../i18n/phrases'
import { dateText, monthText, yearText } from '../i18n/time'

export type Result = Output<'assessment', 'result'>
type Grade = Output<'assessment', 'month'>['rows'][number]['grade']
type Phase = Result['phase']
type Entry = Result['entries'][number]
export type Kind = Result['kind']

const { t } = dictionary(
  {
    excellent: '优秀',
    pass: '合格',
    below: '不合格',
    running: '进行中',
    draft: '待公示',
    shown: '公示中',
    published: '已公布',
    person: '人员',
    window: '窗口',
    unit: '单位',
    times: ({ n }: { n: number }) => `${n} 次`,
    byHand: '人工记',
    table: ({ n }: { n: number }) => `细则第 ${n} 版`,
    reversed: '已冲回',
    reversal: '冲回',
    until: ({ day }: { day: string }) => `${day}前可以提异议`,
    over: ({ day }: { day: string }) => `异议期到 ${day} 为止，已经过了`,
    revision: ({ n }: { n: number }) => `第 ${n} 版`,
    points: ({ points }: { points: string }) => `${points} 分`,
  },
  {
    excellent: 'Excellent',
    pass: 'Pass',
    below: 'Below pass',
    running: 'Running',
    draft: 'To be shown',
    shown: 'Shown',
    published: 'Published',
    person: 'People',
    window: 'Windows',
    unit: 'Units',
    times: ({ n }: { n: number }) => `${n} times`,
    byHand: 'By hand',
    table: ({ n }: { n: number }) => `Rules, version ${n}`,
    reversed: 'Taken back',
    reversal: 'Takes back',
    until: ({ day }: { day: string }) => `Object until ${day}`,
    over: ({ day }: { day: string }) => `Objections were taken until ${day}`,
    revision: ({ n }: { n: number }) => `Revision ${n}`,
    points: ({ points }: { points: string }) => points,
  },
)

/** Hundredths as points: 87.5; with its sign where it adds or takes away. */
export const pointsText = (points: number): string => String(points / 100)
export const signedText = (points: number): string =>
  points > 0 ? `+${pointsText(points)}` : points < 0 ? `−${pointsText(-points)}` : '0'
export const withUnit = (points: string): string => t('points', { points })

const gradeChips = { excellent: 'ok', pass: 'waiting', below: 'danger' } as const satisfies Record<
  Grade,
  string
>
const gradeIcons = { excellent: 'star', pass: 'check', below: 'octagon' } as const satisfies Record<
  Grade,
  string
>
export const gradeChip = (grade: Grade) => ({
  grade: gradeChips[grade],
  gradeText: t(grade),
  gradeIcon: gradeIcons[grade],
})
export const gradeText = (grade: Grade): string => t(grade)

const phaseChips = {
  running: 'serving',
  draft: 'paused',
  shown: 'called',
  published: 'ok',
} as const satisfies Record<Phase, string>
const phaseIcons = {
  running: 'hourglass',
  draft: 'pause',
  shown: 'bell',
  published: 'check-circle',
} as const satisfies Record<Phase, string>
/** Where a month stands, as a chip and a line. */
export const phaseShown = ({
  month,
  phase,
  revision,
  until,
  today,
}: Pick<Result, 'month' | 'phase' | 'revision' | 'until'> & { readonly today: string }) => ({
  month,
  monthText: monthText(month),
  phase: phaseChips[phase],
  phaseText: t(phase),
  phaseIcon: phaseIcons[phase],
  phaseLine:
    until !== undefined
      ? t(today <= until ? 'until' : 'over', { day: dateText(until) })
      : revision > 1
        ? t('revision', { n: revision })
        : '',
})

export const kindText = (kind: Kind): string => t(kind)

/** An entry as a row: what, when, how often, why, and what it comes to. */
export const entryRow = (one: Entry) => ({
  entryId: one.entryId,
  title: one.ruleName,
  caption: dotted(
    dateText(one.on),
    one.times > 1 ? t('times', { n: one.times }) : '',
    one.isByHand ? t('byHand') : '',
    t('table', { n: one.table }),
  ),
  why: one.why ?? '',
  value: signedText(one.points),
  chip: one.isReversed ? 'cancelled' : one.isReversal ? 'ok' : '',
  chipText: one.isReversed ? t('reversed') : one.isReversal ? t('reversal') : '',
  stands: !one.isReversed && !one.isReversal,
})
export type EntryRow = ReturnType<typeof entryRow>

export const dayYear = (day: string): string => yearText(day)
