import { dictionary } from '../../i18n/dictionary'

export const { t, words } = dictionary(
  {
    title: '填写',
    save: '保存',
    saved: '保存好了',
    add: '加一条',
    unnamed: '还没有写名称',
    line: ({ no }: { no: number }) => `第 ${no} 条`,
    done: '写好这一条',
    drop: '删去这一条',
    badNumber: ({ field }: { field: string }) => `“${field}”要写数字。`,
    bad: '有一项没有写对',
    failed: '没有取到这张表',
    closed: '现在不能改',
    closedText: '这张表已提交或已发布，要改请先撤回或修订。',
  },
  {
    title: 'Fill in',
    save: 'Save',
    saved: 'Saved',
    add: 'Add one',
    unnamed: 'No name yet',
    line: ({ no }) => `Number ${no}`,
    done: 'Keep this one',
    drop: 'Remove this one',
    badNumber: ({ field }) => `"${field}" takes a number.`,
    bad: 'Something is not right',
    failed: 'The sheet could not be fetched',
    closed: 'It cannot be changed now',
    closedText: 'This sheet is submitted or published: take it back or begin a revision first.',
  },
)
