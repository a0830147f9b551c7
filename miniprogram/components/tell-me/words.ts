import { dictionary } from '../../i18n/dictionary'

/** By what is told about: a number's turn, or a case. */
export const { t } = dictionary(
  {
    turn: '提醒我',
    turnNote: '快到号、叫到号时告诉您',
    turnOn: '会提醒您',
    turnWeChat: '快到号、叫到号时，微信告诉您',
    turnInbox: '快到号、叫到号时，在“我的”消息里告诉您',
    turnNo: '好，不用微信提醒。号在这一页一直更新。',
    case: '有进展告诉我',
    caseNote: '要补材料、改日期、办好了，微信告诉您',
    caseOn: '有进展会告诉您',
    caseWeChat: '用微信告诉您一次；每条都在“我的”消息里',
    caseInbox: '每条都在“我的”消息里',
    caseNo: '好，不用微信告诉。每条都在“我的”消息里。',
    failed: '没有开启，请再点一次。',
  },
  {
    turn: 'Remind me',
    turnNote: 'When my turn comes near and when I am called',
    turnOn: 'You will be reminded',
    turnWeChat: 'By WeChat, when your turn comes near and when you are called',
    turnInbox: 'In your messages, when your turn comes near and when you are called',
    turnNo: 'Fine, no reminder by WeChat. This page keeps your number up to date.',
    case: 'Tell me when it moves on',
    caseNote: 'Papers missing, a new date, done: once by WeChat',
    caseOn: 'You will be told when it moves on',
    caseWeChat: 'Once by WeChat; everything stands in your messages',
    caseInbox: 'Everything stands in your messages',
    caseNo: 'Fine, nothing by WeChat. Everything stands in your messages.',
    failed: 'Not switched on. Please press once more.',
  },
)
