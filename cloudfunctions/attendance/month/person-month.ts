import { actingAs } from '../../_kernel/acting'
import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { find, get, is } from '../../_kernel/store'
import { namesOf } from '../../_shared/post-holder'
import { MonthAnswers, MonthRows } from '../collections'
import type { contract } from '../contract'
import { windowsById } from '../person-day'
import { answersLeft, answerView } from './answer-view'
import { answerId, latestOf, type MonthAnswer, type PersonRow } from './record'
import { monthFactsShown, type ShownMonth, shownMonth } from './shown-month'

type Mine = (typeof contract)['myMonth']
type Theirs = (typeof contract)['personMonth']
export type PersonMonthView = OutputOf<Mine>

const MOST = 100

/** Somebody's row of a month as it is shown, or nothing: they were not expected in it. */
export const rowOfPerson = async (
  { known, run }: ShownMonth,
  personId: string,
): Promise<PersonRow | undefined> => {
  const found = await find(
    MonthRows,
    { personId, month: known._id, run: is.gte(known.wholeRun).and(is.lte(run)) },
    { limit: MOST },
  )
  const [row] = latestOf(found)
  return row?.kind === 'person' ? row : undefined
}

/** A month of one person with what the reader may do about it. */
export const personMonthView = async (
  shown: ShownMonth,
  row: PersonRow,
  answer: MonthAnswer | undefined,
  buttons: PersonMonthView['buttons'],
  context: Context,
): Promise<PersonMonthView> => {
  const [names, windows] = await Promise.all([namesOf([row.personId]), windowsById()])
  return {
    ...monthFactsShown(shown),
    personId: row.personId,
    name: names.get(row.personId) ?? '',
    windowNo: windows.get(row.windowId)?.no ?? 0,
    post: row.post,
    days: row.days,
    sums: row.sums,
    ...(answer === undefined ? {} : { answer: answerView(answer, row) }),
    buttons,
    seenAt: context.now.toISOString(),
  }
}

const isLatest = ({ known, revision }: ShownMonth): boolean =>
  revision === known.publications.at(-1)?.revision

/** What somebody may still say to their own month. */
export const ownButtons = (
  shown: ShownMonth,
  row: PersonRow,
  answer: MonthAnswer | undefined,
  { day }: Context,
): PersonMonthView['buttons'] => (isLatest(shown) ? [...answersLeft(shown.known, row, answer, day)] : [])

/** 我的月度考勤 */
export const myMonth = async (
  { month, revision }: InputOf<Mine>,
  context: Context,
): Promise<PersonMonthView | Refusal<'MONTH_COMPUTING' | KernelCode>> => {
  const personId = (await context.account())?.personId ?? ''
  const shown = await shownMonth(month, revision)
  if (isRefusal(shown)) return shown
  const [row, answer] = await Promise.all([
    rowOfPerson(shown, personId),
    get(MonthAnswers, answerId(month, personId)),
  ])
  if (row === undefined) return refuseAny('NOT_FOUND', { what: 'month' })
  return personMonthView(shown, row, answer, ownButtons(shown, row, answer, context), context)
}

/** 某人的月度考勤: of a unit's people its own head sees them, and nobody else's (§14). */
export const personMonth = async (
  { month, personId, revision }: InputOf<Theirs>,
  context: Context,
): Promise<PersonMonthView | Refusal<'MONTH_COMPUTING' | KernelCode>> => {
  const shown = await shownMonth(month, revision)
  const row = isRefusal(shown) ? undefined : await rowOfPerson(shown, personId)
  const [ofCentre, admin, head] = await Promise.all([
    actingAs(context, ['centreStaff', 'centreAdmin']),
    actingAs(context, ['centreAdmin']),
    row === undefined ? undefined : actingAs(context, ['unitHead'], { unitId: row.unitId }),
  ])
  if (ofCentre === undefined && head === undefined) return refuseAny('NOT_YOURS', {})
  if (isRefusal(shown)) return shown
  if (row === undefined) return refuseAny('NOT_FOUND', { what: 'month' })
  const answer = ofCentre === undefined ? undefined : await get(MonthAnswers, answerId(month, personId))
  const mayDecide = admin !== undefined && isLatest(shown) && (await context.account())?.personId !== personId
  const buttons = mayDecide
    ? (['amend', ...(answer?.isWaiting === true ? (['dismiss'] as const) : [])] as const)
    : []
  return personMonthView(shown, row, answer, [...buttons], context)
}
