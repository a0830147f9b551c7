import type { Context } from '../_kernel/context'
import { find, get } from '../_kernel/store'
import type { Day } from '../_kernel/time'
import { casesAtWork, counterOf, numbersAt } from '../_shared/at-work'
import { closingId, Closings, holdsFor } from '../_shared/closing'
import { atWindow } from '../_shared/presence'
import { PunchRecords } from './collections'
import { endsDay } from './ends-day'
import { type Blocker, blockersOf, type GateFacts } from './gate'
import { ownPost, type PersonDay, windowsById } from './person-day'
import type { Punch } from './punch'

const MOST = 1000

/** The window that somebody with these presses is at, and whether it may be left as it is (§31). */
const leavesOf = async (
  personId: string,
  day: Day,
  known: PersonDay,
  now: Date,
): Promise<GateFacts['leaves']> => {
  const own = [...known.punches].sort((one, other) => one.at.getTime() - other.at.getTime()).at(-1)
  // Who never came in has been at no window, and who went is there no more.
  if (own?.direction !== 'in' || own.windowId === undefined) return undefined
  const { windowId } = own
  const [seen, closing, windows] = await Promise.all([
    find(PunchRecords, { day }, { order: [['at', 1]], limit: MOST }),
    get(Closings, closingId(day, windowId)),
    windowsById(),
  ])
  const { inside, lastIn } = atWindow(windowId, seen)
  return {
    windowId,
    windowNo: windows.get(windowId)?.no ?? 0,
    others: inside.filter((one) => one !== personId).length,
    isClosedUp: holdsFor(closing?.done?.at, { lastIn, leftAt: now }),
  }
}

/** What keeps somebody from going home now, or would if they pressed out (§21). `on`: the day that it would end. */
export const keepsHere = async (
  personId: string,
  on: { readonly day: Day; readonly punch: Punch },
  known: PersonDay,
  { day, now }: Pick<Context, 'day' | 'now'>,
): Promise<readonly Blocker[]> => {
  const own = ownPost(known.posts)
  const [counter, cases, leaves] = await Promise.all([
    counterOf(personId),
    own?.kind === 'primary' ? casesAtWork(own.windowId) : [],
    endsDay(on.punch, known) && !known.isReleased ? leavesOf(personId, on.day, known, now) : undefined,
  ])
  const numbers = counter === undefined ? [] : await numbersAt(counter.windowId, day)
  return blockersOf({
    counter: counter === undefined ? undefined : { ...counter, numbers },
    cases: cases.map(({ _id, no, kind }) => ({ caseId: _id, no, kind })),
    leaves,
    isReleased: known.isReleased,
  })
}
