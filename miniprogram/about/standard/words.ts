import { dictionary } from '../../i18n/dictionary'

export const { t, words } = dictionary(
  {
    title: '服务规范',
    version: ({ n }: { n: number }) => `第 ${n} 版`,
    from: ({ day }: { day: string }) => `${day} 起施行`,
    old: '这是以前的一版，现在按最新的一版做。',
    read: ({ at }: { at: string }) => `您 ${at} 确认读过`,
    earlier: '上一版',
    latest: '最新一版',
    acknowledge: '我已读过，照此服务',
    none: '还没有发布',
    failed: '没有取到规范',
  },
  {
    title: 'Standards',
    version: ({ n }) => `Version ${n}`,
    from: ({ day }) => `in force from ${day}`,
    old: 'This is an earlier version; the newest one counts.',
    read: ({ at }) => `You confirmed it ${at}`,
    earlier: 'Earlier one',
    latest: 'Newest one',
    acknowledge: 'I have read it',
    none: 'Not published yet',
    failed: 'The standards could not be fetched',
  },
)
