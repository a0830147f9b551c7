import { addWorkingDays } from '../_kernel/calendar'
import type { Context } from '../_kernel/context'
import { accountOf } from '../_kernel/account'
import { get, type Write } from '../_kernel/store'
import { grantFor } from '../_kernel/role'
import { type TicketAtWindow, ticketsAtWindows } from '../_shared/at-window'
import { PublishedSheets } from '../_shared/published-sheet'
import { type Case, commonOf } from './case'
import { isHolder } from './case-actors'
import { assessed } from './assessed'
import { faultsOf } from './checklist'
import { backAt } from './coming-back'
import type { Doors } from './door'
import { itemOf, mayBring, type Notice, noticeStanding, PASS_DAYS, PASS_WARNED_DAYS } from './notice'
import type { Hall } from './hall'
import { onHeldCase, onStaffCase, type Widen } from './on-case'
import { refuse } from './refusals'
import { uncovered } from '../_shared/uncovered-year'

const papersOf = (known: Case, numbers: readonly number[]): string[] =>
  known.papers.filter(({ n }) => numbers.includes(n)).map(({ name }) => name)

/**
 * 一次性告知 (§20): everything that is missing or wrong, and a pass to come back with. A second one for what lay
 * there before is refused; given all the same with a reason, it counts in the assessment.
 */
export const giveNotice: Doors['giveNotice'] = ({ caseId, matters, override }, context) =>
  onStaffCase<'NOTHING_TO_TELL' | 'SECOND_NOTICE'>(
    caseId,
    'giveNotice',
    context,
    async (known, { calendar }) => {
      const { now, day } = context
      const published = await get(PublishedSheets, known.sheet.code)
      const sheetVersion = published?.sheet.version ?? known.sheet.version
      const faults = faultsOf(known.papers)
      const asked = {
        papers: known.papers,
        faults,
        matters: matters.length,
        notices: known.notices,
        sheetVersion,
      }
      const standing = noticeStanding(asked)
      if (standing.kind === 'nothing') return refuse('NOTHING_TO_TELL', {})
      if (standing.kind === 'second' && override === undefined) {
        const papers = [
          ...papersOf(known, standing.papers),
          ...(standing.isMatter ? matters.map(({ name }) => name) : []),
        ]
        return refuse('SECOND_NOTICE', { papers })
      }
      const until = addWorkingDays(day, PASS_DAYS, calendar)
      if (!until.covered) return uncovered(until, context)
      const warned = addWorkingDays(day, PASS_DAYS - PASS_WARNED_DAYS, calendar)
      const notice: Notice = {
        no: known.notices.length + 1,
        at: now,
        round: known.round,
        sheetVersion,
        items: [
          ...known.papers.flatMap((paper) => {
            const fault = faults.find(({ n }) => n === paper.n)
            return fault === undefined ? [] : [itemOf(paper, fault)]
          }),
          ...matters.map(({ name, todo }) => ({
            n: 0,
            problem: 'matter' as const,
            name,
            nameEn: name,
            todo,
            todoEn: todo,
          })),
        ],
        passUntil: until.day,
        ...(standing.kind === 'second' && override !== undefined ? { override } : {}),
      }
      const also: Write[] =
        standing.kind === 'second' ? [assessed('secondNotice', known, String(notice.no), day, context)] : []
      return {
        next: {
          ...commonOf(known),
          notices: [...known.notices, notice].slice(-10),
          state: 'awaitingMaterials',
          passUntil: until.day,
          passWarnedOn: warned.covered ? warned.day : until.day,
        },
        day: until.day,
        tell: { kind: 'noticed', day: until.day },
        also,
      }
    },
  )

/** The other window at which the number is, if the case moves there with it. */
const movesTo = async (known: Case, ticket: TicketAtWindow | undefined, { windows }: Hall) => {
  const place = windows.get(ticket?.desk?.windowId ?? '')
  if (place === undefined || place._id === known.windowId) return undefined
  const published = await get(PublishedSheets, known.sheet.code)
  return backAt(known, place, published?.sheet.windows ?? []) === 'moves' ? place : undefined
}

/** Whether a number or the code on the slip proves that one may bring the papers. */
const isOwn = async (
  known: Case,
  slipCode: string | undefined,
  /** The number, if it is at the window where the case goes on. */
  ticket: TicketAtWindow | undefined,
  context: Context,
): Promise<boolean> => {
  const nobody: Context = { ...context, visitor: '', account: () => Promise.resolve(undefined) }
  if (await isHolder(known, slipCode, nobody)) return true
  if (ticket === undefined) return false
  // Taken with the pass: by the applicant, by the code on the paper, or at the front desk, where a person looked.
  if (ticket.pass === known._id) return true
  if (ticket.slip !== undefined) return false
  if (known.personId === undefined) return ticket.visitor === known.visitor
  return (await accountOf(ticket.visitor))?.personId === known.personId
}

/**
 * 补件回来: the same case goes on; only what was listed or is new is checked again. Called to another window that takes
 * this service, it goes on there.
 */
export const bringPapers: Doors['bringPapers'] = async (input, context) => {
  const { caseId, ticketId, slipCode, proxyName } = input
  const ticket = ticketId === undefined ? undefined : await get(ticketsAtWindows, ticketId)
  const grants = (await context.account())?.grants ?? []
  const grantAt = (windowId: string) => grantFor(grants, ['windowStaff'], { windowId }, context.day)
  const widen: Widen = async (known, acting, hall) => {
    const place = await movesTo(known, ticket, hall)
    const grant = place === undefined ? undefined : grantAt(place._id)
    if (grant === undefined) return acting
    const actors = [...new Set([...acting.actors, 'window' as const])]
    return { ...acting, actors, grants: new Map([...acting.grants, ['window', grant]]) }
  }
  return onStaffCase<'PASS_NOT_YOURS' | 'PASS_OVER'>(
    caseId,
    'bringPapers',
    context,
    async (known, hall) => {
      const other = await movesTo(known, ticket, hall)
      const place = other === undefined || grantAt(other._id) === undefined ? undefined : other
      const here = ticket?.desk?.windowId === (place?._id ?? known.windowId) ? ticket : undefined
      const back = { isHolder: await isOwn(known, slipCode, here, context), proxyName }
      if (!mayBring(known.proxy?.name, back)) return refuse('PASS_NOT_YOURS', {})
      if (known.state === 'awaitingMaterials' && context.day > known.passUntil)
        return refuse('PASS_OVER', { until: known.passUntil })
      const at = place === undefined ? {} : { windowId: place._id, windowNo: place.no, unitId: place.unitId }
      return { next: { ...commonOf(known), ...at, round: known.round + 1, state: 'received' } }
    },
    widen,
  )
}

/** 指定代办人 */
export const nameProxy: Doors['nameProxy'] = (input, context) =>
  onHeldCase(input, 'nameProxy', context, (known) => ({ next: { ...known, proxy: { name: input.name } } }))
