import { dictionary } from '../../i18n/dictionary'

export const { t, words } = dictionary(
  {
    title: '本单位值班',
    failed: '没有打开',
    none: '现在没有要报的值班',
    noneText: '中心布置放假值班以后，会出现在这里和待办里。',
    by: ({ by }: { by: string }) => `最晚 ${by}报`,
  },
  {
    title: 'Duty',
    failed: 'Could not open',
    none: 'No duty to file at present',
    noneText: 'What the centre announces shows here and in your to-dos.',
    by: ({ by }: { by: string }) => `File by ${by}`,
  },
)
