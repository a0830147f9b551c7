import type * as v from 'valibot'
import type { Context } from '../../_kernel/context'
import { get } from '../../_kernel/store'
import type { Day } from '../../_kernel/time'
import { Complainants } from '../collections'
import type { ComplaintPart } from '../complaint'
import type { OwnComplaint } from './contract'
import { canMove, goesOn, isLive } from '../complaint-moves'
import type { complainantButtons } from '../complaint-shape'
import { deskName, labelsOf } from '../names'
import { type Held, MOST_PARTS } from './on-receipt'
import { findingOf } from '../part/outcome'
import type { Part } from '../part/change'

type Button = (typeof complainantButtons)[number]

/** Whether a review may still be asked for: once, and in its time. */
export const mayAskReview = (
  { state, review, reviewUntil }: Pick<ComplaintPart, 'state' | 'review' | 'reviewUntil'>,
  today: Day,
): boolean =>
  canMove('askReview', state) && review === undefined && reviewUntil !== undefined && today <= reviewUntil

/** Whether taking the complaint back ends this matter. */
export const endsByWithdrawal = (part: Part): boolean => canMove('withdraw', part.state) && !goesOn(part)

const buttonsOf = (part: Part, { complaint, parts }: Held, today: Day): Button[] => [
  ...(isLive(part.state) ? (['add'] as const) : []),
  ...(complaint.withdrawnOn === undefined && canMove('withdraw', part.state) ? (['withdraw'] as const) : []),
  ...(mayAskReview(part, today) ? (['askReview'] as const) : []),
  ...(parts.length < MOST_PARTS && part.topic !== 'retaliation' ? (['reportRetaliation'] as const) : []),
]

const told = (said: { readonly words: string; readonly on: Day } | undefined) =>
  said === undefined ? undefined : { words: said.words, on: said.on }

/** What whoever complained sees of a complaint. Of who handles it they see the desk, of the respondent nothing new. */
export const ownView = async (held: Held, context: Context): Promise<v.InferOutput<typeof OwnComplaint>> => {
  const { complaint, parts } = held
  const { language, day } = context
  const [labelOf, complainant, desks] = await Promise.all([
    labelsOf(
      parts.map(({ about }) => about),
      language,
    ),
    complaint.isNamed ? get(Complainants, complaint._id) : undefined,
    Promise.all(parts.map((part) => deskName(part, language))),
  ])
  return {
    filedOn: complaint.filedOn,
    channel: complaint.channel,
    isNamed: complaint.isNamed,
    ...(complaint.withdrawnOn === undefined ? {} : { withdrawnOn: complaint.withdrawnOn }),
    parts: parts.map((part, at) => {
      const { about, topic, review } = part
      const isTold = part.reply !== undefined
      const finding = isTold ? part.finding?.finding : undefined
      const [declined, reply] = [told(part.declined), told(part.reply)]
      return {
        n: part.n,
        kind: about.kind,
        label: labelOf(about),
        ...(about.called === undefined ? {} : { called: about.called }),
        topic,
        words: part.words,
        files: part.evidence.length,
        state: part.state,
        desk: part.desk,
        deskName: desks[at] ?? '',
        acceptBy: part.acceptBy,
        ...(part.findBy === undefined ? {} : { findBy: part.findBy }),
        ...(part.extension === undefined ? {} : { extension: part.extension.reason }),
        talk: part.talk,
        ...(declined === undefined ? {} : { declined }),
        ...(finding === undefined ? {} : { finding }),
        ...(reply === undefined ? {} : { reply }),
        ...(part.reviewUntil === undefined ? {} : { reviewUntil: part.reviewUntil }),
        ...(review === undefined
          ? {}
          : {
              review: {
                by: review.by,
                on: review.on,
                reviewBy: review.reviewBy,
                ...(review.outcome === undefined
                  ? {}
                  : {
                      outcome: review.outcome.outcome,
                      words: review.outcome.words,
                      ...(findingOf(part) === undefined ? {} : { finding: findingOf(part) }),
                    }),
              },
            }),
        buttons: buttonsOf(part, held, day),
      }
    }),
    openings: (complainant?.openings ?? []).map(({ on, reason }) => ({ on, reason })),
    seenAt: context.now.toISOString(),
  }
}
