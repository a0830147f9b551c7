import type { PostsAt, Shown } from './posts-leads'
import { admins, headOf, peopleOfUnit } from './posts-world'

const reason = '工作需要'

/** Something about a handover that somebody's page shows. */
export const changeHandover = async (at: PostsAt, kind: 'list' | 'sign' | 'callOff'): Promise<void> => {
  const shown = await at.shown('handovers', { state: { $in: ['open', 'signed'] } })
  if (shown === undefined) return
  const handoverId = shown._id
  if (kind === 'sign') return signAll(at, shown)
  if (kind === 'callOff') {
    const input = { handoverId, reason: '不换了' }
    await at.send({ who: at.random.pick(admins), endpoint: 'callOffHandover', input })
    return
  }
  const who = at.random.pick([...peopleOfUnit(shown.unitId), headOf(shown.unitId)])
  const items = [{ kind: 'key', words: '钥匙' }]
  await at.send({ who, endpoint: 'listHandover', input: { handoverId, items } })
}

/** Whoever is a party to it lists and signs, all at the same moment: the others are told that it isn't theirs. */
const signAll = async (
  { random, heads, send, shown }: PostsAt,
  { _id: handoverId, unitId, listHash }: Shown,
): Promise<void> => {
  const head = heads.get(unitId) ?? headOf(unitId)
  const everybody = [...new Set([...peopleOfUnit(unitId), headOf(unitId), head])]
  const parties = everybody.filter(() => random.chance(0.7))
  if (random.chance(0.6))
    await Promise.all(
      parties.map((who) => send({ who, endpoint: 'listHandover', input: { handoverId, items: [] } })),
    )
  // Most open it anew when it was listed; some sign what they had before them.
  const opened = random.chance(0.8) ? await shown('handovers', { _id: handoverId }) : undefined
  const input = { handoverId, listHash: opened?.listHash ?? listHash }
  await Promise.all(parties.map((who) => send({ who, endpoint: 'signHandover', input })))
}

/** The posting of a window that is to close ends without a successor (§7). */
export const endPosting = async ({ random, send, shown }: PostsAt): Promise<void> => {
  const posting = await shown('postings', { state: 'current' })
  if (posting === undefined) return
  const input = { postingId: posting._id, reason }
  await send({ who: random.pick(admins), endpoint: 'endPosting', input })
}

/** Both admins order the same replacement now and then; gives the orders that stand (§12). */
export const orderChange = async ({ random, send, shown }: PostsAt): Promise<string[]> => {
  const posting = await shown('postings', { state: 'current' })
  if (posting === undefined) return []
  const input = { postingId: posting._id, reason, ground: 'incapacity' }
  const who = random.chance(0.3) ? admins : [random.pick(admins)]
  const answers = await Promise.all(
    who.map((admin) => send({ who: admin, endpoint: 'orderReplacement', input })),
  )
  return answers.flatMap((answer) => (answer?.ok === true ? [String(answer.value?.['orderId'])] : []))
}
