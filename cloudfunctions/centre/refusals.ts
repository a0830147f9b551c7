import { refusals } from '../_kernel/refusal'

export interface CentreFacts {
  NOBODY_OF_THAT_NAME: object
  NO_SUCH_THING: object
}

export const { refuse, sentences } = refusals<CentreFacts>({
  NOBODY_OF_THAT_NAME: {
    'zh-CN': () => '工作人员里没有这个姓名，请写全名；也可以按日期查。',
    en: () => 'None of the staff has this name. Write it in full, or search by day.',
  },
  NO_SUCH_THING: {
    'zh-CN': () => '没有这个窗口、办件或学工号，请核对号码。',
    en: () => 'No window, case or person has this number. Please check it.',
  },
})
