import { refusals } from '../_kernel/refusal'
import type { CaseState } from './case-moves'
import { stateWords } from './state-words'
import { enDay, zhDay } from '../_kernel/time'

export interface CasesFacts {
  VISIT_UNKNOWN: object
  RATING_TOO_LATE: { days: number }
  RATED_ALREADY: object
  WORDS_STOPPED: object
  SHEET_UNKNOWN: object
  NOT_THIS_WINDOW: { windowNos: readonly number[] }
  NOT_THE_LEAD: { unitName: string; windowNos: readonly number[] }
  WINDOW_CLOSING: object
  TICKET_NOT_HERE: object
  COMES_BACK: { no: string; windowNo: number }
  REFERRAL_UNKNOWN: object
  APPLICANT_NEEDED: object
  CASE_UNKNOWN: object
  NOT_AT_YOUR_WINDOW: object
  MOVE_NOT_POSSIBLE: { state: CaseState }
  PAPERS_INCOMPLETE: { papers: readonly string[] }
  PAPER_UNKNOWN: object
  TOO_MANY_FILES: { most: number }
  NOTHING_TO_TELL: object
  SECOND_NOTICE: { papers: readonly string[] }
  PASS_NOT_YOURS: object
  PASS_OVER: { until: string }
  NOT_DIRECT: object
  LONGER_THAN_PROMISED: { days: number }
  CO_UNIT_NEEDED: { n: number; name: string }
  OVERDUE_ALREADY: { dueOn: string }
  EXTENSION_TOO_LATE: { dueOn: string }
  EXTENSION_USED: object
  EXTENSION_NONE: object
  PARTS_OPEN: { units: readonly string[] }
  PART_NOT_READY: object
  NOT_JOINT: object
  LEAD_CHANGE_NONE: object
  NEXT_LEAD_GONE: { windowNo: number }
  TRACKING_NEEDED: object
  PICKUP_CODE_WRONG: object
  DELIVERED_ALREADY: object
  FOLLOW_UP_UNKNOWN: object
  FOLLOW_UP_PAST: object
  NOBODY_TO_ASK: object
  ANSWER_WAITS: object
  NOTHING_ASKED: object
  ANSWER_STOPPED: object
  WORDS_REVIEWED: object
}

