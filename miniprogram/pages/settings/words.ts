import { dictionary } from '../../i18n/dictionary'

export const { t, words } = dictionary(
  {
    title: '设置',
    language: '语言',
    auto: '跟微信',
    zh: '中文',
    en: 'English',
    size: '字号',
    standard: '标准',
    large: '大',
    elder: '关怀',
    elderText: '关怀：字更大、按钮更大、内容更少，不动来动去。',
    theme: '深色',
    themeText: '深浅色跟着微信和手机的设置走。',
    privacy: '隐私',
    privacyText:
      '用来取号、叫号和评价的信息只存在学校的云里。没搜到的词会留下来改进搜索，不记是谁搜的。大屏和公告里没有姓名。',
  },
  {
    title: 'Settings',
    language: 'Language',
    auto: 'Auto',
    zh: '中文',
    en: 'English',
    size: 'Type size',
    standard: 'Normal',
    large: 'Large',
    elder: 'Elder',
    elderText: 'Elder: larger type and buttons, less on each page, nothing moves.',
    theme: 'Dark',
    themeText: 'Light or dark follows WeChat and your phone.',
    privacy: 'Privacy',
    privacyText:
      "What is needed for numbers, calls and ratings stays in the university's cloud. Words that found nothing are kept to improve the search, never who asked. No names on screens or boards.",
  },
)
