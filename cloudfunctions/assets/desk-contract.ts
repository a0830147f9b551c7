import * as v from 'valibot'
import type { Contract } from '../_kernel/contract'
import { myDataRow } from '../_kernel/my-data'
import { Count, Id, Instant, text, words } from '../_kernel/values'
import { faultOutcomes } from './fault/shape'
import { Tag, ValueFen } from './item/input'
import { ItemRow } from './item/contract'
import { lossKinds } from './item/shape'
import { lossStates } from './loss/shape'
import { RequestView } from './request/contract'

const staff = ['windowStaff', 'backOffice', 'unitHead', 'centreStaff', 'centreAdmin'] as const
const stewards = ['unitHead', 'centreStaff', 'centreAdmin'] as const

const FaultView = v.strictObject({
  faultId: Id,
  itemId: Tag,
  itemName: v.string(),
  place: v.string(),
  what: v.string(),
  reporterName: v.string(),
  at: Instant,
  dueAt: v.optional(Instant),
  isOverdue: v.boolean(),
  /** Whose it is to settle. */
  stewardName: v.string(),
  maySettle: v.boolean(),
})

const lossButtons = ['find', 'object', 'pay', 'close'] as const
export const LossView = v.strictObject({
  lossId: Id,
  itemId: Tag,
  itemName: v.string(),
  kind: v.picklist(lossKinds),
  what: v.string(),
  valueFen: Count,
  state: v.picklist(lossStates),
  reporterName: v.string(),
  custodianName: v.optional(v.string()),
  /** Who keeps it, by number, so that the finding may name them. */
  custodianNo: v.optional(v.string()),
  at: Instant,
  finding: v.optional(
    v.strictObject({
      words: v.string(),
      compensationFen: Count,
      sum: Count,
      liable: v.array(
        v.strictObject({
          personId: Id,
          name: v.string(),
          no: v.optional(v.string()),
          percent: Count,
          amountFen: Count,
          objection: v.optional(v.string()),
          receiptNo: v.optional(v.string()),
          isMe: v.boolean(),
        }),
      ),
      on: v.string(),
    }),
  ),
  buttons: v.array(v.picklist(lossButtons)),
})

export const deskContract = {
  desk: {
    summary:
      '资产待办: requests, faults, losses, things found elsewhere or brought back; the oldest first (§27–§29)',
    who: stewards,
    kind: 'query',
    input: v.strictObject({ unitId: v.optional(Id) }),
    output: v.strictObject({
      name: v.string(),
      requests: v.array(RequestView),
      returns: v.array(ItemRow),
      faults: v.array(FaultView),
      misplacements: v.array(
        v.strictObject({
          misplacementId: Id,
          itemId: Tag,
          itemName: v.string(),
          registered: v.string(),
          found: v.string(),
          use: v.optional(v.string()),
          custodianName: v.optional(v.string()),
          at: Instant,
        }),
      ),
      losses: v.array(
        v.strictObject({
          lossId: Id,
          itemName: v.string(),
          kind: v.picklist(lossKinds),
          state: v.picklist(lossStates),
          at: Instant,
        }),
      ),
      seenAt: Instant,
    }),
    refuses: [],
  },
  reportFault: {
    summary: '报修: anybody of the staff, at the thing; units have 24 hours for what they provide (§29)',
    who: staff,
    kind: 'command',
    input: v.strictObject({ itemId: Tag, what: words(300) }),
    output: v.strictObject({ faultId: Id, dueAt: v.optional(Instant) }),
    refuses: ['FAULT_KNOWN', 'ITEM_MOVED_ON'],
  },
  settleFault: {
    summary: '处理报修: repaired, beyond repair, or no fault at all (§29)',
    who: stewards,
    kind: 'command',
    input: v.strictObject({ faultId: Id, outcome: v.picklist(faultOutcomes), words: words(300) }),
    output: v.strictObject({ faultId: Id, state: v.picklist(faultOutcomes) }),
    refuses: ['OTHER_STEWARD', 'SETTLED_ALREADY'],
  },
  reportLoss: {
    summary: '报遗失、损坏: by whoever keeps the thing or its steward (§28)',
    who: staff,
    kind: 'command',
    input: v.strictObject({ itemId: Tag, kind: v.picklist(lossKinds), what: words(500) }),
    output: v.strictObject({ lossId: Id }),
    refuses: ['OTHER_STEWARD', 'ITEM_MOVED_ON'],
  },
  loss: {
    summary: '看遗失、损坏: how it is judged, for its steward, the centre and whoever is held liable (§28)',
    who: 'member',
    kind: 'query',
    input: v.strictObject({ lossId: Id }),
    output: LossView,
    refuses: [],
  },
  findLiability: {
    summary: '认定赔偿责任: who bears which part of what amount; once more after an objection (§28)',
    who: stewards,
    kind: 'command',
    input: v.strictObject({
      lossId: Id,
      words: words(500),
      compensationFen: ValueFen,
      shares: v.pipe(
        v.array(
          v.strictObject({
            no: text(20),
            percent: v.pipe(Count, v.minValue(1), v.maxValue(100)),
          }),
        ),
        v.maxLength(10),
      ),
    }),
    output: LossView,
    refuses: ['OTHER_STEWARD', 'LOSS_MOVED_ON', 'OWN_MATTER', 'NO_SUCH_STAFF', 'SHARES_WRONG'],
  },
  objectLiability: {
    summary: '对赔偿认定提出异议: by whoever is held liable, before it is closed (§28)',
    who: 'member',
    kind: 'command',
    input: v.strictObject({ lossId: Id, words: words(500) }),
    output: LossView,
    refuses: ['LOSS_MOVED_ON'],
  },
  payLiability: {
    summary: '登记赔偿收据: somebody paid their part (§28)',
    who: stewards,
    kind: 'command',
    input: v.strictObject({ lossId: Id, personId: Id, receiptNo: words(40) }),
    output: LossView,
    refuses: ['OTHER_STEWARD', 'LOSS_MOVED_ON', 'NOT_LIABLE'],
  },
  closeLoss: {
    summary: '了结遗失、损坏: once shares sum to 100 % and everybody paid; it counts in assessment (§28)',
    who: stewards,
    kind: 'command',
    input: v.strictObject({ lossId: Id }),
    output: LossView,
    refuses: ['OTHER_STEWARD', 'LOSS_MOVED_ON', 'OWN_MATTER', 'SHARES_NOT_WHOLE', 'NOT_PAID'],
  },
  makeLabels: {
    summary: '打印标签: a sheet of labels under a code, for the printer at a desk (§26)',
    who: stewards,
    kind: 'command',
    input: v.strictObject({ itemIds: v.pipe(v.array(Tag), v.minLength(1), v.maxLength(60)) }),
    output: v.strictObject({ code: v.string() }),
    refuses: ['OTHER_STEWARD'],
  },
  myData: myDataRow,
} as const satisfies Contract
