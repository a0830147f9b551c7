import { refusals } from '../_kernel/refusal'
import { clockPhrase, dayPhrase, type When } from './turn/phrase'
import { enDay, zhDay } from '../_kernel/time'

export interface QueueFacts {
  LINE_UNKNOWN: object
  SERVICE_NOT_HERE: object
  /** `opens` is missing when no calendar says when. */
  LINE_CLOSED: { opens?: When }
  TOO_LATE_TODAY: { waitMinutes: number; closesAt: string; come?: When }
  LINE_FULL_TODAY: { come?: When }
  MEMBERS_ONLY: object
  TWO_TICKETS_ALREADY: { numbers: readonly string[] }
  TOO_MANY_TODAY: { most: number }
  MOVE_NOT_POSSIBLE: { status: string }
  REQUEUED_ALREADY: object
  RETURN_TOO_LATE: { until: string }
  OTHER_WINDOW: { windowNo: number }
  SLIP_UNKNOWN: object
  WINDOW_UNKNOWN: object
  WINDOW_TAKEN: object
  ELSEWHERE_OPEN: { windowNo: number }
  SESSION_OVER: object
  SESSION_PAUSED: object
  STILL_AT_WINDOW: { number: string }
  LAST_WINDOW: { line: string; waiting: number }
  NOBODY_WAITING: object
  NOT_AT_YOUR_WINDOW: object
  TOO_SOON: { seconds: number }
  CALLED_THRICE: object
  TOO_SOON_TO_MISS: { seconds: number; calls: number }
  TARGET_CLOSED: { unitName: string; office: string; phone: string; opens?: When }
  SAME_LINE: object
  UNDO_TOO_LATE: object
  PASS_UNKNOWN: object
  PASS_OVER: { day: string }
  NUMBER_FOR_ANOTHER: { number: string }
}

