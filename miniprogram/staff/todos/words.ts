import { dictionary } from '../../i18n/dictionary'

export const { t, words } = dictionary(
  {
    title: '待办',
    since: ({ at }: { at: string }) => `${at} 起`,
    due: ({ at }: { at: string }) => `${at} 前`,
    dueDay: ({ day }: { day: string }) => `最晚 ${day}`,
    overdue: '已过期',
    dueToday: '今天到期',
    empty: '都办完了',
    emptyText: '有事等您办时会列在这里，最久的在最前面。',
    failed: '没有取到待办',
  },
  {
    title: 'To do',
    since: ({ at }) => `since ${at}`,
    due: ({ at }) => `by ${at}`,
    dueDay: ({ day }) => `by ${day}`,
    overdue: 'Overdue',
    dueToday: 'Due today',
    empty: 'All done',
    emptyText: 'What waits for you is listed here, the oldest first.',
    failed: 'Your to-dos could not be fetched',
  },
)
