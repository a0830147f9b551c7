import type { Output } from '../../api/call'
import { dotted } from '../../i18n/phrases'
import { momentText } from '../../i18n/time'
import { itemRow, lossChip, lossKindText, requestChip, wishText } from '../asset-words'
import { t } from './words'

type Desk = Output<'assets', 'desk'>
type Request = Desk['requests'][number]
type Fault = Desk['faults'][number]
type Misplacement = Desk['misplacements'][number]

/** One row of the desk with what its sheet says and which steps there are. */
export interface Row {
  readonly key: string
  readonly of: 'request' | 'return' | 'fault' | 'misplacement' | 'loss'
  readonly id: string
  readonly itemId: string
  readonly title: string
  readonly caption: string
  readonly chip: string
  readonly chipText: string
  readonly facts: readonly { readonly title: string; readonly value: string }[]
  readonly text: string
  readonly note: string
  readonly steps: readonly string[]
  readonly isSupply: boolean
}

const requestRow = (one: Request): Row => ({
  key: one.requestId,
  of: 'request',
  id: one.requestId,
  itemId: one.itemId ?? '',
  title: one.what,
  caption: dotted(one.from, one.askerName, one.left === undefined ? '' : t('left', { n: one.left })),
  ...requestChip(one.state),
  facts: [{ title: wishText(one.kind), value: momentText(one.at) }],
  text: one.reason,
  note: one.buttons.length === 0 ? t('own') : one.state === 'handedOver' ? t('waits') : '',
  steps: one.buttons,
  isSupply: one.kind === 'supply',
})
const faultRow = (one: Fault): Row => ({
  key: one.faultId,
  of: 'fault',
  id: one.faultId,
  itemId: one.itemId,
  title: one.itemName,
  caption: dotted(one.place, t('reporter', { name: one.reporterName })),
  chip: one.isOverdue ? 'danger' : one.dueAt === undefined ? '' : 'warning',
  chipText: one.isOverdue
    ? t('overdue')
    : one.dueAt === undefined
      ? ''
      : t('due', { at: momentText(one.dueAt) }),
  facts: [
    { title: t('provider'), value: one.stewardName },
    { title: t('reportedAt'), value: momentText(one.at) },
    ...(one.dueAt === undefined ? [] : [{ title: t('settleBy'), value: momentText(one.dueAt) }]),
  ],
  text: one.what,
  note: one.maySettle ? '' : t('notMine'),
  steps: one.maySettle ? ['settleFault'] : [],
  isSupply: false,
})
const misplacementRow = (one: Misplacement): Row => ({
  key: one.misplacementId,
  of: 'misplacement',
  id: one.misplacementId,
  itemId: one.itemId,
  title: one.itemName,
  caption: `${one.registered} → ${one.found}`,
  chip: 'warning',
  chipText: momentText(one.at),
  facts: [
    { title: t('registered'), value: one.registered },
    { title: t('found'), value: one.found },
    ...(one.use === undefined ? [] : [{ title: t('use'), value: one.use }]),
    ...(one.custodianName === undefined ? [] : [{ title: t('keeper'), value: one.custodianName }]),
  ],
  text: '',
  note: '',
  steps: ['settleMisplacement'],
  isSupply: false,
})
const returnRow = (one: Desk['returns'][number]): Row => ({
  key: one.itemId,
  of: 'return',
  id: one.itemId,
  ...itemRow(one),
  facts: [],
  text: '',
  note: '',
  steps: ['takeBack'],
  isSupply: false,
})
const lossRow = (one: Desk['losses'][number]): Row => ({
  key: one.lossId,
  of: 'loss',
  id: one.lossId,
  itemId: '',
  title: one.itemName,
  caption: dotted(lossKindText(one.kind), momentText(one.at)),
  ...lossChip(one.state),
  facts: [],
  text: '',
  note: '',
  steps: [],
  isSupply: false,
})

/** What waits at a desk, in sections; empty ones are left out. */
export const sectionsOf = (desk: Desk): { key: string; title: string; icon: string; rows: Row[] }[] =>
  (
    [
      ['requests', 'parcel', desk.requests.map(requestRow)],
      ['returns', 'undo', desk.returns.map(returnRow)],
      ['faults', 'triangle', desk.faults.map(faultRow)],
      ['misplacements', 'pin', desk.misplacements.map(misplacementRow)],
      ['losses', 'octagon', desk.losses.map(lossRow)],
    ] as const
  ).flatMap(([key, icon, rows]) => (rows.length === 0 ? [] : [{ key, title: t(key), icon, rows }]))
