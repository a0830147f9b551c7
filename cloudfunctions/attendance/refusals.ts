import { refusals } from '../_kernel/refusal'
import { clockText, enDay, zhDay } from '../_kernel/time'
import type { Blocker } from './gate'
import type { PolicyFault } from './clock/policy'
import type { DutyFault } from './duty/filing'
import type { PeriodFault } from './duty/period'
import type { LeaveState } from './leave/moves'
import type { MeetingFault } from './meeting/meeting'
import type { ProofKind } from './clock/proof'
import type { Objection } from './leave/standing-in'

type DutyWrong = DutyFault['why'] | 'unknownNo' | 'notOfUnit' | 'nobody' | 'tooMany' | 'tooManyPeople'

export interface AttendanceFacts {
  NO_HOURS_TODAY: object
  NO_POST: object
  NOT_IN_HALL: { missing: readonly ProofKind[] }
  CODE_PAST: object
  MUST_STAY: { blockers: readonly Blocker['kind'][] }
  POLICY_WRONG: { fault: PolicyFault }
  SCREEN_KNOWN: object
  JUDGED_ALREADY: object
  CORRECTION_WRONG: { why: 'noHours' | 'notYet' | 'notNeeded' }
  CORRECTION_LATE: { until: string }
  CORRECTIONS_SPENT: { month: string; most: number }
  CORRECTION_OPEN: object
  CORRECTION_DECIDED: object
  OWN_CORRECTION: object
  LEAVE_EMPTY: object
  LEAVE_TOO_LONG: { days: number }
  LEAVE_LATE: { why: 'tooLate' | 'notAllowed' }
  LEAVE_OVERLAPS: { day: string; from: number; to: number }
  COMMITTED: { windowNo: number; day: string }
  ON_DUTY: { day: string }
  DUTY_PERIOD_WRONG: PeriodFault
  DUTY_FILED: object
  DUTY_OVER: object
  DUTY_CHANGED: object
  DUTY_WRONG: { why: DutyWrong; day: string; who: string }
  NOT_EXPECTED: object
  MEETING_WRONG: { why: MeetingFault }
  MEETING_CANCELLED: object
  MEETING_BEGUN: object
  MEETING_NOT_BEGUN: object
  SIGNING_CLOSED: { when: 'early' | 'over' }
  ABSENCE_DECIDED: object
  OWN_ABSENCE: object
  MONTH_RUNNING: { over: string }
  MONTH_PUBLISHED: object
  MONTH_COMPUTING: object
  ANSWER_CLOSED: { until: string }
  OBJECTION_OPEN: object
  OBJECTION_DECIDED: object
  OBJECTIONS_WAIT: { waiting: number }
  ANSWERS_WAIT: { until: string }
  AMENDMENT_WRONG: { day: string }
  OWN_MONTH: object
  QUOTA_SHORT: { year: number; asked: number; left: number }
  ALTERNATE_CANT: { why: Objection['kind'] }
  PROOF_MISSING: object
  TOO_MANY_FILES: { most: number }
  LEAVE_MOVED_ON: { state: LeaveState }
  LEAVE_BEGUN: object
  LEAVE_NOT_BEGUN: object
  LEAVE_LONG: object
  OWN_LEAVE: object
  NO_STAND_IN: object
  PIECES_WRONG: object
  DAY_TO_COME: { latest: string }
}

