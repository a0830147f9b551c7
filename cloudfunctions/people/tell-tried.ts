import type { Context } from '../_kernel/context'
import { find, insert, update } from '../_kernel/store'
import { Messages, TriedNumbers } from './collections'

const triedWords = (openids: number) => ({
  zh: `最近有 ${String(openids)} 个微信用您的学工号绑定，都没有成功，您的绑定是安全的。如果都不是您本人，请告诉导办台。`,
  en: `${String(openids)} WeChat users lately tried to bind your number in vain. Your binding is safe. If none of them was you, tell the desk.`,
})

/** Tells people that several WeChat users tried to bind their number (0.1). Apart from the tries, for equal time. */
export const tellTried = async ({ now, day }: Context): Promise<void> => {
  for (const tried of await find(TriedNumbers, { isDue: true })) {
    if (tried.personId !== undefined) {
      await insert(Messages, {
        _id: `bindingTried:${tried.personId}:${day}`,
        readerId: tried.personId,
        ...triedWords(tried.tries.length),
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
