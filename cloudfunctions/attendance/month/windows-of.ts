import { find } from '../../_kernel/store'
import { Commitments } from '../collections'
import { claimedOn } from '../person-day'
import { daysOfMonth } from '../../_kernel/month'
import { postingsBetween } from './facts'

/** The windows whose month somebody's days are a part of: those they are posted at, stood in at, or were on duty at. */
export const windowsOf = async (personId: string, month: string): Promise<string[]> => {
  const days = daysOfMonth(month)
  const [postings, years] = await Promise.all([
    postingsBetween({ personId }, days),
    find(Commitments, { personId }),
  ])
  const claimed = years.flatMap((year) =>
    days.flatMap((day) => [...claimedOn(year, day, 'standIn'), ...claimedOn(year, day, 'duty')]),
  )
  const all = [...postings, ...claimed].flatMap(({ windowId }) => (windowId === undefined ? [] : [windowId]))
  return [...new Set(all)].sort()
}
