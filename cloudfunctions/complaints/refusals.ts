import { refusals } from '../_kernel/refusal'
import type { State } from './complaint-shape'
import type { ExtensionFault } from './part/deadline'

export interface ComplaintFacts {
  ABOUT_UNKNOWN: object
  PHOTO_BROKEN: object
  RECEIPT_UNKNOWN: object
  RECEIPT_LOCKED: object
  COMPLAINT_OVER: object
  TALK_FULL: object
  REVIEW_PAST: object
  PARTS_FULL: object
  ANSWERED_ALREADY: object
  HEARING_OVER: object
  MOVED_ON: { state: State }
  PERSON_UNKNOWN: object
  HEARINGS_FULL: object
  EXTENSION_REFUSED: { why: ExtensionFault }
  NOT_HEARD: object
  NOT_SUBSTANTIATED: object
  OWN_DECISION: object
  OUTCOME_WRONG: object
  OPENINGS_FULL: object
}

const stateWords: Record<State, readonly [zh: string, en: string]> = {
  received: ['等受理', 'waits to be accepted'],
  accepted: ['已受理', 'is accepted'],
  declined: ['没有受理', 'was not accepted'],
  investigating: ['正在核查', 'is being looked into'],
  found: ['已认定', 'has a finding'],
  decided: ['已处理', 'is decided'],
  replied: ['已答复', 'was replied to'],
  reviewing: ['正在复查', 'is under review'],
  closed: ['已结束', 'is over'],
  withdrawn: ['已撤回', 'was withdrawn'],
}
const noExtension: Record<ExtensionFault, readonly [zh: string, en: string]> = {
  once: ['已经延过一次，不能再延。', 'It was extended once; there is no second time.'],
  late: ['期限已经过了，不能再延期。', 'It is due already and can no longer be extended.'],
}

export const { refuse, sentences } = refusals<ComplaintFacts>({
  ABOUT_UNKNOWN: {
    'zh-CN': () => '没有找到要投诉的窗口、单位或事项，请重新选。',
    en: () => 'That window, unit or service was not found. Please choose again.',
  },
  PHOTO_BROKEN: {
    'zh-CN': () => '这张照片没有传完整，投诉还没有提交。请再选一次，或换一张截图。',
    en: () => 'This photo did not arrive whole; nothing was filed. Choose it again, or take a screenshot.',
  },
  RECEIPT_UNKNOWN: {
    'zh-CN': () => '没有这个回执号，请对一对 16 位数字。',
    en: () => 'There is no such receipt. Check its 16 digits.',
  },
  RECEIPT_LOCKED: {
    'zh-CN': () => '今天试得太多了，明天再试。急的话请到一层服务台。',
    en: () => 'Tried too often today. Try again tomorrow, or come to the front desk.',
  },
  COMPLAINT_OVER: {
    'zh-CN': () => '这件事已经结束，不能再补充或撤回。',
    en: () => 'This matter is over: nothing can be added or withdrawn.',
  },
  TALK_FULL: {
    'zh-CN': () => '来往的话已经很多，写不下了。请合在处理结果里说。',
    en: () => 'There is no room for more messages. Please say the rest in the reply.',
  },
  REVIEW_PAST: {
    'zh-CN': () => '现在不能申请复查：要在答复后 30 天内，而且只有一次。',
    en: () => 'A review can be asked for once, within 30 days of the reply.',
  },
  PARTS_FULL: {
    'zh-CN': () => '一件投诉里的事太多了，请另外提交一件。',
    en: () => 'This complaint has too many matters. Please file another one.',
  },
  ANSWERED_ALREADY: {
    'zh-CN': () => '您已经作过说明，内容已经收到。',
    en: () => 'You have answered already; it arrived.',
  },
  HEARING_OVER: {
    'zh-CN': () => '这件事已经认定，不用再说明了。不同意可以申请复查。',
    en: () => 'This has been decided; no answer is needed. You may ask for a review.',
  },
  MOVED_ON: {
    'zh-CN': ({ state }) => `这件事${stateWords[state][0]}，这一步现在不能做。`,
    en: ({ state }) => `This matter ${stateWords[state][1]}; this step is not possible now.`,
  },
  PERSON_UNKNOWN: {
    'zh-CN': () => '那个窗口或单位没有这个人，请重新选。',
    en: () => 'Nobody like that works there. Please choose again.',
  },
  HEARINGS_FULL: {
    'zh-CN': () => '已经问过 6 次，不能再问了。',
    en: () => 'Six were asked already; no more can be.',
  },
  EXTENSION_REFUSED: {
    'zh-CN': ({ why }) => noExtension[why][0],
    en: ({ why }) => noExtension[why][1],
  },
  NOT_HEARD: {
    'zh-CN': () => '还没有听被反映人说明，不能认定属实。请先听取说明，或等过了答复的日子。',
    en: () => 'Nothing can be found so before the respondent was heard, or let the time for it pass.',
  },
  NOT_SUBSTANTIATED: {
    'zh-CN': () => '没有查实的，不能列为重大问题。',
    en: () => 'What was not found so cannot be a major matter.',
  },
  OWN_DECISION: {
    'zh-CN': () => '这件事是您作的决定，复查要由别人来做。',
    en: () => 'You decided this yourself; somebody else has to review it.',
  },
  OUTCOME_WRONG: {
    'zh-CN': () => '这样的复查结果对不上，请重新选。',
    en: () => 'That outcome does not fit this review. Please choose again.',
  },
  OPENINGS_FULL: {
    'zh-CN': () => '这个身份已经打开过 50 次，不能再打开。',
    en: () => 'This identity was opened fifty times; it stays closed.',
  },
})
