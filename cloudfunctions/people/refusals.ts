import { refusals } from '../_kernel/refusal'

export interface PeopleFacts {
  BINDING_FAILED: { triesLeft: number }
  BINDING_LOCKED: { minutes: number }
  BOUND_ALREADY: object
  PERSON_UNKNOWN: object
}

const hours = (minutes: number): number => Math.ceil(minutes / 60)

export const { refuse, sentences } = refusals<PeopleFacts>({
  BINDING_FAILED: {
    'zh-CN': ({ triesLeft }) =>
      `没有绑上：学工号、姓名和激活码对不上，或者激活码已用过、过期了。还能试 ${String(triesLeft)} 次，新码可到导办台领。`,
    en: ({ triesLeft }) =>
      `Not bound: number, name and code do not match, or the code is used or expired. ${String(triesLeft)} tries left; the desk gives new codes.`,
  },
  BINDING_LOCKED: {
    'zh-CN': ({ minutes }) =>
      `试错的次数多了，请 ${minutes > 90 ? `${String(hours(minutes))} 小时` : `${String(minutes)} 分钟`}后再试，或带校园卡到导办台。`,
    en: ({ minutes }) =>
      `Too many wrong tries. Try again in ${minutes > 90 ? `${String(hours(minutes))} hours` : `${String(minutes)} minutes`}, or bring your campus card to the desk.`,
  },
  BOUND_ALREADY: {
    'zh-CN': () => '这个微信已经绑定了，在“我的”里能看到是谁。要换人，请到导办台。',
    en: () => 'This WeChat is bound already; see “Me”. To change it, ask at the desk.',
  },
  PERSON_UNKNOWN: {
    'zh-CN': () => '名册里没有这个学工号，请核对一下。',
    en: () => 'Nobody on the rolls has this number. Please check it.',
  },
})
