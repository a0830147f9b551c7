import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { settle } from '../../_kernel/operation'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { get } from '../../_kernel/store'
import { telling } from '../../_shared/telling'
import { clearTodos } from '../../_shared/todo'
import { expectedMeeting, presenceAfter, presenceChange } from './attend-meeting'
import { MeetingPresences } from '../collections'
import type { contract } from '../contract'
import { presenceId, signingAt } from './meeting'
import { ABSENCE } from './todos'
import { meetingView } from './view'
import { meetingWith } from './plan-meeting'
import { refuse } from '../refusals'

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
