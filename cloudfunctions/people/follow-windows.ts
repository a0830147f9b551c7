import type { Context } from '../_kernel/context'
import { settle } from '../_kernel/operation'
import { clearTodos } from '../_shared/todo'
import type { WindowChange } from '../_shared/window-change'
import { takeWindowChanges } from '../_shared/window-change-event'
import { accountChanges } from './account'
import { tellVacancies } from './people-todos'
import { seatOf } from './post'
import { postKinds } from './posting'
import { headsOf } from './seats'

/**
 * A window that has opened is its head's from now on, and its empty seats stand before unit and centre at once; those
 * of a window that has closed are nobody's task any more (§7 §9).
 */
const follow = async ({ change, windowId, unitId }: WindowChange, context: Context): Promise<void> => {
  const grants = change === 'open' ? await headsOf(unitId, context.day) : []
  await settle(context, null, await accountChanges({ grants }, context))
  if (change === 'open') await tellVacancies(context)
  if (change !== 'close') return
  for (const kind of postKinds) await clearTodos(seatOf(windowId, kind), 'vacancy')
}

/** Heads and to-dos follow the windows that were opened or closed (§7). */
export const followWindows = (context: Context): Promise<void> =>
  takeWindowChanges('seatsChange', 'people', follow, context)
