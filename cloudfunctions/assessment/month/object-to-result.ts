import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { type AuditedChange, heldAnew, settle } from '../../_kernel/operation'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { get } from '../../_kernel/store'
import { telling } from '../../_shared/telling'
import { clearTodos } from '../../_shared/todo'
import { uncovered } from '../../_shared/uncovered-year'
import { OBJECTION, putObjectionTodo, putReviseTodos } from '../assessment-todos'
import { Hearings, Months } from '../collections'
import type { contract } from '../contract'
import { subjectOf } from '../entry/entry'
import { type Hearing, hearingId } from './month'
import { untilOf } from './standing'
import { refuse } from '../refusals'
import { type About, type Known, knownResult, resultView } from './result-view'
import { reversing } from '../reverse'

type ObjectTo = (typeof contract)['objectToResult']
type Remark = (typeof contract)['remarkResult']
type Decide = (typeof contract)['decideObjection']

const hearingFacts = (hearing: Hearing | undefined) => ({
  objection: hearing?.objection?.state ?? null,
  hasRemark: hearing?.remark !== undefined,
})

/** The hearing as it will be, and its change. */
const heard = (
  { standing, result, hearing }: Known,
  { kind, id }: About,
  facts: Pick<Hearing, 'objection' | 'remark'>,
  { now }: Context,
): { readonly next: Hearing; readonly change: AuditedChange } => {
  const subject = subjectOf(kind, id)
  const next: Hearing = {
    _id: hearingId(standing.month, subject),
    month: standing.month,
    subject,
    unitId: result?.unitId ?? hearing?.unitId ?? '',
    ...(hearing?.remark === undefined ? {} : { remark: hearing.remark }),
    ...(hearing?.objection === undefined ? {} : { objection: hearing.objection }),
    ...facts,
    isOpen: (facts.objection ?? hearing?.objection)?.state === 'open',
    createdAt: hearing?.createdAt ?? now,
    updatedAt: now,
    v: (hearing?.v ?? 0) + 1,
  }
  const told = { of: Hearings, before: hearingFacts(hearing), after: hearingFacts(next) }
  return { next, change: hearing === undefined ? { ...told, insert: next } : { ...told, replace: next } }
}

/** 提异议 (§25): once a month, by the person themselves, within their three working days. */
export const objectToResult = async (
  { month, reason }: InputOf<ObjectTo>,
  context: Context,
): Promise<
  | OutputOf<ObjectTo>
  | Refusal<
      | 'MONTH_NOT_SHOWN'
      | 'MONTH_PUBLISHED'
      | 'NOT_ASSESSED'
      | 'OBJECTION_LATE'
      | 'OBJECTED_ALREADY'
      | KernelCode
    >
> => {
  const personId = (await context.account())?.personId ?? ''
  const about = { kind: 'person' as const, id: personId }
  const known = await knownResult(month, about, context)
  const { standing, result, entries, hearing } = known
  if (standing.phase === 'published') return refuse('MONTH_PUBLISHED', { month })
  if (standing.known === undefined) return refuse('MONTH_NOT_SHOWN', {})
  if (result === undefined) return refuse('NOT_ASSESSED', {})
  if (hearing?.objection !== undefined) return refuse('OBJECTED_ALREADY', {})
  const until = await untilOf(standing.known, entries)
  if (!until.covered) return uncovered(until, context)
  if (context.day > until.day) return refuse('OBJECTION_LATE', { until: until.day })
  const objection = { personId, reason, at: context.now, state: 'open' as const }
  const { next, change } = heard(known, about, { objection }, context)
  const answer = await settle(context, await resultView(about, { ...known, hearing: next }, context), [
    change,
    // Were the month published at this moment, one of both would run again.
    heldAnew(Months, standing.known, context),
  ])
  await putObjectionTodo(next, context.now)
  return answer
}

/** 单位意见 (§14): the head remarks, the centre decides. */
export const remarkResult = async (
  { unitId, month, kind, id, remark }: InputOf<Remark>,
  context: Context,
): Promise<OutputOf<Remark> | Refusal<'MONTH_PUBLISHED' | KernelCode>> => {
  const known = await knownResult(month, { kind, id }, context)
  if (known.result?.unitId !== unitId) return refuseAny('NOT_FOUND', { what: 'result' })
  if (known.standing.phase === 'published') return refuse('MONTH_PUBLISHED', { month })
  const by = (await context.account())?.personId ?? ''
  const said = { words: remark, by, at: context.now }
  const { next, change } = heard(known, { kind, id }, { remark: said }, context)
  const view = await resultView({ kind, id }, { ...known, hearing: next }, context)
  return settle(context, view, [change])
}

const words = {
  upheld: { zh: '您的考核异议成立，已经更正。', en: 'Your objection was upheld, and your result put right.' },
  dismissed: { zh: '您的考核异议没有成立，请看答复。', en: 'Your objection was dismissed. Please read why.' },
}

/** 定异议 (§25): upheld where entries are taken back, dismissed where they stand; never by whoever objected. */
export const decideObjection = async (
  { month, personId, answer, reverse }: InputOf<Decide>,
  context: Context,
): Promise<
  OutputOf<Decide> | Refusal<'OBJECTION_DECIDED' | 'OWN_OBJECTION' | 'REVERSED_ALREADY' | KernelCode>
> => {
  const about = { kind: 'person' as const, id: personId }
  const known = await knownResult(month, about, context)
  const objection = known.hearing?.objection
  if (objection === undefined) return refuseAny('NOT_FOUND', { what: 'objection' })
  const by = (await context.account())?.personId ?? ''
  if (by === personId) return refuse('OWN_OBJECTION', {})
  if (objection.state !== 'open') return refuse('OBJECTION_DECIDED', {})
  const own = new Set(known.entries.map(({ _id }) => _id))
  if (reverse.some((id) => !own.has(id))) return refuseAny('NOT_FOUND', { what: 'entry' })
  const undone = await reversing(reverse, answer.slice(0, 300), context)
  if (isRefusal(undone)) {
    // Who decided between the two looks took entries back as well: that says more than that they are.
    const latest = await get(Hearings, hearingId(month, subjectOf('person', personId)))
    return latest?.objection?.state === 'open' ? undone : refuse('OBJECTION_DECIDED', {})
  }
  const state = reverse.length > 0 ? ('upheld' as const) : ('dismissed' as const)
  const decided = { ...objection, state, answer, decidedBy: by }
  const { next, change } = heard(known, about, { objection: decided }, context)
  const source = { of: Hearings.name, id: next._id, v: next.v, kind: state }
  const told = { reader: personId, ...words[state], page: `/assessment/result/result?month=${month}` }
  const decision = await settle(
    context,
    { month, personId, state },
    [change, ...undone.changes],
    [...undone.also, telling(source, told, context)],
  )
  await clearTodos(next._id, OBJECTION)
  await putReviseTodos(undone.months, context)
  return decision
}
