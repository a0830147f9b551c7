import type { Context } from '../../_kernel/context'
import { settle } from '../../_kernel/operation'
import { get } from '../../_kernel/store'
import { Opinions, type StoredOpinion } from '../collections'
import type { Windows } from '../door'
import { answered } from './opinion'
import { renewAnswerTodos } from './todos'
import { atDesk, unitsAnswered } from './read-opinions'
import { refuse } from '../refusals'

/** A listed opinion that the caller may answer, and whether they do so for the centre. */
const ownOpinion = async (
  opinionId: string,
  context: Context,
): Promise<{ readonly known: StoredOpinion; readonly isCentre: boolean } | undefined> => {
  const [known, units] = await Promise.all([get(Opinions, opinionId), unitsAnswered(context)])
  const isCentre = units === 'all'
  if (known?.listed === undefined) return undefined
  return isCentre || units.includes(known.unitId ?? '') ? { known, isCentre } : undefined
}

/** 答复意见 (§8): whose office answers is told, not who in it. Its stamps stay at the week. */
export const answerOpinion: Windows['answerOpinion'] = async ({ opinionId, to, words }, context) => {
  const own = await ownOpinion(opinionId, context)
  if (own === undefined) return refuse('OPINION_UNKNOWN', {})
  const { known, isCentre } = own
  if (to === 'author' && known.receipt === undefined) return refuse('OPINION_WITHOUT_RECEIPT', {})
  const by = isCentre ? ('centre' as const) : ('unit' as const)
  const next = { ...answered(known, { to, words, by, on: context.day }), v: known.v + 1 }
  const [view] = await atDesk([next], isCentre, context)
  if (view === undefined) return refuse('OPINION_UNKNOWN', {})
  const facts = { before: { answers: known.answers?.length ?? 0 }, after: { to, by } }
  const told = await settle(context, view, [{ of: Opinions, replace: next, ...facts }])
  await renewAnswerTodos(context.now)
  return told
}

/** 撤下意见 (0.3): what names or hurts somebody although the check passed it. Nobody votes for it any more. */
export const takeOffOpinion: Windows['takeOffOpinion'] = async ({ opinionId, reason }, context) => {
  const known = await get(Opinions, opinionId)
  if (known?.listed === undefined) return refuse('OPINION_UNKNOWN', {})
  const { listed: _place, waits: _waits, ...rest } = known
  const next = { ...rest, offReason: reason, v: known.v + 1 }
  const facts = { before: { isListed: true }, after: { isListed: false, reason } }
  const told = await settle(context, { opinionId }, [{ of: Opinions, replace: next, ...facts }])
  await renewAnswerTodos(context.now)
  return told
}
