import { dictionary } from '../../i18n/dictionary'

export const { t, words } = dictionary(
  {
    title: '演练记录',
    failed: '没有打开',
    notes: '情况和问题',
    people: '参加的人',
    nobody: '没有登记参加的人',
    files: '材料',
    file: ({ n }: { n: number }) => `材料 ${n}`,
    amend: '改记录',
  },
  {
    title: 'A drill',
    failed: 'It could not be opened',
    notes: 'What was noted',
    people: 'Who took part',
    nobody: 'Nobody was put down',
    files: 'Papers',
    file: ({ n }) => `Paper ${n}`,
    amend: 'Change',
  },
)