const states: Record<LeaveState, readonly [zh: string, en: string]> = {
  draft: ['已退回申请人', 'was sent back to whoever asked'],
  awaitingAlternate: ['在等 B 角答复', 'waits for B'],
  awaitingLead: ['在等单位会签', 'waits for the unit'],
  awaitingCentre: ['在等中心审批', 'waits for the centre'],
  approved: ['已批准', 'is approved'],
  active: ['正在休', 'is under way'],
  returned: ['已销假', 'is over'],
  rejected: ['未批准', 'was refused'],
  withdrawn: ['已撤回', 'was withdrawn'],
}
const objections: Record<Objection['kind'], readonly [zh: string, en: string]> = {
  noAlternate: ['这个窗口现在没有 B 角', 'this window has no B at present'],
  onLeave: ['这段时间 B 角自己请假', 'B is on leave then'],
  standsInElsewhere: ['这段时间 B 角已答应在别处顶岗', 'B stands in elsewhere then'],
  hasOwnWindow: ['B 角自己有窗口要守', 'B has a window of their own to keep'],
  notTrained: ['B 角还没通过这个窗口的培训', 'B has not passed the training for this window'],
}
const noCorrection: Record<'noHours' | 'notYet' | 'notNeeded', readonly [zh: string, en: string]> = {
  noHours: [
    '那个时间没有上班的钟点，请检查日期和时间。',
    'There are no working hours then. Check day and time.',
  ],
  notYet: ['还没到的时间不能补卡。', 'This time has not come yet.'],
  notNeeded: [
    '打卡记录已经包括这个时间，不用补。',
    'The clock says as much already; there is nothing to correct.',
  ],
}
const noPeriod: Record<PeriodFault['why'], readonly [zh: string, en: string]> = {
  backwards: ['结束的日子在开始之前，请改。', 'It ends before it begins. Change the days.'],
  tooLong: ['一次最多布置 70 天，更长的请分开。', '70 days at most; announce longer ones in parts.'],
  begun: ['从明天以后开始才能布置。', 'It has to begin after today.'],
  noDayOff: [
    '这段时间没有放假的日子，请检查日期或校历。',
    'No day in it is a day off. Check the days or the calendar.',
  ],
  deadlinePast: ['备案截止日已经过了，请改晚一点。', 'The deadline has passed already. Choose a later one.'],
  deadlineLate: ['备案截止日要在放假之前。', 'The deadline has to be before it begins.'],
  overlaps: ['和已布置的时段重了，请改日期。', 'It overlaps with one that was announced. Change the days.'],
}
const noDuty: Record<DutyWrong, (who: string) => readonly [zh: string, en: string]> = {
  noDayOff: () => ['不是放假的日子，不用排值班', 'that is no day off in this period'],
  past: () => ['已经过了，不能再改', 'that day is over and stays as it was'],
  otherWindow: () => ['窗口不是本单位正在开的', 'the window is not one of your open ones'],
  twice: (who) => [`${who}同一时间排了两次`, `${who} is down twice at the same time`],
  onLeave: (who) => [`${who}请假在外`, `${who} is on leave`],
  onDutyElsewhere: (who) => [`${who}在别处值班`, `${who} is on duty elsewhere`],
  unknownNo: (who) => [`本单位没有工号 ${who} 的老师`, `nobody of your unit has the number ${who}`],
  notOfUnit: () => ['有人不在本单位了', 'somebody is no longer of your unit'],
  nobody: () => ['还没有选人', 'nobody was chosen'],
  tooMany: () => ['一个窗口同时最多 6 人', 'six people at most at one window'],
  tooManyPeople: () => ['一次最多报 20 人', 'twenty people at most'],
}
const noMeeting: Record<MeetingFault, readonly [zh: string, en: string]> = {
  begun: ['开始时间已经过了，请改晚一点。', 'It would have begun already. Choose a later time.'],
  tooFar: ['最多提前 120 天安排。', 'Plan at most 120 days ahead.'],
  overlaps: [
    '同一时间已经有会，有人要参加两个。请改时间。',
    'Some are expected elsewhere at that time. Change it.',
  ],
}
/** Half days as people count them. */
const days = (halves: number): string => String(halves / 2)

const stays: Record<Blocker['kind'], readonly [zh: string, en: string]> = {
  called: ['还有叫到的号', 'a number that was called'],
  serving: ['还有正在办理的号', 'somebody being served'],
  directCase: ['还有当场办理的事项没有办结', 'a matter to be finished on the spot'],
  counterOpen: ['柜台还开着', 'an open counter'],
  closing: ['下班检查还没做', 'the closing checklist to do'],
}
const faults: Record<PolicyFault, readonly [zh: string, en: string]> = {
  noCode: [
    '大厅屏上的动态码要保留，拒绝定位的人也得能打卡。',
    'Keep the code on the hall screen: whoever refuses their position must be able to clock.',
  ],
  noWifi: ['要同时看 Wi-Fi，请先填大厅的热点地址。', "Give the addresses of the hall's Wi-Fi first."],
  noFence: ['要同时看位置，请先填大厅的位置和范围。', "Give the hall's place and radius first."],
  tooMany: ['要求的证明比算数的还多。', 'More proofs are asked for than count.'],
}
const first = (blockers: readonly Blocker['kind'][]): readonly [zh: string, en: string] =>
  stays[blockers[0] ?? 'counterOpen']

