import { refusals } from '../_kernel/refusal'
import type { NotIssuable } from './item/item'

type SharesFault = 'twice' | 'percent' | 'over'

export interface AssetFacts {
  OTHER_STEWARD: { isCentres: boolean }
  PLACE_UNKNOWN: object
  NO_SUCH_STAFF: { no: string }
  ITEM_MOVED_ON: object
  OTHER_ITEM: object
  SETTLED_ALREADY: object
  OWN_MATTER: object
  REQUEST_MOVED_ON: object
  NOT_ISSUABLE: { why: NotIssuable }
  OUT_OF_STOCK: { left: number }
  TOO_MUCH_STOCK: object
  SUPPLY_OFF: object
  SUPPLY_KNOWN: object
  SUPPLIES_FULL: { most: number }
  FAULT_KNOWN: object
  LOSS_MOVED_ON: object
  SHARES_WRONG: { why: SharesFault }
  SHARES_NOT_WHOLE: { sum: number }
  NOT_LIABLE: object
  NOT_PAID: { left: number }
  STOCKTAKE_MOVED_ON: object
  STOCKTAKE_TOO_LARGE: { most: number }
  SIGNED_TWICE: object
}

const unissuable: Record<NotIssuable, readonly [zh: string, en: string]> = {
  faulty: ['这件有故障，修好才能发放', 'It is faulty and is handed out once it is repaired'],
  taken: ['这件正由别人保管', 'Somebody keeps it already'],
  offered: ['这件已经发给另一份申请，等对方确认', 'It was handed over for another request'],
  gone: ['这件不在库里', 'It is not in stock'],
  otherSteward: ['这件由窗口单位自行配备，中心不发放', 'A unit provides it; the centre does not hand it out'],
}
const wrongShares: Record<SharesFault, readonly [zh: string, en: string]> = {
  twice: ['同一个人写了两次，请合并', 'One person is named twice. Put both together'],
  percent: ['比例要是 1 到 100 的整数', 'A share is a whole number from 1 to 100'],
  over: ['比例合计超过 100%，请改', 'The shares are more than 100 % together. Change them'],
}

export const { refuse, sentences } = refusals<AssetFacts>({
  OTHER_STEWARD: {
    'zh-CN': ({ isCentres }) =>
      isCentres ? '这是中心统一配备的，请找中心办理。' : '这是窗口单位自行配备的，由单位负责人办理。',
    en: ({ isCentres }) =>
      isCentres
        ? 'The centre provides this; please turn to it.'
        : 'A unit provides this; its head takes care of it.',
  },
  PLACE_UNKNOWN: {
    'zh-CN': () => '没有这个窗口，请重新选位置。',
    en: () => 'There is no such window. Choose the place again.',
  },
  NO_SUCH_STAFF: {
    'zh-CN': ({ no }) => `没有工号 ${no} 的在职老师，或不在本单位。请核对。`,
    en: ({ no }) => `No member of staff here has the number ${no}. Please check it.`,
  },
  ITEM_MOVED_ON: {
    'zh-CN': () => '这件资产的状态已经变了，这一步现在做不了。请刷新再看。',
    en: () => 'This thing stands differently now, so this step is not possible. Refresh to see.',
  },
  OTHER_ITEM: {
    'zh-CN': () => '扫到的不是发给您的那件，请核对标签。',
    en: () => 'This is not the thing that was handed to you. Check its label.',
  },
  SETTLED_ALREADY: {
    'zh-CN': () => '这件事已经有人处理了，请刷新。',
    en: () => 'Somebody has settled this already. Refresh.',
  },
  OWN_MATTER: {
    'zh-CN': () => '自己的事不能自己定，请让同事来办。',
    en: () => 'Nobody decides about their own matter. Please have a colleague do it.',
  },
  REQUEST_MOVED_ON: {
    'zh-CN': () => '这份申请已经不在这一步了，请刷新。',
    en: () => 'This request has moved on. Refresh.',
  },
  NOT_ISSUABLE: {
    'zh-CN': ({ why }) => `${unissuable[why][0]}。请换一件。`,
    en: ({ why }) => `${unissuable[why][1]}. Choose another one.`,
  },
  OUT_OF_STOCK: {
    'zh-CN': ({ left }) => `库存只有 ${String(left)}，不够发。请先入库，或请申请人减少数量。`,
    en: ({ left }) => `Only ${String(left)} left. Book what came in first, or have fewer asked for.`,
  },
  TOO_MUCH_STOCK: {
    'zh-CN': () => '数量太大了，请核对。',
    en: () => 'That is more than anybody stores. Please check the number.',
  },
  SUPPLY_OFF: {
    'zh-CN': () => '这种耗材已经停发，请换一种。',
    en: () => 'This supply is not handed out any more. Choose another one.',
  },
  SUPPLY_KNOWN: {
    'zh-CN': () => '已经有同名的耗材，请直接入库。',
    en: () => 'There is a supply of this name. Book what came in there.',
  },
  SUPPLIES_FULL: {
    'zh-CN': ({ most }) => `最多登记 ${String(most)} 种耗材。`,
    en: ({ most }) => `${String(most)} supplies at most.`,
  },
  FAULT_KNOWN: {
    'zh-CN': () => '这件已经有人报修，正在处理。',
    en: () => 'This was reported already and is being dealt with.',
  },
  LOSS_MOVED_ON: {
    'zh-CN': () => '这一步现在做不了，请刷新看进展。',
    en: () => 'This step is not possible now. Refresh to see how it stands.',
  },
  SHARES_WRONG: {
    'zh-CN': ({ why }) => `${wrongShares[why][0]}。`,
    en: ({ why }) => `${wrongShares[why][1]}.`,
  },
  SHARES_NOT_WHOLE: {
    'zh-CN': ({ sum }) => `责任比例合计是 ${String(sum)}%，要正好 100% 才能了结。请改认定。`,
    en: ({ sum }) => `The shares come to ${String(sum)} %; it can be closed at 100 %. Change the finding.`,
  },
  NOT_LIABLE: {
    'zh-CN': () => '认定里没有这个人，或没有要赔的金额。请刷新。',
    en: () => 'The finding names nobody like that, or nothing to pay. Refresh.',
  },
  NOT_PAID: {
    'zh-CN': ({ left }) => `还有 ${String(left)} 人没有登记收据，登记后再了结。`,
    en: ({ left }) => `${String(left)} have no receipt yet. Enter it first.`,
  },
  STOCKTAKE_MOVED_ON: {
    'zh-CN': () => '盘点已经不在这一步，或差异变了。请刷新；要补扫请先重新开盘。',
    en: () => 'The stocktake has moved on, or differs anew. Refresh; open it again to scan more.',
  },
  STOCKTAKE_TOO_LARGE: {
    'zh-CN': ({ most }) => `一次最多 ${String(most)} 件，请按位置分开盘点。`,
    en: ({ most }) => `${String(most)} at most in one. Take stock place by place.`,
  },
  SIGNED_TWICE: {
    'zh-CN': () => '您已经签过，要另一个人签。',
    en: () => 'You have signed. Somebody else has to sign, too.',
  },
})
