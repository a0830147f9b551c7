import { dictionary } from '../../i18n/dictionary'

export const { t, words } = dictionary(
  {
    title: '收件',
    why: '没有号的人来办，先选要办的事，再写是谁。有号的，请在柜台叫号后收。',
    service: '要办的事',
    change: '换一件',
    applicantName: '申请人姓名',
    applicantPhone: '联系电话',
    phoneHelp: '只为这件事联系用，谁看过申请人都会知道。',
    referralCode: '指引单上的码',
    referralHelp: '别的窗口或导办台指来的，填上就接着算。',
    proxyName: '代办人姓名',
    proxyHelp: '由别人代办时填。',
    take: '收件',
    required: '请填写',
  },
  {
    title: 'Take a case',
    why: 'For somebody without a number: choose the matter, then say who it is. With a number, call it at the counter first.',
    service: 'The matter',
    change: 'Change',
    applicantName: 'Name of the applicant',
    applicantPhone: 'Phone',
    phoneHelp: 'For this matter alone; the applicant sees who reads it.',
    referralCode: 'Code on the referral',
    referralHelp: 'If another window or the desk led them here.',
    proxyName: 'Name of the proxy',
    proxyHelp: 'If somebody else acts for them.',
    take: 'Take the case',
    required: 'Please fill this in',
  },
)
