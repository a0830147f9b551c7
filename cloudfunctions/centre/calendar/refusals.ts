import { refusals } from '../../_kernel/refusal'
import type { NoticeFault } from './notice'

export interface CalendarFacts {
  DAY_PAST: { earliest: string }
  DATE_TOO_FAR: { latest: string }
  NOT_A_MAKE_UP_DAY: object
  NOT_AN_OPEN_FRIDAY: object
  MARKED_ALREADY: object
  ENTRY_UNKNOWN: object
  VACATION_BACKWARDS: object
  VACATION_TOO_LONG: { mostDays: number }
  VACATIONS_OVERLAP: { name: string; from: string; to: string }
  NOTICE_UNREADABLE: { faults: readonly NoticeFault[] }
  NOTICE_CHANGES_PAST: { dates: readonly string[] }
  NOTICE_SEEN_OTHERWISE: object
  TIMETABLE_UNKNOWN: object
  TIMETABLE_BEGUN: { earliest: string }
  TIMETABLE_SPANS_WRONG: object
  TIMETABLE_DAY_TAKEN: { name: string }
}

const problems: Record<NoticeFault['problem'], readonly [zh: string, en: string]> = {
  notJson: ['不是 JSON 格式', 'this is not JSON'],
  noYear: ['缺少年份，或年份不对', 'the year is missing or wrong'],
  noDays: ['没有列出日期', 'no days are listed'],
  tooManyRows: ['日期太多，最多 120 个', 'too many days: 120 at most'],
  badRow: ['要有 date、name、isOffDay', 'it needs date, name and isOffDay'],
  noSuchDate: ['没有这一天', 'there is no such day'],
  otherYear: ['不是这一年的', 'it belongs to another year'],
  twice: ['重复了', 'it is listed twice'],
}
const SAID = 3

const faultText = ({ row, problem, value }: NoticeFault, at: 0 | 1): string => {
  const where = row === 0 ? '' : at === 0 ? `第 ${String(row)} 行 ` : `row ${String(row)} `
  return `${where}${value === '' || row === 0 ? '' : `${value} `}${problems[problem][at]}`
}
const faultsText = (faults: readonly NoticeFault[], at: 0 | 1): string =>
  faults
    .slice(0, SAID)
    .map((fault) => faultText(fault, at))
    .join(at === 0 ? '；' : '; ')
const more = (all: readonly unknown[]): number => Math.max(0, all.length - SAID)

export const { refuse, sentences } = refusals<CalendarFacts>({
  DAY_PAST: {
    'zh-CN': ({ earliest }) => `过去的日子不能改，请选 ${earliest} 或以后。`,
    en: ({ earliest }) => `Days that are over can't be changed. Choose ${earliest} or later.`,
  },
  DATE_TOO_FAR: {
    'zh-CN': ({ latest }) => `日期太远，最晚到 ${latest}。`,
    en: ({ latest }) => `That is too far ahead: ${latest} at the latest.`,
  },
  NOT_A_MAKE_UP_DAY: {
    'zh-CN': () => '只有周末的调休工作日才能指定按星期几上班，请先导入放假通知。',
    en: () => 'Only a make-up workday on a weekend can act as another. Import the notice first.',
  },
  NOT_AN_OPEN_FRIDAY: {
    'zh-CN': () => '这天不是要上班的周五，16:00 后本来就不受限制或不上班。',
    en: () => 'This is no working Friday, so the 16:00 rule does not concern it.',
  },
  MARKED_ALREADY: {
    'zh-CN': () => '这天已经有同样的标记了，要改就先去掉原来的。',
    en: () => 'This day is marked so already. Remove that mark first.',
  },
  ENTRY_UNKNOWN: {
    'zh-CN': () => '没有找到这一条，可能刚被去掉，请刷新。',
    en: () => 'Not found; it may have just been removed. Please refresh.',
  },
  VACATION_BACKWARDS: {
    'zh-CN': () => '假期的最后一天不能早于第一天，请重新选。',
    en: () => "A vacation can't end before it begins. Please choose again.",
  },
  VACATION_TOO_LONG: {
    'zh-CN': ({ mostDays }) => `假期最长 ${String(mostDays)} 天，请核对日期。`,
    en: ({ mostDays }) => `A vacation has ${String(mostDays)} days at most. Check the dates.`,
  },
  VACATIONS_OVERLAP: {
    'zh-CN': ({ name, from, to }) => `和“${name}”（${from} 到 ${to}）重叠了，请先改其中一个。`,
    en: ({ name, from, to }) => `It overlaps "${name}" (${from} to ${to}). Change one of them first.`,
  },
  NOTICE_UNREADABLE: {
    'zh-CN': ({ faults }) =>
      `通知有 ${String(faults.length)} 处不对：${faultsText(faults, 0)}${more(faults) > 0 ? `；还有 ${String(more(faults))} 处` : ''}。改好再导入。`,
    en: ({ faults }) =>
      `${String(faults.length)} thing(s) are wrong: ${faultsText(faults, 1)}${more(faults) > 0 ? `; ${String(more(faults))} more` : ''}. Mend the notice and try again.`,
  },
  NOTICE_CHANGES_PAST: {
    'zh-CN': ({ dates }) =>
      `通知会改动已经过去的 ${String(dates.length)} 天（${dates.slice(0, SAID).join('、')}），请核对年份和日期。`,
    en: ({ dates }) =>
      `It would change ${String(dates.length)} day(s) that are over (${dates.slice(0, SAID).join(', ')}). Check year and dates.`,
  },
  NOTICE_SEEN_OTHERWISE: {
    'zh-CN': () => '校历刚有变动，和您看到的不一样了，请重新看一遍再导入。',
    en: () => 'The calendar has changed since you looked. Look at the difference again.',
  },
  TIMETABLE_UNKNOWN: {
    'zh-CN': () => '没有找到这份作息时间，可能刚被去掉，请刷新。',
    en: () => 'No such timetable; it may have just been removed. Please refresh.',
  },
  TIMETABLE_BEGUN: {
    'zh-CN': ({ earliest }) => `已经开始的作息时间不能改；新的最早从 ${earliest} 起。`,
    en: ({ earliest }) =>
      `A timetable that has begun can't change; a new one begins on ${earliest} at the earliest.`,
  },
  TIMETABLE_SPANS_WRONG: {
    'zh-CN': () => '上下班时间不对：要从早到晚、中间有休息，全天 1 到 12 小时。',
    en: () => 'The hours are wrong: from early to late, with a break between, 1 to 12 hours a day.',
  },
  TIMETABLE_DAY_TAKEN: {
    'zh-CN': ({ name }) => `那天已经开始“${name}”，请改那一份，或另选一天。`,
    en: ({ name }) => `"${name}" begins that day. Change that one, or choose another day.`,
  },
})
