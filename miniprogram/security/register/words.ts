import { dictionary } from '../../i18n/dictionary'

export const { t, words } = dictionary(
  {
    title: '登记册',
    failed: '没有打开',
    none: '还没有登记',
    noneText: '登记后指定保管人，取用、归还都有记录。',
    add: '登记一件',
  },
  {
    title: 'Register',
    failed: 'It could not be opened',
    none: 'Nothing registered yet',
    noneText: 'Once registered it has a keeper, and a record of every time it is out.',
    add: 'Register one',
  },
)
