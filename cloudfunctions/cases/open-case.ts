import { type Account, accountOf } from '../_kernel/account'
import type { Context } from '../_kernel/context'
import type { InputOf } from '../_kernel/contract'
import { randomId } from '../_kernel/hash'
import { settle } from '../_kernel/operation'
import { inLanguage, isRefusal, type Refusal } from '../_kernel/refusal'
import { find, get } from '../_kernel/store'
import { spokenReferrals, type TicketAtWindow } from '../_shared/at-window'
import { PublishedSheets } from '../_shared/published-sheet'
import { slipIdOf } from '../_shared/slip'
import type { Case } from './case'
import { staffActing } from './case-actors'
import { canMove, isOpen } from './case-moves'
import { caseView } from './case-view'
import { ticked } from './checklist'
import { Cases } from './collections'
import type { contract } from './contract'
import type { Doors } from './door'
import { type Hall, hall } from './hall'
import { matterAgain, matterToday, putRightAt } from './matter'
import { advanced, caseFacts } from './on-case'
import { caseKey, caseNoOf, slipCodeOf } from './pickup'
import { refuse } from './refusals'
import { caseIdOf, passedFor, ticketAt } from './ticket-at'

type Input = InputOf<(typeof contract)['openCase']>

/** The number that the case is taken from; nothing when it is taken without one. */
const ticketOf = async ({
  ticketId,
  windowId,
}: Input): Promise<TicketAtWindow | undefined | Refusal<'TICKET_NOT_HERE'>> =>
  ticketId === undefined ? undefined : ((await ticketAt(windowId, ticketId)) ?? refuse('TICKET_NOT_HERE', {}))

const referralOf = async ({
  referralCode,
  service,
}: Input): Promise<string | undefined | Refusal<'REFERRAL_UNKNOWN'>> => {
  if (referralCode === undefined) return undefined
  const spoken = { code: referralCode.replace(/[\s-]/g, '').toUpperCase(), kind: 'spoken' }
  const [found] = await find(spokenReferrals, spoken, { limit: 1 })
  return found?.service === service ? found._id : refuse('REFERRAL_UNKNOWN', {})
}

interface Who {
  readonly holder: string
  readonly visitor?: string
  readonly personId?: string
  readonly applicant: Case['applicant']
}

/** Who asks for something that is done on the spot need not say who they are. */
const GUEST = '访客'

/** Whose case it is: of the person behind the number, of a guest's phone, or of whoever holds the slip. */
const applicantOf = (
  input: Input,
  { kind }: Case['sheet'],
  ticket: TicketAtWindow | undefined,
  account: Account | undefined,
  slip: string,
): Who | Refusal<'APPLICANT_NEEDED'> => {
  const isOnTheSpot = kind === 'direct' && ticket !== undefined
  const name = input.applicantName ?? account?.name ?? (isOnTheSpot ? GUEST : undefined)
  if (name === undefined) return refuse('APPLICANT_NEEDED', {})
  const applicant = {
    name,
    ...(input.applicantPhone === undefined ? {} : { phone: input.applicantPhone }),
  }
  const visitor = ticket?.slip === undefined ? ticket?.visitor : undefined
  if (visitor === undefined) return { holder: slip, applicant }
  if (account === undefined) return { holder: visitor, visitor, applicant }
  return { holder: account.personId, visitor, personId: account.personId, applicant }
}

interface Wrong {
  readonly known: Case
  /** The window where it is put right, whatever its sheet says today. */
  readonly at: string
}

/** The ended case that the new one puts right: of this window, and not put right before. */
const followedOf = async (
  { follows }: Input,
  context: Context,
  known: Hall,
): Promise<Wrong | undefined | Refusal<'CASE_UNKNOWN' | 'NOT_AT_YOUR_WINDOW' | 'MOVE_NOT_POSSIBLE'>> => {
  if (follows === undefined) return undefined
  const wrong = await get(Cases, follows)
  if (wrong === undefined) return refuse('CASE_UNKNOWN', {})
  const at = putRightAt(wrong, await staffActing(wrong, context, known))
  if (at === undefined) return refuse('NOT_AT_YOUR_WINDOW', {})
  const mayLink = canMove('linkNew', wrong.state) && wrong.followedBy === undefined
  return mayLink ? { known: wrong, at } : refuse('MOVE_NOT_POSSIBLE', { state: wrong.state })
}

