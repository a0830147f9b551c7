import { dictionary } from '../../../i18n/dictionary'

export const { t, words } = dictionary(
  {
    what: '看到的是',
    ok: '齐',
    missing: '没带',
    wrong: '不对',
    open: '没看',
    remark: '哪里不对，请对方怎么改',
    needed: '请写明哪里不对，告知时申请人会看到',
    keep: '记下',
    photo: '拍照留存',
    file: ({ n }: { n: number }) => `第 ${n} 份`,
    byHolder: '申请人传的',
    byWindow: '窗口拍的',
    privately: '照片只有申请人和经办的人看得到。',
  },
  {
    what: 'What you see',
    ok: 'Fine',
    missing: 'Missing',
    wrong: 'Wrong',
    open: 'Not seen',
    remark: 'What is wrong, and how to put it right',
    needed: 'Say what is wrong; the applicant reads it in the notice',
    keep: 'Note it',
    photo: 'Take a photo',
    file: ({ n }) => `No. ${n}`,
    byHolder: 'sent by the applicant',
    byWindow: 'taken at the window',
    privately: 'Only the applicant and who handles the case can see photos.',
  },
)
