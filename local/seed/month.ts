import { daysOfMonth, monthBefore, monthOf } from '../../cloudfunctions/_kernel/month'
import type { HoursBasis } from '../../cloudfunctions/_kernel/public-hours'
import { publicHours } from '../../cloudfunctions/_kernel/public-hours'
import { addDays, type Day, instantOf } from '../../cloudfunctions/_kernel/time'
import { segmentsOn } from '../../cloudfunctions/_kernel/timetable'
import { stamps, windowId, windowNumbers } from './hall'
import { Random } from './random'
import { ADMIN } from './roster'
import type { Script } from './script'

const comings = [-12, -9, -8, -7, -6, -5, -4, -4, -3, -2] as const
const LATE_ONE_IN = 40
const FORGOTTEN_ONE_IN = 70
const AWAY_ONE_IN = 60
/** Says that the clock was wrong, and is right. */
const OBJECTS = 3
/** Has not looked yet. */
const SILENT = 5

/** One half day of one person, now and then late, unclocked, or with B there instead. */
const halfDay = (random: Random, no: number, day: Day, { from, to }: { from: number; to: number }) => {
  const isAway = random.below(AWAY_ONE_IN) === 0
  const personId = `p-window-${String(no)}-${isAway ? 'b' : 'a'}`
  const late = random.below(LATE_ONE_IN) === 0 ? 4 + random.below(40) : random.pick(comings)
  const press = (minute: number, direction: 'in' | 'out') => ({
    _id: `${personId}:${day}:${String(minute)}`,
    personId,
    windowId: windowId(no),
    day,
    minute,
    direction,
    at: instantOf(day, minute),
    by: ['code'],
    against: [],
    flag: 'none',
    ...stamps,
  })
  const isForgotten = random.below(FORGOTTEN_ONE_IN) === 0
  return [press(from + late, 'in'), ...(isForgotten ? [] : [press(to + 2 + random.below(9), 'out')])]
}

/** When staff clocked in the month before, as far as the demo's own days don't reach back into it (§21). */
export const clockingsOfLastMonth = (today: Day, before: Day, basis: HoursBasis): object[] => {
  const random = new Random(Date.parse(today) / 86_400_000)
  const days = daysOfMonth(monthBefore(monthOf(today))).filter((day) => day < before)
  const open = days.filter((day) => {
    const hours = publicHours(day, basis)
    return hours.covered && hours.spans.length > 0
  })
  return open.flatMap((day) =>
    windowNumbers.flatMap((no) =>
      (segmentsOn(day, basis.timetables) ?? []).flatMap((span) => halfDay(random, no, day, span)),
    ),
  )
}

/** Last month is worked out, checked, and after three working days published (§25). */
export const workOutLastMonth = (script: Script, today: Day, days: readonly Day[]): void => {
  const month = monthBefore(monthOf(today))
  const inMonth = [...days, today].filter((day) => !day.startsWith(month) && day > `${month}-31`)
  const [first] = inMonth
  if (first === undefined) return
  const call = async (openid: string, endpoint: string, input: object): Promise<void> => {
    const answer = await script.call(openid, 'attendance', endpoint, input)
    if (!answer.ok) throw new Error(`attendance.${endpoint}: ${answer.error?.code ?? ''}`)
  }
  script.at(instantOf(first, 490), 'month', async () => {
    await call(ADMIN, 'computeMonth', { month })
    await script.cloud.runTimer('attendance')
  })
  script.at(instantOf(first, 500), 'month', async () => {
    for (const no of windowNumbers) {
      const clerk = `o-window-${String(no)}-a`
      if (no === OBJECTS) await call(clerk, 'objectMonth', { month, reason: '有一天早上屏幕黑着，没打上' })
      else if (no !== SILENT) await call(clerk, 'confirmMonth', { month })
    }
  })
  const reason = '大厅屏那天确实坏了，导办台作证'
  const amendment = { month, personId: `p-window-${String(OBJECTS)}-a`, amendments: [], reason }
  script.at(instantOf(addDays(first, 1), 490), 'month', () => call(ADMIN, 'amendMonth', amendment))
  const published = inMonth.find((day) => day > addDays(first, 6))
  if (published !== undefined)
    script.at(instantOf(published, 490), 'month', async () => {
      await call(ADMIN, 'publishMonth', { month })
      await script.cloud.runTimer('attendance')
    })
}
