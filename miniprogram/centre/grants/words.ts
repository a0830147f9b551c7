import { dictionary } from '../../i18n/dictionary'

export const { words } = dictionary(
  {
    title: '角色',
    failed: '没有取到角色',
    nobody: '还没有人',
    nobodyText: '在“人员和角色”里查到人，再授予。',
    end: '结束',
  },
  {
    title: 'Role',
    failed: 'The roles could not be fetched',
    nobody: 'Nobody yet',
    nobodyText: 'Look somebody up under "People and roles", and give it there.',
    end: 'End',
  },
)
