import { dictionary } from '../../i18n/dictionary'

export const { t, words } = dictionary(
  {
    title: '窗口',
    way: '怎么走',
    complain: '投诉这个窗口',
    gone: '没有这个窗口',
    goneText: '可能已经调整，请看大厅里的窗口。',
    hall: '看大厅',
    failed: '没有打开这个窗口',
    stale: '没有更新',
    at: ({ at }: { at: string }) => `看到的是 ${at} 的样子。`,
  },
  {
    title: 'Window',
    way: 'Directions',
    complain: 'Complain about this window',
    gone: 'No such window',
    goneText: 'It may have moved. See the windows in the hall.',
    hall: 'See the hall',
    failed: 'The window could not be opened',
    stale: 'Not refreshed',
    at: ({ at }) => `What you see is from ${at}.`,
  },
)
