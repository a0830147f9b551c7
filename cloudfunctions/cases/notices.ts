import { addWorkingDays } from '../_kernel/calendar'
import type { Context } from '../_kernel/context'
import { accountOf } from '../_kernel/account'
import { get, type Write } from '../_kernel/store'
import { ticketsAtWindows } from '../_shared/at-window'
import { PublishedSheets } from '../_shared/published-sheet'
import { type Case, commonOf } from './case'
import { isHolder } from './case-actors'
import { assessed } from './assessed'
import { faultsOf } from './checklist'
import type { Doors } from './door'
import { itemOf, mayBring, type Notice, noticeStanding, PASS_DAYS, PASS_WARNED_DAYS } from './notice'
import { onHeldCase, onStaffCase } from './on-case'
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
      const [until, warned] = [PASS_DAYS, PASS_DAYS - PASS_WARNED_DAYS].map((days) =>
        addWorkingDays(day, days, calendar),
      )
      if (until?.covered !== true)
        return uncovered(until ?? { covered: false, year: now.getFullYear() }, context)
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
          passWarnedOn: warned?.covered === true ? warned.day : until.day,
        },
        day: until.day,
        tell: { kind: 'noticed', day: until.day },
        also,
      }
    },
  )

/** Whether a number or the code on the slip proves that one may bring the papers. */
const isOwn = async (
  known: Case,
  input: { readonly ticketId?: string | undefined; readonly slipCode?: string | undefined },
  context: Context,
): Promise<boolean> => {
  const nobody: Context = { ...context, visitor: '', account: () => Promise.resolve(undefined) }
  if (await isHolder(known, input.slipCode, nobody)) return true
  if (input.ticketId === undefined) return false
  const ticket = await get(ticketsAtWindows, input.ticketId)
  if (ticket?.desk?.windowId !== known.windowId) return false
  // Taken with the pass: by the applicant, by the code on the paper, or at the front desk, where a person looked.
  if (ticket.pass === known._id) return true
  if (ticket.slip !== undefined) return false
  if (known.personId === undefined) return ticket.visitor === known.visitor
  return (await accountOf(ticket.visitor))?.personId === known.personId
}

/** 补件回来: the same case goes on; only what was listed or is new is checked again. */
export const bringPapers: Doors['bringPapers'] = (input, context) =>
  onStaffCase<'PASS_NOT_YOURS' | 'PASS_OVER'>(input.caseId, 'bringPapers', context, async (known) => {
    const { proxyName } = input
    const back = { isHolder: await isOwn(known, input, context), proxyName }
    if (!mayBring(known.proxy?.name, back)) return refuse('PASS_NOT_YOURS', {})
    if (known.state === 'awaitingMaterials' && context.day > known.passUntil)
      return refuse('PASS_OVER', { until: known.passUntil })
    return { next: { ...commonOf(known), round: known.round + 1, state: 'received' } }
  })

/** 指定代办人 */
export const nameProxy: Doors['nameProxy'] = (input, context) =>
  onHeldCase(input, 'nameProxy', context, (known) => ({ next: { ...known, proxy: { name: input.name } } }))
