import { dictionary } from '../../i18n/dictionary'

export const { t, words } = dictionary(
  { title: '师生服务中心', noTicket: '今天还没有取号', noTicketText: '搜一件要办的事，就能取号。' },
  { title: 'Service Centre', noTicket: 'No ticket today', noTicketText: 'Search a matter to take a number.' },
)
