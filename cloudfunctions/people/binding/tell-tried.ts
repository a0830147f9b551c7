import type { Context } from '../../_kernel/context'
import { eachDue } from '../../_kernel/sound'
import { commit } from '../../_kernel/store'
import { telling } from '../../_shared/telling'
import { TriedNumbers } from '../collections'

const triedWords = (openids: number) => ({
  zh: `最近有 ${String(openids)} 个微信用您的学工号绑定，都没有成功，您的绑定是安全的。如果都不是您本人，请告诉导办台。`,
  en: `${String(openids)} WeChat users lately tried to bind your number in vain. Your binding is safe. If none of them was you, tell the desk.`,
})

/** Tells people that several WeChat users tried to bind their number (0.1). Apart from the tries, for equal time. */
export const tellTried = async (context: Context): Promise<void> => {
  const { now } = context
  await eachDue(TriedNumbers, { isDue: true }, { limit: 100 }, async (tried) => {
    if (tried.personId === undefined) return
    const next = { ...tried, isDue: false, toldAt: now, updatedAt: now, v: tried.v + 1 }
    const source = { of: TriedNumbers.name, id: tried._id, v: next.v, kind: 'tried' }
    const told = { reader: tried.personId, ...triedWords(tried.tries.length) }
    // One more may try at this moment: the next minute counts them too.
    await commit([{ of: TriedNumbers, replace: next }, telling(source, told, context)])
  })
}
