import type { Output } from '../api/call'
import { dictionary } from '../i18n/dictionary'
import { dotted } from '../i18n/phrases'
import { clockOf, dateText } from '../i18n/time'

export type Mine = Output<'attendance', 'myMeetings'>['meetings'][number]
export type Standing = Mine['standing']
type Facts = Pick<Mine, 'kind' | 'title' | 'day' | 'span' | 'place'>

const { t } = dictionary(
  {
    meeting: '会议',
    training: '学习培训',
    signed: '已签到',
    excused: '已准假',
    away: '请假中',
    asked: '等批准',
    expected: '应到',
    absent: '缺席',
    cancelled: '已取消',
  },
  {
    meeting: 'Meeting',
    training: 'Training',
    signed: 'Signed in',
    excused: 'Let off',
    away: 'On leave',
    asked: 'To be decided',
    expected: 'Expected',
    absent: 'Absent',
    cancelled: 'Cancelled',
  },
)

const chips = {
  signed: 'ok',
  excused: 'paused',
  away: 'paused',
  asked: 'waiting',
  expected: '',
  absent: 'danger',
} as const satisfies Record<Standing, string>

export const standingChip = (standing: Standing) => ({ chip: chips[standing], chipText: t(standing) })
export const cancelledChip = () => ({ chip: 'cancelled', chipText: t('cancelled') })
export const kindText = (kind: Facts['kind']): string => t(kind)
export const standingText = (standing: Standing): string => t(standing)

/** When and where, in one line. */
export const whenText = ({ day, span, place }: Omit<Facts, 'kind' | 'title'>): string =>
  dotted(dateText(day), `${clockOf(span.from)}–${clockOf(span.to)}`, place)
