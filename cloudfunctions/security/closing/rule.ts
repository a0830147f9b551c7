import type { Day } from '../../_kernel/time'
import { type Closing, HALL, holdsFor } from '../../_shared/closing'
import { type ClosingItem, closingItems } from '../../_shared/closing-items'
import { type AtWindow, atWindow, type Seen } from '../../_shared/presence'

/** What is looked at: the hall's own seals and papers are their keepers' windows' business. */
export const itemsOf = (place: string): readonly ClosingItem[] =>
  place === HALL ? (['doorsAndWindows', 'lights', 'equipmentPower'] as const) : closingItems

/** What is left to look at. */
export const leftOf = (place: string, ticked: readonly ClosingItem[]): ClosingItem[] =>
  itemsOf(place).filter((item) => !ticked.includes(item))

/** Who was and is at a place on a day: at a window, or anywhere in the hall. */
export const presenceAt = (place: string, seen: readonly Seen[]): AtWindow =>
  atWindow(place, place === HALL ? seen.map((one) => ({ ...one, windowId: HALL })) : seen)

export type ClosingState = 'idle' | 'awaited' | 'done' | 'chased' | 'missed' | 'excused'

/**
 * How a place stands with its look round on a day; `idle`: nobody was there. On a day that is over whoever did not
 * clock out is taken to have left when they looked round.
 */
export const closingState = (
  closing: Pick<Closing, 'done' | 'chasedAt' | 'missed'> | undefined,
  { inside, lastIn, lastOut }: AtWindow,
  now: Date | 'over',
): ClosingState => {
  if (closing?.missed !== undefined) return closing.missed.excused === undefined ? 'missed' : 'excused'
  const doneAt = closing?.done?.at
  if (doneAt !== undefined) {
    const until = now === 'over' ? doneAt : now
    const leftAt = inside.length > 0 ? until : (lastOut?.at ?? until)
    if (holdsFor(doneAt, { lastIn, leftAt })) return 'done'
  }
  if (lastIn === undefined) return 'idle'
  return closing?.chasedAt === undefined ? 'awaited' : 'chased'
}

/** Who left a place last without having looked round, where one can be named. */
export const lastAt = ({ inside, lastOut }: AtWindow): string | undefined =>
  inside.length === 0 ? lastOut?.personId : inside.length === 1 ? inside[0] : undefined

/** Whether the centre let those go who would have had to look round. */
export const wasReleased = (
  releases: readonly (readonly string[])[],
  personId: string | undefined,
): boolean =>
  releases.some((named) => named.length === 0 || (personId !== undefined && named.includes(personId)))

/** Who works past midnight looks round for the evening before: until four in the morning. */
const LATEST_AFTER_MIDNIGHT = 240

/** Which of two days a look round belongs to: the one before, while somebody is still there from it. */
export const closingDay = (
  { day, before, minute }: { readonly day: Day; readonly before: Day; readonly minute: number },
  leftFromBefore: Pick<AtWindow, 'inside'>,
): Day => (minute < LATEST_AFTER_MIDNIGHT && leftFromBefore.inside.length > 0 ? before : day)
