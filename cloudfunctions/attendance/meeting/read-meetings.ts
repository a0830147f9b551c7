import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { instantKey, writeCursor } from '../../_kernel/cursor'
import { findOn } from '../../_kernel/find-on'
import type { KernelCode } from '../../_kernel/kernel-refusals'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { find, is } from '../../_kernel/store'
import { MeetingPresences, Meetings } from '../collections'
import type { contract } from '../contract'
import { meetingFacts, meetingView } from './view'
import { meetingWith } from './plan-meeting'

type List = (typeof contract)['meetings']
type One = (typeof contract)['meeting']

const PAGE = 20
const MOST = 1000

/** 看一次会议 (§24) */
export const meeting = async (
  { meetingId }: InputOf<One>,
  context: Context,
): Promise<OutputOf<One> | Refusal<KernelCode>> => {
  const known = await meetingWith(meetingId)
  return isRefusal(known) ? known : meetingView(known, context)
}

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
