import { refusals } from '../_kernel/refusal'
import type { Blocker } from './gate'
import type { PolicyFault } from './clock-policy'
import type { ProofKind } from './proof'

export interface AttendanceFacts {
  NO_HOURS_TODAY: object
  NO_POST: object
  NOT_IN_HALL: { missing: readonly ProofKind[] }
  CODE_PAST: object
  MUST_STAY: { blockers: readonly Blocker['kind'][] }
  POLICY_WRONG: { fault: PolicyFault }
  SCREEN_KNOWN: object
  JUDGED_ALREADY: object
}

const stays: Record<Blocker['kind'], readonly [zh: string, en: string]> = {
  called: ['还有叫到的号', 'a number that was called'],
  serving: ['还有正在办理的号', 'somebody being served'],
  directCase: ['还有当场办理的事项没有办结', 'a matter to be finished on the spot'],
  counterOpen: ['柜台还开着', 'an open counter'],
}
const faults: Record<PolicyFault, readonly [zh: string, en: string]> = {
  noCode: [
    '大厅屏上的动态码要保留，拒绝定位的人也得能打卡。',
    'Keep the code on the hall screen: whoever refuses their position must be able to clock.',
  ],
  noWifi: ['要同时看 Wi-Fi，请先填大厅的热点地址。', 'Give the addresses of the hall’s Wi-Fi first.'],
  noFence: ['要同时看位置，请先填大厅的位置和范围。', 'Give the hall’s place and radius first.'],
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
})
