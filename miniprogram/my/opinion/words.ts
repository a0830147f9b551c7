import { dictionary } from '../../i18n/dictionary'

export const { t, words } = dictionary(
  {
    title: '提意见',
    heading: ({ no }: { no: string }) => `${no}号窗口怎样更好`,
    about: '关于什么',
    window: '窗口位置',
    hours: '开放时间',
    services: '办的事项',
    words: '您的意见',
    wordsHint: '例如：中午也开一小时',
    nameless: '不记名',
    namelessText: '不存您是谁、什么时候写的。攒够五条，单位和中心按季度一起看，作为调整窗口的依据。',
    send: '提交',
    thanks: '谢谢，已经收到',
    thanksText: '要办的事有问题，请找导办台或写评价，那里有人答复。',
  },
  {
    title: 'Your opinion',
    heading: ({ no }) => `How could window ${no} be better`,
    about: 'About',
    window: 'Its place',
    hours: 'Hours',
    services: 'Services',
    words: 'Your opinion',
    wordsHint: 'Such as: open an hour at noon',
    nameless: 'Without your name',
    namelessText:
      'Neither who nor when is kept. Once there are five, unit and centre read them by the quarter and adjust the windows.',
    send: 'Send',
    thanks: 'Thank you, received',
    thanksText: 'For a matter of your own ask the desk or rate the visit: there somebody answers.',
  },
)
