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
    namelessText:
      '不存您是谁、什么时候写的。一周结束、全大厅攒够五条后一起公开，可以赞同，单位两周内答复，也是调整窗口的依据。',
    send: '提交',
    thanks: '谢谢，已经收到',
    follow: '看我提的意见',
    thanksText: '回执存在这部手机里，公开了没有、怎么答复，在“我提的”里看。',
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
      'Neither who nor when is kept. Once their week is over and there are five in the hall they are listed together, may be voted for, and are answered within two weeks.',
    send: 'Send',
    thanks: 'Thank you, received',
    follow: 'See my opinions',
    thanksText: 'The receipt lies on this phone: what becomes of it stands under “Mine”.',
  },
)
