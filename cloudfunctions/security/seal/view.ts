import type * as v from 'valibot'
import type { Context } from '../../_kernel/context'
import { namesOf } from '../../_shared/post-holder'
import { windowsById } from '../places'
import { buttonsOf, isLate, type Seal } from './seal'
import type { SealRow } from './contract'
import type { Viewer } from '../viewer'

export type Row = v.InferOutput<typeof SealRow>

const takers = (seals: readonly Seal[]): string[] =>
  seals.flatMap((one) => (one.state === 'out' ? [one.out.by] : []))

/**
 * Kept things as one of those who may see them sees them in a list. Of a confidential one the list says to nobody but
 * its keeper what it is: the others open it, and that is written down (§30).
 */
export const sealRows = async (
  seals: readonly Seal[],
  viewer: Viewer,
  { now, day }: Pick<Context, 'now' | 'day'>,
): Promise<Row[]> => {
  const [windows, names] = await Promise.all([windowsById(), namesOf(takers(seals))])
  return seals.map((one) => {
    const isMine = one.keeperId === viewer.personId
    return {
      sealId: one._id,
      ...(one.isConfidential && !isMine ? {} : { name: one.name }),
      kind: one.kind,
      state: one.state,
      isConfidential: one.isConfidential,
      windowNo: windows.get(one.windowId)?.no ?? 0,
      isMine,
      ...(one.state === 'out'
        ? {
            out: {
              by: names.get(one.out.by) ?? '',
              isByMe: one.out.by === viewer.personId,
              dueAt: one.out.dueAt.toISOString(),
              isLate: isLate(one.out, now),
            },
          }
        : {}),
      isConfirmed: one.confirmed?.day === day,
      buttons: buttonsOf(one, viewer),
    }
  })
}
