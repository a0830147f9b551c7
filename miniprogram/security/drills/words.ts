import { dictionary } from '../../i18n/dictionary'

export const { t, words } = dictionary(
  {
    title: '演练、培训',
    failed: '没有打开',
    none: '还没有记录',
    noneText: '消防、疏散、安防、保密的演练和培训，做完登记。',
    people: ({ n }: { n: number }) => `${n} 人参加`,
    log: '登记一次',
  },
  {
    title: 'Drills',
    failed: 'They could not be opened',
    none: 'None logged yet',
    noneText: 'Drills and trainings for fire, evacuation, security and confidentiality are logged here.',
    people: ({ n }) => `${n} took part`,
    log: 'Log one',
  },
)
