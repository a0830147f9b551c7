import type { Language } from '../_kernel/refusal'
import type { SeatObjection } from './posting/post'
import type { GrantedRole, ShortenFault, TermFault } from './grant/role-grant'

export type SeatReason = SeatObjection['kind'] | 'backOfficeTaken' | 'windowCloses'
export type DateFault = TermFault | ShortenFault | 'tooLong' | 'lastAdmin'

export const no = (windowNo: number): string => String(windowNo)

/** Why a seat can't be had, and what to do about it. */
export const seatReasons: Record<SeatReason, Record<Language, (windowNo: number) => string>> = {
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
  windowCloses: {
    'zh-CN': (at) => `${no(at)} 号窗口申请撤销或正在撤销，不再换人。撤销的申请收回以后再选派。`,
    en: (at) =>
      `Window ${no(at)} is to close, so nobody follows there. Name somebody once that is withdrawn.`,
  },
  backOfficeTaken: {
    'zh-CN': () => '本单位已有一名后台工作人员，先请中心收回，再选派。',
    en: () => 'The unit has its back-office person. Ask the centre to withdraw that role first.',
  },
}

/** What is wrong with the days of a role. */
export const terms: Record<DateFault, Record<Language, string>> = {
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
  lastAdmin: {
    'zh-CN': '那天之后就没有中心管理员了，请先授予下一位。',
    en: 'Nobody would administer the centre after that day. Give the role to the next one first.',
  },
  tooLong: {
    'zh-CN': '委托最长半年，请改日期。',
    en: 'A deputy is named for half a year at most. Please change the dates.',
  },
}

export const roleNames: Record<GrantedRole, Record<Language, string>> = {
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
  listedAnew: { 'zh-CN': '清单改过了', en: 'a new list' },
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
export const stateName = (state: string): Record<Language, string> =>
  states[state] ?? { 'zh-CN': state, en: state }
