import type { Day } from '../_kernel/time'
import { casesAtWork, counterOf, numbersAt } from '../_shared/at-work'
import { type Blocker, blockersOf } from './gate'
import { ownPost, type PersonDay } from './person-day'

/** What keeps somebody from going home now (§21). */
export const keepsHere = async (
  visitor: string,
  day: Day,
  { posts, isReleased }: PersonDay,
): Promise<readonly Blocker[]> => {
  const own = ownPost(posts)
  const [counter, cases] = await Promise.all([
    counterOf(visitor),
    own?.kind === 'primary' ? casesAtWork(own.windowId) : [],
  ])
  const numbers = counter === undefined ? [] : await numbersAt(counter.windowId, day)
  return blockersOf({
    counter: counter === undefined ? undefined : { ...counter, numbers },
    cases: cases.map(({ _id, no, kind }) => ({ caseId: _id, no, kind })),
    isReleased,
  })
}
