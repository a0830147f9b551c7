import { actingAs } from '../../_kernel/acting'
import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { monthOf } from '../../_kernel/month'
import { isPossible } from '../../_kernel/moves'
import { settle } from '../../_kernel/operation'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { find, get, is } from '../../_kernel/store'
import { addDays, type Day, DAY_MINUTES, minuteOf } from '../../_kernel/time'
import { attach, linkTo } from '../../_kernel/upload/upload'
import { addWorkingDays } from '../../_kernel/calendar'
import { clearTodos } from '../../_shared/todo'
import { hours } from '../../_shared/hall-hours'
import { uncovered } from '../../_shared/uncovered-year'
import { Corrections } from '../collections'
import type { contract } from '../contract'
import { CORRECTION_WORKING_DAYS, correctionObjection, CORRECTIONS_A_MONTH } from './correction'
import { correctionMoves, type CorrectionRecord, MOST_CORRECTION_FILES, seatIn } from './record'
import { putCorrectionTodo } from './todos'
import { correctionView, correctionViews } from './view'
import { slotView } from '../day-view'
import { proofFiles } from '../leave/shape'
import { type PersonDay, personDay, windowToKeep } from '../person-day'
import { clockPolicy } from '../clock/read-policy'
import { slotIndexFor } from '../clock/punch'
import { refuse } from '../refusals'

type Ask = (typeof contract)['askCorrection']
type Withdraw = (typeof contract)['withdrawCorrection']
type Correctable = (typeof contract)['correctable']
type File = (typeof contract)['correctionFile']
type AskCode = 'NO_POST' | 'CORRECTION_WRONG' | 'CORRECTION_LATE' | 'CORRECTIONS_SPENT' | 'CORRECTION_OPEN'

const TAKEN = { kinds: proofFiles, mostBytes: 10 * 1024 * 1024 } as const
/** Three working days lie within so many days, whatever the holidays. */
const DAYS_BACK = 14

/** Corrections of a month that count: asked and approved ones. */
const countedIn = (personId: string, month: string): Promise<CorrectionRecord[]> =>
  find(Corrections, { holds: is.in([1, 2, 3].map((n) => seatIn(personId, month, n))) })

/** Why this press can't have been: no such hours, not yet, or the clock says as much already. */
const faultOf = (
  { day, direction, minute }: Pick<InputOf<Ask>, 'day' | 'direction' | 'minute'>,
  { slots }: PersonDay,
  { now, day: today }: Pick<Context, 'now' | 'day'>,
): 'noHours' | 'notYet' | 'notNeeded' | undefined => {
  if (day === today && minute > minuteOf(now)) return 'notYet'
  const index = slotIndexFor(
    { direction, minute },
    slots.map(({ slot }) => slot),
  )
  const pair = slots[index]?.pair
  if (pair === undefined) return 'noHours'
  const known = pair[direction]
  if (known === undefined) return undefined
  return (direction === 'in' ? known <= minute : known >= minute) ? 'notNeeded' : undefined
}

/** 补卡 (§21) */
export const askCorrection = async (
  input: InputOf<Ask>,
  context: Context,
): Promise<OutputOf<Ask> | Refusal<AskCode | KernelCode>> => {
  const { day, direction, minute, reason, evidence, uploads = [] } = input
  const personId = (await context.account())?.personId ?? ''
  const month = monthOf(day)
  const [policy, counted, { calendar }] = await Promise.all([
    clockPolicy(),
    countedIn(personId, month),
    hours(),
  ])
  const objection = correctionObjection(day, context.day, counted.length, calendar)
  if (objection !== undefined) {
    if ('covered' in objection) return uncovered(objection, context)
    if (objection.kind === 'notYet') return refuse('CORRECTION_WRONG', { why: 'notYet' })
    return objection.kind === 'tooLate'
      ? refuse('CORRECTION_LATE', { until: objection.until })
      : refuse('CORRECTIONS_SPENT', { month, most: CORRECTIONS_A_MONTH })
  }
  const until = day === context.day ? minuteOf(context.now) : DAY_MINUTES
  const known = await personDay(personId, day, until, policy.graceMinutes)
  if (!known.covered) return uncovered(known, context)
  const windowId = windowToKeep(known, 0)
  if (windowId === undefined) return refuse('NO_POST', {})
  const why = faultOf(input, known, context)
  if (why !== undefined) return refuse('CORRECTION_WRONG', { why })
  if (counted.some((one) => one.day === day && one.direction === direction && one.state === 'asked'))
    return refuse('CORRECTION_OPEN', {})
  const n =
    [1, 2, 3].find((free) => !counted.some(({ holds }) => holds === seatIn(personId, month, free))) ?? 1
  const files: CorrectionRecord['files'] = []
  for (const uploadId of [...new Set(uploads)].slice(0, MOST_CORRECTION_FILES)) {
    const file = await attach(uploadId, `corrections/${context.operation}`, TAKEN, context)
    if (isRefusal(file)) return file
    files.push(file)
  }
  const record: CorrectionRecord = {
    _id: context.operation,
    personId,
    windowId,
    day,
    direction,
    minute,
    reason,
    evidence,
    files,
    state: 'asked',
    holds: seatIn(personId, month, n),
    createdAt: context.now,
    updatedAt: context.now,
    v: 1,
  }
  const answer = await settle(context, await correctionView(record, context), [
    { of: Corrections, insert: record, before: {}, after: { day, direction, minute, state: record.state } },
  ])
  await putCorrectionTodo(record, context.now)
  return answer
}

