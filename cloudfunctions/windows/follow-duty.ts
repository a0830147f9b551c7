import * as v from 'valibot'
import type { Context } from '../_kernel/context'
import { canonical } from '../_kernel/hash'
import { settle } from '../_kernel/operation'
import { eachDue } from '../_kernel/sound'
import { get, is, update } from '../_kernel/store'
import { addDays } from '../_kernel/time'
import { DutyChange, dutyOfWindow } from '../_shared/duty'
import { Events } from '../_shared/event'
import type { ServiceWindow } from '../_shared/service-window'
import { ServiceWindows } from './collections'

/** Past duty stays with its window for so long: figures of last month still ask when it was open. */
const KEPT_DAYS = 45

const total = (duty: ServiceWindow['duty']): number => duty?.length ?? 0

/** A window opens to the public on days off as its unit filed it, a minute later, and only as long as that stands (§22). */
export const followDuty = (context: Context): Promise<void> =>
  eachDue(Events, { pending: true, kind: 'dutyChange' }, { order: [['at', 1]] }, async ({ _id, facts }) => {
    const { windowId } = v.parse(DutyChange, facts)
    const known = await get(ServiceWindows, windowId)
    const duty = await dutyOfWindow(windowId, addDays(context.day, -KEPT_DAYS))
    if (known !== undefined && canonical(known.duty ?? []) !== canonical(duty)) {
      const next: ServiceWindow = { ...known, duty, updatedAt: context.now, v: known.v + 1 }
      const days = { before: { dutyDays: total(known.duty) }, after: { dutyDays: total(duty) } }
      await settle(context, null, [{ of: ServiceWindows, replace: next, ...days }])
    }
    await update(
      Events,
      { _id, pending: true },
      { pending: false, takenBy: is.addToSet('windows'), updatedAt: context.now },
    )
  })
