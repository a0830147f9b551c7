import { dictionary } from '../../i18n/dictionary'

export const { t, words } = dictionary(
  {
    title: '公告管理',
    days: ({ from, to }: { from: string; to: string }) => (from === to ? from : `${from} 到 ${to}`),
    staff: '只给工作人员',
    draft: '草稿',
    withdrawn: '已撤回',
    current: '进行中',
    until: ({ day }: { day: string }) => `到 ${day}`,
    none: '还没有写过公告',
    noneText: '停办、调整时间、放假安排，在这里写。发布后首页会有一行字。',
    write: '写公告',
    failed: '没有取到公告',
  },
  {
    title: 'Notices',
    days: ({ from, to }) => (from === to ? from : `${from} to ${to}`),
    staff: 'staff alone',
    draft: 'Draft',
    withdrawn: 'Withdrawn',
    current: 'Now',
    until: ({ day }) => `until ${day}`,
    none: 'No notice yet',
    noneText:
      'Write of closings, changed hours and holidays here. What is published has a line on the home page.',
    write: 'Write a notice',
    failed: 'Notices could not be fetched',
  },
)
