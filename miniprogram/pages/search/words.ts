import { dictionary } from '../../i18n/dictionary'

export const { t, words } = dictionary(
  {
    title: '找服务',
    byUnit: '按单位找',
    units: ({ count }: { count: number }) => `${count} 项`,
    which: '您要办的是哪一种？',
    near: '是不是这些？',
    more: '也可能是',
    nothing: ({ query }: { query: string }) => `没有找到“${query}”`,
    nothingText: '换个说法试试，比如“在读证明”“报销”。也可以问导办台，他们会带您去对的窗口。',
    rephrase: '换个说法',
    noIndex: '还没有取到服务目录',
    noIndexText: '连上网络后再试一次，以后没有网络也能搜。',
    noWindow: '大厅没有窗口',
    office: '看去哪里办',
    details: '看一事一表',
    everybody: '全体师生',
  },
  {
    title: 'Find a service',
    byUnit: 'By office',
    units: ({ count }) => String(count),
    which: 'Which one do you need?',
    near: 'Is it one of these?',
    more: 'It may also be',
    nothing: ({ query }) => `Nothing found for "${query}"`,
    nothingText:
      'Try other words, such as "enrolment certificate". Or ask at the desk: they take you to the right window.',
    rephrase: 'Other words',
    noIndex: 'The list of services is not here yet',
    noIndexText: 'Try again once you are connected; later you can search without a network too.',
    noWindow: 'No window in the hall',
    office: 'Where to go',
    details: 'See what it needs',
    everybody: 'Everybody',
  },
)
