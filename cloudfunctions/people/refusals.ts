import { refusals } from '../_kernel/refusal'
import {
  type DateFault,
  no,
  roleNames,
  type SeatReason,
  seatReasons,
  stateName,
  terms,
} from './refusal-words'
import type { GrantedRole } from './grant/role-grant'
import { enDay, zhDay } from '../_kernel/time'

export interface PeopleFacts {
  BINDING_FAILED: { triesLeft: number }
  BINDING_LOCKED: { minutes: number }
  ADMIN_CODE_NEEDED: object
  BOUND_ALREADY: object
  PERSON_UNKNOWN: object
  NAME_DIFFERS: object
  NOT_BOUND_HERE: object
  AT_WINDOW: { windowNo: number }
  SEAT_REFUSED: { why: SeatReason; windowNo: number }
  NOMINATION_OPEN: object
  EARLY_CHANGE: { servedOn: string }
  START_WRONG: { first: string; last: string }
  REASON_NEEDED: object
  REASON_MISSING: { servedOn: string }
  CONSENT_NEEDED: { servedOn: string }
  UNTRAINED: { induction: boolean; services: readonly string[]; nextOn: string }
  MOVED_ON: { state: string }
  OWN_STEP: object
  NOT_LISTED: object
  ORDER_STANDS: { nameBy: string }
  SUCCESSOR_NEEDED: object
  HELD_ALREADY: { role: GrantedRole; from: string; to: string }
  NOT_OF_UNIT: object
  TERM_WRONG: { fault: DateFault }
  ROLES_APART: { role: GrantedRole }
  COURSE_SERVICES: object
  COURSE_AHEAD: { heldOn: string }
  NOBODY_LISTED: object
  PRINT_PAGE_UNKNOWN: object
  IMPORT_OPEN: object
  IMPORT_FAULTY: { faults: number }
}

const hours = (minutes: number): number => Math.ceil(minutes / 60)

