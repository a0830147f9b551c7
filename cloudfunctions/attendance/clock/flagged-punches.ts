import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { instantKey, writeCursor } from '../../_kernel/cursor'
import { findOn } from '../../_kernel/find-on'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { settle } from '../../_kernel/operation'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { get } from '../../_kernel/store'
import { namesOf } from '../../_shared/post-holder'
import { PunchRecords } from '../collections'
import type { contract } from '../contract'
import { windowsById } from '../person-day'
import type { PunchRecord } from './punch-record'
import { refuse } from '../refusals'

type Flagged = (typeof contract)['flaggedPunches']
type Judge = (typeof contract)['judgePunch']

const PAGE = 20

/** 待核打卡 (§21) */
export const flaggedPunches = async ({
  cursor,
}: InputOf<Flagged>): Promise<OutputOf<Flagged> | Refusal<KernelCode>> => {
  const last = instantKey(cursor)
  if (isRefusal(last)) return last
  const found = await findOn(PunchRecords, { flag: 'open' }, ['at', -1], last, PAGE)
  const [names, windows] = await Promise.all([namesOf(found.map(({ personId }) => personId)), windowsById()])
  const end = found.length < PAGE ? undefined : found.at(-1)
  return {
    punches: found.map(({ _id, personId, windowId, direction, at, by, against, bucket, accuracy }) => {
      const windowNo = windowId === undefined ? undefined : windows.get(windowId)?.no
      return {
        punchId: _id,
        name: names.get(personId) ?? '',
        ...(windowNo === undefined ? {} : { windowNo }),
        direction,
        at: at.toISOString(),
        by,
        against,
        ...(bucket === undefined ? {} : { bucket }),
        ...(accuracy === undefined ? {} : { accuracy }),
      }
    }),
    ...(end === undefined ? {} : { cursor: writeCursor([end.at.getTime(), end._id]) }),
  }
}

/** 核打卡 (§21): what was seen stands as it is; the centre says whether it believes it. */
export const judgePunch = async (
  { punchId, isKept, remark }: InputOf<Judge>,
  context: Context,
): Promise<OutputOf<Judge> | Refusal<'JUDGED_ALREADY' | KernelCode>> => {
  const punch = await get(PunchRecords, punchId)
  if (punch === undefined || punch.flag === 'none') return refuseAny('NOT_FOUND', { what: 'punch' })
  if (punch.flag !== 'open') return refuse('JUDGED_ALREADY', {})
  const next: PunchRecord = {
    ...punch,
    flag: isKept ? 'kept' : 'doubted',
    remark,
    updatedAt: context.now,
    v: punch.v + 1,
  }
  return settle(context, { punchId }, [
    { of: PunchRecords, replace: next, before: { flag: punch.flag }, after: { flag: next.flag, remark } },
  ])
}
