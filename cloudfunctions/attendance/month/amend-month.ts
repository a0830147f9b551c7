import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { type AuditedChange, settle } from '../../_kernel/operation'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { get } from '../../_kernel/store'
import { telling } from '../../_shared/telling'
import { clearTodos } from '../../_shared/todo'
import { uncovered } from '../../_shared/uncovered-year'
import { Corrections, MonthAnswers, Months } from '../collections'
import type { contract } from '../contract'
import type { CorrectionRecord } from '../correction/record'
import { refuse } from '../refusals'
import { respondBy, workOn } from './compute-month'
import { personPage } from './page'
import { rowOfPerson } from './person-month'
import { answerId, type Month, type MonthAnswer, type PersonRow } from './record'
import { shownMonth } from './shown-month'
import { OBJECTION } from './todos'
import { windowsOf } from './windows-of'

type Amend = (typeof contract)['amendMonth']
type Dismiss = (typeof contract)['dismissObjection']

const words = {
  upheld: {
    zh: '您的考勤已经更正，请再看一次。',
    en: 'Your month of attendance was corrected. Please look at it again.',
  },
  dismissed: {
    zh: '您的考勤异议没有成立，请看原因。',
    en: 'Your objection to your month was not upheld. Please read why.',
  },
}

type Amendment = InputOf<Amend>['amendments'][number]

/** What the centre lets count, as a correction beside the punches, which stay as they are (§21). */
const correctionOf = (
  { day, direction, minute }: Amendment,
  at: number,
  row: PersonRow,
  reason: string,
  by: string,
  { operation, now }: Context,
): CorrectionRecord => {
  const _id = `${operation}:${String(at)}`
  return {
    _id,
    personId: row.personId,
    windowId: row.windowId,
    day,
    direction,
    minute,
    reason,
    evidence: reason,
    files: [],
    state: 'approved',
    // It takes none of the month's three: nobody asked for it within three days.
    holds: _id,
    decidedBy: by,
    createdAt: now,
    updatedAt: now,
    v: 1,
  }
}

const decided = (
  before: MonthAnswer,
  state: 'upheld' | 'dismissed',
  decision: string,
  decidedBy: string,
  now: Date,
): AuditedChange => ({
  of: MonthAnswers,
  replace: {
    ...before,
    state,
    decision,
    decidedBy,
    isWaiting: false,
    updatedAt: now,
    v: before.v + 1,
  } as MonthAnswer,
  before: { state: before.state },
  after: { state },
})

/**
 * 更正考勤 (§25): what counts beside the punches, and the part of the month that it touches worked out anew. Of a
 * month that was published this is a revision with its reason; the one before stays as it is. An objection that waits
 * is upheld by it.
 */
export const amendMonth = async (
  { month, personId, amendments, reason }: InputOf<Amend>,
  context: Context,
): Promise<OutputOf<Amend> | Refusal<'MONTH_COMPUTING' | 'AMENDMENT_WRONG' | 'OWN_MONTH' | KernelCode>> => {
  const by = (await context.account())?.personId ?? ''
  if (by === personId) return refuse('OWN_MONTH', {})
  const shown = await shownMonth(month, undefined)
  if (isRefusal(shown)) return shown
  const { known } = shown
  if (known.state === 'computing') return refuse('MONTH_COMPUTING', {})
  const row = await rowOfPerson(shown, personId)
  if (row === undefined) return refuseAny('NOT_FOUND', { what: 'month' })
  const wrong = amendments.find(({ day }) => !row.days.some((one) => one.day === day))
  if (wrong !== undefined) return refuse('AMENDMENT_WRONG', { day: wrong.day })
  const until = await respondBy(context.day)
  if ('covered' in until) return uncovered(until, context)
  const before = await get(MonthAnswers, answerId(month, personId))
  const next: Month = {
    ...known,
    state: 'computing',
    run: known.run + 1,
    windowIds: await windowsOf(personId, month),
    done: 0,
    amendment: { personId, reason, by },
    respondBy: until.day > known.respondBy ? until.day : known.respondBy,
    updatedAt: context.now,
    v: known.v + 1,
  }
  const corrections = amendments.map((one, at): AuditedChange => {
    const insert = correctionOf(one, at, row, reason, by, context)
    const { day, direction, minute } = insert
    return { of: Corrections, insert, before: {}, after: { day, direction, minute, state: 'approved' } }
  })
  const source = { of: Months.name, id: month, v: next.run, kind: 'amended' }
  const told = { reader: personId, ...words.upheld, page: personPage(month) }
  const answer = await settle(
    context,
    { month, personId },
    [
      { of: Months, replace: next, before: { run: known.run }, after: { run: next.run, reason } },
      ...corrections,
      ...(before?.isWaiting === true ? [decided(before, 'upheld', reason, by, context.now)] : []),
    ],
    [telling(source, told, context)],
  )
  await clearTodos(answerId(month, personId), OBJECTION)
  await workOn(next, context)
  return answer
}

/** 驳回异议 (§25): decided once, by nobody about themselves. */
export const dismissObjection = async (
  { month, personId, decision }: InputOf<Dismiss>,
  context: Context,
): Promise<OutputOf<Dismiss> | Refusal<'OBJECTION_DECIDED' | 'OWN_MONTH' | KernelCode>> => {
  const by = (await context.account())?.personId ?? ''
  if (by === personId) return refuse('OWN_MONTH', {})
  const before = await get(MonthAnswers, answerId(month, personId))
  if (before === undefined) return refuseAny('NOT_FOUND', { what: 'objection' })
  if (!before.isWaiting) return refuse('OBJECTION_DECIDED', {})
  const source = { of: MonthAnswers.name, id: before._id, v: before.v + 1, kind: 'dismissed' }
  const told = { reader: personId, ...words.dismissed, page: personPage(month) }
  const answer = await settle(
    context,
    { month, personId },
    [decided(before, 'dismissed', decision, by, context.now)],
    [telling(source, told, context)],
  )
  await clearTodos(before._id, OBJECTION)
  return answer
}
