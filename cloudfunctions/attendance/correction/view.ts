import type * as v from 'valibot'
import type { Context } from '../../_kernel/context'
import { DAY_MINUTES } from '../../_kernel/time'
import { namesOf } from '../../_shared/post-holder'
import type { CorrectionView } from './contract'
import type { CorrectionRecord } from './record'
import { personDay, windowsById } from '../person-day'
import { pairsOf, slotIndexFor } from '../clock/punch'

/** A correction beside what the clock itself says. */
export const correctionView = async (
  record: CorrectionRecord,
  context: Context,
): Promise<v.InferOutput<typeof CorrectionView>> => {
  const { personId, windowId, day, direction, minute, refusal, files } = record
  const [names, windows, account, known] = await Promise.all([
    namesOf([personId]),
    windowsById(),
    context.account(),
    personDay(personId, day, DAY_MINUTES, 0),
  ])
  const slots = known.covered ? known.slots.map(({ slot }) => slot) : []
  const pairs = known.covered ? pairsOf(known.punches, slots) : []
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
}
