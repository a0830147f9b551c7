import { dictionary } from '../../i18n/dictionary'

export const { t, words } = dictionary(
  {
    title: '没搜到的词',
    why: '大家搜了、却没有答案的说法，不记是谁。常见的可以补成服务的别名，办不了的点开登记到“未进驻事项”。',
    times: ({ times }: { times: number }) => `${times} 次`,
    last: ({ day }: { day: string }) => `最近 ${day}`,
    empty: '都搜到了',
    emptyText: '有人搜不到时，说法会列在这里。',
    failed: '没有取到清单',
  },
  {
    title: 'Not found',
    why: 'What people searched for without an answer; nobody is named. Frequent ones may become aliases, tap one to put it on the list of what is not covered yet.',
    times: ({ times }) => (times === 1 ? 'once' : `${times} times`),
    last: ({ day }) => `last ${day}`,
    empty: 'Everything was found',
    emptyText: 'What cannot be found will be listed here.',
    failed: 'The list could not be fetched',
  },
)
