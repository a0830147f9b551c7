import { refusals } from '../_kernel/refusal'
import type { ProposalState } from './assessment-shape'
import type { ProposalFault } from './entry/proposal'
import type { TableFault } from './rules/table'
import { enDay, zhDay } from '../_kernel/time'

export interface AssessmentFacts {
  RULES_WRONG: { faults: readonly TableFault[] }
  RULES_CHANGED: { no: number }
  ENTRY_WRONG: { faults: readonly ProposalFault[] }
  OWN_ENTRY: object
  ENTRY_DECIDED: { state: ProposalState }
  SAME_PERSON: object
  REVERSED_ALREADY: object
  TOO_MANY_FILES: { most: number }
  MONTH_RUNNING: { month: string }
  MONTH_SHOWN: object
  MONTH_NOT_SHOWN: object
  MONTH_PUBLISHED: { month: string }
  MONTH_NOT_PUBLISHED: object
  NOT_ASSESSED: object
  OBJECTION_LATE: { until: string }
  OBJECTED_ALREADY: object
  OBJECTION_DECIDED: object
  OWN_OBJECTION: object
  OBJECTION_TIME: { until: string }
  OBJECTIONS_OPEN: { count: number }
  NOTHING_CHANGED: object
  NOTHING_PUBLISHED: { year: number }
  LAPSED: object
}

const tableFaults: Record<TableFault['why'], (rule: string) => readonly [zh: string, en: string]> = {
  missing: (rule) => [`“${rule}”不能删，可以改成 0 分`, `“${rule}” has to stay; it may be worth 0`],
  twice: (rule) => [`“${rule}”写了两遍`, `“${rule}” stands there twice`],
  unknown: (rule) => [`“${rule}”的代码没有见过`, `“${rule}” has a code that nobody knows`],
  worthNothing: (rule) => [`“${rule}”要写分值`, `“${rule}” is worth nothing`],
  addsForFault: (rule) => [`“${rule}”是扣分项，不能加分`, `“${rule}” takes away; it can't add`],
  capTooSmall: (rule) => [`“${rule}”每月上限比一次还少`, `“${rule}” has a limit below one time`],
  notFullMarks: () => ['日常表现和师生评价合起来要 100 分', 'Conduct and evaluation must come to 100'],
  gradesCrossed: () => [
    '合格线要比优秀线低，优秀线不超过 100',
    'Pass must lie below excellent, and that not above 100',
  ],
  notYet: () => ['最早从明天起生效', 'It takes effect tomorrow at the earliest'],
  beforeLast: () => ['不能比上一版更早生效', "It can't take effect before the last version"],
  unchanged: () => ['和现在的一样，没有改', 'Nothing is changed'],
}

const proposalFaults: Record<ProposalFault, readonly [zh: string, en: string]> = {
  noSuchRule: ['那一天的细则里没有这一项', 'The rule table of that day has no such row'],
  notForThis: ['这一项不记给这类对象', 'This row does not count for that'],
  unknownSubject: ['没有找到记给谁', 'Nobody and nothing by that name'],
  ahead: ['日子还没到', 'That day has not come'],
  tooOld: ['一年以前的不能再记', 'More than a year ago'],
  needsFile: ['这一项要附上凭据', 'This row needs a file'],
}

const decided: Record<ProposalState, readonly [zh: string, en: string]> = {
  proposed: ['等另一个人确认', 'waits for a second person'],
  confirmed: ['已经确认', 'was confirmed'],
  refused: ['没有通过', 'was refused'],
  withdrawn: ['已经撤回', 'was withdrawn'],
}

