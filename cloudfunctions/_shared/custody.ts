import * as v from 'valibot'
import { readFrom } from '../_kernel/collection'
import type { Context } from '../_kernel/context'
import { find, type Write } from '../_kernel/store'
import { Id } from '../_kernel/values'
import { Events, newEvent } from './event'

/** What other contexts may know of a thing that somebody keeps; `assets` alone writes it. */
const HeldThing = v.object({
  _id: Id,
  name: v.string(),
  place: v.variant('at', [
    v.object({ at: v.literal('window'), windowId: Id }),
    v.object({ at: v.literal('room'), name: v.string() }),
  ]),
})
export type HeldThing = v.InferOutput<typeof HeldThing>

const heldThings = readFrom(
  'assetItems',
  HeldThing,
  'read to list what somebody keeps when they hand over a post',
)

const MOST = 200

/** Things that somebody keeps at a window, by their tags: they go to whoever takes the post over (§12 §26). */
export const keptAt = async (personId: string, windowId: string): Promise<HeldThing[]> => {
  const held = await find(
    heldThings,
    { custodianId: personId },
    {
      order: [
        ['createdAt', 1],
        ['_id', 1],
      ],
      limit: MOST,
    },
  )
  return held.filter(({ place }) => place.at === 'window' && place.windowId === windowId)
}

/** Facts of `custodyPasses`, which `people` tells when a signed handover takes effect. */
export const CustodyPasses = v.object({ windowId: Id, fromPersonId: Id, toPersonId: Id })
export type CustodyPasses = v.InferOutput<typeof CustodyPasses>

/** The write that has the things of a post change hands with it. */
export const custodyPasses = (
  handoverId: string,
  facts: CustodyPasses,
  context: Pick<Context, 'now'>,
): Write => ({
  of: Events,
  insert: newEvent(`handovers:${handoverId}:custodyPasses`, 'custodyPasses', facts, context),
})
