import type { Output } from '../api/call'
import { dictionary } from '../i18n/dictionary'
import { dotted } from '../i18n/phrases'

export type ItemRow = Output<'assets', 'register'>['items'][number]
export type Request = Output<'assets', 'askThing'>
export type PlaceInput = Output<'assets', 'item'>['item']['placeIs']
export type Choice = Output<'assets', 'item'>['windows'][number]
type Loss = Output<'assets', 'loss'>

const { t } = dictionary(
  {
    computer: '电脑',
    printer: '打印设备',
    furniture: '家具',
    appliance: '电器',
    tool: '工具',
    other: '其他',
    inStock: '在库',
    inUse: '在用',
    repair: '维修中',
    lost: '遗失',
    damaged: '损坏',
    retired: '已报废',
    faulty: '有故障',
    misplaced: '位置不符',
    returnAsked: '等归还',
    centre: '中心配备',
    unit: '单位自备',
    issue: '领用',
    supply: '耗材',
    replace: '更换',
    add: '添加设备',
    move: '移动位置',
    purpose: '改变用途',
    requested: '等审批',
    approved: '待发放',
    rejected: '未批准',
    withdrawn: '已撤回',
    handedOver: '待确认',
    received: '已领到',
    done: '已办好',
    lossReported: '待认定',
    lossFound: '已认定',
    lossObjected: '有异议',
    lossClosed: '已了结',
    lossWithdrawn: '已找回',
  },
  {
    computer: 'Computer',
    printer: 'Printer',
    furniture: 'Furniture',
    appliance: 'Appliance',
    tool: 'Tool',
    other: 'Other',
    inStock: 'In stock',
    inUse: 'In use',
    repair: 'In repair',
    lost: 'Lost',
    damaged: 'Damaged',
    retired: 'Retired',
    faulty: 'Faulty',
    misplaced: 'Elsewhere',
    returnAsked: 'Comes back',
    centre: "The centre's",
    unit: "A unit's",
    issue: 'From stock',
    supply: 'Supply',
    replace: 'Replacement',
    add: 'More equipment',
    move: 'Another place',
    purpose: 'Another use',
    requested: 'To be decided',
    approved: 'To hand over',
    rejected: 'Refused',
    withdrawn: 'Withdrawn',
    handedOver: 'To confirm',
    received: 'Received',
    done: 'Done',
    lossReported: 'To be judged',
    lossFound: 'Judged',
    lossObjected: 'Objected to',
    lossClosed: 'Closed',
    lossWithdrawn: 'Turned up',
  },
)

export const categoryText = (category: ItemRow['category']): string => t(category)
export const stateText = (state: ItemRow['state']): string => t(state)
export const providerText = (provider: ItemRow['provider']): string => t(provider)
export const wishText = (kind: Request['kind']): string => t(kind)

const stateChips = {
  inStock: 'ok',
  inUse: 'serving',
  repair: 'warning',
  lost: 'danger',
  damaged: 'danger',
  retired: 'lapsed',
} as const satisfies Record<ItemRow['state'], string>

/** How a thing stands, what is wrong with it first. */
export const itemChip = ({ state, isFaulty, isMisplaced, isReturnAsked }: ItemRow) => {
  if (isMisplaced) return { chip: 'warning', chipText: t('misplaced') }
  if (isFaulty && state === 'inUse') return { chip: 'warning', chipText: t('faulty') }
  if (isReturnAsked) return { chip: 'waiting', chipText: t('returnAsked') }
  return { chip: stateChips[state], chipText: t(state) }
}

export const itemRow = (one: ItemRow) => ({
  itemId: one.itemId,
  title: one.name,
  caption: dotted(one.place, one.itemId),
  ...itemChip(one),
})

const requestChips = {
  requested: 'waiting',
  approved: 'waiting',
  rejected: 'danger',
  withdrawn: 'cancelled',
  handedOver: 'called',
  received: 'done',
  done: 'done',
} as const satisfies Record<Request['state'], string>

export const requestChip = (state: Request['state']) => ({ chip: requestChips[state], chipText: t(state) })

const lossWords = {
  reported: 'lossReported',
  found: 'lossFound',
  objected: 'lossObjected',
  closed: 'lossClosed',
  withdrawn: 'lossWithdrawn',
} as const satisfies Record<Loss['state'], string>
const lossChips = {
  reported: 'waiting',
  found: 'serving',
  objected: 'warning',
  closed: 'done',
  withdrawn: 'ok',
} as const satisfies Record<Loss['state'], string>

export const lossChip = (state: Loss['state']) => ({ chip: lossChips[state], chipText: t(lossWords[state]) })
export const lossKindText = (kind: Loss['kind']): string => t(kind)

/** Fen as yuan, as people write it. */
export const yuan = (fen: number): string => (fen / 100).toFixed(2)
/** Yuan as somebody typed it, in fen; nothing where it is no amount. */
export const fenOf = (typed: string): number | undefined => {
  const text = typed.trim()
  return /^\d{1,8}(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 100) : undefined
}
