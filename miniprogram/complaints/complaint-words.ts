import type { Output } from '../api/call'
import type { ChipState } from '../components/chip/chip'
import { dictionary } from '../i18n/dictionary'

type Part = Output<'complaints', 'followReceipt'>['parts'][number]
type Topic = Part['topic']
type State = Part['state']
type Finding = NonNullable<Part['finding']>

const { t } = dictionary(
  {
    attitude: '态度',
    delay: '拖延、推来推去',
    refusal: '该办的不办',
    information: '没有讲清楚',
    fee: '收费',
    rules: '规定不合理',
    discipline: '涉嫌违规违纪',
    other: '其他',
    retaliation: '打击报复',
    received: '已收到',
    accepted: '已受理',
    declined: '没有受理',
    investigating: '正在核查',
    found: '已认定',
    decided: '已处理',
    replied: '已答复',
    reviewing: '正在复查',
    closed: '已结束',
    withdrawn: '已撤回',
    substantiated: '查实',
    partly: '部分查实',
    unsubstantiated: '没有查实',
    called: ({ label, called }: { label: string; called: string }) => `${label}（${called}）`,
  },
  {
    attitude: 'Manner',
    delay: 'Delay, sent around',
    refusal: 'Not done though due',
    information: 'Not explained',
    fee: 'Fees',
    rules: 'Unreasonable rule',
    discipline: 'Suspected misconduct',
    other: 'Something else',
    retaliation: 'Retaliation',
    received: 'Received',
    accepted: 'Accepted',
    declined: 'Not accepted',
    investigating: 'Being looked into',
    found: 'Found',
    decided: 'Decided',
    replied: 'Answered',
    reviewing: 'Under review',
    closed: 'Closed',
    withdrawn: 'Withdrawn',
    substantiated: 'Substantiated',
    partly: 'Partly substantiated',
    unsubstantiated: 'Not substantiated',
    called: ({ label, called }) => `${label} (${called})`,
  },
)

export const topicText = (topic: Topic): string => t(topic)
export const stateText = (state: State): string => t(state)
export const findingText = (finding: Finding): string => t(finding)

/** Whom or what it is about, with what they are called where somebody said it. */
export const aboutText = ({ label, called }: Pick<Part, 'label' | 'called'>): string =>
  called === undefined ? label : t('called', { label, called })

const chips: Record<State, ChipState> = {
  received: 'waiting',
  accepted: 'waiting',
  declined: 'cancelled',
  investigating: 'serving',
  found: 'serving',
  decided: 'serving',
  replied: 'done',
  reviewing: 'called',
  closed: 'done',
  withdrawn: 'cancelled',
}
export const stateChip = (state: State): { chip: ChipState; chipText: string } => ({
  chip: chips[state],
  chipText: t(state),
})

/** Sixteen digits in fours, as one reads them out. */
export const grouped = (receipt: string): string => receipt.replace(/(\d{4})(?=\d)/g, '$1 ')
