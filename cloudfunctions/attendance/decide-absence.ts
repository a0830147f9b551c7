import type { Context } from '../_kernel/context'
import type { InputOf, OutputOf } from '../_kernel/contract'
import { instantKey, writeCursor } from '../_kernel/cursor'
import { type KernelCode, refuse as refuseAny } from '../_kernel/kernel-refusals'
import { settle } from '../_kernel/operation'
import { isRefusal, type Refusal } from '../_kernel/refusal'
import { findOn } from '../_kernel/find-on'
import { find, get, is } from '../_kernel/store'
import { telling } from '../_shared/telling'
import { clearTodos } from '../_shared/todo'
import { expectedMeeting, presenceAfter, presenceChange } from './attend-meeting'
import { MeetingPresences, Meetings } from './collections'
import type { contract } from './contract'
import { presenceId, signingAt } from './meeting'
import { ABSENCE } from './meeting-todos'
import { meetingFacts, meetingView } from './meeting-view'
import { meetingWith } from './plan-meeting'
import { refuse } from './refusals'

type List = (typeof contract)['meetings']
type One = (typeof contract)['meeting']
type Decide = (typeof contract)['decideAbsence']
type SignFor = (typeof contract)['signFor']

const words = {
  approved: {
    zh: '您的会议请假已经批准。',
    en: 'You are let off from the meeting.',
  },
  refused: {
    zh: '您的会议请假没有批准，请看原因，按时参加。',
    en: 'You are not let off from the meeting. Please read why, and come.',
  },
}

/** 看一次会议 (§24) */
export const meeting = async (
  { meetingId }: InputOf<One>,
  context: Context,
): Promise<OutputOf<One> | Refusal<KernelCode>> => {
  const known = await meetingWith(meetingId)
  return isRefusal(known) ? known : meetingView(known, context)
}

/** 批会议请假 (§24): decided once, by nobody about themselves. */
export const decideAbsence = async (
  { meetingId, personId, refusal }: InputOf<Decide>,
  context: Context,
): Promise<OutputOf<Decide> | Refusal<'ABSENCE_DECIDED' | 'OWN_ABSENCE' | KernelCode>> => {
  const { now } = context
  const known = await meetingWith(meetingId)
  if (isRefusal(known)) return known
  const before = await get(MeetingPresences, presenceId(meetingId, personId))
  if (before?.absence === undefined) return refuseAny('NOT_FOUND', { what: 'absence' })
  const by = (await context.account())?.personId ?? ''
  if (by === personId) return refuse('OWN_ABSENCE', {})
  if (before.absence.state !== 'asked') return refuse('ABSENCE_DECIDED', {})
  const state = refusal === undefined ? ('approved' as const) : ('refused' as const)
  const absence = { ...before.absence, state, decidedBy: by, ...(refusal === undefined ? {} : { refusal }) }
  const next = presenceAfter(known, personId, before, { absence }, now)
  const source = { of: MeetingPresences.name, id: next._id, v: next.v, kind: state }
  const told = { reader: personId, ...words[state], page: '/attendance/meetings/meetings' }
  const answer = await settle(
    context,
    await meetingView(known, context, next),
    [presenceChange(before, next)],
    [telling(source, told, context)],
  )
  await clearTodos(next._id, ABSENCE)
  return answer
}

/** 代签到 (§24): the centre sees somebody there whose phone is not. */
export const signFor = async (
  { meetingId, personId, reason }: InputOf<SignFor>,
  context: Context,
): Promise<
  OutputOf<SignFor> | Refusal<'NOT_EXPECTED' | 'MEETING_CANCELLED' | 'SIGNING_CLOSED' | KernelCode>
> => {
  const known = await expectedMeeting(meetingId, personId)
  if (isRefusal(known)) return known
  const before = await get(MeetingPresences, presenceId(meetingId, personId))
  if (before?.signed !== undefined) return meetingView(known, context)
  // Whoever leads the meeting has its whole day for it: lists are gone through afterwards.
  if (signingAt(known, context) === 'early' || context.day > known.day)
    return refuse('SIGNING_CLOSED', { when: context.day > known.day ? 'over' : 'early' })
  const by = (await context.account())?.personId ?? ''
  const next = presenceAfter(
    known,
    personId,
    before,
    { signed: { at: context.now, by, reason } },
    context.now,
  )
  const answer = await settle(context, await meetingView(known, context, next), [
    presenceChange(before, next),
  ])
  await clearTodos(next._id, ABSENCE)
  return answer
}

const PAGE = 20
const MOST = 1000

/** 会议、培训 (§24) */
export const meetings = async (
  { cursor }: InputOf<List>,
  context: Context,
): Promise<OutputOf<List> | Refusal<KernelCode>> => {
  const last = instantKey(cursor)
  if (isRefusal(last)) return last
  const found = await findOn(Meetings, {}, ['startsAt', -1], last, PAGE)
  const waiting = await find(
    MeetingPresences,
    { meetingId: is.in(found.map(({ _id }) => _id)), isWaiting: true },
    { limit: MOST },
  )
  const end = found.length < PAGE ? undefined : found.at(-1)
  return {
    meetings: found.map((one) => ({
      ...meetingFacts(one, context),
      waiting: waiting.filter(({ meetingId }) => meetingId === one._id).length,
    })),
    ...(end === undefined ? {} : { cursor: writeCursor([end.startsAt.getTime(), end._id]) }),
  }
}