export const { refuse, sentences } = refusals<QueueFacts>({
  LINE_UNKNOWN: {
    'zh-CN': () => '没有这个队列，可能已经调整，请重新搜一下要办的事。',
    en: () => 'No such line; it may have changed. Search for your matter again.',
  },
  SERVICE_NOT_HERE: {
    'zh-CN': () => '这件事不在这个队列办，请重新搜一下。',
    en: () => 'This line does not handle that matter. Please search again.',
  },
  LINE_CLOSED: {
    'zh-CN': ({ opens }) =>
      opens === undefined
        ? '现在不开放，开放时间还没有公布，请问导办台。'
        : `现在不开放。${dayPhrase(opens, 'zh-CN')} ${opens.at} 开。`,
    en: ({ opens }) =>
      opens === undefined
        ? 'Closed now; hours are not announced yet. Please ask at the desk.'
        : `Closed now. Opens ${dayPhrase(opens, 'en')} at ${opens.at}.`,
  },
  TOO_LATE_TODAY: {
    'zh-CN': ({ waitMinutes, closesAt, come }) =>
      `这会儿来不及办了：前面还要约 ${String(waitMinutes)} 分钟，${closesAt} 停办。` +
      (come === undefined ? '' : `请${clockPhrase(come, 'zh-CN')} 来。`),
    en: ({ waitMinutes, closesAt, come }) =>
      `Not enough time: about ${String(waitMinutes)} minutes of work ahead, and it closes at ${closesAt}.` +
      (come === undefined ? '' : ` Come ${clockPhrase(come, 'en')}.`),
  },
  LINE_FULL_TODAY: {
    'zh-CN': ({ come }) =>
      `今天的号发完了。${come === undefined ? '' : `请${clockPhrase(come, 'zh-CN')} 来。`}`,
    en: ({ come }) =>
      `No numbers left today.${come === undefined ? '' : ` Come ${clockPhrase(come, 'en')}.`}`,
  },
  MEMBERS_ONLY: {
    'zh-CN': () => '这个队列要先绑定身份，在“我的”里绑定，一分钟就好。也可以到导办台取号。',
    en: () => 'Bind your identity first, under "Me"; it takes a minute. Or ask the desk for a number.',
  },
  TWO_TICKETS_ALREADY: {
    'zh-CN': ({ numbers }) => `您手上已有 ${numbers.join('、')} 两个号，办完或取消一个再取。`,
    en: ({ numbers }) => `You hold ${numbers.join(' and ')} already. Finish or cancel one first.`,
  },
  TOO_MANY_TODAY: {
    'zh-CN': ({ most }) => `今天已经取了 ${String(most)} 个号，还要办请到导办台。`,
    en: ({ most }) => `You took ${String(most)} numbers today. For more, please ask at the desk.`,
  },
  MOVE_NOT_POSSIBLE: {
    'zh-CN': () => '这个号的状态已经变了，已为您刷新。',
    en: () => 'This number has moved on meanwhile; here is where it stands.',
  },
  REQUEUED_ALREADY: {
    'zh-CN': () => '过号后只能重新排一次，请重新取号。',
    en: () => 'You can rejoin once only. Please take a new number.',
  },
  RETURN_TOO_LATE: {
    'zh-CN': ({ until }) => `${until} 前没有回来，这个号作废了，请重新取号。`,
    en: ({ until }) => `You could rejoin until ${until}. Please take a new number.`,
  },
  OTHER_WINDOW: {
    'zh-CN': ({ windowNo }) => `不是这个窗口，请到 ${String(windowNo)}号窗口。`,
    en: ({ windowNo }) => `Not this one: please go to window ${String(windowNo)}.`,
  },
  SLIP_UNKNOWN: {
    'zh-CN': () => '没有找到这张凭条，请核对号码或问导办台。',
    en: () => 'No such slip. Check the code or ask at the desk.',
  },
  WINDOW_UNKNOWN: { 'zh-CN': () => '没有这个窗口。', en: () => 'No such window.' },
  WINDOW_TAKEN: {
    'zh-CN': () => '这个窗口已经有人开着，请先让对方关窗。',
    en: () => 'Somebody has this window open. Ask them to close it first.',
  },
  ELSEWHERE_OPEN: {
    'zh-CN': ({ windowNo }) => `您在 ${String(windowNo)}号窗口还开着，先关那边。`,
    en: ({ windowNo }) => `You still have window ${String(windowNo)} open. Close it first.`,
  },
  SESSION_OVER: {
    'zh-CN': () => '窗口已经关了，要叫号请重新开窗。',
    en: () => 'The window is closed. Open it again to call.',
  },
  SESSION_PAUSED: {
    'zh-CN': () => '正在暂停，先点“继续叫号”。',
    en: () => 'Paused. Tap "Resume" first.',
  },
  STILL_AT_WINDOW: {
    'zh-CN': ({ number }) => `${number} 还在您窗口，先办结或过号。`,
    en: ({ number }) => `${number} is still at your window. Finish or miss it first.`,
  },
  LAST_WINDOW: {
    'zh-CN': ({ line, waiting }) =>
      `“${line}”还有 ${String(waiting)} 人在等，没有别的窗口在叫。请先找人来接，或确认照样暂停。`,
    en: ({ line, waiting }) =>
      `${String(waiting)} waiting for ${line} and no other window calls them. Find somebody to take over, or confirm the pause.`,
  },
  NOBODY_WAITING: { 'zh-CN': () => '没有人在等。', en: () => 'Nobody is waiting.' },
  NOT_AT_YOUR_WINDOW: {
    'zh-CN': () => '这个号不在您窗口。',
    en: () => 'This number is not at your window.',
  },
  TOO_SOON: {
    'zh-CN': ({ seconds }) => `刚叫过，${String(seconds)} 秒后再叫。`,
    en: ({ seconds }) => `Just called. Again in ${String(seconds)} seconds.`,
  },
  CALLED_THRICE: {
    'zh-CN': () => '已经叫了 3 次，人没到就过号。',
    en: () => 'Called three times. Mark it missed if nobody comes.',
  },
  TOO_SOON_TO_MISS: {
    'zh-CN': ({ seconds, calls }) =>
      calls > 0 && seconds > 0
        ? `再叫 ${String(calls)} 次、等 ${String(seconds)} 秒才能过号。`
        : calls > 0
          ? `再叫 ${String(calls)} 次才能过号。`
          : `再等 ${String(seconds)} 秒才能过号。`,
    en: ({ seconds, calls }) =>
      `Before marking it missed: ${[calls > 0 ? `call ${String(calls)} more times` : '', seconds > 0 ? `wait ${String(seconds)} seconds` : ''].filter((part) => part !== '').join(' and ')}.`,
  },
  TARGET_CLOSED: {
    'zh-CN': ({ unitName, office, phone, opens }) =>
      `${unitName}现在不办。${opens === undefined ? '' : `${dayPhrase(opens, 'zh-CN')} ${opens.at} 开，`}也可去${office}，电话 ${phone}。`,
    en: ({ unitName, office, phone, opens }) =>
      `${unitName} is closed now.${opens === undefined ? '' : ` Opens ${dayPhrase(opens, 'en')} at ${opens.at}.`} Or: ${office}, phone ${phone}.`,
  },
  SAME_LINE: {
    'zh-CN': () => '就在本队列办，不用转。',
    en: () => 'It is handled in this very line; no need to transfer.',
  },
  UNDO_TOO_LATE: {
    'zh-CN': () => '过了 60 秒，或已有新的号，不能撤回了。',
    en: () => 'Too late to undo: over 60 seconds, or a new number was taken.',
  },
  PASS_UNKNOWN: {
    'zh-CN': () => '这不是这件事的补件凭据。从“我的办件”里点“回来补件”取号，或到导办台。',
    en: () => 'This pass is not for this matter. Take the number from "My cases", or ask at the desk.',
  },
  PASS_OVER: {
    'zh-CN': ({ day }) => `补件的期限（${zhDay(day)}）过了，请按普通号重新取号，材料要重新收。`,
    en: ({ day }) =>
      `The time for bringing papers ended on ${enDay(day)}. Take an ordinary number and begin anew.`,
  },
  NUMBER_FOR_ANOTHER: {
    'zh-CN': ({ number }) =>
      `您在这个队列已有 ${number}，是办另一件事的。先办完或取消它，再回来点“回来补件”取号；也可以问导办台。`,
    en: ({ number }) =>
      `You hold ${number} in this line for another matter. Finish or cancel it, then take the number for your papers; the desk can help too.`,
  },
})
