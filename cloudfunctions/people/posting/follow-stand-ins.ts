import * as v from 'valibot'
import type { Context } from '../../_kernel/context'
import { settle } from '../../_kernel/operation'
import { eachDue } from '../../_kernel/sound'
import { is, update } from '../../_kernel/store'
import { Events } from '../../_shared/event'
import { StandInsChange } from '../../_shared/stand-in'
import { accountChanges } from '../account'

/** Whoever the centre assigned to stand in can work at that window a minute later, and only as long as it lasts (§10). */
export const followStandIns = (context: Context): Promise<void> =>
  eachDue(
    Events,
    { pending: true, kind: 'standInsChange' },
    { order: [['at', 1]] },
    async ({ _id, facts }) => {
      const { personId } = v.parse(StandInsChange, facts)
      await settle(context, null, await accountChanges({ people: [personId] }, context))
      await update(
        Events,
        { _id, pending: true },
        { pending: false, takenBy: is.addToSet('people'), updatedAt: context.now },
      )
    },
  )
