import { dictionary } from '../../i18n/dictionary'

export const { t, words } = dictionary(
  {
    title: '印章、资料',
    failed: '没有打开',
    none: '没有登记印章、资料',
    noneText: '本单位负责人或中心登记后，会出现在这里。',
    out: '取出的',
    mine: '我保管的',
    others: '窗口的',
    confirm: '都在位，确认',
    confirmed: ({ n }: { n: number }) => `${n} 件在位，已确认`,
    someOut: ({ n }: { n: number }) => `还有 ${n} 件取出没还`,
    someLeft: ({ n }: { n: number }) => `还有 ${n} 件，再点一次`,
    register: '登记册',
    registerNote: '登记、改保管人、注销',
  },
  {
    title: 'Seals',
    failed: 'They could not be opened',
    none: 'Nothing is registered',
    noneText: "What your unit's head or the centre registers shows here.",
    out: 'Out',
    mine: 'I keep',
    others: 'At my window',
    confirm: 'All in place',
    confirmed: ({ n }) => `${n} in place, confirmed`,
    someOut: ({ n }) => `${n} still out`,
    someLeft: ({ n }) => `${n} more: tap again`,
    register: 'Register',
    registerNote: 'Register, change the keeper, retire',
  },
)
