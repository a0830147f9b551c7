import { dictionary } from '../../i18n/dictionary'

export const { t, words } = dictionary(
  {
    title: '历次版本',
    version: ({ version }: { version: number }) => `第 ${version} 版`,
    caption: ({ day, seal }: { day: string; seal: string }) => `${day} 发布 · 校验码 ${seal}`,
    before: '前一版',
    after: '后一版',
    chooseBefore: '和哪一版比',
    chooseAfter: '看哪一版',
    changes: ({ count }: { count: number }) => (count === 0 ? '这两版内容一样' : `有 ${count} 项不同`),
    only: '只发布过这一版，还没有可对照的。',
    none: '没有这一行',
    same: ({ count }: { count: number }) => `没有变的 ${count} 项`,
    empty: '还没有发布过',
    emptyText: '每次发布的版本会原样留在这里，可以两两对照。',
    failed: '没有取到历次版本',
  },
  {
    title: 'Versions',
    version: ({ version }) => `Version ${version}`,
    caption: ({ day, seal }) => `${day} · seal ${seal}`,
    before: 'Earlier',
    after: 'Later',
    chooseBefore: 'Compare with which one',
    chooseAfter: 'Look at which one',
    changes: ({ count }) =>
      count === 0 ? 'Both say the same' : `${count} ${count === 1 ? 'field differs' : 'fields differ'}`,
    only: 'The only version so far: nothing to compare it with.',
    none: 'No such line',
    same: ({ count }) => `${count} ${count === 1 ? 'field is' : 'fields are'} the same`,
    empty: 'Never published',
    emptyText: 'Each published version is kept here as it was, to be compared with any other.',
    failed: 'The versions could not be fetched',
  },
)
