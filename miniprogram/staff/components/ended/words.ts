import { dictionary } from '../../../i18n/dictionary'

export const { t, words } = dictionary(
  {
    remind: ({ no }: { no: string }) => `提醒 ${no} 评价`,
    rateTitle: '请对方评价',
    rateText: '请对方打开小程序，点“扫码”扫这个码，就到这次办理的评价。7 天内都能评。',
    rateNote: '拿纸号来的，请填窗口的纸质评价单。评不评、怎么评由对方定，窗口看不到是谁评的。',
    printText: '在窗口电脑的浏览器里打开，选 A4 或 80 毫米小票：',
    copy: '复制地址',
    copied: '已复制',
  },
  {
    remind: ({ no }) => `Ask ${no} to rate`,
    rateTitle: 'For the visitor to rate',
    rateText:
      'They open the mini-program, press "Scan" and scan this: it leads to the rating of this visit, for 7 days.',
    rateNote:
      'With a number on paper they fill in a slip at the window. Whether and how they rate is theirs; the window does not learn who rated.',
    printText: "Open it in the browser of the window's computer; A4 or an 80 mm roll:",
    copy: 'Copy the address',
    copied: 'Copied',
  },
)
