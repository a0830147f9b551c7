import { refusals } from '../_kernel/refusal'

export interface CasesFacts {
  VISIT_UNKNOWN: object
  RATING_TOO_LATE: { days: number }
  RATED_ALREADY: object
  WORDS_STOPPED: object
}

export const { refuse, sentences } = refusals<CasesFacts>({
  VISIT_UNKNOWN: {
    'zh-CN': () => '没有找到这次办理。办完以后才能评价，请从“我的号”里打开。',
    en: () => 'No such visit. It can be rated once it has ended; open it from “My numbers”.',
  },
  RATING_TOO_LATE: {
    'zh-CN': ({ days }) =>
      `办完 ${String(days)} 天内可以评价，这次已经过了。有话想说，请告诉导办台或打监督电话。`,
    en: ({ days }) =>
      `Visits are rated within ${String(days)} days; this one is past. To tell us still, see the desk or call the complaint line.`,
  },
  RATED_ALREADY: {
    'zh-CN': () => '这次已经评价过了。24 小时内可以改一次，现在不能再改。',
    en: () => 'You have rated this visit. It can be changed once within 24 hours, and no longer now.',
  },
  WORDS_STOPPED: {
    'zh-CN': () => '这段文字没有通过微信的内容检查，评价没有提交。换个说法，或者只选满意程度。',
    en: () =>
      'WeChat’s check stopped these words; nothing was sent. Put it differently, or leave the words out.',
  },
})
