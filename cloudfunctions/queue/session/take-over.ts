import { accountOf } from '../../_kernel/account'
import type { Context } from '../../_kernel/context'
import { grantFor } from '../../_kernel/role'
import { find, is } from '../../_kernel/store'
import { type StoredSession, Tickets } from '../collections'
import { move } from '../move'

/**
 * Whether whoever opened a session still works at its window today. Relieved, handed over or gone they can't even
 * close it, and whoever stands in (§10, §12) has to get at the counter.
 */
export const isStillTheirs = async (
  { visitor, windowId }: Pick<StoredSession, 'visitor' | 'windowId'>,
  { day }: Context,
): Promise<boolean> => {
  const grants = (await accountOf(visitor))?.grants ?? []
  return grantFor(grants, ['windowStaff'], { windowId }, day) !== undefined
}

/**
 * 接办: who was being served when the other's session ended goes on at this one, without being called again. Whoever
 * was only called waits at the head of the line instead. Repeated, it changes nothing.
 */
export const takeOver = async (
  session: Pick<StoredSession, '_id' | 'windowId' | 'personId'>,
  context: Context,
): Promise<void> => {
  const { windowId } = session
  const served = await find(
    Tickets,
    { 'desk.windowId': windowId, day: context.day, live: true, status: 'serving' },
    { order: [['updatedAt', -1]], limit: 4 },
  )
  const left = served.find(({ at }) => at !== session._id)
  if (left === undefined) return
  const desk = { sessionId: session._id, personId: session.personId }
  // Two people served it, or one who fell ill: no duration to learn from.
  await move(left, 'takeOver', context, { at: session._id, desk, undone: is.inc(1) }, { at: left.at })
}
