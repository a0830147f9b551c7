import type { Context } from '../../_kernel/context'
import type { OutputOf } from '../../_kernel/contract'
import { type AuditedChange, settle } from '../../_kernel/operation'
import type { Refusal } from '../../_kernel/refusal'
import { find, is } from '../../_kernel/store'
import { Seals } from '../collections'
import type { contract } from '../contract'
import { sealChange } from './keep-register'
import { refuse } from '../refusals'
import type { Seal } from './seal'
import { renewSealTodosOf } from './todos'
import { caller } from '../viewer'

type Confirm = (typeof contract)['confirmSeals']

const MOST = 200
/** As many as one transaction takes with their audit; whoever keeps more confirms in two steps. */
const AT_ONCE = 20

/** That a keeper has seen something in its place. */
export const confirmation = (
  known: Extract<Seal, { state: 'in' }>,
  { day, now }: Pick<Context, 'day' | 'now'>,
): { readonly next: Seal; readonly change: AuditedChange } => {
  const next: Seal = { ...known, confirmed: { day, at: now }, updatedAt: now, v: known.v + 1 }
  return { next, change: sealChange(known, next) }
}

/** What somebody keeps that is in its place and not yet confirmed today. */
export const unconfirmed = async (
  personId: string,
  where: Readonly<Record<string, unknown>>,
  { day }: Pick<Context, 'day'>,
): Promise<Extract<Seal, { state: 'in' }>[]> => {
  const kept = await find(Seals, { ...where, keeperId: personId, state: 'in' }, { limit: MOST })
  return kept
    .flatMap((one) => (one.state === 'in' && one.confirmed?.day !== day ? [one] : []))
    .slice(0, AT_ONCE)
}

/** 确认在位 (§30): all that one keeps and that is in its place, in one tap. */
export const confirmSeals = async (
  _input: object,
  context: Context,
): Promise<OutputOf<Confirm> | Refusal<'NOTHING_KEPT'>> => {
  const { personId } = await caller(context)
  const kept = await find(Seals, { keeperId: personId, state: is.neq('retired') }, { limit: MOST })
  const inPlace = kept.filter(({ state }) => state === 'in')
  if (inPlace.length === 0) return refuse('NOTHING_KEPT', {})
  const seen = (await unconfirmed(personId, {}, context)).map((one) => confirmation(one, context))
  const before = inPlace.filter(({ confirmed }) => confirmed?.day === context.day).length
  const confirmed = before + seen.length
  const counts = { confirmed, left: inPlace.length - confirmed, out: kept.length - inPlace.length }
  const answer = await settle(
    context,
    counts,
    seen.map(({ change }) => change),
  )
  for (const { next } of seen) await renewSealTodosOf(next, context)
  return answer
}
