import type { Context } from '../_kernel/context'
import { find, insert, update } from '../_kernel/store'
import { Messages, TriedNumbers } from './collections'

/** Tells people that several WeChat users tried to bind their number (0.1). Apart from the tries, for equal time. */
export const tellTried = async ({ now, day }: Context): Promise<void> => {
  for (const tried of await find(TriedNumbers, { isDue: true })) {
    if (tried.personId !== undefined) {
      await insert(Messages, {
        _id: `bindingTried:${tried.personId}:${day}`,
        personId: tried.personId,
        kind: 'bindingTried',
        facts: { openids: tried.tries.length },
        at: now,
        updatedAt: now,
      })
    }
    await update(
      TriedNumbers,
      { _id: tried._id, v: tried.v },
      { isDue: false, toldAt: now, updatedAt: now, v: tried.v + 1 },
    )
  }
}
