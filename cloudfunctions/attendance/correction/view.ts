import type * as v from 'valibot'
import type { Context } from '../../_kernel/context'
import { listsBy } from '../../_kernel/group'
import { allWhole } from '../../_kernel/sound'
import { is } from '../../_kernel/store'
import { hours } from '../../_shared/hall-hours'
import { namesOf } from '../../_shared/post-holder'
import { pairsOf, slotIndexFor } from '../clock/punch'
import { Commitments, PunchRecords } from '../collections'
import { commitmentId, yearOf } from '../commitment'
import { dutySpans, windowsById } from '../person-day'
import { slotsOn } from '../slot'
import type { CorrectionView } from './contract'
import type { CorrectionRecord } from './record'

type View = v.InferOutput<typeof CorrectionView>

/** Corrections beside what the clock itself says. */
export const correctionViews = async (
  records: readonly CorrectionRecord[],
  context: Context,
): Promise<View[]> => {
  if (records.length === 0) return []
  const people = [...new Set(records.map(({ personId }) => personId))]
  const days = [...new Set(records.map(({ day }) => day))]
  const years = [...new Set(records.map(({ personId, day }) => commitmentId(personId, yearOf(day))))]
  const [names, windows, account, basis, punches, commitments] = await Promise.all([
    namesOf(people),
    windowsById(),
    context.account(),
    hours(),
    allWhole(PunchRecords, { personId: is.in(people), day: is.in(days) }),
    allWhole(Commitments, { _id: is.in(years) }),
  ])
  const punchesOf = listsBy(punches, ({ personId, day }) => `${day} ${personId}`)
  return records.map((record): View => {
    const { personId, windowId, day, direction, minute, refusal, files } = record
    const commitment = commitments.find(({ _id }) => _id === commitmentId(personId, yearOf(day)))
    const known = slotsOn(day, basis, dutySpans(commitment, day))
    const slots = 'covered' in known ? [] : known
    const pairs = pairsOf(punchesOf(`${day} ${personId}`), slots)
    return {
      correctionId: record._id,
      name: names.get(personId) ?? '',
      windowNo: windows.get(windowId)?.no ?? 0,
      day,
      direction,
      minute,
      reason: record.reason,
      evidence: record.evidence,
      files: files.map(({ kind }, at) => ({ kind, at })),
      state: record.state,
      ...(refusal === undefined ? {} : { refusal }),
      clocked: { ...pairs[slotIndexFor({ direction, minute }, slots)] },
      isMine: account?.personId === personId,
      askedAt: record.createdAt.toISOString(),
    }
  })
}

export const correctionView = async (record: CorrectionRecord, context: Context): Promise<View> => {
  const [view] = await correctionViews([record], context)
  if (view === undefined) throw new Error('a correction has a view')
  return view
}
