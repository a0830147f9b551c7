import type { Context } from '../../_kernel/context'
import { settle } from '../../_kernel/operation'
import { find, is } from '../../_kernel/store'
import { telling } from '../../_shared/telling'
import { clearTodos } from '../../_shared/todo'
import type { WindowChange } from '../../_shared/window-change'
import { takeWindowChanges } from '../../_shared/window-change-event'
import { accountChanges } from '../account'
import { Nominations, ReplacementOrders } from '../collections'
import { directory } from '../directory'
import { pages } from '../pages'
import { tellVacancies } from '../people-todos'
import { seatOf } from './post'
import { postKinds } from './posting'
import { orderMoved, withdrawnNomination } from '../nomination/propose-nomination'
import { isStanding, orderStates } from './replacement-order'
import { headsOf } from './seats'

/** What still waits for a successor at a window that has closed: nominations are withdrawn, orders are done (§7). */
const leftOver = async (windowId: string, context: Context) => {
  const open = { windowId, state: is.in(['proposed', 'returned']) }
  const standing = { windowId, state: is.in(orderStates.filter((one) => isStanding[one])) }
  const [nominations, orders, { windowById }] = await Promise.all([
    find(Nominations, open),
    find(ReplacementOrders, standing),
    directory(),
  ])
  const no = String(windowById.get(windowId)?.no ?? '')
  const ended = nominations.map((one) => withdrawnNomination(one, context))
  const told = ended.map(({ next }) =>
    telling(
      { of: Nominations.name, id: next._id, v: next.v, kind: next.state },
      {
        reader: next.proposedBy,
        zh: `${no} 号窗口已撤销，那里的选派作废。`,
        en: `Window ${no} has closed, and with it the nomination for a post there.`,
        page: pages.unitPosts(next.unitId),
      },
      context,
    ),
  )
  const changes = [
    ...ended.map(({ change }) => change),
    ...orders.map((order) => orderMoved(order, 'done', context)),
  ]
  return { things: [...nominations, ...orders], changes, told }
}

/**
 * A window that has opened is its head's from now on, and its empty seats stand before unit and centre at once; those
 * of a window that has closed are nobody's task any more (§7 §9).
 */
const follow = async ({ change, windowId, unitId }: WindowChange, context: Context): Promise<void> => {
  const grants = change === 'open' ? await headsOf(unitId, context.day) : []
  const left = change === 'close' ? await leftOver(windowId, context) : { things: [], changes: [], told: [] }
  await settle(context, null, [...left.changes, ...(await accountChanges({ grants }, context))], left.told)
  if (change === 'open') await tellVacancies(context)
  if (change !== 'close') return
  for (const { _id } of left.things) await clearTodos(_id, 'nomination', 'replacement')
  for (const kind of postKinds) await clearTodos(seatOf(windowId, kind), 'vacancy')
}

/** Heads and to-dos follow the windows that were opened or closed (§7). */
export const followWindows = (context: Context): Promise<void> =>
  takeWindowChanges('seatsChange', 'people', follow, context)
