import { refusals } from './refusal'

/** What any endpoint may refuse before or beside its own rules. */
export interface KernelFacts {
  UNKNOWN_ENDPOINT: object
  BAD_INPUT: { field: string; problem: string }
  TOO_LARGE: { limitBytes: number }
  NOT_SIGNED_IN: object
  NOT_BOUND: object
  NOT_ALLOWED: { needs: readonly string[] }
  NOT_YOURS: object
  NOT_FOUND: { what: string }
  OPID_REUSED: object
  TOO_OFTEN: { retryInSeconds: number }
  BUSY: object
  CALENDAR_UNCOVERED: { year: number }
  WORDS_NOT_FIT: object
  FILE_UNKNOWN: object
  FILE_TOO_LARGE: { mostMegabytes: number }
  FILE_KIND: { kinds: readonly string[] }
  BROKEN_DOCUMENT: { collection: string }
  FAULT: { requestId: string }
}
export type KernelCode = keyof KernelFacts

export const { refuse, sentences } = refusals<KernelFacts>({
  UNKNOWN_ENDPOINT: {
    'zh-CN': () => '没有这个功能，请更新小程序。',
    en: () => 'No such function. Please update the app.',
  },
  BAD_INPUT: {
    'zh-CN': ({ field }) =>
      field === '' ? '填写的内容不对，请检查后再试。' : `“${field}”填得不对，请检查后再试。`,
    en: ({ field }) =>
      field === ''
        ? 'Something is filled in wrongly. Please check it.'
        : `"${field}" is not right. Please check it.`,
  },
  TOO_LARGE: {
    'zh-CN': ({ limitBytes }) => `内容太大，最多 ${String(Math.floor(limitBytes / 1024))} KB。`,
    en: ({ limitBytes }) => `Too large: ${String(Math.floor(limitBytes / 1024))} KB at most.`,
  },
  NOT_SIGNED_IN: { 'zh-CN': () => '请在微信里打开。', en: () => 'Please open this in WeChat.' },
  NOT_BOUND: {
    'zh-CN': () => '这一步要先绑定身份，在“我的”里绑定，一分钟就好。',
    en: () => 'Bind your identity first, under "Me". It takes a minute.',
  },
  NOT_ALLOWED: { 'zh-CN': () => '您没有这一步的权限。', en: () => 'Your role does not include this step.' },
  NOT_YOURS: {
    'zh-CN': () => '这不是您的，只有本人能操作。',
    en: () => 'This is not yours; only its holder can do that.',
  },
  NOT_FOUND: {
    'zh-CN': () => '没有找到，可能已经撤下了。',
    en: () => 'Not found; it may have been withdrawn.',
  },
  OPID_REUSED: {
    'zh-CN': () => '这一步已经用别的内容提交过，请刷新后再试。',
    en: () => 'This step was already sent with other content. Refresh and try again.',
  },
  TOO_OFTEN: {
    'zh-CN': ({ retryInSeconds }) => `操作太快了，请 ${String(retryInSeconds)} 秒后再试。`,
    en: ({ retryInSeconds }) => `Too fast. Try again in ${String(retryInSeconds)} seconds.`,
  },
  BUSY: {
    'zh-CN': () => '人太多了，没有办成，请再试一次。',
    en: () => 'Too busy: nothing was changed. Please try again.',
  },
  CALENDAR_UNCOVERED: {
    'zh-CN': ({ year }) => `${String(year)} 年的校历还没有导入，日期算不出来，已提醒中心。`,
    en: ({ year }) =>
      `The ${String(year)} calendar is not imported yet, so no date can be computed. The centre was told.`,
  },
  WORDS_NOT_FIT: {
    'zh-CN': () => '写的话没有通过微信的内容检查，没有提交。请换个说法再试。',
    en: () => "WeChat's check stopped these words; nothing was sent. Please put it differently.",
  },
  FILE_UNKNOWN: {
    'zh-CN': () => '没有收到这个文件，请重新选一次。',
    en: () => 'The file did not arrive. Please choose it again.',
  },
  FILE_TOO_LARGE: {
    'zh-CN': ({ mostMegabytes }) => `文件太大，最多 ${String(mostMegabytes)} MB。`,
    en: ({ mostMegabytes }) => `The file is too large: ${String(mostMegabytes)} MB at most.`,
  },
  FILE_KIND: {
    'zh-CN': ({ kinds }) => `只收 ${kinds.join('、')} 文件；改了后缀名的不算。`,
    en: ({ kinds }) => `Only ${kinds.join(', ')} files are taken; a renamed one does not count.`,
  },
  BROKEN_DOCUMENT: {
    'zh-CN': () => '这条数据有问题，没有办成，已提醒中心。',
    en: () => 'This record is damaged; nothing was changed. The centre was told.',
  },
  FAULT: {
    'zh-CN': ({ requestId }) => `出了故障，没有办成。请再试一次，还不行就报这个编号：${requestId}`,
    en: ({ requestId }) => `Something broke and nothing was done. Try again, or quote ${requestId}.`,
  },
})
