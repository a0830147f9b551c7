import { dictionary } from '../../i18n/dictionary'

export const { t, words } = dictionary(
  {
    title: '消息',
    unread: '未读',
    readAll: '全部标为看过',
    empty: '还没有消息',
    emptyText: '办件有进展、中心有事告诉您时，会列在这里。',
    failed: '没有取到您的消息',
    kept: '消息保留 180 天，在“我的数据”里可以删。',
  },
  {
    title: 'Messages',
    unread: 'New',
    readAll: 'Mark all as seen',
    empty: 'No messages yet',
    emptyText: 'News of your cases and what the centre has to tell you is listed here.',
    failed: 'Your messages could not be fetched',
    kept: 'Messages are kept for 180 days; My data erases them earlier.',
  },
)
