import { type Language, refusals } from '../_kernel/refusal'
import type { GrantedRole, ShortenFault, TermFault } from './role-grant'
import type { SeatObjection } from './post'

export type SeatReason = SeatObjection['kind'] | 'backOfficeTaken'

type DateFault = TermFault | ShortenFault | 'tooLong'

export interface PeopleFacts {
  BINDING_FAILED: { triesLeft: number }
  BINDING_LOCKED: { minutes: number }
  BOUND_ALREADY: object
  PERSON_UNKNOWN: object
  SEAT_REFUSED: { why: SeatReason; windowNo: number }
  NOMINATION_OPEN: object
  EARLY_CHANGE: { servedOn: string }
  START_WRONG: { first: string; last: string }
  REASON_NEEDED: object
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

const no = (windowNo: number): string => String(windowNo)

const seatReasons: Record<SeatReason, Record<Language, (windowNo: number) => string>> = {
  notOfUnit: {
    'zh-CN': () => '这个人不是窗口所属单位的，请选派本单位的人。',
    en: () => "This person is not of the window's unit. Name somebody of the unit.",
  },
  holdsOther: {
    'zh-CN': (at) => `这个人在 ${no(at)} 号窗口已有岗位，先完成那里的交接再选派。`,
    en: (at) => `This person has a post at window ${no(at)}. Hand that over first.`,
  },
  isAlreadyHere: {
    'zh-CN': (at) => `这个人已经在 ${no(at)} 号窗口的这个岗位上了。`,
    en: (at) => `This person already has this post at window ${no(at)}.`,
  },
  isOtherSide: {
    'zh-CN': (at) => `A角和B角不能是同一个人；先为 ${no(at)} 号窗口换好另一角，再选派。`,
    en: (at) => `A and B cannot be one person. Replace the other post at window ${no(at)} first.`,
  },
  changeUnderWay: {
    'zh-CN': (at) => `${no(at)} 号窗口这个岗位正在交接，办完或请中心取消后再选派。`,
    en: (at) =>
      `This post at window ${no(at)} is being handed over. Finish that, or ask the centre to call it off.`,
  },
  backOfficeTaken: {
    'zh-CN': () => '本单位已有一名后台工作人员，先请中心收回，再选派。',
    en: () => 'The unit has its back-office person. Ask the centre to withdraw that role first.',
  },
}

const terms: Record<DateFault, Record<Language, string>> = {
  scope: {
    'zh-CN': '单位负责人要写明单位，中心的角色不写单位，请改一下。',
    en: 'A head needs a unit, a role of the centre has none. Please correct that.',
  },
  past: { 'zh-CN': '最后一天已经过了，请改日期。', en: 'The last day is over. Please change it.' },
  backwards: {
    'zh-CN': '最后一天早于第一天，请改日期。',
    en: 'The last day is before the first. Please change it.',
  },
  tooFar: {
    'zh-CN': '最多提前一年授予，请改第一天。',
    en: 'A role is given a year ahead at most. Please change the first day.',
  },
  beforeFirst: {
    'zh-CN': '这一天在任期开始之前。不让这个角色开始，请改用“收回”。',
    en: 'That is before the term begins. To keep it from beginning, withdraw the role.',
  },
  notShorter: {
    'zh-CN': '原来的任期到那天已经结束了，请选更早的一天。',
    en: 'The term ends by that day anyway. Please choose an earlier one.',
  },
  tooLong: {
    'zh-CN': '委托最长半年，请改日期。',
    en: 'A deputy is named for half a year at most. Please change the dates.',
  },
}

const roleNames: Record<GrantedRole, Record<Language, string>> = {
  backOffice: { 'zh-CN': '后台', en: 'back office' },
  unitHead: { 'zh-CN': '窗口负责人', en: 'head of a unit' },
  centreStaff: { 'zh-CN': '中心导办台', en: 'front desk' },
  centreAdmin: { 'zh-CN': '中心管理员', en: 'administrator' },
  custodian: { 'zh-CN': '投诉身份保管人', en: 'custodian' },
  discipline: { 'zh-CN': '纪检监察', en: 'discipline office' },
  steeringOffice: { 'zh-CN': '领导小组办公室', en: 'steering office' },
}

const states: Readonly<Record<string, Record<Language, string>>> = {
  proposed: { 'zh-CN': '等中心确认', en: 'before the centre' },
  returned: { 'zh-CN': '已退回', en: 'sent back' },
  confirmed: { 'zh-CN': '已确认', en: 'confirmed' },
  withdrawn: { 'zh-CN': '已收回', en: 'withdrawn' },
  open: { 'zh-CN': '待办', en: 'open' },
  overdue: { 'zh-CN': '已过期限', en: 'overdue' },
  named: { 'zh-CN': '已选派接任的人', en: 'answered by a nomination' },
  lifted: { 'zh-CN': '已撤销', en: 'lifted' },
  signed: { 'zh-CN': '双方已签字', en: 'signed by both' },
  done: { 'zh-CN': '已办完', en: 'done' },
  calledOff: { 'zh-CN': '已取消', en: 'called off' },
  coming: { 'zh-CN': '待接任', en: 'to take effect' },
  over: { 'zh-CN': '已到期', en: 'over' },
  current: { 'zh-CN': '在任', en: 'in effect' },
  ended: { 'zh-CN': '任职已结束', en: 'ended' },
  reading: { 'zh-CN': '正在读文件', en: 'being read' },
  checking: { 'zh-CN': '正在检查', en: 'being checked' },
  ready: { 'zh-CN': '检查好了', en: 'checked' },
  faulty: { 'zh-CN': '有问题，没有写入', en: 'faulty' },
  applying: { 'zh-CN': '正在写入', en: 'being written' },
  cancelled: { 'zh-CN': '已放弃', en: 'cancelled' },
}
/** What a state is called; one that has no name here is said as it is written. */
const stateName = (state: string): Record<Language, string> => states[state] ?? { 'zh-CN': state, en: state }

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
  BOUND_ALREADY: {
    'zh-CN': () => '这个微信已经绑定了，在“我的”里能看到是谁。要换人，请到导办台。',
    en: () => 'This WeChat is bound already; see "Me". To change it, ask at the desk.',
  },
  PERSON_UNKNOWN: {
    'zh-CN': () => '名册里没有这个学工号，请核对一下。',
    en: () => 'Nobody on the rolls has this number. Please check it.',
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
    'zh-CN': ({ nameBy }) => `已经责令更换了，单位要在 ${nameBy} 前选派。`,
    en: ({ nameBy }) => `An order stands already; the unit has until ${nameBy}.`,
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
