import { dictionary } from '../../i18n/dictionary'

export const { t, words } = dictionary(
  {
    title: '怎么走',
    walk: ({ metres, minutes }: { metres: number; minutes: number }) =>
      minutes === 0 ? `约 ${metres} 米` : `约 ${metres} 米，走 ${minutes} 分钟`,
    arrived: '我到了',
    arrivedTicket: '我到了，看我的号',
    from: '换个起点',
    whereAmI: '我现在在',
    scan: '扫旁边的窗口码',
    scanNote: '不知道在哪，就近扫一个',
    unknownCode: '这不是大厅里的码',
    unknownText: '窗口台面和门口贴的码都可以扫。',
    failed: '没有画出路线',
  },
  {
    title: 'Directions',
    walk: ({ metres, minutes }) =>
      minutes === 0 ? `about ${metres} m` : `about ${metres} m, ${minutes} min`,
    arrived: 'I am here',
    arrivedTicket: 'I am here: my ticket',
    from: 'Start elsewhere',
    whereAmI: 'I am at',
    scan: 'Scan a window code nearby',
    scanNote: 'If you do not know where you are',
    unknownCode: 'Not a code of this hall',
    unknownText: 'Codes on counters and at doors can be scanned.',
    failed: 'No way could be drawn',
  },
)
