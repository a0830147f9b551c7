import type * as v from 'valibot'
import type { Context } from '../../_kernel/context'
import { namesOf } from '../../_shared/post-holder'
import { type Actor, movesFrom, type ComplaintMove, isInvestigated } from '../complaint-moves'
import type { ComplaintPart } from '../complaint'
import type { HandlerButton } from '../complaint-shape'
import { dueOn, extensionFault, isHeard, isLate } from './deadline'
import type { PartView } from '../desk-contract'
import { deskName, labelsOf } from '../names'
import type { HeldPart } from './on-part'
import { isMajorOf } from './outcome'
import { noOfPart } from './number'
import { peopleAt } from './respondent'

type View = v.InferOutput<typeof PartView>

const buttonOf: Partial<Record<ComplaintMove, HandlerButton>> = {
  accept: 'accept',
  decline: 'decline',
  investigate: 'investigate',
  refer: 'refer',
  handBack: 'handBack',
  find: 'find',
  decide: 'decide',
  reply: 'reply',
  uphold: 'judgeReview',
}

/** What moves a matter on comes first, what is beside it after, what sends it away last. */
const order: readonly HandlerButton[] = [
  'accept',
  'investigate',
  'find',
  'decide',
  'reply',
  'judgeReview',
  'hear',
  'ask',
  'name',
  'split',
  'extend',
  'decline',
  'handBack',
  'refer',
]

/** The steps that a desk may take now, the one that is due first; what the phone shows as buttons. */
export const buttonsFor = (
  { part, access }: Pick<HeldPart, 'part' | 'access'>,
  { day }: Pick<Context, 'day'>,
): HandlerButton[] => {
  const { isHandler, isDecider } = access
  const isDiscipline = part.desk === 'discipline'
  const actors: Actor[] = [
    ...(isHandler ? (['handler'] as const) : []),
    ...(isDecider ? (['decider'] as const) : []),
    ...(isHandler && isDiscipline ? (['discipline'] as const) : []),
  ]
  const moves = movesFrom(part.state, actors)
    .filter((move) => move !== 'refer' || !isDiscipline)
    .flatMap((move) => buttonOf[move] ?? [])
  const isOpen = part.state === 'received' || isInvestigated(part.state)
  const canExtend =
    part.findBy !== undefined && extensionFault(part.findBy, part.extension !== undefined, day) === undefined
  const beside: readonly (readonly [HandlerButton, boolean])[] = [
    ['ask', part.isLive],
    ['hear', isInvestigated(part.state)],
    ['name', isOpen],
    ['split', isOpen],
    ['extend', isInvestigated(part.state) && canExtend],
  ]
  const all = [...moves, ...(isHandler ? beside.flatMap(([button, is]) => (is ? [button] : [])) : [])]
  const asked = part.hearings.map(({ answerBy, answer }) => ({ answerBy, answered: answer !== undefined }))
  // Whoever it is about is heard before anything is found.
  const first = isHeard(asked, part.desk === 'unit', day) ? 'find' : 'hear'
  return all.sort(
    (one, other) =>
      Number(other === first) - Number(one === first) || order.indexOf(one) - order.indexOf(other),
  )
}

const told = (said: { readonly words: string; readonly on: View['filedOn'] } | undefined) =>
  said === undefined ? undefined : { words: said.words, on: said.on }

const reviewOf = ({ review }: ComplaintPart): View['review'] => {
  if (review === undefined) return undefined
  const { by, words, on, reviewBy, outcome } = review
  if (outcome === undefined) return { by, words, on, reviewBy }
  const { finding } = outcome
  return {
    by,
    words,
    on,
    reviewBy,
    outcome: {
      words: outcome.words,
      on: outcome.on,
      outcome: outcome.outcome,
      ...(finding === undefined ? {} : { finding }),
    },
  }
}

/** One matter as its desk sees it. Of whoever complained it says by name or not, and a day. */
export const partView = async (held: HeldPart, context: Context): Promise<View> => {
  const { part } = held
  const { about, finding } = part
  const candidates = part.isLive ? await peopleAt(part, context.day) : []
  const asked = part.hearings.map(({ personId }) => personId)
  const [labelOf, desk, names] = await Promise.all([
    labelsOf([about], context.language),
    deskName(part, context.language),
    namesOf([...candidates, ...asked, ...(part.personId === undefined ? [] : [part.personId])]),
  ])
  const due = dueOn(part)
  const respondent = names.get(part.personId ?? '')
  const hearings = part.hearings.map(({ answerBy, answer }) => ({ answerBy, answered: answer !== undefined }))
  const optional = {
    findBy: part.findBy,
    dueOn: due,
    extension:
      part.extension === undefined ? undefined : { words: part.extension.reason, on: part.extension.on },
    withdrawnOn: part.withdrawnOn,
    respondent,
    note: part.note?.words,
    declined: told(part.declined),
    finding:
      finding === undefined ? undefined : { words: finding.words, on: finding.on, finding: finding.finding },
    decision: told(part.decision),
    reply: told(part.reply),
    reviewUntil: part.reviewUntil,
    review: reviewOf(part),
    accountability: told(part.accountability),
    called: about.called,
  }
  return {
    partId: part._id,
    no: noOfPart(part._id),
    kind: about.kind,
    label: labelOf(about),
    topic: part.topic,
    words: part.words,
    files: part.evidence.map(({ kind }, at) => ({ at, kind })),
    channel: part.channel,
    isNamed: part.isNamed,
    filedOn: part.filedOn,
    desk: part.desk,
    deskName: desk,
    state: part.state,
    acceptBy: part.acceptBy,
    isLate: isLate(part, context.day),
    isSerious: part.isSerious,
    isMajor: isMajorOf(part),
    talk: part.talk,
    hearings: part.hearings.map(({ personId, asked: words, askedOn, answerBy, answer }) => ({
      name: names.get(personId) ?? '',
      asked: words,
      askedOn,
      answerBy,
      ...(answer === undefined ? {} : { answer }),
    })),
    isHeard: isHeard(hearings, part.desk === 'unit', context.day),
    people: candidates.map((personId) => ({ personId, name: names.get(personId) ?? '' })),
    buttons: buttonsFor(held, context),
    seenAt: context.now.toISOString(),
    ...(Object.fromEntries(
      Object.entries(optional).filter(([, value]) => value !== undefined),
    ) as Partial<View>),
  }
}
