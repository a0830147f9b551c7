import type * as v from 'valibot'
import type { Context } from '../../_kernel/context'
import { inLanguage } from '../../_kernel/refusal'
import { find, is } from '../../_kernel/store'
import type { Day } from '../../_kernel/time'
import { holdersOn, namesOf, type PostHolder } from '../../_shared/post-holder'
import { Units } from '../../_shared/unit'
import { Commitments, MeetingPresences } from '../collections'
import { type Commitment, commitmentId, yearOf } from '../commitment'
import {
  hasBegun,
  isExpected,
  isOver,
  type Meeting,
  type MeetingPresence,
  presenceId,
  signingAt,
  type Standing,
  standingOf,
} from './meeting'
import type { MeetingView, MyMeeting } from './contract'
import { claimedOn, ownPost, windowsById } from '../person-day'

const MOST = 1000

/** Everybody who is expected, by the posts of its day, each with their own post. */
export const expectedAt = async (
  meeting: Pick<Meeting, 'day' | 'unitIds'>,
): Promise<{ personId: string; post: PostHolder }[]> => {
  const holders = await holdersOn(meeting.day)
  return [...new Set(holders.map(({ personId }) => personId))].flatMap((personId) => {
    const posts = holders.filter((one) => one.personId === personId)
    const post = ownPost(posts)
    return post !== undefined && isExpected(meeting, posts) ? [{ personId, post }] : []
  })
}

/** When somebody is on granted leave on a day. */
const leaveOn = (commitment: Commitment | undefined, day: Day) =>
  claimedOn(commitment, day, 'leave').flatMap(({ spans }) => spans)

export const meetingFacts = (meeting: Meeting, context: Context) => {
  const { _id, kind, title, day, span, place, cancelled } = meeting
  return {
    meetingId: _id,
    kind,
    title,
    day,
    span,
    place,
    ...(cancelled === undefined ? {} : { cancelled: cancelled.reason }),
    hasBegun: hasBegun(meeting, context),
  }
}
const papersOf = ({ minutes, files }: Meeting) => ({
  ...(minutes === undefined ? {} : { minutes }),
  files: files.map(({ kind }, at) => ({ kind, at })),
})

/** A meeting as somebody who is expected sees it. */
export const myMeetingView = (
  meeting: Meeting,
  presence: MeetingPresence | undefined,
  commitment: Commitment | undefined,
  context: Context,
): v.InferOutput<typeof MyMeeting> => {
  const { absence } = presence ?? {}
  return {
    ...meetingFacts(meeting, context),
    standing: standingOf(meeting, presence, leaveOn(commitment, meeting.day), isOver(meeting, context)),
    signing: signingAt(meeting, context),
    ...(absence === undefined
      ? {}
      : {
          absence: {
            state: absence.state,
            reason: absence.reason,
            ...(absence.refusal === undefined ? {} : { refusal: absence.refusal }),
          },
        }),
    ...papersOf(meeting),
  }
}

/** Those who need looking at first. */
const rank: Readonly<Record<Standing, number>> = {
  asked: 0,
  absent: 1,
  expected: 2,
  signed: 3,
  excused: 4,
  away: 5,
}

/** As the centre sees it; whoever was there counts although they hold no post any more. */
export const meetingView = async (
  meeting: Meeting,
  context: Context,
  changed?: MeetingPresence,
): Promise<v.InferOutput<typeof MeetingView>> => {
  const [expected, stored, windows, units] = await Promise.all([
    expectedAt(meeting),
    find(MeetingPresences, { meetingId: meeting._id }, { limit: MOST }),
    windowsById(),
    meeting.unitIds.length === 0 ? [] : find(Units, { _id: is.in(meeting.unitIds) }),
  ])
  const presences = [
    ...stored.filter(({ _id }) => _id !== changed?._id),
    ...(changed === undefined ? [] : [changed]),
  ]
  const others = presences.filter(
    ({ personId, signed }) => signed !== undefined && !expected.some((one) => one.personId === personId),
  )
  const ids = [...expected, ...others].map(({ personId }) => personId)
  const [names, commitments] = await Promise.all([
    namesOf(ids),
    find(
      Commitments,
      { _id: is.in(ids.map((id) => commitmentId(id, yearOf(meeting.day)))) },
      { limit: MOST },
    ),
  ])
  const people = ids.map((personId) => {
    const presence = presences.find(({ _id }) => _id === presenceId(meeting._id, personId))
    const commitment = commitments.find((one) => one.personId === personId)
    const post = expected.find((one) => one.personId === personId)?.post
    return {
      personId,
      name: names.get(personId) ?? '',
      windowNo: windows.get(post?.windowId ?? '')?.no ?? 0,
      standing: standingOf(meeting, presence, leaveOn(commitment, meeting.day), isOver(meeting, context)),
      ...(presence?.absence === undefined ? {} : { reason: presence.absence.reason }),
      ...(presence?.signed === undefined ? {} : { signedAt: presence.signed.at.toISOString() }),
    }
  })
  return {
    ...meetingFacts(meeting, context),
    signing: signingAt(meeting, context),
    unitNames: units.map((unit) => inLanguage(context.language, unit.name, unit.nameEn)),
    people: people.sort(
      (one, other) => rank[one.standing] - rank[other.standing] || one.windowNo - other.windowNo,
    ),
    ...papersOf(meeting),
    seenAt: context.now.toISOString(),
  }
}
