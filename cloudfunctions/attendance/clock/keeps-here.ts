import type { Context } from '../../_kernel/context'
import { find, get } from '../../_kernel/store'
import type { Day } from '../../_kernel/time'
import { casesAtWork, counterOf, numbersAt } from '../../_shared/at-work'
import { closingId, Closings, holdsFor } from '../../_shared/closing'
import { atWindow } from '../../_shared/presence'
import { PunchRecords } from '../collections'
import { endsDay } from './ends-day'
import { type Blocker, blockersOf, type GateFacts } from '../gate'
import { ownPost, type PersonDay, windowsById, windowToKeep } from '../person-day'
import type { Punch } from './punch'

const MOST = 1000

/** The window that somebody is leaving, and whether it may be left as it is (§31). */
const leavesOf = async (
  personId: string,
  { day, punch }: { readonly day: Day; readonly punch: Punch },
  known: PersonDay,
  now: Date,
): Promise<GateFacts['leaves']> => {
  const last = [...known.punches].sort((one, other) => one.at.getTime() - other.at.getTime()).at(-1)
  // Who forgot to clock in was where they are expected.
  const windowId = last?.windowId ?? windowToKeep(known, punch.minute)
  if (windowId === undefined) return undefined
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
  { day, now, visitor }: Pick<Context, 'day' | 'now' | 'visitor'>,
): Promise<readonly Blocker[]> => {
  const own = ownPost(known.posts)
  const [counter, cases, leaves] = await Promise.all([
    counterOf(visitor),
    own?.kind === 'primary' ? casesAtWork(own.windowId) : [],
    endsDay(on.punch, known) && !known.isReleased ? leavesOf(personId, on, known, now) : undefined,
  ])
  const numbers = counter === undefined ? [] : await numbersAt(counter.windowId, day)
  return blockersOf({
    counter: counter === undefined ? undefined : { ...counter, numbers },
    cases: cases.map(({ _id, no, kind }) => ({ caseId: _id, no, kind })),
    leaves,
    isReleased: known.isReleased,
  })
}
