import { dictionary } from '../../i18n/dictionary'

export const { t, words } = dictionary(
  {
    title: '投诉',
    failed: '没有取到您的投诉',
    byReceipt: '凭回执号查',
    receipt: '回执号',
    receiptHint: '16 位数字',
    wrong: '回执号是 16 位数字',
    look: '查看进展',
    mine: '我实名提交的',
    filedOn: ({ day }: { day: string }) => `${day} 提交`,
    parts: ({ n }: { n: number }) => `${n} 件事`,
    why: '为了不让别人看出是谁，中心不发消息',
    whyText: '结果和要您回答的话都在这里，请过几天来看。',
    file: '提交投诉',
  },
  {
    title: 'Complaints',
    failed: 'Your complaints could not be fetched',
    byReceipt: 'By receipt',
    receipt: 'Receipt',
    receiptHint: '16 digits',
    wrong: 'A receipt has 16 digits',
    look: 'See how it stands',
    mine: 'Filed by name',
    filedOn: ({ day }) => `filed ${day}`,
    parts: ({ n }) => `${n} matters`,
    why: 'No messages are sent, so that nobody sees who complained',
    whyText: 'Results and questions stand here; please look again in some days.',
    file: 'File a complaint',
  },
)
