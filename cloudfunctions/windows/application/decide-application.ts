import type { Context } from '../../_kernel/context'
import { addWorkingDays, CalendarEntries } from '../../_kernel/calendar'
import { isRefusal } from '../../_kernel/refusal'
import { find } from '../../_kernel/store'
import { uncovered } from '../../_shared/uncovered-year'
import { placed } from './application'
import { type MoveName } from './moves'
import { nextVersion, settleStep, signedFacts } from './change'
import { dateFault } from './form'
import { remind } from './todos'
import { freeNo, viewOf } from './view'
import { allLines } from './basis'
import { Applications, ServiceWindows, type StoredApplication } from '../collections'
import type { Windows } from '../door'
import { movable, personOf } from './own-application'
import { refuse } from '../refusals'
import { tellOutcome } from './tell-outcome'
import { formRefusal, isAskedAlready } from './write-application'

/** Letters that lines can have. */
const MOST_LINES = 23

/** The application for whoever decides about it: nobody does that about what they signed for a unit (§14). */
const decidable = async (applicationId: string, name: MoveName, context: Context) => {
  const known = await movable(applicationId, name, context)
  if (isRefusal(known)) return known
  const isOwn = known.origin === 'unit' && 'signedBy' in known && known.signedBy === (await personOf(context))
  return isOwn ? refuse('OWN_APPLICATION', {}) : known
}

/** 开始审核 */
export const takeApplication: Windows['takeApplication'] = async ({ applicationId }, context) => {
  const known = await decidable(applicationId, 'take', context)
  if (isRefusal(known)) return known
  const next = nextVersion(known, 'underReview', signedFacts(known), context.now)
  const view = await settleStep(context, await viewOf(next, context), known, next)
  await remind(next, context)
  return view
}

/** 退回修改 */
export const sendBackApplication: Windows['sendBackApplication'] = async (input, context) => {
  const known = await decidable(input.applicationId, 'sendBack', context)
  if (isRefusal(known)) return known
  const facts = { ...signedFacts(known), remark: input.remark, returnedAt: context.now }
  const next = nextVersion(known, 'returned', facts, context.now)
  const also = await tellOutcome(next, 'returned', context)
  const view = await settleStep(context, await viewOf(next, context), known, next, also)
  await remind(next, context)
  return view
}

type Opening = NonNullable<Parameters<Windows['approveApplication']>[0]['opening']>

/** What speaks against a new window's number and line. */
const openingFault = async (opening: Opening, application: StoredApplication) => {
  const holdsNo = `no:${String(opening.no)}`
  const [[place], [holder], lines] = await Promise.all([
    find(ServiceWindows, { no: opening.no }, { limit: 1 }),
    find(Applications, { holdsNo }, { limit: 1 }),
    allLines(),
  ])
  if (place !== undefined || (holder !== undefined && holder._id !== application._id)) {
    return refuse('WINDOW_NO_TAKEN', { free: await freeNo() })
  }
  const { lineId } = opening
  if (lineId === undefined) return lines.length >= MOST_LINES ? refuse('NO_LETTER_LEFT', {}) : undefined
  const joins = lines.some(
    ({ _id, unitId, state }) => _id === lineId && unitId === application.unitId && state === 'open',
  )
  return joins ? undefined : refuse('LINE_UNKNOWN', {})
}

/** 批准 */
export const approveApplication: Windows['approveApplication'] = async (input, context) => {
  const { reason, effectiveOn, opening } = input
  const known = await decidable(input.applicationId, 'approve', context)
  if (isRefusal(known)) return known
  const late = dateFault(effectiveOn, context.day)
  if (late !== undefined) return refuse(late.code, { earliest: late.earliest, latest: late.latest })
  if ((known.form.kind === 'open') !== (opening !== undefined)) return refuse('OPENING_INCOMPLETE', {})
  const fault = opening === undefined ? undefined : await openingFault(opening, known)
  if (fault !== undefined) return fault
  const decision = {
    reason,
    decidedBy: await personOf(context),
    decidedAt: context.now,
    effectiveOn,
    ...(opening === undefined ? {} : { opening }),
  }
  const facts = {
    ...signedFacts(known),
    decision,
    ...(opening === undefined ? {} : { holdsNo: `no:${String(opening.no)}` }),
  }
  const next = nextVersion(known, 'approved', facts, context.now)
  const also = await tellOutcome(next, 'approved', context, effectiveOn)
  const view = await settleStep(context, await viewOf(next, context), known, next, also)
  await remind(next, context)
  return view
}

/** 不予批准 */
export const rejectApplication: Windows['rejectApplication'] = async (input, context) => {
  const known = await decidable(input.applicationId, 'reject', context)
  if (isRefusal(known)) return known
  const decision = { reason: input.reason, decidedBy: await personOf(context), decidedAt: context.now }
  const next = nextVersion(known, 'rejected', { ...signedFacts(known), decision }, context.now)
  const also = await tellOutcome(next, 'rejected', context)
  const view = await settleStep(context, await viewOf(next, context), known, next, also)
  await remind(next, context)
  return view
}

/** Working days in which the unit says what it thinks of an adjustment (§8). */
const HEARING_DAYS = 5
const MOST_ENTRIES = 1000

/** 中心提出调整 */
export const proposeAdjustment: Windows['proposeAdjustment'] = async ({ unitId, form }, context) => {
  const { now, day } = context
  const fault = await formRefusal(unitId, form, context)
  // Of what a form may have wrong, an adjustment has all but the people.
  if (fault !== undefined) {
    return refuse(fault.code as Exclude<typeof fault.code, 'SAME_PERSON'>, fault.facts as never)
  }
  const until = addWorkingDays(day, HEARING_DAYS, await find(CalendarEntries, {}, { limit: MOST_ENTRIES }))
  if (!until.covered) return uncovered(until, context)
  const _id = context.operation
  const opener = await personOf(context)
  const hearing: StoredApplication = {
    _id,
    unitId,
    origin: 'centre',
    form,
    files: [],
    writtenBy: opener,
    ...placed({ _id, unitId, form, holdsNo: _id }, 'hearing', true),
    key: `${now.toISOString()}:${_id}`,
    state: 'hearing',
    signedBy: opener,
    signedAt: now,
    hearUntil: until.day,
    createdAt: now,
    updatedAt: now,
    v: 1,
  }
  if (await isAskedAlready(hearing)) return refuse('ASKED_ALREADY', {})
  const view = await settleStep(context, await viewOf(hearing, context), undefined, hearing)
  await remind(hearing, context)
  return view
}

/** 单位意见 */
export const answerAdjustment: Windows['answerAdjustment'] = async (input, context) => {
  const known = await movable(input.applicationId, 'answer', context)
  if (isRefusal(known)) return known
  const by = await personOf(context)
  if ('signedBy' in known && known.signedBy === by) return refuse('OWN_APPLICATION', {})
  const heard = { statement: input.statement, by, at: context.now }
  const next = nextVersion(known, 'underReview', { ...signedFacts(known), heard }, context.now)
  const view = await settleStep(context, await viewOf(next, context), known, next)
  await remind(next, context)
  return view
}