/**
 * 收件. One case a number: its id is made from the number's, so that two taps at two phones make one. An ended case
 * that was wrong is never reopened: the new one is linked to it and keeps its applicant.
 */
export const openCase: Doors['openCase'] = async (input, context) => {
  const { now, operation } = context
  const [published, known] = await Promise.all([get(PublishedSheets, input.service), hall()])
  const followed = await followedOf(input, context, known)
  if (isRefusal(followed)) return followed
  const wrong = followed?.known
  const own = followed?.at === input.windowId ? known.windows.get(input.windowId) : undefined
  const matter =
    wrong?.sheet.code === input.service && own !== undefined && own.state !== 'closed'
      ? matterAgain(wrong, published, own)
      : matterToday(published, input.windowId, known)
  if (isRefusal(matter)) return matter
  const { sheet, papers, place, lead } = matter
  const [ticket, referralId] = await Promise.all([ticketOf(input), referralOf(input)])
  if (isRefusal(ticket)) return ticket
  if (isRefusal(referralId)) return referralId
  const back = ticket === undefined ? undefined : await passedFor(ticket)
  if (back !== undefined && back.sheet.code === sheet.code && isOpen[back.state])
    return refuse('COMES_BACK', { no: back.no, windowNo: back.windowNo })
  if ('windowNos' in lead) {
    const unitName = inLanguage(context.language, lead.lead.name, lead.lead.nameEn)
    return refuse('NOT_THE_LEAD', { unitName, windowNos: lead.windowNos })
  }
  const ticks = input.ticks ?? []
  if (ticks.some(({ n }) => n > papers.length)) return refuse('PAPER_UNKNOWN', {})

  const id = ticket === undefined ? `k-${operation}` : caseIdOf(ticket._id)
  const taken = await get(Cases, id)
  if (taken !== undefined) {
    // Kept as this command's answer too: sent twice at once, both get the same.
    return settle(context, caseView(taken, await staffActing(taken, context, known), known, context), [])
  }
  const key = caseKey()
  const slip = slipIdOf(slipCodeOf(key, id))
  const account =
    ticket?.slip === undefined && ticket !== undefined ? await accountOf(ticket.visitor) : undefined
  const who: Who | Refusal<'APPLICANT_NEEDED'> =
    wrong === undefined
      ? applicantOf(input, sheet, ticket, account, slip)
      : {
          // Who held the wrong one by its slip alone gets a new slip.
          holder: wrong.personId ?? wrong.visitor ?? slip,
          ...(wrong.visitor === undefined ? {} : { visitor: wrong.visitor }),
          ...(wrong.personId === undefined ? {} : { personId: wrong.personId }),
          applicant: wrong.applicant,
        }
  if (isRefusal(who)) return who
  const first: Case = {
    _id: id,
    no: caseNoOf(key, id),
    sheet,
    windowId: place._id,
    windowNo: place.no,
    unitId: lead.unitId,
    kind: sheet.kind,
    ...who,
    slip,
    ...(ticket === undefined ? {} : { ticketId: ticket._id }),
    ...(referralId === undefined ? {} : { referralId }),
    ...(wrong === undefined ? {} : { follows: wrong._id }),
    salt: randomId(),
    ...(input.proxyName === undefined ? {} : { proxy: { name: input.proxyName } }),
    papers: ticked(papers, ticks, 1),
    round: 1,
    notices: [],
    parts: [],
    handledBy: [],
    happened: [],
    told: [],
    live: true,
    unitsAtWork: [],
    dueKey: '',
    openedKey: `${now.toISOString()}:${id}`,
    createdAt: now,
    updatedAt: now,
    v: 1,
    state: 'received',
  }
  const personId = (await context.account())?.personId
  const opened = advanced(undefined, { next: first, what: 'intake' }, personId, context, known)
  const view = caseView(opened, await staffActing(opened, context, known), known, context)
  const linked =
    wrong === undefined
      ? []
      : [advanced(wrong, { next: { ...wrong, followedBy: id }, what: 'linkNew' }, personId, context, known)]
  return settle(context, view, [
    { of: Cases, insert: opened, before: {}, after: caseFacts(opened) },
    ...linked.map((next) => ({
      of: Cases,
      replace: next,
      before: wrong === undefined ? {} : caseFacts(wrong),
      after: { ...caseFacts(next), followedBy: id },
    })),
  ])
}
