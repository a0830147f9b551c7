import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import type { KernelCode } from '../../_kernel/kernel-refusals'
import { type AuditedChange, settle } from '../../_kernel/operation'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { find, get, is } from '../../_kernel/store'
import { addDays } from '../../_kernel/time'
import { holdersOn } from '../../_shared/post-holder'
import { stepFrom, usedStep } from '../clock/brought-code'
import { Clockers, Commitments, MeetingPresences, Meetings } from '../collections'
import { commitmentId, yearOf } from '../commitment'
import type { contract } from '../contract'
import {
  hasBegun,
  isExpected,
  type Meeting,
  type MeetingPresence,
  PLAN_AHEAD_DAYS,
  presenceId,
  signingAt,
} from './meeting'
import { putAbsenceTodo } from './todos'
import { myMeetingView } from './view'
import { meetingWith } from './plan-meeting'
import { refuse } from '../refusals'

type Mine = (typeof contract)['myMeetings']
type SignIn = (typeof contract)['signIn']
type AskAbsence = (typeof contract)['askAbsence']

/** How long ago a meeting may lie that is still shown. */
const SHOWN_DAYS = 60
const MOST = 200

/** Somebody's presence as it will be after one step. */
export const presenceAfter = (
  meeting: Meeting,
  personId: string,
  before: MeetingPresence | undefined,
  facts: Partial<Pick<MeetingPresence, 'signed' | 'absence'>>,
  now: Date,
): MeetingPresence => {
  const next = {
    _id: presenceId(meeting._id, personId),
    meetingId: meeting._id,
    personId,
    day: meeting.day,
    ...(before?.signed === undefined ? {} : { signed: before.signed }),
    ...(before?.absence === undefined ? {} : { absence: before.absence }),
    ...facts,
    createdAt: before?.createdAt ?? now,
    updatedAt: now,
    v: (before?.v ?? 0) + 1,
  }
  return { ...next, isWaiting: next.signed === undefined && next.absence?.state === 'asked' }
}

const presenceFacts = (presence: MeetingPresence | undefined) => ({
  isSigned: presence?.signed !== undefined,
  absence: presence?.absence?.state ?? null,
})

/** The change of somebody's presence, what they wrote left out. */
export const presenceChange = (before: MeetingPresence | undefined, next: MeetingPresence): AuditedChange => {
  const change = { of: MeetingPresences, before: presenceFacts(before), after: presenceFacts(next) }
  return before === undefined ? { ...change, insert: next } : { ...change, replace: next }
}

/** A meeting that stands and at which somebody is expected. */
export const expectedMeeting = async (
  meetingId: string,
  personId: string,
): Promise<Meeting | Refusal<'NOT_EXPECTED' | 'MEETING_CANCELLED' | KernelCode>> => {
  const meeting = await meetingWith(meetingId)
  if (isRefusal(meeting)) return meeting
  if (!isExpected(meeting, await holdersOn(meeting.day, { personId }))) return refuse('NOT_EXPECTED', {})
  return meeting.cancelled === undefined ? meeting : refuse('MEETING_CANCELLED', {})
}

const yearsHours = (personId: string, { day }: Pick<Meeting, 'day'>) =>
  get(Commitments, commitmentId(personId, yearOf(day)))

/** 我的会议、培训 (§24) */
export const myMeetings = async (_input: object, context: Context): Promise<OutputOf<Mine>> => {
  const { day, now } = context
  const personId = (await context.account())?.personId ?? ''
  const first = addDays(day, -SHOWN_DAYS)
  const last = addDays(day, PLAN_AHEAD_DAYS)
  const [meetings, presences, posts] = await Promise.all([
    find(Meetings, { day: is.gte(first).and(is.lte(last)) }, { order: [['startsAt', -1]], limit: MOST }),
    find(MeetingPresences, { personId, day: is.gte(first) }, { limit: MOST }),
    holdersOn(day, { personId }),
  ])
  const own = meetings.filter(
    (meeting) => isExpected(meeting, posts) || presences.some(({ meetingId }) => meetingId === meeting._id),
  )
  const years = await find(Commitments, {
    _id: is.in([...new Set(own.map((one) => commitmentId(personId, yearOf(one.day))))]),
  })
  const shown = own.map((meeting) =>
    myMeetingView(
      meeting,
      presences.find(({ meetingId }) => meetingId === meeting._id),
      years.find(({ year }) => year === yearOf(meeting.day)),
      context,
    ),
  )
  const isAhead = (one: (typeof shown)[number]) => one.signing !== 'over'
  const ahead = shown.filter(isAhead).sort((one, other) => {
    return one.day < other.day || (one.day === other.day && one.span.from < other.span.from) ? -1 : 1
  })
  return { meetings: [...ahead, ...shown.filter((one) => !isAhead(one))], seenAt: now.toISOString() }
}

/** 会议签到 (§24): signing in twice changes nothing. */
export const signIn = async (
  { meetingId, code }: InputOf<SignIn>,
  context: Context,
): Promise<
  | OutputOf<SignIn>
  | Refusal<'NOT_EXPECTED' | 'MEETING_CANCELLED' | 'SIGNING_CLOSED' | 'CODE_PAST' | KernelCode>
> => {
  const personId = (await context.account())?.personId ?? ''
  const meeting = await expectedMeeting(meetingId, personId)
  if (isRefusal(meeting)) return meeting
  const [before, commitment, clocker] = await Promise.all([
    get(MeetingPresences, presenceId(meetingId, personId)),
    yearsHours(personId, meeting),
    get(Clockers, personId),
  ])
  if (before?.signed !== undefined) return myMeetingView(meeting, before, commitment, context)
  const signing = signingAt(meeting, context)
  if (signing !== 'open') return refuse('SIGNING_CLOSED', { when: signing })
  const step = await stepFrom(code, clocker, context)
  if (step === undefined) return refuse('CODE_PAST', {})
  const next = presenceAfter(meeting, personId, before, { signed: { at: context.now } }, context.now)
  return settle(context, myMeetingView(meeting, next, commitment, context), [
    presenceChange(before, next),
    usedStep(personId, step, clocker, context.now),
  ])
}

/** 会议请假 (§24): asked once more with other words as long as nobody has decided. */
export const askAbsence = async (
  { meetingId, reason }: InputOf<AskAbsence>,
  context: Context,
): Promise<
  | OutputOf<AskAbsence>
  | Refusal<'NOT_EXPECTED' | 'MEETING_CANCELLED' | 'MEETING_BEGUN' | 'ABSENCE_DECIDED' | KernelCode>
> => {
  const { now } = context
  const personId = (await context.account())?.personId ?? ''
  const meeting = await expectedMeeting(meetingId, personId)
  if (isRefusal(meeting)) return meeting
  if (hasBegun(meeting, context)) return refuse('MEETING_BEGUN', {})
  const [before, commitment] = await Promise.all([
    get(MeetingPresences, presenceId(meetingId, personId)),
    yearsHours(personId, meeting),
  ])
  if (before?.signed !== undefined || (before?.absence !== undefined && before.absence.state !== 'asked'))
    return refuse('ABSENCE_DECIDED', {})
  const absence = { state: 'asked' as const, reason, askedAt: now }
  const next = presenceAfter(meeting, personId, before, { absence }, now)
  const answer = await settle(context, myMeetingView(meeting, next, commitment, context), [
    presenceChange(before, next),
  ])
  await putAbsenceTodo(meeting, next)
  return answer
}
