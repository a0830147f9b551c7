import { dictionary } from '../../../i18n/dictionary'

export const { t, words } = dictionary(
  {
    hint: '对方要办什么？',
    start: '搜要办的事',
    startText: '说法随意：“学生证丢了”“盖个章”都搜得到。',
    none: ({ query }: { query: string }) => `没有找到“${query}”`,
    noneText: '换个说法，或请对方到导办台。',
    near: '也许是',
    likely: '常转去',
    noWindow: '大厅没有窗口',
    noIndex: '服务清单还没下载',
    noIndexText: '连上网络后再试一次，以后没网也能搜。',
  },
  {
    hint: 'What do they need?',
    start: 'Search for the matter',
    startText: 'Plain words will do: "lost my student card".',
    none: ({ query }) => `Nothing found for "${query}"`,
    noneText: 'Try other words, or send them to the desk.',
    near: 'Perhaps',
    likely: 'Often led to',
    noWindow: 'No window in the hall',
    noIndex: 'The list of services is missing',
    noIndexText: 'Try again once connected; later it works offline.',
  },
)
