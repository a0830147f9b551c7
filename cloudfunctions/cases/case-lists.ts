import type { Context } from '../_kernel/context'
import { nextCursor, textKey } from '../_kernel/cursor'
import { refuse as refuseAny } from '../_kernel/kernel-refusals'
import { isRefusal } from '../_kernel/refusal'
import { find, get, is } from '../_kernel/store'
import { slipIdOf } from '../_shared/slip'
import type { Case } from './case'
import { holderActing, isApplicant, isBehind, isHolder, isOfSlip, staffActing } from './case-actors'
import { caseRow, caseView } from './case-view'
import { Cases } from './collections'
import type { Doors } from './door'
import { type Hall, hall } from './hall'
import { leftTo } from './keeper'
import { refuse } from './refusals'

const PAGE = 30

/** One page of cases by a key of theirs that no two share, and where the next begins. */
const page = async (
  where: Readonly<Record<string, unknown>>,
  key: 'dueKey' | 'openedKey',
  direction: 1 | -1,
  cursor: string | undefined,
  context: Context,
  /** Only what comes before this key. */
  before?: string,
) => {
  const last = textKey(cursor)
  if (isRefusal(last)) return last
  const beyond = last === undefined ? undefined : direction === 1 ? is.gt(last) : is.lt(last)
  const until = before === undefined ? undefined : is.lt(before)
  const span = beyond !== undefined && until !== undefined ? beyond.and(until) : (beyond ?? until)
  const [found, known] = await Promise.all([
    find(
      Cases,
      { ...where, ...(span === undefined ? {} : { [key]: span }) },
      { order: [[key, direction]], limit: PAGE },
    ),
    hall(),
  ])
  return {
    cases: found.map((one) => caseRow(one, known, context)),
    ...nextCursor(found, PAGE, (one) => one[key]),
  }
}

/** 窗口办件: open ones by their date, ended ones latest first; what a closed window of the unit left is kept here. */
export const windowCases: Doors['windowCases'] = async ({ windowId, which, cursor }, context) => {
  if (which === 'open') return page({ windowId, live: true }, 'dueKey', 1, cursor, context)
  const { windows } = await hall()
  const ended = { windowId: is.in([windowId, ...leftTo(windowId, windows)]), live: false }
  return page(ended, 'openedKey', -1, cursor, context)
}

/** 单位办件 */
export const unitCases: Doors['unitCases'] = ({ unitId, which, cursor }, context) =>
  page(which === 'led' ? { unitId, live: true } : { unitsAtWork: unitId }, 'dueKey', 1, cursor, context)

/** 协办: what other units' joint matters ask of the unit of this window. */
export const partsForWindow: Doors['partsForWindow'] = async ({ windowId, cursor }, context) => {
  const { windows } = await hall()
  return page({ unitsAtWork: windows.get(windowId)?.unitId ?? '' }, 'dueKey', 1, cursor, context)
}

/**
 * 中心办件: extensions that wait for an answer, what is past its date (a clock that stands still is never past), or
 * results that nobody fetched before their window closed.
 */
export const centreCases: Doors['centreCases'] = async ({ which, cursor }, context) => {
  if (which === 'extensions')
    return page({ 'promise.extension.state': 'asked', live: true }, 'dueKey', 1, cursor, context)
  if (which === 'overdue') return page({ state: 'inProgress' }, 'dueKey', 1, cursor, context, context.day)
  const closed = [...(await hall()).windows.values()].filter(({ state }) => state === 'closed')
  const left = {
    windowId: is.in(closed.map(({ _id }) => _id)),
    'delivery.state': is.in(['waiting', 'archived']),
  }
  return page(left, 'openedKey', -1, cursor, context)
}

/** 我的办件 */
export const myCases: Doors['myCases'] = async ({ cursor }, context) => {
  const account = await context.account()
  const holders = [context.visitor, ...(account === undefined ? [] : [account.personId])]
  const rows = await page({ holder: is.in(holders) }, 'openedKey', -1, cursor, context)
  return isRefusal(rows) ? rows : { ...rows, seenAt: context.now.toISOString() }
}

/** A case as its holder sees it: who holds no more than the slip of somebody with a phone has no pickup code. */
const heldView = async (known: Case, known_: Hall, context: Context) => {
  const isTheirs = isOfSlip(known) || (await isApplicant(known, context))
  return caseView(known, holderActing, known_, context, isTheirs ? 'both' : 'slip')
}

/** 办件进度 */
export const myCase: Doors['myCase'] = async ({ caseId, slipCode }, context) => {
  const [known, known_] = await Promise.all([get(Cases, caseId), hall()])
  if (known === undefined) return refuse('CASE_UNKNOWN', {})
  if (!(await isHolder(known, slipCode, context))) return refuseAny('NOT_YOURS', {})
  return heldView(known, known_, context)
}

/** 凭回执查进度 */
export const slipCase: Doors['slipCase'] = async ({ code }, context) => {
  const [[known], known_] = await Promise.all([find(Cases, { slip: slipIdOf(code) }, { limit: 1 }), hall()])
  return known === undefined ? refuse('CASE_UNKNOWN', {}) : heldView(known, known_, context)
}

/** 办件页 */
export const staffCase: Doors['staffCase'] = async ({ caseId }, context) => {
  const [known, known_] = await Promise.all([get(Cases, caseId), hall()])
  if (known === undefined) return refuse('CASE_UNKNOWN', {})
  const acting = await staffActing(known, context, known_)
  return acting.actors.length === 0 && !(await isBehind(known, context))
    ? refuse('NOT_AT_YOUR_WINDOW', {})
    : caseView(known, acting, known_, context, 'slip')
}
