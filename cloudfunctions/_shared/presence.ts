import * as v from 'valibot'
import { readFrom } from '../_kernel/collection'
import { findSound } from '../_kernel/store'
import { Day } from '../_kernel/time'
import { Id } from '../_kernel/values'

/** One press of the clock, as far as it says who is at which window (§21). */
export interface Seen {
  readonly personId: string
  readonly windowId?: string | undefined
  readonly direction: 'in' | 'out'
  readonly at: Date
}

/** Who was and is at one window on a day. */
export interface AtWindow {
  /** Clocked in there and not gone since. */
  readonly inside: readonly string[]
  /** When somebody last came; nothing: nobody was there that day. */
  readonly lastIn: Date | undefined
  readonly lastOut: { readonly at: Date; readonly personId: string } | undefined
}

const byTime = (one: Seen, other: Seen): number => one.at.getTime() - other.at.getTime()

/** What a day's presses say of a window: whoever came in elsewhere since is no longer there (§31). */
export const atWindow = (windowId: string, seen: readonly Seen[]): AtWindow => {
  const presses = [...seen].sort(byTime)
  const own = presses.filter((one) => one.windowId === windowId)
  const last = new Map(presses.map((one) => [one.personId, one]))
  const inside = [...last.values()].filter((one) => one.direction === 'in' && one.windowId === windowId)
  const out = own.filter(({ direction }) => direction === 'out').at(-1)
  return {
    inside: inside.map(({ personId }) => personId),
    lastIn: own.filter(({ direction }) => direction === 'in').at(-1)?.at,
    lastOut: out === undefined ? undefined : { at: out.at, personId: out.personId },
  }
}

/** `attendance` alone writes it. */
const punches = readFrom(
  'punches',
  v.object({
    _id: Id,
    personId: Id,
    windowId: v.optional(Id),
    day: Day,
    direction: v.picklist(['in', 'out']),
    at: v.date(),
  }),
  'read to know who is still at a window, and who was the last to leave it',
)

/** `attendance` alone writes it. */
const releases = readFrom(
  'releases',
  v.object({ _id: Id, day: Day, personIds: v.array(Id) }),
  'read to know whom the centre let go before everything was done',
)

const MOST = 1000

/** A day's presses of the clock, of everybody or at one window. */
export const seenOn = async (day: Day, where: { readonly windowId?: string } = {}): Promise<Seen[]> =>
  (await findSound(punches, { day, ...where }, { order: [['at', 1]], limit: MOST })).sound

/** Whom the centre let go on a day; nobody named in one of them means everybody. */
export const releasedOn = async (day: Day): Promise<readonly (readonly string[])[]> =>
  (await findSound(releases, { day }, { limit: MOST })).sound.map(({ personIds }) => personIds)
