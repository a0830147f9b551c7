import { dictionary } from '../../i18n/dictionary'

export const { t, words } = dictionary(
  {
    title: '人员和角色',
    no: '学工号',
    noHint: '看谁，填学号或工号',
    look: '查看',
    empty: '这里还没填',
    byRole: '谁有什么角色',
    import: '导入名册',
    importText: '全校人员的表格：先检查，再一次写入',
  },
  {
    title: 'People',
    no: 'Student or staff number',
    noHint: 'Of the person to look at',
    look: 'Look up',
    empty: 'Please fill this in',
    byRole: 'Who has which role',
    import: 'Import the roster',
    importText: 'Everybody from a file: checked first, then written at once',
  },
)
