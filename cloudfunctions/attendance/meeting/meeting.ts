import * as v from 'valibot'
import { intersect, type Span } from '../../_kernel/span'
import { type Day, Day as DayShape, minuteOf } from '../../_kernel/time'
import { SpanOf } from '../../_kernel/timetable'
import { Attachment } from '../../_kernel/upload/upload'
import { Id, stamps, text } from '../../_kernel/values'
import type { PostHolder } from '../../_shared/post-holder'
import { proofFiles } from '../leave/shape'
import { absenceStates, meetingKinds, standings } from './shape'
import type { ExpectedMeeting } from '../slot-status'

export const MOST_MEETING_FILES = 5
/** Minutes before the beginning from which one can sign in. */
const SIGN_EARLY_MINUTES = 15
/** Furthest that a meeting is planned ahead. */
export const PLAN_AHEAD_DAYS = 120

const File = v.strictObject({ ...Attachment.entries, kind: v.picklist(proofFiles) })

/** 会议、学习培训: what staff of the centre are expected at, and what came of it (§13 §24). */
export const Meeting = v.strictObject({
  _id: Id,
  kind: v.picklist(meetingKinds),
  title: text(60),
  day: DayShape,
  span: SpanOf,
  /** The same as an instant, for lists in order. */
  startsAt: v.date(),
  place: text(40),
  /** Units whose staff are expected; none: everybody with a post. */
  unitIds: v.pipe(v.array(Id), v.maxLength(40)),
  cancelled: v.optional(v.strictObject({ reason: text(200), at: v.date() })),
  /** Those expected have been told how it stands now. */
  isTold: v.boolean(),
  minutes: v.optional(text(4000)),
  files: v.pipe(v.array(File), v.maxLength(MOST_MEETING_FILES)),
  plannedBy: Id,
  ...stamps,
})
export type Meeting = v.InferOutput<typeof Meeting>

/** 签到、不能参加: how one person stands with a meeting; whoever has none of it was expected and did not come. */
export const MeetingPresence = v.strictObject({
  /** MEETING:PERSON */
  _id: Id,
  meetingId: Id,
  personId: Id,
  day: DayShape,
  /** When they signed in, and who signed for them where their phone could not. */
  signed: v.optional(v.strictObject({ at: v.date(), by: v.optional(Id), reason: v.optional(text(200)) })),
  /** That they can't come, and what the centre says to it. */
  absence: v.optional(
    v.strictObject({
      state: v.picklist(absenceStates),
      reason: text(300),
      askedAt: v.date(),
      refusal: v.optional(text(300)),
      decidedBy: v.optional(Id),
    }),
  ),
  /** It waits for the centre; under an index. */
  isWaiting: v.boolean(),
  ...stamps,
})
export type MeetingPresence = v.InferOutput<typeof MeetingPresence>

export const presenceId = (meetingId: string, personId: string): string => `${meetingId}:${personId}`

/** Whether somebody with these posts is expected at a meeting (§24). */
export const isExpected = (
  { unitIds }: Pick<Meeting, 'unitIds'>,
  posts: readonly Pick<PostHolder, 'unitId'>[],
): boolean =>
  posts.length > 0 && (unitIds.length === 0 || posts.some(({ unitId }) => unitIds.includes(unitId)))

type When = Pick<Meeting, 'day' | 'span'>
const minutesTo = ({ day, span }: When, today: Day, minute: number): number =>
  day > today ? Infinity : day < today ? -Infinity : span.from - minute

/** Whether one can sign in now, not yet, or not any more. */
export const signingAt = (
  meeting: When,
  now: { readonly day: Day; readonly now: Date },
): 'open' | 'early' | 'over' => {
  const minute = minuteOf(now.now)
  if (minutesTo(meeting, now.day, minute) > SIGN_EARLY_MINUTES) return 'early'
  return now.day > meeting.day || minute >= meeting.span.to ? 'over' : 'open'
}

/** Whether it has begun: from then on nobody asks to be let off, and it is not cancelled any more. */
export const hasBegun = (meeting: When, now: { readonly day: Day; readonly now: Date }): boolean =>
  minutesTo(meeting, now.day, minuteOf(now.now)) <= 0

export const isOver = (meeting: When, now: { readonly day: Day; readonly now: Date }): boolean =>
  signingAt(meeting, now) === 'over'

/** How somebody who is expected stands: `away` is on leave for all of it. */
export type Standing = (typeof standings)[number]

export const standingOf = (
  meeting: Meeting,
  presence: MeetingPresence | undefined,
  leave: readonly Span[],
  over: boolean,
): Standing => {
  if (presence?.signed !== undefined) return 'signed'
  if (presence?.absence?.state === 'approved') return 'excused'
  const away = intersect([meeting.span], leave)
  if (away.some(({ from, to }) => from === meeting.span.from && to === meeting.span.to)) return 'away'
  if (over) return 'absent'
  return presence?.absence?.state === 'asked' ? 'asked' : 'expected'
}

/** What a day's meetings are to its slots: those that can still be signed for are nothing yet. */
export const meetingsOfDay = (
  meetings: readonly Meeting[],
  presences: readonly MeetingPresence[],
  leave: readonly Span[],
  until: number,
): ExpectedMeeting[] =>
  meetings.flatMap((meeting) => {
    const presence = presences.find(({ meetingId }) => meetingId === meeting._id)
    const { span } = meeting
    const standing = standingOf(meeting, presence, leave, until >= span.to)
    return standing === 'signed' || standing === 'excused' || standing === 'absent'
      ? [{ span, attendance: standing }]
      : []
  })

export type MeetingFault = 'begun' | 'tooFar' | 'overlaps'

/** Why a meeting can't be planned beside the day's others, or nothing: nobody is expected at two at once. */
export const meetingFault = (
  wanted: Pick<Meeting, 'day' | 'span' | 'unitIds'>,
  others: readonly Meeting[],
  latest: Day,
  now: { readonly day: Day; readonly now: Date },
): MeetingFault | undefined => {
  if (hasBegun(wanted, now)) return 'begun'
  if (wanted.day > latest) return 'tooFar'
  const sharesPeople = ({ unitIds }: Meeting) =>
    unitIds.length === 0 || wanted.unitIds.length === 0 || unitIds.some((id) => wanted.unitIds.includes(id))
  const clash = others.some(
    (one) =>
      one.cancelled === undefined &&
      one.day === wanted.day &&
      sharesPeople(one) &&
      intersect([one.span], [wanted.span]).length > 0,
  )
  return clash ? 'overlaps' : undefined
}
