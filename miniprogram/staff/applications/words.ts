import { dictionary } from '../../i18n/dictionary'

export const { t, words } = dictionary(
  {
    title: '窗口申请',
    failed: '申请没有打开',
    empty: '没有申请',
    emptyUnit: '要新设、增减或撤销窗口，从下面开始。',
    emptyCentre: '各单位提交的申请会出现在这里。',
    whose: '看哪些',
    waiting: '待批复',
    all: '全部',
    apply: '写申请',
    wished: ({ unit, day }: { unit: string; day: string }) => `${unit} · 希望 ${day} 起`,
    effective: ({ unit, day }: { unit: string; day: string }) => `${unit} · ${day} 起生效`,
    unit: '哪个单位',
  },
  {
    title: 'Windows',
    failed: 'The applications did not open',
    empty: 'No applications',
    emptyUnit: 'To open, change or close a window, begin below.',
    emptyCentre: 'What units hand in shows here.',
    whose: 'Which ones',
    waiting: 'To decide',
    all: 'All',
    apply: 'New application',
    wished: ({ unit, day }) => `${unit} · wished from ${day}`,
    effective: ({ unit, day }) => `${unit} · from ${day}`,
    unit: 'Which unit',
  },
)
