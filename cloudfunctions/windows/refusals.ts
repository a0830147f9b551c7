import { refusals } from '../_kernel/refusal'
import type { ApplicationState } from './application/moves'

export interface WindowsFacts {
  APPLICATION_UNKNOWN: object
  /** The step isn't open from the state in which the application is. */
  NOT_AT_THIS_POINT: { state: ApplicationState }
  ASKED_ALREADY: object
  OWN_APPLICATION: object
  WINDOW_UNKNOWN: object
  WINDOW_NOT_OPEN: object
  SERVICE_UNKNOWN: { service: string }
  SERVICE_NOT_YOURS: { service: string }
  SERVICE_THERE_ALREADY: { service: string }
  SERVICE_NOT_THERE: { service: string }
  TAKES_ALL_AWAY: object
  HOURS_SAME: object
  SAME_PERSON: object
  DATE_NOT_POSSIBLE: { earliest: string; latest: string }
  OPENING_INCOMPLETE: object
  WINDOW_NO_TAKEN: { free: number }
  LINE_UNKNOWN: object
  NO_LETTER_LEFT: object
  FILES_FULL: { most: number }
  NO_SUCH_FILE: object
  OPINION_WINDOW_GONE: object
  OPINION_STOPPED: object
  OPINION_REVIEWED: object
  OPINION_UNKNOWN: object
  OPINION_WITHOUT_RECEIPT: object
}

const stateWords: Record<ApplicationState, readonly [zh: string, en: string]> = {
  draft: ['还是草稿', 'still a draft'],
  hearing: ['正在听取单位意见', "waiting for the unit's answer"],
  submitted: ['已经提交', 'handed in'],
  returned: ['已经退回修改', 'sent back'],
  underReview: ['正在审核', 'under review'],
  approved: ['已经批准', 'approved'],
  rejected: ['没有批准', 'not approved'],
  implemented: ['已经生效', 'in effect'],
  withdrawn: ['已经撤回', 'withdrawn'],
}

export const { refuse, sentences } = refusals<WindowsFacts>({
  OPINION_WINDOW_GONE: {
    'zh-CN': () => '这个窗口已经撤了，意见没有提交。请在现在办这件事的窗口提。',
    en: () => 'This window is gone; nothing was sent. Say it about the window that does the matter now.',
  },
  OPINION_STOPPED: {
    'zh-CN': () => '这段文字没有通过微信的内容检查，意见没有提交。请换个说法。',
    en: () => "WeChat's check stopped these words; nothing was sent. Please put it differently.",
  },
  OPINION_REVIEWED: {
    'zh-CN': () => '这条意见已经有人看过。请刷新看看。',
    en: () => 'Somebody has reviewed this opinion. Please refresh.',
  },
  OPINION_UNKNOWN: {
    'zh-CN': () => '没有这条意见，或者已经撤下，请刷新看看。',
    en: () => 'There is no such opinion, or it was taken off. Please refresh.',
  },
  OPINION_WITHOUT_RECEIPT: {
    'zh-CN': () => '提意见的人没有留回执，单独答复没有人看得到。请公开答复。',
    en: () => 'Its author kept no receipt, so nobody would read it. Please answer everybody.',
  },
  APPLICATION_UNKNOWN: {
    'zh-CN': () => '没有找到这份申请，请从申请列表里打开。',
    en: () => 'No such application. Open it from the list.',
  },
  NOT_AT_THIS_POINT: {
    'zh-CN': ({ state }) => `这份申请${stateWords[state][0]}，这一步不用做了，刷新看看最新情况。`,
    en: ({ state }) =>
      `This application is ${stateWords[state][1]}, so this step is not open. Refresh to see it.`,
  },
  ASKED_ALREADY: {
    'zh-CN': () => '同样的申请已经在办了，请在列表里接着办那一份。',
    en: () => 'The same is already being asked. Go on with that one in the list.',
  },
  OWN_APPLICATION: {
    'zh-CN': () => '这份是您自己签的，请另一位同事来办这一步。',
    en: () => 'You signed this one yourself; please leave this step to a colleague.',
  },
  WINDOW_UNKNOWN: {
    'zh-CN': () => '这个窗口不是本单位的，请重新选一个。',
    en: () => "That window is not this unit's. Please choose another.",
  },
  WINDOW_NOT_OPEN: {
    'zh-CN': () => '这个窗口正在撤销或已经撤销，不能再申请调整。',
    en: () => 'That window is closing or closed; nothing more can be asked for it.',
  },
  SERVICE_UNKNOWN: {
    'zh-CN': ({ service }) => `事项 ${service} 还没有公布，请先提交一事一表。`,
    en: ({ service }) => `Service ${service} is not published. Publish its sheet first.`,
  },
  SERVICE_NOT_YOURS: {
    'zh-CN': ({ service }) => `事项 ${service} 是别的单位的，要先由它委托本单位。`,
    en: ({ service }) => `Service ${service} is another unit's; it has to entrust it to this one first.`,
  },
  SERVICE_THERE_ALREADY: {
    'zh-CN': ({ service }) => `事项 ${service} 这个窗口已经在办，去掉它就能提交。`,
    en: ({ service }) => `This window already takes ${service}. Leave it out and hand in again.`,
  },
  SERVICE_NOT_THERE: {
    'zh-CN': ({ service }) => `事项 ${service} 本来就不在这个窗口办，去掉它就能提交。`,
    en: ({ service }) => `This window does not take ${service}. Leave it out and hand in again.`,
  },
  TAKES_ALL_AWAY: {
    'zh-CN': () => '全部事项都减掉，窗口就没有事办了，请改为申请撤销窗口。',
    en: () => 'That leaves the window with nothing to do. Apply to close it instead.',
  },
  HOURS_SAME: {
    'zh-CN': () => '这个窗口现在就是这样开的，请选别的时间。',
    en: () => 'The window serves at these hours already. Please choose others.',
  },
  SAME_PERSON: {
    'zh-CN': () => 'A角和B角不能是同一个人，请换一位。',
    en: () => 'A and B must be two people. Please name another.',
  },
  DATE_NOT_POSSIBLE: {
    'zh-CN': ({ earliest, latest }) => `日期要在 ${earliest} 到 ${latest} 之间，请重新选。`,
    en: ({ earliest, latest }) => `The date must lie between ${earliest} and ${latest}. Please choose again.`,
  },
  OPENING_INCOMPLETE: {
    'zh-CN': () => '新设窗口要写明窗口号和位置；其他申请不用写。',
    en: () => 'A new window needs its number and place; other applications have none.',
  },
  WINDOW_NO_TAKEN: {
    'zh-CN': ({ free }) => `这个窗口号用过了，可以用 ${String(free)} 号。`,
    en: ({ free }) => `That number has been used. Number ${String(free)} is free.`,
  },
  LINE_UNKNOWN: {
    'zh-CN': () => '没有这个队列，或者它不是这个单位的；不选就会新开一个队列。',
    en: () => 'No such line of this unit. Choose none and the window gets its own.',
  },
  NO_LETTER_LEFT: {
    'zh-CN': () => '队列的字母用完了，请为窗口选一个已有的队列。',
    en: () => 'All letters for lines are used. Choose a line that the window joins.',
  },
  FILES_FULL: {
    'zh-CN': ({ most }) => `最多附 ${String(most)} 个文件，请先去掉一个。`,
    en: ({ most }) => `At most ${String(most)} files. Remove one first.`,
  },
  NO_SUCH_FILE: {
    'zh-CN': () => '这个附件已经不在了，请刷新。',
    en: () => 'That file is no longer there. Please refresh.',
  },
})
