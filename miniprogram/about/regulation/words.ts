import { dictionary } from '../../i18n/dictionary'
import { appearance } from '../../settings/settings'

export const { t, words } = dictionary(
  {
    title: '管理办法',
    searchHint: '查条文，如 请假、AB角',
    chapter: ({ no, title }: { no: number; title: string }) =>
      `第${'一二三四五六七八九十'.charAt(no - 1)}章 ${title}`,
    inForce: ({ day }: { day: string }) => `${day} 起施行`,
    dateUnknown: '施行日期待办公室填写',
    meaning: '领导小组办公室解释',
    revision: ({ n }: { n: number }) => `第 ${n} 稿`,
    withdrawn: ({ reason }: { reason: string }) => `已撤回：${reason}`,
    interpret: '写解释',
    interpretTitle: ({ article }: { article: string }) => `解释${article}`,
    reword: '改解释',
    takeBack: '撤回',
    withdrawTitle: '撤回这个解释',
    reason: '为什么撤回',
    inForceTitle: '施行日期和文号',
    choose: '请选',
    day: '施行日期',
    documentNo: '文号',
    documentNoHint: '可以不填',
    needWords: '请写明白',
    confirm: '确定',
    nothing: '没有这样的条文',
    nothingText: '换个词，或清空后看全文。',
    failed: '没有取到管理办法',
  },
  {
    title: 'The regulation',
    searchHint: 'Find words, such as 请假',
    chapter: ({ no, title }) => `Chapter ${no} ${title}`,
    inForce: ({ day }) => `In force since ${day}`,
    dateUnknown: 'Its date is yet to be entered',
    meaning: 'What it means',
    revision: ({ n }) => `wording ${n}`,
    withdrawn: ({ reason }) => `withdrawn: ${reason}`,
    interpret: 'Interpret',
    interpretTitle: ({ article }) => `What ${article} means`,
    reword: 'Reword',
    takeBack: 'Withdraw',
    withdrawTitle: 'Withdraw this interpretation',
    reason: 'Why',
    inForceTitle: 'Date and number',
    choose: 'Choose',
    day: 'In force since',
    documentNo: 'Document no.',
    documentNoHint: 'May be left out',
    needWords: 'Please write it out',
    confirm: 'Done',
    nothing: 'No such article',
    nothingText: 'Try another word, or clear the field.',
    failed: 'The regulation could not be fetched',
  },
)

const digits = '零一二三四五六七八九十'

/** 第六条, 第二十一条; Article 21. */
export const articleLabel = (no: number): string => {
  if (appearance().language === 'en') return `Article ${String(no)}`
  const tens = Math.floor(no / 10)
  const ones = no % 10
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : digits.charAt(tens)}十`
  return `第${ten}${ones === 0 ? '' : digits.charAt(ones)}条`
}
