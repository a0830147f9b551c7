import type { Account } from '../../_kernel/account'

/** Surnames of two characters that are common enough to be met at a counter. */
const doubleSurnames = [
  '欧阳',
  '上官',
  '司马',
  '诸葛',
  '皇甫',
  '东方',
  '令狐',
  '尉迟',
  '公孙',
  '慕容',
  '司徒',
  '夏侯',
]

/** How staff call somebody out: 张同学, 李老师. The full name stays where it is. */
export const addressedAs = (account: Pick<Account, 'name' | 'audience'>): string => {
  const surname = doubleSurnames.find((one) => account.name.startsWith(one)) ?? account.name.slice(0, 1)
  return `${surname}${account.audience === '教职工' ? '老师' : '同学'}`
}
