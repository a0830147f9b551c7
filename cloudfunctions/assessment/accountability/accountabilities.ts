import type * as v from 'valibot'
import { actingAs } from '../../_kernel/acting'
import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { instantKey, writeCursor } from '../../_kernel/cursor'
import { findOn } from '../../_kernel/find-on'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { settle } from '../../_kernel/operation'
import { inLanguage, isRefusal, type Refusal } from '../../_kernel/refusal'
import { get } from '../../_kernel/store'
import { telling } from '../../_shared/telling'
import { clearTodos } from '../../_shared/todo'
import { unitHeads } from '../../_shared/unit-head'
import { type Accountability, waitsForOffice } from './accountability'
import { ACCOUNTABILITY } from '../assessment-todos'
import { accountabilityChange } from '../book'
import { Accountabilities } from '../collections'
import type { AccountabilityView, contract } from '../contract'
import { refuse } from '../refusals'
import { ruleOf, tableOn } from '../rules/table'
import { subjectNames } from '../subject-names'
import { allTables } from '../rules/tables'

type List = (typeof contract)['accountabilities']
type Decide = (typeof contract)['recordOutcome']
type View = v.InferOutput<typeof AccountabilityView>

const PAGE = 20

const views = async (found: readonly Accountability[], context: Context): Promise<View[]> => {
  const [tables, nameOf, office] = await Promise.all([
    allTables(),
    subjectNames(
      found.map(({ unitId }) => ({ kind: 'unit', id: unitId, unitId })),
      context.language,
    ),
    actingAs(context, ['steeringOffice']),
  ])
  return found.map(({ _id, unitId, rule: code, on, state, outcome, reason, decidedOn, createdAt }) => {
    const rule = ruleOf(tableOn(tables, on), code)
    return {
      accountabilityId: _id,
      unitName: nameOf({ kind: 'unit', id: unitId, unitId }).name,
      ruleName: inLanguage(context.language, rule?.name ?? code, rule?.nameEn),
      on,
      state,
      ...(outcome === undefined ? {} : { outcome }),
      ...(reason === undefined ? {} : { reason }),
      ...(decidedOn === undefined ? {} : { decidedOn }),
      canDecide: office !== undefined && state !== 'lapsed',
      since: createdAt.toISOString(),
    }
  })
}

/** 单位责任 */
export const accountabilities = async (
  { cursor }: InputOf<List>,
  context: Context,
): Promise<OutputOf<List> | Refusal<KernelCode>> => {
  const last = instantKey(cursor)
  if (isRefusal(last)) return last
  const found = await findOn(Accountabilities, {}, ['createdAt', -1], last, PAGE)
  const end = found.length < PAGE ? undefined : found.at(-1)
  return {
    accountabilities: await views(found, context),
    ...(end === undefined ? {} : { cursor: writeCursor([end.createdAt.getTime(), end._id]) }),
  }
}

const told = {
  zh: '领导小组办公室对本单位的责任作了决定，请联系中心了解。',
  en: 'The steering office decided about the accountability of your unit. Please ask the centre.',
}

/** 定单位责任 (§34): may be decided anew, since its ground may fall or be found again. */
export const recordOutcome = async (
  { accountabilityId, outcome, reason }: InputOf<Decide>,
  context: Context,
): Promise<OutputOf<Decide> | Refusal<'LAPSED' | KernelCode>> => {
  const { now, day } = context
  const known = await get(Accountabilities, accountabilityId)
  if (known === undefined) return refuseAny('NOT_FOUND', { what: 'accountability' })
  if (known.state === 'lapsed') return refuse('LAPSED', {})
  const next: Accountability = {
    ...known,
    state: 'decided',
    outcome,
    reason,
    decidedBy: (await context.account())?.personId ?? '',
    decidedOn: day,
    updatedAt: now,
    v: known.v + 1,
  }
  const [view] = await views([next], context)
  if (view === undefined) throw new Error('an accountability has a view')
  const source = { of: Accountabilities.name, id: next._id, v: next.v, kind: 'decided' }
  const heads = await unitHeads(next.unitId, day)
  const answer = await settle(
    context,
    view,
    [accountabilityChange(known, next)],
    heads.map((reader) => telling(source, { reader, ...told }, context)),
  )
  if (!waitsForOffice[next.state]) await clearTodos(next._id, ACCOUNTABILITY)
  return answer
}
