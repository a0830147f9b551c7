import { actingAs } from '../../_kernel/acting'
import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { type AuditedChange, settle } from '../../_kernel/operation'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { find, get } from '../../_kernel/store'
import { addDays, instantOf } from '../../_kernel/time'
import { attach, linkTo } from '../../_kernel/upload/upload'
import { holdersOn } from '../../_shared/post-holder'
import { MeetingDays, MeetingPresences, Meetings } from '../collections'
import type { contract } from '../contract'
import { proofFiles } from '../leave/shape'
import {
  hasBegun,
  isExpected,
  type Meeting,
  meetingFault,
  MOST_MEETING_FILES,
  PLAN_AHEAD_DAYS,
  presenceId,
} from './meeting'
import type { MeetingDay } from './day'
import { clearMeetingTodos } from './todos'
import { meetingView } from './view'
import { refuse } from '../refusals'

type Plan = (typeof contract)['planMeeting']
type Cancel = (typeof contract)['cancelMeeting']
type Keep = (typeof contract)['keepMinutes']
type File = (typeof contract)['meetingFile']
type View = OutputOf<Plan>

const TAKEN = { kinds: proofFiles, mostBytes: 10 * 1024 * 1024 } as const
const MOST = 200

/** The meeting with this id. */
export const meetingWith = async (meetingId: string): Promise<Meeting | Refusal<KernelCode>> =>
  (await get(Meetings, meetingId)) ?? refuseAny('NOT_FOUND', { what: 'meeting' })

const meetingAudit = ({ day, span, kind, cancelled, minutes, files }: Meeting) => ({
  kind,
  day,
  from: span.from,
  to: span.to,
  isCancelled: cancelled !== undefined,
  hasMinutes: minutes !== undefined,
  files: files.length,
})

const changeOf = (before: Meeting, next: Meeting): AuditedChange => ({
  of: Meetings,
  replace: next,
  before: meetingAudit(before),
  after: meetingAudit(next),
})

/** The day's own document, raised by one: two meetings of a day that are planned at once meet at it. */
const dayTurned = async (day: MeetingDay['day'], { now }: Pick<Context, 'now'>): Promise<AuditedChange> => {
  const known = await get(MeetingDays, day)
  const next: MeetingDay = {
    _id: day,
    day,
    createdAt: known?.createdAt ?? now,
    updatedAt: now,
    v: (known?.v ?? 0) + 1,
  }
  const change = { of: MeetingDays, before: {}, after: { meetings: next.v } }
  return known === undefined ? { ...change, insert: next } : { ...change, replace: next }
}

/** 安排会议、培训 (§13 §24): whoever is expected is told within a minute. */
export const planMeeting = async (
  { kind, title, day, span, place, unitIds }: InputOf<Plan>,
  context: Context,
): Promise<View | Refusal<'MEETING_WRONG' | KernelCode>> => {
  const { now } = context
  // The day is read before its meetings are: whatever is planned in between makes this run again.
  const turned = await dayTurned(day, context)
  const others = await find(Meetings, { day }, { limit: MOST })
  const wanted = { day, span, unitIds: [...new Set(unitIds)] }
  const fault = meetingFault(wanted, others, addDays(context.day, PLAN_AHEAD_DAYS), context)
  if (fault !== undefined) return refuse('MEETING_WRONG', { why: fault })
  const meeting: Meeting = {
    _id: context.operation,
    kind,
    title,
    place,
    startsAt: instantOf(day, span.from),
    ...wanted,
    isTold: false,
    files: [],
    plannedBy: (await context.account())?.personId ?? '',
    createdAt: now,
    updatedAt: now,
    v: 1,
  }
  return settle(context, await meetingView(meeting, context), [
    { of: Meetings, insert: meeting, before: {}, after: meetingAudit(meeting) },
    turned,
  ])
}

/** 取消会议 (§24) */
export const cancelMeeting = async (
  { meetingId, reason }: InputOf<Cancel>,
  context: Context,
): Promise<View | Refusal<'MEETING_CANCELLED' | 'MEETING_BEGUN' | KernelCode>> => {
  const known = await meetingWith(meetingId)
  if (isRefusal(known)) return known
  if (known.cancelled !== undefined) return refuse('MEETING_CANCELLED', {})
  if (hasBegun(known, context)) return refuse('MEETING_BEGUN', {})
  const { now } = context
  const next: Meeting = {
    ...known,
    cancelled: { reason, at: now },
    isTold: false,
    updatedAt: now,
    v: known.v + 1,
  }
  const answer = await settle(context, await meetingView(next, context), [changeOf(known, next)])
  await clearMeetingTodos(meetingId)
  return answer
}

/** 会议记录 (§24): minutes and papers, which whoever was expected reads. */
export const keepMinutes = async (
  { meetingId, minutes, uploads = [] }: InputOf<Keep>,
  context: Context,
): Promise<View | Refusal<'MEETING_CANCELLED' | 'MEETING_NOT_BEGUN' | 'TOO_MANY_FILES' | KernelCode>> => {
  const known = await meetingWith(meetingId)
  if (isRefusal(known)) return known
  if (known.cancelled !== undefined) return refuse('MEETING_CANCELLED', {})
  if (!hasBegun(known, context)) return refuse('MEETING_NOT_BEGUN', {})
  const wanted = [...new Set(uploads)]
  if (known.files.length + wanted.length > MOST_MEETING_FILES)
    return refuse('TOO_MANY_FILES', { most: MOST_MEETING_FILES })
  const files = [...known.files]
  for (const uploadId of wanted) {
    const file = await attach(uploadId, `meetings/${meetingId}`, TAKEN, context)
    if (isRefusal(file)) return file
    files.push(file)
  }
  const next: Meeting = { ...known, minutes, files, updatedAt: context.now, v: known.v + 1 }
  return settle(context, await meetingView(next, context), [changeOf(known, next)])
}

/** 看会议材料 (§24) */
export const meetingFile = async (
  { meetingId, at }: InputOf<File>,
  context: Context,
): Promise<OutputOf<File> | Refusal<KernelCode>> => {
  const known = await meetingWith(meetingId)
  if (isRefusal(known)) return known
  const personId = (await context.account())?.personId ?? ''
  const [isCentre, posts, presence] = await Promise.all([
    actingAs(context, ['centreStaff', 'centreAdmin']),
    holdersOn(known.day, { personId }),
    get(MeetingPresences, presenceId(meetingId, personId)),
  ])
  if (isCentre === undefined && !isExpected(known, posts) && presence?.signed === undefined)
    return refuseAny('NOT_YOURS', {})
  const file = known.files[at]
  const link = file === undefined ? undefined : await linkTo(file.file)
  return file === undefined || link === undefined ? refuseAny('FILE_UNKNOWN', {}) : { link, kind: file.kind }
}
