import { dictionary } from '../../i18n/dictionary'

export const { t, words } = dictionary(
  { title: '我的号', nothing: '还没有号' },
  { title: 'My tickets', nothing: 'No tickets yet' },
)
