import * as v from 'valibot'
import type { Moves } from '../../_kernel/moves'
import { Day } from '../../_kernel/time'
import { Id, stamps, words } from '../../_kernel/values'
import { postKinds } from './posting'

export const handoverItemKinds = ['case', 'asset', 'seal', 'key', 'other'] as const

/** One thing that goes from hand to hand (§12 §26 §30): an open case, a printer, a seal, a key. */
export const HandoverItem = v.strictObject({ kind: v.picklist(handoverItemKinds), words: words(100) })
export type HandoverItem = v.InferOutput<typeof HandoverItem>

/** A thing of the register, by its tag (§26). */
export const KeptThing = v.strictObject({ tag: Id, name: v.string() })
export type KeptThing = v.InferOutput<typeof KeptThing>

export const handoverStates = ['open', 'signed', 'done', 'calledOff'] as const
export type HandoverState = (typeof handoverStates)[number]

const Signature = v.strictObject({
  at: v.date(),
  personId: Id,
  /** The head of the unit signed in place of somebody who no longer can. */
  inPlace: v.optional(v.boolean()),
})

/** 交接: what goes over from one holder of a seat to the next, signed by both before the change takes effect (§12). */
export const Handover = v.strictObject({
  /** The id of the posting that is coming. */
  _id: Id,
  unitId: Id,
  windowId: Id,
  kind: v.picklist(postKinds),
  outgoingId: Id,
  outgoingPersonId: Id,
  incomingPersonId: Id,
  nominationId: Id,
  /** The order that the change answers, if any. */
  orderId: v.optional(Id),
  /** The first day of the successor, once both have signed. */
  startOn: Day,
  items: v.pipe(v.array(HandoverItem), v.maxLength(60)),
  /** Things of the register that went over with the post, as they stood when it took effect (§26). */
  custody: v.optional(v.pipe(v.array(KeptThing), v.maxLength(200))),
  /** Nothing to hand over was said in so many words. */
  isListed: v.boolean(),
  outgoingSigned: v.optional(Signature),
  incomingSigned: v.optional(Signature),
  state: v.picklist(handoverStates),
  ...stamps,
})
export type Handover = v.InferOutput<typeof Handover>

export type HandoverActor = 'outgoing' | 'incoming' | 'inPlace' | 'centre' | 'timer'

export const handoverMoves = {
  list: { from: ['open'], to: 'open', by: ['outgoing', 'inPlace'] },
  sign: { from: ['open'], to: 'signed', by: ['outgoing', 'incoming', 'inPlace'] },
  takeOver: { from: ['signed'], to: 'done', by: ['timer'] },
  callOff: { from: ['open', 'signed'], to: 'calledOff', by: ['centre'] },
} as const satisfies Moves<HandoverState, HandoverActor>

export type HandoverPart = 'outgoing' | 'incoming' | 'inPlace'

/**
 * The parts that somebody has in a handover. The head of the unit steps in for an outgoing holder who can't sign:
 * who was relieved by an order, or has left.
 */
export const partsIn = (
  handover: Pick<Handover, 'outgoingPersonId' | 'incomingPersonId'>,
  who: { readonly personId: string; readonly isHead: boolean; readonly isOutgoingAway: boolean },
): HandoverPart[] => [
  ...(who.personId === handover.outgoingPersonId && !who.isOutgoingAway ? ['outgoing' as const] : []),
  ...(who.personId === handover.incomingPersonId ? ['incoming' as const] : []),
  // Nobody signs for both sides.
  ...(who.isHead && who.isOutgoingAway && who.personId !== handover.incomingPersonId
    ? ['inPlace' as const]
    : []),
]

/** A list that changes was signed by nobody. */
export const withItems = (handover: Handover, items: readonly HandoverItem[]): Handover => {
  const { outgoingSigned: _outgoing, incomingSigned: _incoming, ...rest } = handover
  return { ...rest, items: [...items], isListed: true }
}

/** The handover after a signature; signed when both have. Signing twice changes nothing. */
export const withSignature = (
  handover: Handover,
  part: HandoverPart,
  personId: string,
  at: Date,
): Handover => {
  const signature = { at, personId, ...(part === 'inPlace' ? { inPlace: true } : {}) }
  const signed =
    part === 'incoming'
      ? { ...handover, incomingSigned: handover.incomingSigned ?? signature }
      : { ...handover, outgoingSigned: handover.outgoingSigned ?? signature }
  const isComplete = signed.outgoingSigned !== undefined && signed.incomingSigned !== undefined
  return { ...signed, state: isComplete ? 'signed' : 'open' }
}

/**
 * The handover once its holder is back, whom an order had relieved: what the head signed in their place counts no more,
 * and they sign themselves (§12). Nothing where the head hasn't signed.
 */
export const withHolderBack = (handover: Handover): Handover | undefined => {
  if (handover.outgoingSigned?.inPlace !== true) return undefined
  const { outgoingSigned: _inPlace, ...rest } = handover
  return { ...rest, state: 'open' }
}

/** Whether the successor takes over on this day: both have signed, and the day that was agreed is there. */
export const isDue = ({ state, startOn }: Pick<Handover, 'state' | 'startOn'>, day: Day): boolean =>
  state === 'signed' && startOn <= day
