import { dictionary } from '../../i18n/dictionary'

export const { t, words } = dictionary(
  {
    title: '公告',
    days: ({ from, to }: { from: string; to: string }) => (from === to ? from : `${from} 到 ${to}`),
    published: ({ at }: { at: string }) => `师生服务中心 · ${at} 发布`,
    over: '这条公告的日子已经过去。',
    failed: '没有取到这条公告',
  },
  {
    title: 'Notice',
    days: ({ from, to }) => (from === to ? from : `${from} to ${to}`),
    published: ({ at }) => `Service Centre · ${at}`,
    over: 'The days of this notice are over.',
    failed: 'The notice could not be fetched',
  },
)
