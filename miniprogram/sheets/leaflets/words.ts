import { dictionary } from '../../i18n/dictionary'

export const { t, words } = dictionary(
  {
    title: '服务指南',
    caption: ({ place, copies }: { place: string; copies: number }) => `${place} · ${copies} 份`,
    current: '最新',
    stale: '要换印',
    withdrawn: '要撤下',
    register: '登记一份',
    code: '对应的一事一表编码',
    codeHint: '如 JW-001',
    name: '指南名称',
    place: '指定位置',
    placeHint: '窗口左侧资料架',
    copies: '还有几份',
    save: '登记好',
    counted: '点好了',
    printed: '已换印最新版',
    remove: '撤下这份',
    from: ({ version, latest }: { version: number; latest: number }) =>
      version === latest
        ? `按第 ${version} 版印的，就是最新版。`
        : `按第 ${version} 版印的，现行是第 ${latest} 版。`,
    changes: '看改了什么',
    gone: '对应的一事一表已撤下，请把这份指南收走。',
    empty: '还没有登记服务指南',
    emptyText: '自行印发的指南放在指定位置，并在这里登记，表有新版时会提醒换印。',
    failed: '没有取到服务指南',
  },
  {
    title: 'Leaflets',
    caption: ({ place, copies }) => `${place} · ${copies} ${copies === 1 ? 'copy' : 'copies'}`,
    current: 'Up to date',
    stale: 'Print anew',
    withdrawn: 'Take away',
    register: 'Register one',
    code: 'Code of its sheet',
    codeHint: 'JW-001',
    name: 'Title',
    place: 'Designated place',
    placeHint: 'Rack left of the window',
    copies: 'Copies there',
    save: 'Register',
    counted: 'Counted',
    printed: 'Printed from the latest',
    remove: 'Take it away',
    from: ({ version, latest }) =>
      version === latest
        ? `Printed from version ${version}, the latest.`
        : `Printed from version ${version}; version ${latest} is in force.`,
    changes: 'What has changed',
    gone: 'Its sheet is retired: please take the leaflets away.',
    empty: 'No leaflets registered yet',
    emptyText:
      'Printed guides lie in their designated place and are registered here; a new version asks for a new print.',
    failed: 'The leaflets could not be fetched',
  },
)
