import { dictionary } from '../../i18n/dictionary'

export const { t, words } = dictionary(
  { title: '大厅', nothing: '大厅现在没有消息' },
  { title: 'Hall', nothing: 'No news from the hall' },
)
