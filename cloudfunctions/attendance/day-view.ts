import type * as v from 'valibot'
import type { BlockerView, SlotView } from './day-schema'
import type { Blocker } from './gate'
import type { DaySlot } from './person-day'

/** One slot as a phone shows it; lateness is told as soon as somebody came. */
export const slotView = ({ slot, pair, isCorrected, isRequired, due, outcome }: DaySlot): SlotView => ({
  ...slot,
  isRequired,
  ...pair,
  isCorrected,
  ...(outcome === undefined ? {} : { status: outcome.status }),
  lateMinutes:
    outcome?.lateMinutes ?? Math.max(0, isRequired ? (pair.in ?? 0) - (due[0]?.from ?? slot.from) : 0),
  earlyMinutes: outcome?.earlyMinutes ?? 0,
})

export const blockerView = (blocker: Blocker): v.InferOutput<typeof BlockerView> => ({ ...blocker })
