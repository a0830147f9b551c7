import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { settle } from '../../_kernel/operation'
import type { Refusal } from '../../_kernel/refusal'
import { endRun } from '../../_kernel/sound'
import { count, get } from '../../_kernel/store'
import { uncovered } from '../../_shared/uncovered-year'
import { MonthAnswers, Months } from '../collections'
import type { contract } from '../contract'
import { refuse } from '../refusals'
import { respondBy } from './compute-month'
import { unanswered } from './person-rows'
import { publicationOf } from './publication'
import type { Month } from './record'
import { clearMonthTodo } from './todos'

type Publish = (typeof contract)['publishMonth']

/**
 * 公布考勤 (§25): once everybody has answered or their time is over, and no objection waits. From then on the month is
 * frozen; for as long again those it is about may still object.
 */
export const publishMonth = async (
  { month }: InputOf<Publish>,
  context: Context,
): Promise<
  | OutputOf<Publish>
  | Refusal<'MONTH_COMPUTING' | 'MONTH_PUBLISHED' | 'OBJECTIONS_WAIT' | 'ANSWERS_WAIT' | KernelCode>
> => {
  const known = await get(Months, month)
  if (known === undefined) return refuseAny('NOT_FOUND', { what: 'month' })
  if (known.publications.length > 0) return refuse('MONTH_PUBLISHED', {})
  if (known.state === 'computing') return refuse('MONTH_COMPUTING', {})
  const waiting = await count(MonthAnswers, { month, isWaiting: true })
  if (waiting > 0) return refuse('OBJECTIONS_WAIT', { waiting })
  if (context.day <= known.respondBy) {
    const { rows, broken } = await unanswered(known)
    endRun(broken)
    if (rows.length > 0) return refuse('ANSWERS_WAIT', { until: known.respondBy })
  }
  const until = await respondBy(context.day)
  if ('covered' in until) return uncovered(until, context)
  const by = (await context.account())?.personId ?? ''
  const publication = await publicationOf(known, { by }, context)
  if (publication === undefined) return refuse('MONTH_PUBLISHED', {})
  const next: Month = {
    ...known,
    state: 'published',
    publications: [publication],
    respondBy: until.day,
    isTold: false,
    updatedAt: context.now,
    v: known.v + 1,
  }
  const after = { state: next.state, revision: 1, hash: publication.hash }
  const answer = await settle(context, { month, hash: publication.hash }, [
    { of: Months, replace: next, before: { state: known.state }, after },
  ])
  await clearMonthTodo(month)
  return answer
}