export const { refuse, sentences } = refusals<CasesFacts>({
  VISIT_UNKNOWN: {
    'zh-CN': () => '没有找到这次办理。办完以后才能评价，请从“我的号”里打开。',
    en: () => 'No such visit. It can be rated once it has ended; open it from "My numbers".',
  },
  RATING_TOO_LATE: {
    'zh-CN': ({ days }) =>
      `办完 ${String(days)} 天内可以评价，这次已经过了。有话想说，请告诉导办台或打监督电话。`,
    en: ({ days }) =>
      `Visits are rated within ${String(days)} days; this one is past. To tell us still, see the desk or call the complaint line.`,
  },
  RATED_ALREADY: {
    'zh-CN': () => '这次已经评价过了。评价后 24 小时内，可以用评价的那部手机改一次。',
    en: () =>
      'This visit has been rated. Within 24 hours it can be changed once, on the phone that rated it.',
  },
  WORDS_STOPPED: {
    'zh-CN': () => '这段文字没有通过微信的内容检查，评价没有提交。换个说法，或者只选满意程度。',
    en: () =>
      "WeChat's check stopped these words; nothing was sent. Put it differently, or leave the words out.",
  },
  SHEET_UNKNOWN: {
    'zh-CN': () => '没有这个事项，可能已经撤下。请重新查一下。',
    en: () => 'No such service; it may have been withdrawn. Please look it up again.',
  },
  NOT_THIS_WINDOW: {
    'zh-CN': ({ windowNos }) =>
      windowNos.length === 0
        ? '这件事不在大厅窗口收，请指引到归口单位的办公室。'
        : `这件事在 ${windowNos.join('、')} 号窗口收，请指引过去。`,
    en: ({ windowNos }) =>
      windowNos.length === 0
        ? "No window here takes this. Please guide the visitor to the unit's office."
        : `This is taken at window ${windowNos.join(', ')}. Please guide the visitor there.`,
  },
  NOT_THE_LEAD: {
    'zh-CN': ({ unitName, windowNos }) =>
      `这是联办事项，由${unitName}牵头统一受理，请指引到${windowNos.map((no) => `${String(no)}号窗口`).join('、')}。`,
    en: ({ unitName, windowNos }) =>
      `${unitName} leads this joint matter and takes it for all. Please show the way to window ${windowNos.join(', ')}.`,
  },
  WINDOW_CLOSING: {
    'zh-CN': () => '这个窗口正在撤并，不再收新件；已收的会办完。请指引到别的窗口。',
    en: () => 'This window is being closed and takes nothing new. Please guide the visitor to another one.',
  },
  TICKET_NOT_HERE: {
    'zh-CN': () => '这个号不在您的窗口。请先叫号，再收件。',
    en: () => 'This number is not at your window. Call it first, then take the case.',
  },
  REFERRAL_UNKNOWN: {
    'zh-CN': () => '没有找到这张指引单，或者它指的是别的事项。请核对后再试。',
    en: () => 'No such referral, or it is for another service. Please check it.',
  },
  COMES_BACK: {
    'zh-CN': ({ no, windowNo }) =>
      `这个号是回来补件的（办件 ${no}，${String(windowNo)}号窗口），接着办那一件，不用另开。请刷新看看。`,
    en: ({ no, windowNo }) =>
      `This number brings papers for case ${no} (window ${String(windowNo)}): go on with that case, no new one. Please refresh.`,
  },
  APPLICANT_NEEDED: {
    'zh-CN': () => '请填写申请人姓名。没有绑定身份的人，凭回执上的码查进度。',
    en: () => "Please enter the applicant's name. Who isn't bound follows the case by the code on the slip.",
  },
  CASE_UNKNOWN: {
    'zh-CN': () => '没有找到这件事。请核对回执上的码。',
    en: () => 'No such case. Please check the code on the slip.',
  },
  NOT_AT_YOUR_WINDOW: {
    'zh-CN': () => '这件事不在您的窗口办，请联系主办窗口。',
    en: () => 'This case is not at your window. Please ask the window that leads it.',
  },
  MOVE_NOT_POSSIBLE: {
    'zh-CN': ({ state }) => `这件事现在是“${stateWords[state][0]}”，不能做这一步。请刷新看看。`,
    en: ({ state }) => `The case is "${stateWords[state][1]}" now, so this can't be done. Please refresh.`,
  },
  PAPERS_INCOMPLETE: {
    'zh-CN': ({ papers }) => `材料还不齐：${papers.join('、')}。请勾选，或一次性告知。`,
    en: ({ papers }) => `Papers are missing or wrong: ${papers.join(', ')}. Tick them or give the notice.`,
  },
  PAPER_UNKNOWN: {
    'zh-CN': () => '清单里没有这份材料。请刷新后再试。',
    en: () => 'No such paper on the list. Please refresh and try again.',
  },
  TOO_MANY_FILES: {
    'zh-CN': ({ most }) => `一份材料最多 ${String(most)} 个文件。请合并成一个再传。`,
    en: ({ most }) => `At most ${String(most)} files for one paper. Please join them into one.`,
  },
  NOTHING_TO_TELL: {
    'zh-CN': () => '材料都齐了，没有要告知的。可以直接受理。',
    en: () => 'All papers are there; there is nothing to tell. The case can be accepted.',
  },
  SECOND_NOTICE: {
    'zh-CN': ({ papers }) =>
      `这些上次就在，没有告知：${papers.join('、')}。按一次性告知，不能再要求。确有必要请写明理由，会计入考核。`,
    en: ({ papers }) =>
      `These lay there last time and were not told: ${papers.join(', ')}. They can't be asked for now. If they must, give a reason; it counts in the assessment.`,
  },
  PASS_NOT_YOURS: {
    'zh-CN': () => '补件凭证限本人或本人指定的代办人使用。请本人在手机上指定代办人，或出示回执上的码。',
    en: () =>
      'The pass is for the applicant or a proxy named by the applicant. Name the proxy on the phone, or show the code on the slip.',
  },
  PASS_OVER: {
    'zh-CN': ({ until }) => `补件时间到 ${zhDay(until)} 为止，已经过了。请重新收件。`,
    en: ({ until }) => `The papers were due by ${enDay(until)}. Please open a new case.`,
  },
  NOT_DIRECT: {
    'zh-CN': () => '这件事不是当场办结的，请先受理并写明原由和日期。',
    en: () => 'This is not done on the spot. Accept it with a reason and a date first.',
  },
  LONGER_THAN_PROMISED: {
    'zh-CN': ({ days }) => `一事一表承诺 ${String(days)} 个工作日，不能更长。`,
    en: ({ days }) => `The service sheet promises ${String(days)} working days; it can't be longer.`,
  },
  CO_UNIT_NEEDED: {
    'zh-CN': ({ name }) => `请选择“${name}”是哪个单位。`,
    en: ({ name }) => `Please choose which unit "${name}" is.`,
  },
  OVERDUE_ALREADY: {
    'zh-CN': ({ dueOn }) =>
      `承诺日期 ${zhDay(dueOn)} 已经过了，不能再停计时。请尽快办结，原因用“记一步”告诉申请人。`,
    en: ({ dueOn }) =>
      `It was promised for ${enDay(dueOn)}; its clock can't be stopped any more. Please finish it and tell the applicant why with "Log a step".`,
  },
  EXTENSION_TOO_LATE: {
    'zh-CN': ({ dueOn }) => `延期要在 ${zhDay(dueOn)} 之前申请，已经超期了。请尽快办结。`,
    en: ({ dueOn }) =>
      `An extension is asked for before ${enDay(dueOn)}; the case is overdue. Please finish it.`,
  },
  EXTENSION_USED: {
    'zh-CN': () => '一件事只能延期一次，已经申请过了。请在承诺日期前办结；来不及的，用“记一步”告诉申请人。',
    en: () =>
      'A case can be extended once, and that was asked for already. Please finish it by its date, or tell the applicant why with "Log a step".',
  },
  EXTENSION_NONE: {
    'zh-CN': () => '没有等待批复的延期申请。请刷新看看。',
    en: () => 'No extension waits for a decision. Please refresh.',
  },
  PARTS_OPEN: {
    'zh-CN': ({ units }) => `还有协办单位没有办完：${units.join('、')}。`,
    en: ({ units }) => `These units have not finished their part: ${units.join(', ')}.`,
  },
  PART_NOT_READY: {
    'zh-CN': () => '这一部分现在不能做这一步，可能还没轮到，或已经答复了。请刷新看看。',
    en: () => "This part can't take that step now: it isn't its turn, or it was answered. Please refresh.",
  },
  NOT_JOINT: {
    'zh-CN': () => '只有联办的事才能换主办单位。请由现在的窗口办完；办不了的，写明依据“不予办理”。',
    en: () =>
      'Only a joint matter can get another lead unit. Its window finishes this one, or refuses it with the ground.',
  },
  LEAD_CHANGE_NONE: {
    'zh-CN': () => '没有等待同意的主办变更。请刷新看看。',
    en: () => 'No change of the lead waits for agreement. Please refresh.',
  },
  NEXT_LEAD_GONE: {
    'zh-CN': ({ windowNo }) =>
      `${String(windowNo)}号窗口正在撤并，不能接主办了。请先点“不换主办”，再换到别的窗口。`,
    en: ({ windowNo }) =>
      `Window ${String(windowNo)} is being closed and can't take the lead. Please choose "Keep the lead", then propose another window.`,
  },
  TRACKING_NEEDED: {
    'zh-CN': () => '邮寄请填写快递单号。',
    en: () => 'Please enter the tracking number of the parcel.',
  },
  PICKUP_CODE_WRONG: {
    'zh-CN': () => '取件码不对。请让申请人在手机上打开这件事看取件码；收件时没有用手机的，输纸质回执上的码。',
    en: () =>
      "The pickup code is wrong. It is on the applicant's phone, under the case; for a case taken without a phone, use the code on the paper slip.",
  },
  DELIVERED_ALREADY: {
    'zh-CN': () => '结果已经送达了，不用再交。请刷新看看是哪天怎么给的；给错了，请另开一件更正。',
    en: () =>
      'The result has been delivered already. Please refresh to see when and how; if it was wrong, open a new case.',
  },
  FOLLOW_UP_UNKNOWN: {
    'zh-CN': () => '没有找到这条整改。请刷新看看。',
    en: () => 'No such follow-up. Please refresh.',
  },
  FOLLOW_UP_PAST: {
    'zh-CN': () => '这条整改已经过了这一步。请刷新看看。',
    en: () => 'This follow-up has passed that step. Please refresh.',
  },
  NOBODY_TO_ASK: {
    'zh-CN': () => '这是一张纸质评价，没有人可以问。请直接核实。',
    en: () => 'This rating came on paper; there is nobody to ask. Please verify it as it is.',
  },
  ANSWER_WAITS: {
    'zh-CN': () => '本人的回答还在等审核。请先在“待审核的话”里看过，再问。',
    en: () => 'The answer still waits for review. Look at it under "Words to review" first, then ask.',
  },
  NOTHING_ASKED: {
    'zh-CN': () => '中心现在没有在问您，或者您已经答过了。请刷新看看。',
    en: () => 'The centre asks nothing now, or you have answered already. Please refresh.',
  },
  ANSWER_STOPPED: {
    'zh-CN': () => '这段文字没有通过微信的内容检查，没有发给中心。请换个说法。',
    en: () => "WeChat's check stopped these words; nothing was sent. Please put it differently.",
  },
  WORDS_REVIEWED: {
    'zh-CN': () => '这段话已经有人看过，或本人改了。请刷新看看。',
    en: () => 'Somebody has reviewed these words, or they were changed. Please refresh.',
  },
})
