import { dictionary } from '../../i18n/dictionary'

export const { t, words } = dictionary(
  {
    title: '角色',
    failed: '没有取到角色',
    nobody: '还没有人',
    nobodyText: '在“人员和角色”里查到人，再授予。',
    withdraw: '收回',
    withdrawTitle: '收回角色',
    about: ({ name, role }: { name: string; role: string }) => `${name}：${role}。收回后马上不能用。`,
    reason: '理由',
    empty: '请写一句理由',
  },
  {
    title: 'Role',
    failed: 'The roles could not be fetched',
    nobody: 'Nobody yet',
    nobodyText: 'Look somebody up under "People and roles", and give it there.',
    withdraw: 'Withdraw',
    withdrawTitle: 'Withdraw a role',
    about: ({ name, role }) => `${name}: ${role}. It ends at once.`,
    reason: 'Reason',
    empty: 'Give a reason',
  },
)
