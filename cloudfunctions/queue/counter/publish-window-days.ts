import type { Context } from '../../_kernel/context'
import { find, findFields, insert } from '../../_kernel/store'
import { addDays, type Day } from '../../_kernel/time'
import { WindowDays } from '../../_shared/window-day'
import { Tickets } from '../collections'
import { DayRow, windowDays } from './window-days'

const PAGE = 1000
/** How far back a hall that never published begins: a quarter. */
const FIRST_DAYS = 92

const rowsOf = async (day: Day): Promise<DayRow[]> => {
  const rows: DayRow[] = []
  for (let skip = 0; ; skip += PAGE) {
    const page = await findFields(
      Tickets,
      DayRow,
      Object.keys(DayRow.entries),
      { day },
      {
        order: [
          ['status', 1],
          ['updatedAt', 1],
        ],
        skip,
        limit: PAGE,
      },
    )
    rows.push(...page)
    if (page.length < PAGE) return rows
  }
}

/**
 * Publishes the days that are over, each once: from the last one that stands there, which may be half written, to
 * yesterday. Late or dead, it goes on where it was.
 */
export const publishWindowDays = async ({ day: today, now }: Context): Promise<void> => {
  const [last] = await find(WindowDays, {}, { order: [['day', -1]], limit: 1 })
  for (let day = last?.day ?? addDays(today, -FIRST_DAYS); day < today; day = addDays(day, 1)) {
    for (const one of windowDays(day, await rowsOf(day))) await insert(WindowDays, { ...one, updatedAt: now })
  }
}
