import { dictionary } from '../../i18n/dictionary'

export const { t, words } = dictionary(
  { title: '我的', nothing: '还没有绑定身份' },
  { title: 'Me', nothing: 'Not bound yet' },
)