export const { refuse, sentences } = refusals<AttendanceFacts>({
  NO_HOURS_TODAY: {
    'zh-CN': () => '今天没有上班时间，不用打卡。',
    en: () => 'There are no working hours today; nothing to clock.',
  },
  NO_POST: {
    'zh-CN': () => '您现在没有窗口岗位，不用打卡。有疑问请找单位负责人。',
    en: () =>
      'You hold no post at a window, so there is nothing to clock. Ask the head of your unit if that is wrong.',
  },
  NOT_IN_HALL: {
    'zh-CN': () => '没能确认您在大厅。请扫大厅屏上的动态码再打一次。',
    en: () => 'We could not tell that you are in the hall. Scan the code on the hall screen and clock again.',
  },
  CODE_PAST: {
    'zh-CN': () => '这个动态码已经过了或用过了，请扫屏上现在的那个。',
    en: () => 'This code has passed or was used. Scan the one that is on the screen now.',
  },
  MUST_STAY: {
    'zh-CN': ({ blockers }) => `还不能下班：${first(blockers)[0]}。办好或转交后再打卡。`,
    en: ({ blockers }) => `Not yet: there is ${first(blockers)[1]}. Finish or hand it on, then clock out.`,
  },
  POLICY_WRONG: { 'zh-CN': ({ fault }) => faults[fault][0], en: ({ fault }) => faults[fault][1] },
  SCREEN_KNOWN: {
    'zh-CN': () => '这块屏已经配对过了。',
    en: () => 'This screen is paired already.',
  },
  JUDGED_ALREADY: {
    'zh-CN': () => '这条已经有人核过了，请刷新。',
    en: () => 'Somebody has looked at this one already. Refresh.',
  },
  CORRECTION_WRONG: { 'zh-CN': ({ why }) => noCorrection[why][0], en: ({ why }) => noCorrection[why][1] },
  CORRECTION_LATE: {
    'zh-CN': ({ until }) => `补卡要在三个工作日内报，这一天到 ${zhDay(until)} 为止，已经过了。请联系中心。`,
    en: ({ until }) =>
      `A correction is asked for within three working days; for this day that was ${enDay(until)}. Please call the centre.`,
  },
  CORRECTIONS_SPENT: {
    'zh-CN': ({ month, most }) => `${month} 的 ${String(most)} 次补卡都用了。请联系中心。`,
    en: ({ month, most }) => `All ${String(most)} corrections of ${month} are spent. Please call the centre.`,
  },
  CORRECTION_OPEN: {
    'zh-CN': () => '这一天同样的补卡已经报了，正等审批。要改请先撤回。',
    en: () => 'The same correction waits for the centre already. Take it back to change it.',
  },
  CORRECTION_DECIDED: {
    'zh-CN': () => '这条补卡已经有结果了，请刷新。',
    en: () => 'This correction was decided already. Refresh.',
  },
  OWN_CORRECTION: {
    'zh-CN': () => '自己的补卡不能自己批，请让同事来办。',
    en: () => 'Nobody decides about their own correction. Please have a colleague do it.',
  },
  LEAVE_EMPTY: {
    'zh-CN': () => '这段时间里没有上班的钟点，不用请假。请检查起止时间。',
    en: () => 'There are no working hours in between, so nothing to ask for. Check from when to when.',
  },
  LEAVE_TOO_LONG: {
    'zh-CN': ({ days: most }) => `一次最多请 ${String(most)} 天，更长的请分开报。`,
    en: ({ days: most }) => `${String(most)} days at most in one request; ask for longer ones in parts.`,
  },
  LEAVE_LATE: {
    'zh-CN': ({ why }) =>
      why === 'tooLate'
        ? '病假补报最晚到下一个工作日中午，已经过了。请联系中心。'
        : '已经开始的时间不能再请假，只有病假可以补报。请改开始时间。',
    en: ({ why }) =>
      why === 'tooLate'
        ? 'Sickness can be reported until noon of the next working day, which has passed. Please call the centre.'
        : 'These hours have begun already; only sickness may be reported late. Change when it starts.',
  },
  LEAVE_OVERLAPS: {
    'zh-CN': ({ day, from, to }) =>
      `${zhDay(day)} ${clockText(from)}–${clockText(to)} 您已经请过假了，请改时间。`,
    en: ({ day, from, to }) =>
      `You asked for ${enDay(day)} ${clockText(from)}–${clockText(to)} already. Change the hours.`,
  },
  COMMITTED: {
    'zh-CN': ({ windowNo, day }) =>
      `${zhDay(day)} 您已答应在 ${String(windowNo)} 号窗口顶岗。请先请中心改派，再请假。`,
    en: ({ windowNo, day }) =>
      `On ${enDay(day)} you stand in at window ${String(windowNo)}. Have the centre assign somebody else first.`,
  },
  ON_DUTY: {
    'zh-CN': ({ day }) => `${zhDay(day)} 您排了值班。请先请本单位负责人换人，再请假。`,
    en: ({ day }) =>
      `You are on duty on ${enDay(day)}. Have the head of your unit put somebody else down first.`,
  },
  DUTY_PERIOD_WRONG: { 'zh-CN': ({ why }) => noPeriod[why][0], en: ({ why }) => noPeriod[why][1] },
  DUTY_FILED: {
    'zh-CN': () => '已经有单位报了值班，不能取消。请让单位改报。',
    en: () => 'A unit has filed already, so it stays. Ask the units to change what they filed.',
  },
  DUTY_OVER: {
    'zh-CN': () => '这段值班已经过了，不能再报。请联系中心。',
    en: () => 'This period is over. Please call the centre.',
  },
  DUTY_CHANGED: {
    'zh-CN': () => '刚才有人改报过，请刷新看新的再报。',
    en: () => 'Somebody has filed it anew meanwhile. Refresh and look at that first.',
  },
  DUTY_WRONG: {
    'zh-CN': ({ why, day, who }) => `${zhDay(day)}：${noDuty[why](who)[0]}。请改好再报。`,
    en: ({ why, day, who }) => `${enDay(day)}: ${noDuty[why](who)[1]}. Change it and file again.`,
  },
  NOT_EXPECTED: {
    'zh-CN': () => '这次会不用您参加。',
    en: () => 'You are not expected at this meeting.',
  },
  MEETING_WRONG: { 'zh-CN': ({ why }) => noMeeting[why][0], en: ({ why }) => noMeeting[why][1] },
  MEETING_CANCELLED: {
    'zh-CN': () => '这次会已经取消了，请刷新。',
    en: () => 'This meeting was cancelled. Refresh.',
  },
  MEETING_BEGUN: {
    'zh-CN': () => '会已经开始了，不能再请假或取消。请联系中心。',
    en: () => 'It has begun, so this is not possible any more. Please call the centre.',
  },
  MEETING_NOT_BEGUN: {
    'zh-CN': () => '会还没开始，开了以后再记。',
    en: () => 'It has not begun yet. Write the minutes afterwards.',
  },
  SIGNING_CLOSED: {
    'zh-CN': ({ when }) =>
      when === 'early' ? '开会前 15 分钟才能签到。' : '会已经结束，不能再签到。在场没签上请找中心。',
    en: ({ when }) =>
      when === 'early'
        ? 'Signing in begins a quarter of an hour before.'
        : 'It is over. If you were there, tell the centre.',
  },
  ABSENCE_DECIDED: {
    'zh-CN': () => '这次会议请假已经有结果了，请刷新。',
    en: () => 'This was decided already. Refresh.',
  },
  OWN_ABSENCE: {
    'zh-CN': () => '自己的请假不能自己批，请让同事来办。',
    en: () => 'Nobody decides about their own absence. Please have a colleague do it.',
  },
  MONTH_RUNNING: {
    'zh-CN': ({ over }) => `这个月还没有过完，${zhDay(over)} 起才能核算。`,
    en: ({ over }) => `This month is not over. It can be worked out from ${enDay(over)}.`,
  },
  MONTH_PUBLISHED: {
    'zh-CN': () => '这个月已经公布。要改的，请打开那个人的考勤更正，会成为新的一版。',
    en: () => "This month is published. To mend it, correct that person's month: it becomes a new revision.",
  },
  MONTH_COMPUTING: {
    'zh-CN': () => '这个月正在核算，请过一会儿再看。',
    en: () => 'This month is being worked out. Please look again in a moment.',
  },
  ANSWER_CLOSED: {
    'zh-CN': ({ until }) => `已经答复过，或者过了 ${zhDay(until)}。有疑问请联系中心。`,
    en: ({ until }) =>
      `It has been answered, or ${enDay(until)} is past. If in doubt, please call the centre.`,
  },
  OBJECTION_OPEN: {
    'zh-CN': () => '您的异议中心还在处理。',
    en: () => 'The centre is still looking at your objection.',
  },
  OBJECTION_DECIDED: {
    'zh-CN': () => '这条异议已经处理过。',
    en: () => 'This objection has been decided.',
  },
  OBJECTIONS_WAIT: {
    'zh-CN': ({ waiting }) => `还有 ${String(waiting)} 条异议没有处理，处理完才能公布。`,
    en: ({ waiting }) => `${String(waiting)} objection(s) wait. Decide them first, then publish.`,
  },
  ANSWERS_WAIT: {
    'zh-CN': ({ until }) => `还有人没有核对，全部核对完或 ${zhDay(until)} 以后才能公布。`,
    en: ({ until }) => `Not everybody has answered. It can be published then, or after ${enDay(until)}.`,
  },
  AMENDMENT_WRONG: {
    'zh-CN': ({ day }) => `${zhDay(day)} 这一天在他的考勤里没有要到岗的时段，不能更正。`,
    en: ({ day }) => `Nothing was expected of them on ${enDay(day)}; there is nothing to correct.`,
  },
  OWN_MONTH: {
    'zh-CN': () => '自己的考勤不能自己改，请让同事来办。',
    en: () => 'Nobody mends their own month. Please have a colleague do it.',
  },
  QUOTA_SHORT: {
    'zh-CN': ({ year, asked, left }) =>
      `${String(year)} 年这类假还剩 ${days(left)} 天，这次要 ${days(asked)} 天。请减少天数或换假别。`,
    en: ({ year, asked, left }) =>
      `${days(left)} days of this kind are left in ${String(year)}; this takes ${days(asked)}. Ask for fewer or another kind.`,
  },
  ALTERNATE_CANT: {
    'zh-CN': ({ why }) => `${objections[why][0]}，不能顶岗。可以改时间，或请中心安排人。`,
    en: ({ why }) =>
      `Nobody to stand in: ${objections[why][1]}. Change the hours, or ask the centre to assign somebody.`,
  },
  PROOF_MISSING: {
    'zh-CN': () => '补报病假要附上证明，请拍照或选文件。',
    en: () => 'Sickness that is reported late needs a proof. Add a photo or a file.',
  },
  TOO_MANY_FILES: {
    'zh-CN': ({ most }) => `最多附 ${String(most)} 个文件。`,
    en: ({ most }) => `${String(most)} files at most.`,
  },
  LEAVE_MOVED_ON: {
    'zh-CN': ({ state }) => `这张假条${states[state][0]}，请刷新再看。`,
    en: ({ state }) => `This leave ${states[state][1]}. Refresh to see how it stands.`,
  },
  LEAVE_BEGUN: {
    'zh-CN': () => '假已经开始，不能撤回；回来了请销假。',
    en: () => "The leave has begun, so it can't be withdrawn. Say that you are back instead.",
  },
  LEAVE_NOT_BEGUN: {
    'zh-CN': () => '假还没开始，不用销假；不休了请撤回。',
    en: () => "The leave has not begun. Withdraw it if you don't need it.",
  },
  LEAVE_LONG: {
    'zh-CN': () => '超过三天的假由中心负责人审批，已在他的待办里。',
    en: () => "Leave of more than three days is decided by the centre's head, whose list it is on.",
  },
  OWN_LEAVE: {
    'zh-CN': () => '自己的假不能自己批，请让同事来办。',
    en: () => 'Nobody decides about their own leave. Please have a colleague do it.',
  },
  NO_STAND_IN: {
    'zh-CN': () => '还没有人顶岗，不能批准。请先指派。',
    en: () => "Nobody stands in yet, so it can't be approved. Assign somebody first.",
  },
  PIECES_WRONG: {
    'zh-CN': () => '选的时段不在这张假条里，请刷新后重选。',
    en: () => 'These hours are not part of this leave. Refresh and choose again.',
  },
  DAY_TO_COME: {
    'zh-CN': ({ latest }) => `这一天还没有到，最晚看到 ${latest}。`,
    en: ({ latest }) => `That day is still to come. ${latest} is the latest.`,
  },
})