export const { refuse, sentences } = refusals<AssessmentFacts>({
  RULES_WRONG: {
    'zh-CN': ({ faults }) => `${faults.map(({ why, rule }) => tableFaults[why](rule)[0]).join('；')}。`,
    en: ({ faults }) => `${faults.map(({ why, rule }) => tableFaults[why](rule)[1]).join('; ')}.`,
  },
  RULES_CHANGED: {
    'zh-CN': ({ no }) => `刚才有人定了第 ${String(no)} 版，请刷新看新的再改。`,
    en: ({ no }) => `Version ${String(no)} was written meanwhile. Refresh and look at that first.`,
  },
  ENTRY_WRONG: {
    'zh-CN': ({ faults }) => `${faults.map((one) => proposalFaults[one][0]).join('；')}。`,
    en: ({ faults }) => `${faults.map((one) => proposalFaults[one][1]).join('; ')}.`,
  },
  OWN_ENTRY: {
    'zh-CN': () => '自己的考核不能自己记、自己改，请让同事来办。',
    en: () => 'Nobody enters or changes their own assessment. Please have a colleague do it.',
  },
  ENTRY_DECIDED: {
    'zh-CN': ({ state }) => `这一条${decided[state][0]}，请刷新。`,
    en: ({ state }) => `This one ${decided[state][1]}. Refresh.`,
  },
  SAME_PERSON: {
    'zh-CN': () => '自己记的要由另一个人确认。',
    en: () => 'What you entered is confirmed by somebody else.',
  },
  REVERSED_ALREADY: {
    'zh-CN': () => '这一条已经冲回了，请刷新。',
    en: () => 'This entry was taken back already. Refresh.',
  },
  TOO_MANY_FILES: {
    'zh-CN': ({ most }) => `最多附 ${String(most)} 个文件。`,
    en: ({ most }) => `${String(most)} files at most.`,
  },
  MONTH_RUNNING: {
    'zh-CN': ({ month }) => `${month} 还没有结束，月底最后一周的评价要到下月 2 日才齐。`,
    en: ({ month }) => `${month} is not over; its last ratings are in on the 2nd of the next month.`,
  },
  MONTH_SHOWN: {
    'zh-CN': () => '这个月已经公示了，请刷新。',
    en: () => 'This month is shown already. Refresh.',
  },
  MONTH_NOT_SHOWN: {
    'zh-CN': () => '这个月还没有公示，公示以后才能提。',
    en: () => 'This month is not shown yet; please wait until it is.',
  },
  MONTH_PUBLISHED: {
    'zh-CN': ({ month }) => `${month} 的结果已经公布，不能再改。有问题请联系中心。`,
    en: ({ month }) => `The results of ${month} are published. Please call the centre.`,
  },
  MONTH_NOT_PUBLISHED: {
    'zh-CN': () => '这个月还没有公布过，请先公布。',
    en: () => 'This month was never published. Publish it first.',
  },
  NOT_ASSESSED: {
    'zh-CN': () => '这个月没有您的考核。',
    en: () => 'You are not assessed in this month.',
  },
  OBJECTION_LATE: {
    'zh-CN': ({ until }) => `异议到 ${zhDay(until)} 为止，已经过了。有问题请联系中心。`,
    en: ({ until }) => `Objections were taken until ${enDay(until)}. Please call the centre.`,
  },
  OBJECTED_ALREADY: {
    'zh-CN': () => '您已经提过异议了。',
    en: () => 'You have objected already.',
  },
  OBJECTION_DECIDED: {
    'zh-CN': () => '这条异议已经有结果了，请刷新。',
    en: () => 'This objection was decided already. Refresh.',
  },
  OWN_OBJECTION: {
    'zh-CN': () => '自己的异议不能自己定，请让同事来办。',
    en: () => 'Nobody decides their own objection. Please have a colleague do it.',
  },
  OBJECTION_TIME: {
    'zh-CN': ({ until }) => `异议期到 ${zhDay(until)} 为止，过后才能公布。`,
    en: ({ until }) => `Objections are taken until ${enDay(until)}; it can be published afterwards.`,
  },
  OBJECTIONS_OPEN: {
    'zh-CN': ({ count }) => `还有 ${String(count)} 条异议没有定，定了再公布。`,
    en: ({ count }) => `${String(count)} objections are to be decided first.`,
  },
  NOTHING_CHANGED: {
    'zh-CN': () => '和已公布的一样，不用再公布。',
    en: () => 'It is as it was published; nothing to publish anew.',
  },
  NOTHING_PUBLISHED: {
    'zh-CN': ({ year }) => `${String(year)} 年还没有公布过的月份，没有可导出的。`,
    en: ({ year }) => `No month of ${String(year)} is published yet, so there is nothing to export.`,
  },
  LAPSED: {
    'zh-CN': () => '依据已经撤销，不用再定。',
    en: () => 'Its ground fell; there is nothing to decide.',
  },
})
