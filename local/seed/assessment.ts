import { monthBefore, monthOf } from '../../cloudfunctions/_kernel/month'
import type { Day } from '../../cloudfunctions/_kernel/time'
import { ADMIN } from './roster'
import type { Script } from './script'

const DESK = 'o-centre-desk'
const OTHER_DESK = 'o-centre-desk-2'
/** Whose suggestion was adopted, whose waits for a second person, and who objects. */
const ADOPTED = 2
const WAITS = 6
const OBJECTS = 4

/** Last month's assessment is shown and somebody objects; an entry by hand counts, another waits (§14 §25). */
export const assessLastMonth = async (script: Script, today: Day): Promise<void> => {
  const call = async (openid: string, endpoint: string, input: object) => {
    const answer = await script.call(openid, 'assessment', endpoint, input)
    if (!answer.ok) throw new Error(`assessment.${endpoint}: ${answer.error?.code ?? ''}`)
    return answer.value ?? {}
  }
  const month = monthBefore(monthOf(today))
  const improved = { rule: 'improved', times: 1, kind: 'person' }
  const person = (no: number) => `p-window-${String(no)}-a`
  const adopted = await call(DESK, 'proposeEntry', {
    ...improved,
    subjectId: person(ADOPTED),
    on: `${month}-20`,
    evidence: '建议把盖章和领表并在一个窗口，已经采用',
  })
  await call(OTHER_DESK, 'decideEntry', { proposalId: adopted['proposalId'] })
  await call(ADMIN, 'showMonth', { month })
  await call(`o-window-${String(OBJECTS)}-a`, 'objectToResult', {
    month,
    reason: '有一天大厅停电，打卡机没亮，人是准时到的',
  })
  await call(DESK, 'proposeEntry', {
    ...improved,
    subjectId: person(WAITS),
    on: today,
    evidence: `${String(WAITS)} 号窗口的排队指引是他画的，大厅已经用上`,
  })
}
