import type { PublishedSheet } from '../_shared/published-sheet'
import type { ServiceSheet } from '../_shared/service-sheet'
import type { ServiceWindow } from '../_shared/service-window'
import { isRefusal, type Refusal } from '../_kernel/refusal'
import type { Case } from './case'
import type { Acting } from './case-actors'
import { afresh, checklistOf, type Paper } from './checklist'
import type { Hall } from './hall'
import { leadAt } from './joint/lead-unit'
import { refuse } from './refusals'

/** What a case is taken of, and where. */
export interface Matter {
  readonly sheet: Case['sheet']
  readonly papers: readonly Paper[]
  readonly place: ServiceWindow
  readonly lead: ReturnType<typeof leadAt>
}

const frozen = (sheet: ServiceSheet): Case['sheet'] => ({
  code: sheet.code,
  version: sheet.version,
  hash: sheet.hash,
  name: sheet.name,
  nameEn: sheet.nameEn,
  kind: sheet.kind,
  promisedDays: sheet.promisedDays,
  inVacation: sheet.inVacation,
  result: sheet.result,
  ...(sheet.resultEn === undefined ? {} : { resultEn: sheet.resultEn }),
  consultPhone: sheet.consultPhone,
  complaintPhone: sheet.complaintPhone,
  ...(sheet.kind === 'joint' ? { leadUnit: sheet.leadUnit } : {}),
  coUnits: sheet.kind === 'joint' ? sheet.coUnits : [],
})

const windowFor = (
  sheet: ServiceSheet,
  windowId: string,
  { windows }: Hall,
): ServiceWindow | Refusal<'NOT_THIS_WINDOW' | 'WINDOW_CLOSING'> => {
  const place = windows.get(windowId)
  if (place === undefined || !sheet.windows.includes(windowId)) {
    const others = sheet.windows.map((id) => windows.get(id)).filter((one) => one?.state === 'open')
    return refuse('NOT_THIS_WINDOW', {
      windowNos: others.flatMap((one) => (one === undefined ? [] : [one.no])),
    })
  }
  return place.state === 'open' ? place : refuse('WINDOW_CLOSING', {})
}

/** A new matter by the sheet of today, at a window that takes it. */
export const matterToday = (
  published: PublishedSheet | undefined,
  windowId: string,
  hall: Hall,
): Matter | Refusal<'SHEET_UNKNOWN' | 'NOT_THIS_WINDOW' | 'WINDOW_CLOSING'> => {
  if (published === undefined) return refuse('SHEET_UNKNOWN', {})
  const { sheet } = published
  const place = windowFor(sheet, windowId, hall)
  if (isRefusal(place)) return place
  return { sheet: frozen(sheet), papers: checklistOf(sheet), place, lead: leadAt(sheet, place, hall) }
}

/**
 * The window at which somebody opens the case that puts an ended one right: that case's own, or theirs that keeps what
 * a closed one left. It need not take the service today: who made the error mends it (§20).
 */
export const putRightAt = (
  { windowId }: Pick<Case, 'windowId'>,
  { actors, grants }: Acting,
): string | undefined => grants.get('keeper')?.windowId ?? (actors.includes('window') ? windowId : undefined)

/** The matter of an ended case once more: by the sheet of today; where that was retired, as the case has kept it. */
export const matterAgain = (
  wrong: Case,
  published: PublishedSheet | undefined,
  place: ServiceWindow,
): Matter => ({
  sheet: published === undefined ? wrong.sheet : frozen(published.sheet),
  papers: published === undefined ? afresh(wrong.papers) : checklistOf(published.sheet),
  place,
  lead: { unitId: wrong.unitId },
})
