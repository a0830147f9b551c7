import type { Output } from '../api/call'
import { dictionary } from '../i18n/dictionary'
import { dotted } from '../i18n/phrases'
import { clockOf, dateText } from '../i18n/time'

export type LeaveRow = Output<'attendance', 'leaves'>['leaves'][number]
export type Leave = Output<'attendance', 'leave'>
export type LeaveType = NonNullable<LeaveRow['type']>
export type LeaveState = LeaveRow['state']
export type Piece = Leave['pieces'][number]
type Moment = LeaveRow['from']

export const leaveTypes: readonly LeaveType[] = ['personal', 'sick', 'official', 'annual', 'family', 'other']

const { t } = dictionary(
  {
    personal: '事假',
    sick: '病假',
    official: '公假',
    annual: '年假',
    family: '婚产丧假',
    other: '其他',
    draft: '待修改',
    awaitingAlternate: '等 B 角',
    awaitingLead: '等会签',
    awaitingCentre: '等审批',
    approved: '已批准',
    active: '正在休',
    returned: '已销假',
    rejected: '未批准',
    withdrawn: '已撤回',
    uncovered: '没人顶岗',
    days: ({ n }: { n: number }) => `${n} 天`,
    noAlternate: '这个窗口现在没有 B 角',
    onLeave: '那段时间在请假',
    standsInElsewhere: '那段时间已答应在别处顶岗',
    hasOwnWindow: ({ no }: { no: string }) => `自己要守 ${no} 号窗口`,
    notTrained: '还没通过这个窗口的培训',
    nextCourse: ({ day }: { day: string }) => `还没通过这个窗口的培训，下次培训 ${day}`,
  },
  {
    personal: 'Personal',
    sick: 'Sickness',
    official: 'Duty elsewhere',
    annual: 'Annual leave',
    family: 'Family',
    other: 'Other',
    draft: 'To change',
    awaitingAlternate: 'B to answer',
    awaitingLead: 'Unit to sign',
    awaitingCentre: 'To be decided',
    approved: 'Approved',
    active: 'Under way',
    returned: 'Over',
    rejected: 'Refused',
    withdrawn: 'Withdrawn',
    uncovered: 'Nobody stands in',
    days: ({ n }: { n: number }) => (n === 1 ? '1 day' : `${n} days`),
    noAlternate: 'This window has no B at present',
    onLeave: 'On leave then',
    standsInElsewhere: 'Stands in elsewhere then',
    hasOwnWindow: ({ no }: { no: string }) => `Keeps window ${no}`,
    notTrained: 'Not trained for this window',
    nextCourse: ({ day }: { day: string }) => `Not trained for this window; next course ${day}`,
  },
)

export const typeText = (type: LeaveType | undefined): string => (type === undefined ? '' : t(type))

const looks: Record<LeaveState, 'waiting' | 'ok' | 'serving' | 'done' | 'danger' | 'cancelled' | 'warning'> =
  {
    draft: 'warning',
    awaitingAlternate: 'waiting',
    awaitingLead: 'waiting',
    awaitingCentre: 'waiting',
    approved: 'ok',
    active: 'serving',
    returned: 'done',
    rejected: 'danger',
    withdrawn: 'cancelled',
  }

/** How a leave stands, as a chip. */
export const stateChip = (
  state: LeaveState,
  isUncovered: boolean,
): { readonly chip: string; readonly chipText: string } =>
  isUncovered && (state === 'approved' || state === 'active')
    ? { chip: 'danger', chipText: t('uncovered') }
    : { chip: looks[state], chipText: t(state) }

/** The day of a leave, or its first and last. */
export const daysText = (from: Moment, to: Moment): string =>
  from.day === to.day ? dateText(from.day) : `${dateText(from.day)} – ${dateText(to.day)}`

/** Its hours on one day; over several, when it begins and ends. */
export const clockText = (from: Moment, to: Moment): string =>
  `${clockOf(from.minute)}${from.day === to.day ? '–' : ' – '}${clockOf(to.minute)}`

/** The hours of one day. */
export const hoursText = (spans: Piece['spans']): string =>
  dotted(...spans.map(({ from, to }) => `${clockOf(from)}–${clockOf(to)}`))

/** Half days as people count them: 1.5 天. */
export const lengthText = (halfDays: number): string => t('days', { n: halfDays / 2 })

/** Why somebody can't stand in. */
export const objectionText = ({
  kind,
  windowNo,
  nextCourseOn,
}: NonNullable<Output<'attendance', 'tryLeave'>['objection']>): string => {
  if (kind === 'hasOwnWindow') return t('hasOwnWindow', { no: String(windowNo ?? '') })
  if (kind === 'notTrained' && nextCourseOn !== undefined)
    return t('nextCourse', { day: dateText(nextCourseOn) })
  return t(kind)
}
