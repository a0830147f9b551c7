import { dictionary } from '../../i18n/dictionary'

export const { t, words } = dictionary(
  {
    title: '扫码',
    unknown: '不认识这个码',
    unknownText: '大厅里窗口、门口、指引单和凭条上的码都可以扫。',
    again: '再扫一次',
    failed: '没有打开',
    from: ({ no }: { no: number }) => `${no}号窗口请您去办`,
    fromDesk: '导办台请您去办',
    at: ({ no }: { no: number }) => `${no}号窗口`,
    way: '怎么走',
    sheet: '看要带什么、要多久',
    callUp: '打电话',
    arriveFailed: '没有报到',
  },
  {
    title: 'Scan',
    unknown: 'Unknown code',
    unknownText: 'Codes at windows, at doors, on referral slips and on printed numbers can be scanned.',
    again: 'Scan again',
    failed: 'It could not be opened',
    from: ({ no }) => `Window ${no} sends you on for`,
    fromDesk: 'The desk sends you on for',
    at: ({ no }) => `Window ${no}`,
    way: 'Directions',
    sheet: 'What to bring, how long',
    callUp: 'Call them',
    arriveFailed: 'Not checked in',
  },
)
