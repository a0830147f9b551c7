import { randomId } from '../../_kernel/hash'
import type { Context } from '../../_kernel/context'
import type { AuditedChange } from '../../_kernel/operation'
import { isRefusal } from '../../_kernel/refusal'
import { get } from '../../_kernel/store'
import { hours } from '../../_shared/hall-hours'
import { telling } from '../../_shared/telling'
import { Complaints } from '../collections'
import { isInvestigated } from '../complaint-moves'
import { renewPartTodos } from '../complaint-todos'
import { answerBy } from './deadline'
import type { Doors } from '../door'
import { freshPart } from '../filing/file-complaint'
import { MOST_PARTS, partsOf } from '../filing/on-receipt'
import { heldPart, settlePart } from './on-part'
import { atDesk, newPart, nextPart, type Part, partChange } from './change'
import { refuse } from '../refusals'
import { chainOfPerson, peopleAt, placeOf, respondentOf } from './respondent'
import { type Chain, chainOf, type Handler, joined, route } from './route'

const MOST_HEARINGS = 6

/** Where a matter belongs once its chain is known better; what is sealed stays where it is. */
const rerouted = (part: Part, chain: Chain): Handler => {
  if (part.desk === 'discipline' && !chain.desks.includes('discipline')) return { desk: 'discipline' }
  const { about, topic, unitId } = part
  return route({ kind: about.kind, topic, ...(unitId !== undefined && { unitId }) }, chain)
}

/** The siblings of a matter once more is known of a chain: none of it sees any of them. */
const siblingsOf = async (
  part: Part,
  chain: Chain,
  context: Context,
): Promise<readonly (readonly [Part, Part])[]> =>
  (await partsOf(part.complaintId))
    .filter(({ _id }) => _id !== part._id)
    .map((one) => {
      const all = joined([one.chain, chain])
      return [one, nextPart(one, { chain: all, ...atDesk(rerouted(one, all)) }, context)] as const
    })

/** 确定被反映人: every window, unit and desk of theirs is out from now on, of the whole complaint. */
export const nameRespondent: Doors['nameRespondent'] = async ({ partId, personId }, context) => {
  const held = await heldPart(partId, context, 'isHandler')
  if (isRefusal(held)) return held
  const { part } = held
  if (part.state !== 'received' && !isInvestigated(part.state))
    return refuse('MOVED_ON', { state: part.state })
  if (!(await peopleAt(part, context.day)).includes(personId)) return refuse('PERSON_UNKNOWN', {})
  const known = await chainOfPerson(personId, part.topic, context.day)
  const chain = joined([part.chain, known.chain])
  const unitId = part.unitId ?? known.place.unitId
  const windowId = part.windowId ?? (known.isLead ? undefined : known.place.windowId)
  const change = {
    personId,
    isLead: known.isLead,
    chain,
    ...(unitId === undefined ? {} : { unitId }),
    ...(windowId === undefined ? {} : { windowId }),
    ...atDesk(rerouted(part, chain)),
  }
  const siblings = await siblingsOf(part, chain, context)
  const more = siblings.map(([before, after]) => partChange(before, after))
  const answer = await settlePart(held, nextPart(part, change, context), context, [], more)
  for (const [, after] of siblings) await renewPartTodos(after, context)
  return answer
}

const askedWords = {
  zh: '中心请您就一件事作出说明。',
  en: 'The centre asks you to explain something.',
}

/** 听取说明: whoever is asked reads the desk's words, and learns neither who complained nor what they wrote. */
export const hearRespondent: Doors['hearRespondent'] = async ({ partId, personId, words }, context) => {
  const held = await heldPart(partId, context, 'isHandler')
  if (isRefusal(held)) return held
  const { part } = held
  if (!isInvestigated(part.state)) return refuse('MOVED_ON', { state: part.state })
  if (!(await peopleAt(part, context.day)).includes(personId)) return refuse('PERSON_UNKNOWN', {})
  if (part.hearings.length >= MOST_HEARINGS) return refuse('HEARINGS_FULL', {})
  const { calendar } = await hours()
  const hearing = {
    hearingId: randomId(),
    personId,
    asked: words,
    askedOn: context.day,
    answerBy: answerBy(context.day, calendar),
  }
  const next = nextPart(part, { hearings: [...part.hearings, hearing] }, context)
  const source = { of: 'hearings', id: hearing.hearingId, v: 1, kind: 'asked' }
  const told = { reader: personId, ...askedWords, page: '/complaints/hearing/hearing' }
  return settlePart(held, next, context, [telling(source, told, context)])
}

/** 拆分投诉: another matter, in the desk's words; whoever gets it sees nothing of the first. */
export const splitComplaint: Doors['splitComplaint'] = async ({ partId, about, topic, words }, context) => {
  const held = await heldPart(partId, context, 'isHandler')
  if (isRefusal(held)) return held
  const { part } = held
  if (part.state !== 'received' && !isInvestigated(part.state))
    return refuse('MOVED_ON', { state: part.state })
  const [complaint, place] = await Promise.all([get(Complaints, part.complaintId), placeOf(about)])
  if (place === undefined || complaint === undefined) return refuse('ABOUT_UNKNOWN', {})
  if (complaint.partCount >= MOST_PARTS) return refuse('PARTS_FULL', {})
  const own = chainOf(await respondentOf(about, topic, place, context.day))
  const chain = joined([part.chain, own])
  const n = complaint.partCount + 1
  const fresh = await freshPart(complaint, n, { about, topic, words }, place, chain, context)
  const siblings = await siblingsOf(part, chain, context)
  const next = nextPart(part, { chain, ...atDesk(rerouted(part, chain)) }, context)
  const counted = { ...complaint, partCount: n, v: complaint.v + 1 }
  const more: AuditedChange[] = [
    newPart(fresh),
    ...siblings.map(([before, after]) => partChange(before, after)),
    { of: Complaints, replace: counted, before: { parts: n - 1 }, after: { parts: n } },
  ]
  const answer = await settlePart(held, next, context, [], more)
  for (const one of [fresh, ...siblings.map(([, after]) => after)]) await renewPartTodos(one, context)
  return answer
}
