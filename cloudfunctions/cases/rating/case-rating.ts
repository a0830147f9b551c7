import type { Day } from '../../_kernel/time'
import type { Visit } from '../../_shared/visit'
import type { Case } from '../case'
import { isOfSlip } from '../case-actors'

/** Prefix of what is rated when it is the result of a case and not a visit. */
export const CASE_PREFIX = 'case:'

/** What a rating is about: a visit, or the result of a promised or joint matter (§19). */
export type Rated = Omit<Visit, 'outcome' | 'updatedAt'>

/** Whether a case has a result that is rated by itself. */
export const isRateable = (known: Case): known is Case & { ratedAs: Day } =>
  (known.state === 'done' || known.state === 'refused') && known.ratedAs !== undefined

/**
 * The result of a case as something that is rated. The window knows the code on the slip and prints it, so that it
 * stands for nobody who has a phone: they rate as who they are.
 */
export const ratedResult = (known: Case & { ratedAs: Day }): Rated => ({
  _id: `${CASE_PREFIX}${known._id}`,
  visitor: known.visitor ?? '',
  ...(isOfSlip(known) ? { slip: known.slip } : {}),
  day: known.ratedAs,
  number: known.no,
  windowId: known.windowId,
  windowNo: known.windowNo,
  unitId: known.unitId,
  service: known.sheet.code,
  servedBy: known.handledBy,
  endedAt:
    known.state === 'done' ? known.doneAt : known.state === 'refused' ? known.refusedAt : known.updatedAt,
})
