import { isRefusal } from '../../_kernel/refusal'
import { hours } from '../../_shared/hall-hours'
import type { ComplaintPart } from '../complaint'
import { isInvestigated } from '../complaint-moves'
import { acceptBy, extended, extensionFault, findBy, isHeard, reviewUntil } from './deadline'
import type { Doors } from '../door'
import { after, heldPart, movedOn, settlePart } from './on-part'
import { atDesk, nextPart } from './change'
import { refuse } from '../refusals'
import { isSo } from './outcome'
import { route } from './route'

const MOST_TALK = 40

/** 受理投诉 */
export const acceptComplaint: Doors['acceptComplaint'] = async ({ partId, isSerious }, context) => {
  const held = await heldPart(partId, context, 'isHandler')
  if (isRefusal(held)) return held
  const { part } = held
  const past = movedOn(part, 'accept')
  if (past !== undefined) return past
  const change = { findBy: findBy(context.day), isSerious: part.isSerious || isSerious }
  return settlePart(held, after(part, 'accept', change, context), context)
}

/** 不予受理 */
export const declineComplaint: Doors['declineComplaint'] = async ({ partId, words }, context) => {
  const held = await heldPart(partId, context, 'isHandler')
  if (isRefusal(held)) return held
  const { part, viewer } = held
  const past = movedOn(part, 'decline')
  if (past !== undefined) return past
  const change = {
    declined: { words, on: context.day, by: viewer.personId },
    reviewUntil: reviewUntil(context.day),
  }
  return settlePart(held, after(part, 'decline', change, context), context)
}

/** 开始核查 */
export const investigateComplaint: Doors['investigateComplaint'] = async ({ partId }, context) => {
  const held = await heldPart(partId, context, 'isHandler')
  if (isRefusal(held)) return held
  const past = movedOn(held.part, 'investigate')
  return past ?? settlePart(held, after(held.part, 'investigate', {}, context), context)
}

/** 问投诉人: they find it under their receipt. */
export const askComplainant: Doors['askComplainant'] = async ({ partId, words }, context) => {
  const held = await heldPart(partId, context, 'isHandler')
  if (isRefusal(held)) return held
  const { part } = held
  if (!part.isLive) return refuse('MOVED_ON', { state: part.state })
  if (part.talk.length >= MOST_TALK) return refuse('TALK_FULL', {})
  const talk: ComplaintPart['talk'] = [...part.talk, { from: 'handler', words, on: context.day }]
  return settlePart(held, nextPart(part, { talk }, context), context)
}

/** 延期 */
export const extendComplaint: Doors['extendComplaint'] = async ({ partId, words }, context) => {
  const held = await heldPart(partId, context, 'isHandler')
  if (isRefusal(held)) return held
  const { part } = held
  if (!isInvestigated(part.state) || part.findBy === undefined)
    return refuse('MOVED_ON', { state: part.state })
  const why = extensionFault(part.findBy, part.extension !== undefined, context.day)
  if (why !== undefined) return refuse('EXTENSION_REFUSED', { why })
  const change = { findBy: extended(part.findBy), extension: { reason: words, on: context.day } }
  return settlePart(held, nextPart(part, change, context), context)
}

/** 移交纪检监察: it begins anew there, and nobody else sees more than its number and this day. */
export const referComplaint: Doors['referComplaint'] = async ({ partId, words }, context) => {
  const held = await heldPart(partId, context, 'isHandler')
  if (isRefusal(held)) return held
  const { part, viewer } = held
  const past = movedOn(part, 'refer')
  if (past !== undefined) return past
  const to = route({ kind: part.about.kind, topic: 'discipline' }, part.chain)
  if (to.desk === part.desk) return refuse('MOVED_ON', { state: part.state })
  const { calendar } = await hours()
  const change = {
    ...atDesk(to),
    acceptBy: acceptBy(context.day, calendar),
    findBy: undefined,
    note: { words, on: context.day, by: viewer.personId },
    referredOn: context.day,
  }
  return settlePart(held, after(part, 'refer', change, context), context)
}

/** 退回中心: what is no breach of discipline goes to the desk whose it is. */
export const handBackComplaint: Doors['handBackComplaint'] = async ({ partId, words }, context) => {
  const held = await heldPart(partId, context, 'isHandler')
  if (isRefusal(held)) return held
  const { part, viewer } = held
  const past = movedOn(part, 'handBack')
  if (past !== undefined) return past
  const topic = part.topic === 'discipline' ? 'other' : part.topic
  const { unitId } = part
  const to = route({ kind: part.about.kind, topic, ...(unitId !== undefined && { unitId }) }, part.chain)
  if (to.desk === part.desk) return refuse('MOVED_ON', { state: part.state })
  const { calendar } = await hours()
  const change = {
    ...atDesk(to),
    topic,
    acceptBy: acceptBy(context.day, calendar),
    note: { words, on: context.day, by: viewer.personId },
    referredOn: undefined,
  } as const
  return settlePart(held, after(part, 'handBack', change, context), context)
}

/** 认定: nothing is found against anybody who wasn't heard. */
export const findComplaint: Doors['findComplaint'] = async ({ partId, finding, words }, context) => {
  const held = await heldPart(partId, context, 'isHandler')
  if (isRefusal(held)) return held
  const { part, viewer } = held
  const past = movedOn(part, 'find')
  if (past !== undefined) return past
  const asked = part.hearings.map(({ answerBy, answer }) => ({ answerBy, answered: answer !== undefined }))
  if (isSo(finding) && !isHeard(asked, part.desk === 'unit', context.day)) return refuse('NOT_HEARD', {})
  const change = { finding: { finding, words, on: context.day, by: viewer.personId } }
  return settlePart(held, after(part, 'find', change, context), context)
}

/** 答复投诉人: from then on a review may be asked for. */
export const replyComplaint: Doors['replyComplaint'] = async ({ partId, words }, context) => {
  const held = await heldPart(partId, context, 'isHandler')
  if (isRefusal(held)) return held
  const { part, viewer } = held
  const past = movedOn(part, 'reply')
  if (past !== undefined) return past
  const change = {
    reply: { words, on: context.day, by: viewer.personId },
    reviewUntil: reviewUntil(context.day),
  }
  return settlePart(held, after(part, 'reply', change, context), context)
}
