import type { Context } from '../_kernel/context'
import { commit, Contended, find } from '../_kernel/store'
import { telling } from '../_shared/telling'
import { TriedNumbers } from './collections'

const triedWords = (openids: number) => ({
  zh: `最近有 ${String(openids)} 个微信用您的学工号绑定，都没有成功，您的绑定是安全的。如果都不是您本人，请告诉导办台。`,
  en: `${String(openids)} WeChat users lately tried to bind your number in vain. Your binding is safe. If none of them was you, tell the desk.`,
})

/** Tells people that several WeChat users tried to bind their number (0.1). Apart from the tries, for equal time. */
export const tellTried = async (context: Context): Promise<void> => {
  const { now } = context
  for (const tried of await find(TriedNumbers, { isDue: true })) {
    if (tried.personId === undefined) continue
    const next = { ...tried, isDue: false, toldAt: now, updatedAt: now, v: tried.v + 1 }
    const source = { of: TriedNumbers.name, id: tried._id, v: next.v, kind: 'tried' }
    const told = { reader: tried.personId, ...triedWords(tried.tries.length) }
    try {
      await commit([{ of: TriedNumbers, replace: next }, telling(source, told, context)])
    } catch (error) {
      // One more has tried at this moment: the next minute counts them too.
      if (!(error instanceof Contended)) throw error
    }
  }
}
