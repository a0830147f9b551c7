import { refusals } from '../_kernel/refusal'

export interface MessageFacts {
  TEMPLATE_CHANGED: object
}

export const { refuse, sentences } = refusals<MessageFacts>({
  TEMPLATE_CHANGED: {
    'zh-CN': () => '提醒的设置刚刚改过，没有记上。请再点一次。',
    en: () => 'The setting of this reminder has just changed, so nothing was noted. Please press once more.',
  },
})
