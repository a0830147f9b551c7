import type { Output } from '../api/call'
import { dictionary } from '../i18n/dictionary'
import { dotted } from '../i18n/phrases'
import { clockOf } from '../i18n/time'

type Slot = Output<'attendance', 'myDay'>['slots'][number]

const { t } = dictionary(
  {
    half: ({ from, to }: { from: string; to: string }) => `${from}–${to}`,
    half_morning: '上午',
    half_afternoon: '下午',
    half_evening: '晚上',
    duty: '值班',
    at: ({ in: from, out }: { in: string; out: string }) => `来 ${from} · 走 ${out}`,
    none: '—',
    minutesLate: ({ n }: { n: number }) => `迟到 ${n} 分钟`,
    minutesEarly: ({ n }: { n: number }) => `早走 ${n} 分钟`,
    optional: '顶岗时才要打',
    status_normal: '正常',
    status_late: '迟到',
    status_seriouslyLate: '迟到',
    status_early: '早退',
    status_absent: '缺勤',
    status_missing: '缺卡',
    status_onLeave: '请假',
    status_substituted: '有人顶岗',
    status_exempt: '不用到',
    status_duty: '值班',
    isIn: '在岗',
    corrected: '补卡算数',
  },
  {
    half: ({ from, to }) => `${from}–${to}`,
    half_morning: 'Morning',
    half_afternoon: 'Afternoon',
    half_evening: 'Evening',
    duty: 'Duty',
    at: ({ in: from, out }) => `in ${from} · out ${out}`,
    none: '–',
    minutesLate: ({ n }) => `${n} min late`,
    minutesEarly: ({ n }) => `${n} min early`,
    optional: 'Only when you stand in',
    status_normal: 'On time',
    status_late: 'Late',
    status_seriouslyLate: 'Late',
    status_early: 'Left early',
    status_absent: 'Absent',
    status_missing: 'One missing',
    status_onLeave: 'On leave',
    status_substituted: 'Covered',
    status_exempt: 'Exempt',
    status_duty: 'On duty',
    isIn: 'At work',
    corrected: 'corrected',
  },
)

const NOON = 720
const EVENING = 1080

const halfOf = ({ from, kind }: Slot): string => {
  if (kind === 'duty') return t('duty')
  return t(from < NOON ? 'half_morning' : from < EVENING ? 'half_afternoon' : 'half_evening')
}

const colours: Record<NonNullable<Slot['status']>, 'ok' | 'warning' | 'danger' | 'paused'> = {
  normal: 'ok',
  duty: 'ok',
  late: 'warning',
  seriouslyLate: 'danger',
  early: 'warning',
  absent: 'danger',
  missing: 'warning',
  onLeave: 'paused',
  substituted: 'paused',
  exempt: 'paused',
}

/** One half of a day as a row: its hours, when one came and went, and what became of it. */
export const slotRow = (slot: Slot) => {
  const { from, to, status, lateMinutes, earlyMinutes, isCorrected, isRequired } = slot
  const isClocked = slot.in !== undefined || slot.out !== undefined
  const isIn = slot.in !== undefined && slot.out === undefined && status === undefined
  return {
    key: String(from),
    title: `${halfOf(slot)} ${t('half', { from: clockOf(from), to: clockOf(to) })}`,
    caption: dotted(
      isClocked
        ? t('at', {
            in: slot.in === undefined ? t('none') : clockOf(slot.in),
            out: slot.out === undefined ? t('none') : clockOf(slot.out),
          })
        : isRequired || slot.kind === 'duty'
          ? ''
          : t('optional'),
      isCorrected ? t('corrected') : '',
      lateMinutes > 0 ? t('minutesLate', { n: lateMinutes }) : '',
      earlyMinutes > 0 ? t('minutesEarly', { n: earlyMinutes }) : '',
    ),
    chip: status === undefined ? (isIn ? 'serving' : '') : colours[status],
    chipText: status === undefined ? (isIn ? t('isIn') : '') : t(`status_${status}`),
  }
}
