import * as v from 'valibot'
import type { Context } from '../../_kernel/context'
import { settle } from '../../_kernel/operation'
import { eachDue, endRun } from '../../_kernel/sound'
import { findSound, is, update } from '../../_kernel/store'
import { CustodyPasses } from '../../_shared/custody'
import { Events } from '../../_shared/event'
import { clearReturnTodo } from '../asset-todos'
import { Items } from '../collections'
import { inState } from './item'
import { itemChange } from './change'

const MOST = 200

/** A successor keeps the things of the post from the day on which its handover takes effect (§12 §26). */
export const passCustody = (context: Context): Promise<void> =>
  eachDue(
    Events,
    { pending: true, kind: 'custodyPasses' },
    { order: [['at', 1]] },
    async ({ _id, facts }) => {
      const { windowId, fromPersonId, toPersonId } = v.parse(CustodyPasses, facts)
      const { now, day } = context
      const { sound, broken } = await findSound(Items, { custodianId: fromPersonId }, { limit: MOST })
      for (const item of sound) {
        if (item.state !== 'inUse' || item.place.at !== 'window' || item.place.windowId !== windowId) continue
        const fault = item.faultId === undefined ? {} : { faultId: item.faultId }
        const next = inState(item, { state: 'inUse', custodianId: toPersonId, heldSince: day, ...fault }, now)
        await settle(context, null, [itemChange(item, next)])
        await clearReturnTodo(item._id)
      }
      // A thing that can't be read has to follow once it is mended.
      endRun(broken)
      await update(
        Events,
        { _id, pending: true },
        { pending: false, takenBy: is.addToSet('assets'), updatedAt: now },
      )
    },
  )
