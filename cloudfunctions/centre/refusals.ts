import { refusals } from '../_kernel/refusal'

export interface CentreFacts {
  NOBODY_OF_THAT_NAME: object
  NO_SUCH_THING: object
  NOTICE_UNKNOWN: object
  NOTICE_NOT_DRAFT: object
  NOTICE_NOT_PUBLISHED: object
  NOTICE_DAYS: { why: 'backwards' | 'past' }
  STANDARD_MISSING: object
  STANDARD_CHANGED: { version: number }
  STANDARD_PAST: { earliest: string }
  INTERPRETATION_UNKNOWN: object
  INTERPRETATION_WITHDRAWN: object
  REVISIONS_FULL: { most: number }
  MONTH_TO_COME: { latest: string }
}

export const { refuse, sentences } = refusals<CentreFacts>({
  NOBODY_OF_THAT_NAME: {
    'zh-CN': () => '工作人员里没有这个姓名，请写全名；也可以按日期查。',
    en: () => 'None of the staff has this name. Write it in full, or search by day.',
  },
  NO_SUCH_THING: {
    'zh-CN': () => '没有这个窗口、办件或学工号，请核对号码。',
    en: () => 'No window, case or person has this number. Please check it.',
  },
  NOTICE_UNKNOWN: {
    'zh-CN': () => '没有这条公告，可能已经撤回。请看公告列表。',
    en: () => 'There is no such notice; it may have been withdrawn. Please see the list.',
  },
  NOTICE_NOT_DRAFT: {
    'zh-CN': () => '这条公告已经发布，不能再改。要改，请撤回后另写一条。',
    en: () => 'This notice is published and stays as it is. Withdraw it and write another one.',
  },
  NOTICE_NOT_PUBLISHED: {
    'zh-CN': () => '这条公告没有在发布，不用撤回。请刷新看看。',
    en: () => 'This notice is not published, so there is nothing to withdraw. Please refresh.',
  },
  NOTICE_DAYS: {
    'zh-CN': ({ why }) =>
      why === 'past' ? '最后一天已经过去，没有人会看到。请改日期。' : '最后一天早于第一天，请改日期。',
    en: ({ why }) =>
      why === 'past'
        ? 'Its last day is over, so nobody would see it. Please change the days.'
        : 'Its last day is before its first. Please change the days.',
  },
  STANDARD_MISSING: {
    'zh-CN': () => '服务规范还没有这一版。中心发布后就能看到。',
    en: () => 'The service standards have no such version yet. You will read it here once it is published.',
  },
  STANDARD_CHANGED: {
    'zh-CN': ({ version }) => `规范已经更新到第 ${String(version)} 版，请读新的一版再确认。`,
    en: ({ version }) => `Version ${String(version)} has come out. Please read that one first.`,
  },
  STANDARD_PAST: {
    'zh-CN': ({ earliest }) => `规范不能从过去的日子起施行，最早 ${earliest}。`,
    en: ({ earliest }) => `Standards can't bind anybody in the past; ${earliest} is the earliest.`,
  },
  INTERPRETATION_UNKNOWN: {
    'zh-CN': () => '这一条没有这个解释，请刷新看看。',
    en: () => 'This article has no such interpretation. Please refresh.',
  },
  INTERPRETATION_WITHDRAWN: {
    'zh-CN': () => '这个解释已经撤回。需要的话请写一个新的。',
    en: () => 'This interpretation was withdrawn. Write a new one where it is needed.',
  },
  REVISIONS_FULL: {
    'zh-CN': ({ most }) => `一个解释最多改 ${String(most)} 次，请撤回后写一个新的。`,
    en: ({ most }) =>
      `An interpretation has ${String(most)} wordings at most. Withdraw it and write a new one.`,
  },
  MONTH_TO_COME: {
    'zh-CN': ({ latest }) => `这个月还没有到，最晚看到 ${latest}。`,
    en: ({ latest }) => `That month is still to come. ${latest} is the latest.`,
  },
})