/** 撤回补卡: its place of the month's three is free again. */
export const withdrawCorrection = async (
  { correctionId }: InputOf<Withdraw>,
  context: Context,
): Promise<OutputOf<Withdraw> | Refusal<'CORRECTION_DECIDED' | KernelCode>> => {
  const known = await get(Corrections, correctionId)
  if (known === undefined) return refuseAny('NOT_FOUND', { what: 'correction' })
  if (known.personId !== (await context.account())?.personId) return refuseAny('NOT_YOURS', {})
  if (!isPossible(correctionMoves.withdraw, known.state)) return refuse('CORRECTION_DECIDED', {})
  const next: CorrectionRecord = {
    ...known,
    state: correctionMoves.withdraw.to,
    holds: known._id,
    updatedAt: context.now,
    v: known.v + 1,
  }
  const answer = await settle(context, await correctionView(next, context), [
    { of: Corrections, replace: next, before: { state: known.state }, after: { state: next.state } },
  ])
  await clearTodos(known._id, 'correction')
  return answer
}

/** 可补卡的日子: today and those before it whose deadline has not passed, newest first. */
export const correctable = async (
  _input: object,
  context: Context,
): Promise<OutputOf<Correctable> | Refusal<KernelCode>> => {
  const personId = (await context.account())?.personId ?? ''
  const [policy, { calendar }, asked] = await Promise.all([
    clockPolicy(),
    hours(),
    find(Corrections, { personId }, { order: [['createdAt', -1]], limit: 20 }),
  ])
  const days: OutputOf<Correctable>['days'] = []
  const spentIn = new Map<string, number>()
  for (let back = 0; back <= DAYS_BACK; back++) {
    const day: Day = addDays(context.day, -back)
    const until = addWorkingDays(day, CORRECTION_WORKING_DAYS, calendar)
    if (!until.covered) return uncovered(until, context)
    if (context.day > until.day) break
    const known = await personDay(
      personId,
      day,
      back === 0 ? minuteOf(context.now) : DAY_MINUTES,
      policy.graceMinutes,
    )
    if (!known.covered) return uncovered(known, context)
    if (known.posts.length === 0 || known.slots.length === 0) continue
    const month = monthOf(day)
    const spent = spentIn.get(month) ?? (await countedIn(personId, month)).length
    spentIn.set(month, spent)
    const left = Math.max(0, CORRECTIONS_A_MONTH - spent)
    days.push({ day, until: until.day, left, slots: known.slots.map(slotView) })
  }
  const corrections = await correctionViews(asked, context)
  return { days, corrections, seenAt: context.now.toISOString() }
}

/** 看补卡附件 */
export const correctionFile = async (
  { correctionId, at }: InputOf<File>,
  context: Context,
): Promise<OutputOf<File> | Refusal<KernelCode>> => {
  const known = await get(Corrections, correctionId)
  if (known === undefined) return refuseAny('NOT_FOUND', { what: 'correction' })
  const isMine = known.personId === (await context.account())?.personId
  if (!isMine && (await actingAs(context, ['centreStaff', 'centreAdmin'])) === undefined)
    return refuseAny('NOT_YOURS', {})
  const file = known.files[at]
  const link = file === undefined ? undefined : await linkTo(file.file)
  return file === undefined || link === undefined ? refuseAny('FILE_UNKNOWN', {}) : { link, kind: file.kind }
}
