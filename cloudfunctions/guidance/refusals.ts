import { refusals } from '../_kernel/refusal'
import type { DraftState } from './sheet/draft'
import type { SheetFault } from './sheet/faults'

export interface GuidanceFacts {
  SHEET_UNKNOWN: object
  PLAN_MISSING: object
  PLACE_UNKNOWN: object
  NO_WAY: { name: string; place: string }
  DESK_MISSING: object
  REFERRAL_UNKNOWN: object
  SERVICE_IS_YOURS: object
  CODE_TAKEN: { code: string }
  SHEET_ELSEWHERE: { state: DraftState }
  SHEET_CHANGED: { revision: number }
  SHEET_FAULTY: { faults: readonly SheetFault[] }
  NOT_ENTRUSTED: object
  VERSION_UNKNOWN: object
  IMPORT_UNKNOWN: object
  IMPORT_FAULTY: { faults: number }
  LEAFLET_UNKNOWN: object
  TEMPLATE_UNKNOWN: object
  COVERAGE_UNKNOWN: object
  COVERAGE_OF_SHEET: object
  COVERAGE_FULL: { most: number }
  PLAN_DAY_MISSING: object
  PLAN_DAY_PAST: { earliest: string }
}

/** Where a sheet stands, and what can be done about it. */
const standing: Readonly<Record<DraftState, readonly [zh: string, en: string]>> = {
  draft: ['还在起草，请先提交', 'is still being written: submit it first'],
  submitted: ['已提交待审核，要改请先撤回', 'waits for review: take it back to change it'],
  returned: ['已退回修改，请改好再提交', 'was sent back: mend and submit it again'],
  approved: [
    '已通过待发布，要改请中心退回',
    'is approved and waits to be published: the centre can send it back',
  ],
  published: ['已发布，要改请先修订', 'is published: begin a revision to change it'],
  retired: ['已撤下，要恢复请先修订', 'is retired: begin a revision to bring it back'],
}

export const { refuse, sentences } = refusals<GuidanceFacts>({
  SHEET_UNKNOWN: {
    'zh-CN': () => '没有这件事，可能改了名字或撤下了，请重新搜一下或问导办台。',
    en: () => 'No such matter; it may be renamed or withdrawn. Search again or ask at the desk.',
  },
  PLAN_MISSING: {
    'zh-CN': () => '还没有大厅平面图，请看窗口上方的号牌，或问导办台。',
    en: () => 'There is no floor plan yet. Follow the number plates, or ask at the desk.',
  },
  PLACE_UNKNOWN: {
    'zh-CN': () => '平面图上没有这个地方，请扫旁边窗口的码，或从大门开始走。',
    en: () => 'The plan does not show this place. Scan the nearest window, or start at the door.',
  },
  NO_WAY: {
    'zh-CN': ({ name, place }) => `${name}在${place}，平面图上画不出路线，请问导办台。`,
    en: ({ name, place }) =>
      `${name} is here: ${place}. The plan shows no way to it; please ask at the desk.`,
  },
  DESK_MISSING: {
    'zh-CN': () => '还没有登记导办台的位置和电话，请问任意一个窗口。',
    en: () => 'Place and phone of the help desk are not entered yet. Please ask at any window.',
  },
  REFERRAL_UNKNOWN: {
    'zh-CN': () => '没有找到这张指引单，请核对编码，或搜一下要办的事。',
    en: () => 'No such guide slip. Check the code, or search for your matter.',
  },
  SERVICE_IS_YOURS: {
    'zh-CN': () => '这件事就在您的窗口办，请直接受理，或叫号办理。',
    en: () => 'Your own window handles this; take it up there.',
  },
  CODE_TAKEN: {
    'zh-CN': ({ code }) => `编码 ${code} 已经有了，请换下一个号。`,
    en: ({ code }) => `There is a sheet ${code} already. Take the next number.`,
  },
  SHEET_ELSEWHERE: {
    'zh-CN': ({ state }) => `没有办成：这张表${standing[state][0]}。`,
    en: ({ state }) => `Nothing was done: this sheet ${standing[state][1]}.`,
  },
  SHEET_CHANGED: {
    'zh-CN': () => '别人刚改过这张表，您的这次修改没有保存。请刷新看一下再改。',
    en: () =>
      'Somebody has just changed this sheet, so yours was not saved. Refresh, look, and change it again.',
  },
  SHEET_FAULTY: {
    'zh-CN': ({ faults }) => `还有 ${String(faults.length)} 处要改：${faults[0]?.zh ?? ''}`,
    en: ({ faults }) => `${String(faults.length)} to mend: ${faults[0]?.en ?? ''}`,
  },
  NOT_ENTRUSTED: {
    'zh-CN': () => '这张表没有委托给您的单位，请对方先在表里写明。',
    en: () => 'This sheet is not entrusted to your unit. Its owner has to name you in it first.',
  },
  VERSION_UNKNOWN: {
    'zh-CN': () => '没有这个版本，请从历次版本里选。',
    en: () => 'No such version. Choose one from the list of versions.',
  },
  IMPORT_UNKNOWN: {
    'zh-CN': () => '这个文件已过期或已清理，请重新上传预检。',
    en: () => 'This file is no longer kept. Upload and check it again.',
  },
  IMPORT_FAULTY: {
    'zh-CN': ({ faults }) => `一行也没有导入：有 ${String(faults)} 处要改。请改好文件再传。`,
    en: ({ faults }) => `No row was imported: ${String(faults)} faults. Mend the file and upload it again.`,
  },
  LEAFLET_UNKNOWN: {
    'zh-CN': () => '没有这份服务指南，可能已撤下，请刷新。',
    en: () => 'No such leaflet; it may have been removed. Refresh the list.',
  },
  TEMPLATE_UNKNOWN: {
    'zh-CN': () => '这份空白表格已换新或撤下，请刷新这件事再下载，或到窗口领一份。',
    en: () =>
      'This blank form was replaced or withdrawn. Refresh the page and download it again, or get one at the window.',
  },
  COVERAGE_UNKNOWN: {
    'zh-CN': () => '清单里没有这一项，可能已经进驻或移出，请刷新。',
    en: () => 'The list has no such matter; it may be covered by now. Please refresh.',
  },
  COVERAGE_OF_SHEET: {
    'zh-CN': () => '这一项来自已发布的一事一表。给它设窗口或网办后，会自己从清单里消失。',
    en: () => 'This matter has a published sheet. It leaves the list once it has a window or is online.',
  },
  COVERAGE_FULL: {
    'zh-CN': ({ most }) => `一个单位最多登记 ${String(most)} 项，请先移出已经进驻的。`,
    en: ({ most }) => `A unit names ${String(most)} matters at most. Take out those that are covered.`,
  },
  PLAN_DAY_MISSING: {
    'zh-CN': () => '请填计划日期：打算进驻或上网的，要说到哪一天。',
    en: () => 'Please give a day: what is to come has a date by which it comes.',
  },
  PLAN_DAY_PAST: {
    'zh-CN': ({ earliest }) => `计划日期已经过去，最早 ${earliest}。`,
    en: ({ earliest }) => `This day is over; ${earliest} is the earliest.`,
  },
})
