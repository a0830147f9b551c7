import { addDays, type Day, weekdayOf } from '../../cloudfunctions/_kernel/time'
import { unitOfWindow } from './hall'
import { ADMIN } from './roster'
import type { Script } from './script'

const SATURDAY = 6
const FRIDAY = 5
/** Units whose heads have filed: of these windows. */
const filed = [2, 8] as const

/** The next day of this weekday behind today. */
const nextOf = (weekday: number, today: Day): Day =>
  addDays(today, ((weekday - weekdayOf(today) + 6) % 7) + 1)

/** A weekend of registration for which two units have filed who is on duty, and the others have it to do (§22). */
export const fileDuties = async (script: Script, today: Day): Promise<void> => {
  const call = async (openid: string, endpoint: string, input: object) => {
    const answer = await script.call(openid, 'attendance', endpoint, input)
    if (!answer.ok) throw new Error(`attendance.${endpoint}: ${answer.error?.code ?? ''}`)
    return answer.value ?? {}
  }
  const from = nextOf(SATURDAY, today)
  const period = { name: '周末补办', from, to: addDays(from, 1), fileBy: addDays(from, -1) }
  const { periodId } = await call(ADMIN, 'announceDuty', period)
  for (const no of filed) {
    const unitId = unitOfWindow(no)
    const head = `o-head-${unitId}`
    const known = await call(head, 'unitDuty', { unitId })
    const windows = known['windows'] as { windowId: string }[]
    const people = known['people'] as { personId: string }[]
    const periods = known['periods'] as { periodId: string; daysOff: Day[] }[]
    // One of the two may be made up for a holiday.
    const day = periods.find((one) => one.periodId === periodId)?.daysOff.at(-1)
    const span = { from: 540, to: 720 }
    const personIds = people.slice(0, 2).map(({ personId }) => personId)
    const entries = [{ windowId: windows[0]?.windowId, day, span, personIds }]
    await call(head, 'fileDuty', { unitId, periodId, entries })
  }
}

/** Friday's meeting, and somebody who can't come (§13 §24). */
export const planFriday = async (script: Script, today: Day): Promise<void> => {
  const form = {
    kind: 'meeting',
    title: '周五例会',
    day: nextOf(FRIDAY, today),
    span: { from: 960, to: 1050 },
    place: '二层会议室',
    unitIds: [],
  }
  const planned = await script.call(ADMIN, 'attendance', 'planMeeting', form)
  if (!planned.ok) throw new Error(`attendance.planMeeting: ${planned.error?.code ?? ''}`)
  const meetingId = planned.value?.['meetingId']
  const absence = { meetingId, reason: '要带孩子看病' }
  await script.call('o-window-5-a', 'attendance', 'askAbsence', absence)
}
