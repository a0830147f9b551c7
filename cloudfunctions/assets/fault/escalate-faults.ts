import type { Context } from '../../_kernel/context'
import { settle } from '../../_kernel/operation'
import { eachDue } from '../../_kernel/sound'
import { is } from '../../_kernel/store'
import { telling } from '../../_shared/telling'
import { unitHeads } from '../../_shared/unit-head'
import { putFaultTodo } from '../asset-todos'
import { Faults } from '../collections'
import { type Fault, isPastDue } from './fault'
import { assessed } from '../item/change'
import { faultChange, overdueFacts } from './report-fault'

/** What a unit left faulty for more than its hours (§29): its heads and the centre hear of it, and it counts once. */
export const escalateFaults = (context: Context): Promise<void> =>
  eachDue(
    Faults,
    { state: 'open', isOverdue: false, dueAt: is.lte(context.now) },
    { order: [['dueAt', 1]] },
    async (known) => {
      const { now, day } = context
      if (!isPastDue(known, now)) return
      const next: Fault = { ...known, isOverdue: true, updatedAt: now, v: known.v + 1 }
      const source = { of: Faults.name, id: next._id, v: next.v, kind: 'overdue' }
      const words = {
        zh: `“${known.itemName}”报修超过 24 小时还没处理，已报中心并记入考核。`,
        en: `“${known.itemName}” has been faulty for over 24 hours; the centre was told and it counts.`,
        page: `/assets/desk/desk?unitId=${known.steward}`,
      }
      const heads = await unitHeads(known.steward, day)
      await settle(
        context,
        null,
        [faultChange(known, next)],
        [
          ...heads.map((reader) => telling(source, { reader, ...words }, context)),
          assessed(overdueFacts(known, 1, 1), context),
        ],
      )
      await putFaultTodo(next, now)
    },
  )
