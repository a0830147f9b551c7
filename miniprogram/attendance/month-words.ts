import type { Output } from '../api/call'
import { dictionary } from '../i18n/dictionary'
import { dotted } from '../i18n/phrases'

export type MonthPart = Output<'attendance', 'month'>
export type PersonMonth = Output<'attendance', 'myMonth'>
type Sums = PersonMonth['sums']
type Answer = NonNullable<PersonMonth['answer']>

const { t } = dictionary(
  {
    computing: '核算中',
    open: '核对中',
    published: '已公布',
    late: ({ n }: { n: number }) => `迟到 ${n}`,
    early: ({ n }: { n: number }) => `早退 ${n}`,
    absent: ({ n }: { n: number }) => `缺勤 ${n}`,
    missing: ({ n }: { n: number }) => `缺卡 ${n}`,
    onLeave: ({ n }: { n: number }) => `请假 ${n}`,
    substituted: ({ n }: { n: number }) => `无假有人顶岗 ${n}`,
    meetings: ({ n }: { n: number }) => `会议缺席 ${n}`,
    duty: ({ n }: { n: number }) => `值班 ${n}`,
    whole: '全勤',
    confirmed: '已确认',
    objected: '有异议',
    upheld: '异议成立',
    dismissed: '异议不成立',
    again: '待再核对',
  },
  {
    computing: 'Working it out',
    open: 'To be checked',
    published: 'Published',
    late: ({ n }) => `late ${n}`,
    early: ({ n }) => `early ${n}`,
    absent: ({ n }) => `absent ${n}`,
    missing: ({ n }) => `one missing ${n}`,
    onLeave: ({ n }) => `leave ${n}`,
    substituted: ({ n }) => `covered, no leave ${n}`,
    meetings: ({ n }) => `meetings missed ${n}`,
    duty: ({ n }) => `duty ${n}`,
    whole: 'Always there',
    confirmed: 'Confirmed',
    objected: 'Objected',
    upheld: 'Upheld',
    dismissed: 'Not upheld',
    again: 'Check again',
  },
)

const stateChips = { computing: 'waiting', open: 'warning', published: 'ok' } as const

/** How far a month is. */
export const monthChip = (state: MonthPart['state']) => ({ chip: stateChips[state], chipText: t(state) })

/** What of a month is worth a word; half days are counted. */
export const sumsText = (sums: Sums): string => {
  const said = dotted(
    sums.late + sums.seriouslyLate > 0 ? t('late', { n: sums.late + sums.seriouslyLate }) : '',
    sums.early > 0 ? t('early', { n: sums.early }) : '',
    sums.absent > 0 ? t('absent', { n: sums.absent }) : '',
    sums.missing > 0 ? t('missing', { n: sums.missing }) : '',
    sums.substituted > 0 ? t('substituted', { n: sums.substituted }) : '',
    sums.onLeave > 0 ? t('onLeave', { n: sums.onLeave }) : '',
    sums.meetingsMissed > 0 ? t('meetings', { n: sums.meetingsMissed }) : '',
    sums.duty > 0 ? t('duty', { n: sums.duty }) : '',
  )
  return said === '' ? t('whole') : said
}

const answerChips = {
  confirmed: 'ok',
  objected: 'warning',
  upheld: 'ok',
  dismissed: 'paused',
} as const

/** What somebody said to it; what was said of something that has changed since is no answer any more. */
export const answerChip = (answer: Answer | undefined) => {
  if (answer === undefined) return { chip: '', chipText: '' }
  if (!answer.isCurrent && answer.state !== 'objected') return { chip: 'waiting', chipText: t('again') }
  return { chip: answerChips[answer.state], chipText: t(answer.state) }
}

/** Whole hours and minutes as staff reckon them: 157.5 */
export const hoursText = (minutes: number): string => String(Math.round(minutes / 6) / 10)

/** Tenths of a percent: 99.6% */
export const percentText = (permille: number): string => `${(permille / 10).toFixed(1)}%`

/** A hash as one can compare it by eye. */
export const hashText = (hash: string): string => (hash.slice(0, 16).match(/.{4}/g) ?? []).join(' ')
