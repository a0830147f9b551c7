import { type Account, accountOf } from '../_kernel/account'
import type { Context } from '../_kernel/context'
import type { OutputOf } from '../_kernel/contract'
import { inLanguage } from '../_kernel/refusal'
import { find, get } from '../_kernel/store'
import { PublishedSheets } from '../_shared/published-sheet'
import type { Case } from './case'
import { staffActing } from './case-actors'
import { caseView, paperView } from './case-view'
import { afresh, checklistOf } from './checklist'
import { backAt } from './coming-back'
import { Cases } from './collections'
import type { contract } from './contract'
import type { Doors } from './door'
import { type Hall, hall } from './hall'
import { dueOf } from './promise'
import { refuse } from './refusals'
import { caseIdOf, passedFor, ticketAt } from './ticket-at'

type TicketCase = OutputOf<(typeof contract)['ticketCase']>

/** Whoever comes back for papers has been here lately: their newest cases are looked at, no more. */
const LOOKED_AT = 10

/** The case of this matter that waits for its holder's papers. */
const waitingFor = async (holder: string, service: string): Promise<Case | undefined> => {
  const newest = await find(Cases, { holder }, { order: [['openedKey', -1]], limit: LOOKED_AT })
  return newest.find((one) => one.state === 'awaitingMaterials' && one.sheet.code === service)
}

const promiseOf = (
  sheet: Pick<Case['sheet'], 'kind' | 'promisedDays' | 'inVacation'>,
  { calendar }: Hall,
  { day }: Context,
): Pick<TicketCase, 'promise'> => {
  if (sheet.kind === 'direct' || sheet.promisedDays === 0) return {}
  const { promisedDays: days, inVacation } = sheet
  const due = dueOf({ acceptedOn: day, days, inVacation, stops: [] }, calendar, day)
  return {
    promise: {
      days,
      inVacation,
      ...(due.covered ? { dueOn: due.day } : {}),
      isProvisional: due.covered && due.provisional,
    },
  }
}

const holderOf = (visitor: string, account: Account | undefined): string => account?.personId ?? visitor

/**
 * 窗口上的号和它的办件: what the counter shows beside the number at its window. The case exists once something was
 * decided; until then its papers are those of the sheet.
 */
export const ticketCase: Doors['ticketCase'] = async ({ windowId, ticketId }, context) => {
  const [ticket, known] = await Promise.all([ticketAt(windowId, ticketId), hall()])
  if (ticket === undefined) return refuse('TICKET_NOT_HERE', {})
  const isOnPaper = ticket.slip !== undefined
  const [published, taken, passed, account] = await Promise.all([
    get(PublishedSheets, ticket.service),
    get(Cases, caseIdOf(ticketId)),
    passedFor(ticket),
    isOnPaper ? undefined : accountOf(ticket.visitor),
  ])
  const back =
    taken ??
    passed ??
    (isOnPaper ? undefined : await waitingFor(holderOf(ticket.visitor, account), ticket.service))
  // A case goes on under the version that it was taken under, though its sheet was retired since.
  const sheet = published?.sheet ?? back?.sheet
  if (sheet === undefined) return refuse('SHEET_UNKNOWN', {})
  const papers = published === undefined ? afresh(back?.papers ?? []) : checklistOf(published.sheet)
  const standing =
    back === undefined || back === taken
      ? 'here'
      : backAt(back, known.windows.get(windowId), published?.sheet.windows ?? [])
  const one = standing === 'elsewhere' ? undefined : back
  const { language } = context
  // Without the pass it is just a matter of their own that waits somewhere else.
  const other = standing === 'elsewhere' && back === passed ? back : undefined
  const unit = known.units.get(other?.unitId ?? '')
  return {
    ...(one === undefined
      ? {}
      : { case: caseView(one, await staffActing(one, context, known), known, context, 'slip') }),
    ...(other === undefined
      ? {}
      : {
          elsewhere: {
            windowNo: other.windowNo,
            unitName: inLanguage(language, unit?.name ?? '', unit?.nameEn),
          },
        }),
    isBack: one?.state === 'awaitingMaterials' && taken === undefined,
    kind: sheet.kind,
    papers: papers.map((paper) => paperView(paper, new Set(), language)),
    ...promiseOf(sheet, known, context),
    asksName: account?.name === undefined,
  }
}
