import { clockText, dayOf, minuteOf } from '../_kernel/time'
import { refusals } from '../_kernel/refusal'
import type { ClosingItem } from '../_shared/closing-items'
import type { FindingFault } from './incident/incident'
import type { IncidentState } from './incident/shape'
import { type DueFault, LONGEST_OUT_DAYS } from './seal/seal'

export interface SecurityFacts {
  KEEPER_WRONG: object
  TOO_MANY_SEALS: { most: number }
  CONFIDENTIAL_NOT_YOURS: object
  SEAL_OUT: { dueAt: string }
  SEAL_IN: object
  SEAL_RETIRED: object
  DUE_WRONG: { why: DueFault }
  NOTHING_KEPT: object
  CLOSING_INCOMPLETE: { left: readonly ClosingItem[] }
  SEALS_OUT: { count: number }
  CLOSING_NOT_MISSED: object
  HAPPENED_LATER: object
  WINDOW_UNKNOWN: object
  INCIDENT_MOVED_ON: { state: IncidentState }
  INVESTIGATOR_WRONG: object
  NOT_INVESTIGATOR: object
  TOO_MUCH_EVIDENCE: { most: number }
  FINDING_WRONG: { why: FindingFault; no: string }
  DRILL_LATER: object
  TOO_MANY_FILES: { most: number }
}

const items: Record<ClosingItem, readonly [zh: string, en: string]> = {
  doorsAndWindows: ['门窗', 'doors and windows'],
  lights: ['照明', 'the lights'],
  equipmentPower: ['设备电源', "the equipment's power"],
  sealsLocked: ['印章入柜', 'the seals'],
  papersLocked: ['资料入柜', 'the papers'],
}
const states: Record<IncidentState, readonly [zh: string, en: string]> = {
  reported: ['还没有定级', 'has not been graded yet'],
  investigating: ['正在核查', 'is being looked into'],
  found: ['已经认定', 'has been ruled on'],
  closed: ['已经结案', 'is closed'],
}
const findings: Record<FindingFault, (no: string) => readonly [zh: string, en: string]> = {
  nobody: () => ['故意或过失要写明责任人。', 'Intent and negligence are somebody’s: say whose.'],
  somebody: () => ['不追究责任时不能写责任人。', 'Where it is nobody’s fault, nobody is named.'],
  own: () => [
    '核查人不能认定自己，请中心换人核查。',
    'Nobody rules on themselves. Have somebody else look into it.',
  ],
  unknownNo: (no) => [
    `没有工号 ${no} 的教职工，请核对。`,
    `No member of staff has the number ${no}. Please check.`,
  ],
}
const dues: Record<DueFault, readonly [zh: string, en: string]> = {
  past: ['归还时间要在现在以后。', 'It has to be back after now.'],
  tooFar: [
    `最多借出 ${String(LONGEST_OUT_DAYS)} 天，更久的请分开登记。`,
    `${String(LONGEST_OUT_DAYS)} days at most; take it out anew for longer.`,
  ],
}
const when = (iso: string): string => {
  const at = new Date(iso)
  return `${dayOf(at)} ${clockText(minuteOf(at))}`
}

export const { refuse, sentences } = refusals<SecurityFacts>({
  KEEPER_WRONG: {
    'zh-CN': () => '保管人要是这个窗口或本单位在岗的人，请重选。',
    en: () => 'The keeper has to be somebody at this window or in its unit. Choose again.',
  },
  TOO_MANY_SEALS: {
    'zh-CN': ({ most }) => `一个窗口最多登记 ${String(most)} 件，请先注销不用的。`,
    en: ({ most }) => `${String(most)} at most at one window. Retire what is no longer used first.`,
  },
  CONFIDENTIAL_NOT_YOURS: {
    'zh-CN': () => '是否涉密由单位负责人或中心负责人定。',
    en: () => "Whether it is confidential is for the unit's head or the centre's to say.",
  },
  SEAL_OUT: {
    'zh-CN': ({ dueAt }) => `这件已经取出，应在 ${when(dueAt)} 前归还。归还后再办。`,
    en: ({ dueAt }) => `It is out, and due back by ${when(dueAt)}. Wait until it is back.`,
  },
  SEAL_IN: { 'zh-CN': () => '这件已经在位，请刷新。', en: () => 'It is back already. Refresh.' },
  SEAL_RETIRED: { 'zh-CN': () => '这件已经注销。', en: () => 'It is no longer kept.' },
  DUE_WRONG: { 'zh-CN': ({ why }) => dues[why][0], en: ({ why }) => dues[why][1] },
  NOTHING_KEPT: {
    'zh-CN': () => '没有由您保管、现在在位的印章或资料。',
    en: () => 'Nothing that you keep is in its place now.',
  },
  CLOSING_INCOMPLETE: {
    'zh-CN': ({ left }) => `还有没看的：${left.map((item) => items[item][0]).join('、')}。逐项看过再提交。`,
    en: ({ left }) => `Still to look at: ${left.map((item) => items[item][1]).join(', ')}.`,
  },
  SEALS_OUT: {
    'zh-CN': ({ count }) => `还有 ${String(count)} 件没归还，归还后才能说锁好了。`,
    en: ({ count }) => `${String(count)} not back yet. Return them before you say that they are locked up.`,
  },
  CLOSING_NOT_MISSED: {
    'zh-CN': () => '这一条没有计漏检，或已经不计了，请刷新。',
    en: () => 'Nothing was counted here, or it was let off already. Refresh.',
  },
  HAPPENED_LATER: {
    'zh-CN': () => '发生的日子不能在今天以后。',
    en: () => 'It can not have happened after today.',
  },
  WINDOW_UNKNOWN: {
    'zh-CN': () => '没有这个窗口，请重选。',
    en: () => 'There is no such window. Choose again.',
  },
  INCIDENT_MOVED_ON: {
    'zh-CN': ({ state }) => `这件事${states[state][0]}，这一步现在不能做。请刷新。`,
    en: ({ state }) => `This incident ${states[state][1]}, so this step is not open now. Refresh.`,
  },
  INVESTIGATOR_WRONG: {
    'zh-CN': () => '核查人要是中心的工作人员，请重选。',
    en: () => "Whoever looks into it has to be of the centre's staff. Choose again.",
  },
  NOT_INVESTIGATOR: {
    'zh-CN': () => '证据封存，只有指定的核查人能看、能加。',
    en: () => 'Evidence is sealed: those alone who were named to look into it read or add to it.',
  },
  TOO_MUCH_EVIDENCE: {
    'zh-CN': ({ most }) => `最多封存 ${String(most)} 份证据。`,
    en: ({ most }) => `${String(most)} pieces of evidence at most.`,
  },
  FINDING_WRONG: {
    'zh-CN': ({ why, no }) => findings[why](no)[0],
    en: ({ why, no }) => findings[why](no)[1],
  },
  DRILL_LATER: {
    'zh-CN': () => '演练做完以后再登记，日期不能在今天以后。',
    en: () => 'Log it once it has taken place: its day can not be after today.',
  },
  TOO_MANY_FILES: {
    'zh-CN': ({ most }) => `最多附 ${String(most)} 个文件。`,
    en: ({ most }) => `${String(most)} files at most.`,
  },
})