export const { refuse, sentences } = refusals<PeopleFacts>({
  BINDING_FAILED: {
    'zh-CN': ({ triesLeft }) =>
      `没有绑上：学工号、姓名和激活码对不上，或者激活码已用过、过期了。还能试 ${String(triesLeft)} 次，新码可到导办台领。`,
    en: ({ triesLeft }) =>
      `Not bound: number, name and code do not match, or the code is used or expired. ${String(triesLeft)} tries left; the desk gives new codes.`,
  },
  BINDING_LOCKED: {
    'zh-CN': ({ minutes }) =>
      `试错的次数多了，请 ${minutes > 90 ? `${String(hours(minutes))} 小时` : `${String(minutes)} 分钟`}后再试，或带校园卡到导办台。`,
    en: ({ minutes }) =>
      `Too many wrong tries. Try again in ${minutes > 90 ? `${String(hours(minutes))} hours` : `${String(minutes)} minutes`}, or bring your campus card to the desk.`,
  },
  ADMIN_CODE_NEEDED: {
    'zh-CN': () => '您有了岗位或角色，原来的激活码不能再用。请带校园卡找中心管理员领一个新码。',
    en: () =>
      'You hold a post or a role, and this code no longer opens that. Bring your campus card to an administrator of the centre for a new one.',
  },
  BOUND_ALREADY: {
    'zh-CN': () => '这个微信已经绑定了，在“我的”里能看到是谁。要换人，请到导办台。',
    en: () => 'This WeChat is bound already; see "Me". To change it, ask at the desk.',
  },
  PERSON_UNKNOWN: {
    'zh-CN': () => '名册里没有这个学工号，请核对一下。',
    en: () => 'Nobody on the rolls has this number. Please check it.',
  },
  NAME_DIFFERS: {
    'zh-CN': () => '学工号和姓名对不上，请对照证件再填一次。',
    en: () => 'Number and name do not belong together. Please copy both from the card.',
  },
  NOT_BOUND_HERE: {
    'zh-CN': () => '这个人没有绑定微信，不用解除，直接发激活码就可以。',
    en: () => 'This person is not bound, so there is nothing to end. Issue a code at once.',
  },
  AT_WINDOW: {
    'zh-CN': ({ windowNo }) =>
      `这个人正在 ${no(windowNo)} 号窗口上岗。请先在窗口收工，或由B角、中心接手窗口，再解除绑定。`,
    en: ({ windowNo }) =>
      `This person is at work at window ${no(windowNo)}. Close the window there, or let B or the centre take it over, and then unbind.`,
  },
  SEAT_REFUSED: {
    'zh-CN': ({ why, windowNo }) => seatReasons[why]['zh-CN'](windowNo),
    en: ({ why, windowNo }) => seatReasons[why].en(windowNo),
  },
  NOMINATION_OPEN: {
    'zh-CN': () => '这个岗位已有一份选派在等中心确认，撤回那一份再选派。',
    en: () => 'A nomination for this post is open already. Withdraw that one first.',
  },
  EARLY_CHANGE: {
    'zh-CN': ({ servedOn }) => `现任要到 ${servedOn} 才满一年，提前更换请写明理由。`,
    en: ({ servedOn }) =>
      `Whoever has the post completes twelve months on ${servedOn}. Give a reason for the early change.`,
  },
  START_WRONG: {
    'zh-CN': ({ first, last }) => `开始的日期要在 ${first} 到 ${last} 之间，请改日期。`,
    en: ({ first, last }) => `The first day must be between ${first} and ${last}. Please change it.`,
  },
  REASON_NEEDED: {
    'zh-CN': () => '配后台工作人员要经中心同意，请写明为什么需要。',
    en: () => 'A back office needs the centre’s consent. Please say why the unit needs it.',
  },
  REASON_MISSING: {
    'zh-CN': ({ servedOn }) =>
      `现任要到 ${servedOn} 才满一年，提前更换要有单位的理由。请退回，让单位补上理由。`,
    en: ({ servedOn }) =>
      `Twelve months are complete on ${servedOn}, and the unit gave no reason for an early change. Send it back for the reason.`,
  },
  CONSENT_NEEDED: {
    'zh-CN': ({ servedOn }) => `现任要到 ${servedOn} 才满一年。同意提前更换，请写一句意见；不同意就退回。`,
    en: ({ servedOn }) =>
      `Twelve months are complete on ${servedOn}. Write your consent to the early change, or send it back.`,
  },
  UNTRAINED: {
    'zh-CN': ({ induction, services, nextOn }) =>
      `还不能上岗：${induction ? '没有通过上岗培训' : `还差 ${services.join('、')} 的业务合格`}。${nextOn === '' ? '请先安排一次培训。' : `下一次培训在 ${nextOn}。`}`,
    en: ({ induction, services, nextOn }) =>
      `Not yet: ${induction ? 'the induction is not passed' : `no certificate for ${services.join(', ')}`}. ${nextOn === '' ? 'Plan a course first.' : `The next course is on ${nextOn}.`}`,
  },
  MOVED_ON: {
    'zh-CN': ({ state }) => `这件事已经往前走了，现在是“${stateName(state)['zh-CN']}”，请看最新的情况。`,
    en: ({ state }) => `This has moved on: it is ${stateName(state).en} now. See how it stands.`,
  },
  OWN_STEP: {
    'zh-CN': () => '这一步不能由您本人办，请换一位同事。',
    en: () => 'You cannot take this step yourself. Ask a colleague.',
  },
  NOT_LISTED: {
    'zh-CN': () => '还没有交接清单。请先列出要移交的，没有也要写明，再签字。',
    en: () => 'There is no list yet. Say what is handed over, or that nothing is, and then sign.',
  },
  ORDER_STANDS: {
    'zh-CN': ({ nameBy }) => `已经责令更换了，单位要在 ${zhDay(nameBy)} 前选派。`,
    en: ({ nameBy }) => `An order stands already; the unit has until ${enDay(nameBy)}.`,
  },
  SUCCESSOR_NEEDED: {
    'zh-CN': () => '窗口还开着，岗位不能空。请单位先选派接任的人，交接后自然结束。',
    en: () => 'The window is open and its post must not be empty. Let the unit name a successor first.',
  },
  HELD_ALREADY: {
    'zh-CN': ({ role, from, to }) =>
      to === ''
        ? `从 ${from} 起已有一位${roleNames[role]['zh-CN']}，没有到期日。先缩短那一位的任期，或者收回，再授予。`
        : `${from} 至 ${to} 已有一位${roleNames[role]['zh-CN']}。请改在这段时间之外，或者先缩短、收回那一位的。`,
    en: ({ role, from, to }) =>
      to === ''
        ? `From ${from} on there is a ${roleNames[role].en}, without an end. Shorten or withdraw that first.`
        : `From ${from} to ${to} there is a ${roleNames[role].en}. Choose other days, or shorten or withdraw that first.`,
  },
  NOT_OF_UNIT: {
    'zh-CN': () => '这个人不是这个单位的，请换一位本单位的人。',
    en: () => 'This person is not of the unit. Choose somebody who is.',
  },
  TERM_WRONG: {
    'zh-CN': ({ fault }) => terms[fault]['zh-CN'],
    en: ({ fault }) => terms[fault].en,
  },
  ROLES_APART: {
    'zh-CN': ({ role }) => `这个人已是${roleNames[role]['zh-CN']}，两个角色要分开，请换一位。`,
    en: ({ role }) =>
      `This person is ${roleNames[role].en} already, and the two must stay apart. Choose somebody else.`,
  },
  COURSE_SERVICES: {
    'zh-CN': () => '业务培训要选服务事项，上岗培训不选，请改一下。',
    en: () => 'A service course names its services, the induction names none. Please correct that.',
  },
  COURSE_AHEAD: {
    'zh-CN': ({ heldOn }) => `培训在 ${heldOn}，到那天再登记。`,
    en: ({ heldOn }) => `The course is on ${heldOn}. Record it then.`,
  },
  NOBODY_LISTED: {
    'zh-CN': () => '名册里没有这些人，请核对单位、班级或学工号。',
    en: () => 'Nobody like that is on the rolls. Check the unit, class or numbers.',
  },
  PRINT_PAGE_UNKNOWN: {
    'zh-CN': () => '扫到的不是打印页上的码。请在电脑上重新打开打印页，再扫一次。',
    en: () => 'That is not the code of the print page. Open the page anew at the computer and scan again.',
  },
  IMPORT_OPEN: {
    'zh-CN': () => '已有一份名册在导入，等它完成或放弃后再传。',
    en: () => 'A roster is being imported. Wait until it is done, or cancel it.',
  },
  IMPORT_FAULTY: {
    'zh-CN': ({ faults }) => `有 ${String(faults)} 处问题，一行也没有写入。改好文件再传一次。`,
    en: ({ faults }) =>
      `${String(faults)} faults: not one row was written. Mend the file and upload it again.`,
  },
})
